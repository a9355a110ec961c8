"""What one reader gets: `for:`, regions, clinics, fall-back."""

from __future__ import annotations

from pathlib import Path

import pytest
from content.sample_project import LEAFLET, changed, content_of, loaded

from handouts.content.denominators import denominator
from handouts.content.select import ANY_CLINIC, FallBack, Selected, select
from handouts.problems import Where


def _texts(selected: Selected) -> list[tuple[str, str]]:
    return [(text.voice, text.text.source) for text in selected.texts()]


def test_a_patient_gets_their_own_words_and_those_for_all(tmp_path: Path) -> None:
    """In the order of the leaflet, without what is for clinicians, clinics or other regions."""
    selected = select(content_of(tmp_path), "ear-wax", "patient", "GB")
    assert _texts(selected) == [
        ("patient", "Ear wax"),
        ("all", "To help you with ear wax."),
        ("all", "Ear wax is **normal**."),
        ("patient", "Drops can help. {better} people got better."),
        ("all", "What is it?"),
        ("patient", "Your ear makes [[wax]] to clean itself."),
        ("patient", "See [the page](https://example.org/wax)."),
        ("all", "Bring {3} copies of this."),
        ("all", "Ring {clinic.urgent_phone}: they know."),
        ("all", "Does it help?"),
        ("all", "People with drops"),
        ("all", "An ear."),
        ("all", "Do not use cotton buds."),
        ("all", "have a very bad pain"),
        ("all", "Ring {region.emergency} now."),
        ("all", "Which drops are best."),
        ("all", "Ask your nurse."),
        ("all", "Do I need drops?"),
    ]
    assert [block.kind for block in selected.blocks()] == ["text", "bullets", "icons", "figure", "warning"]
    assert selected.fall_backs == ()


def test_a_clinician_gets_teach_back_and_status_and_no_red_flags(tmp_path: Path) -> None:
    """And the comparison that is for clinicians; the title falls back to the patient's."""
    selected = select(content_of(tmp_path), "ear-wax", "clinician", "GB")
    assert [text.text.source for text in selected.teach_back] == ["Can you tell me what you will do?"]
    assert [str(fact) for fact in selected.status_by_place] == ["licence"]
    assert (selected.red_flags, selected.questions) == ((), ())
    assert [str(fact) for block in selected.blocks() if block.kind == "compare" for fact in block.facts] == [
        "better",
        "same",
    ]
    file = "content/leaflets/ear-wax.yaml"
    assert selected.fall_backs == (FallBack(Where(file, 2, 12), "title", "clinician", "patient"),)


def test_every_fall_back_is_counted(tmp_path: Path) -> None:
    """Plain words are missing in one key point and one text."""
    selected = select(content_of(tmp_path), "ear-wax", "plain", "GB")
    assert [(text.part, text.used) for text in selected.fall_backs] == [("key points", "patient"), ("text", "patient")]


def test_what_is_for_clinics_comes_with_a_clinic(tmp_path: Path) -> None:
    """Without one the block is left out."""
    content = content_of(tmp_path)
    kinds = [block.kind for block in select(content, "ear-wax", "patient", "GB", clinic=ANY_CLINIC).blocks()]
    assert kinds == ["text", "bullets", "icons", "figure", "tip", "warning"]


@pytest.mark.parametrize(("region", "there"), [("GB", True), ("GB-SCT", True), ("US", False), ("GBR", False)])
def test_a_block_for_a_region_is_for_its_parts_too(region: str, there: bool, tmp_path: Path) -> None:
    """GB means Scotland too, not another place that starts alike."""
    blocks = select(content_of(tmp_path), "ear-wax", "patient", region).blocks()
    assert ("warning" in [block.kind for block in blocks]) is there


def test_a_red_flag_never_falls_back(tmp_path: Path) -> None:
    """Patients' words are not said to plain readers; the gap is there for the checks to tell."""
    files = changed("leaflet", "  - if you: have a very bad pain\n", "  - if you: {patient: have pain}\n")
    selected = select(content_of(tmp_path, files), "ear-wax", "plain", "GB")
    assert selected.red_flags == ()
    assert [(text.part, text.used) for text in selected.fall_backs if not text.used] == [("red flags", "")]


def test_a_section_without_blocks_for_a_reader_is_left_out(tmp_path: Path) -> None:
    """Its heading too."""
    files = changed(
        "leaflet", "    about: benefits\n    heading", "    about: benefits\n    for: clinician\n    heading"
    )
    sections = select(content_of(tmp_path, files), "ear-wax", "patient", "GB").sections
    assert [section.section.id for section in sections] == ["what"]


def test_patients_are_shown_no_ratio_and_nothing_only_for_others(tmp_path: Path) -> None:
    """In tables of facts."""
    facts = "  sources: [kim-2021]\nratio:\n  hazard ratio: 0.5\n  checked: full text\n"
    files = changed("facts", "  sources: [kim-2021]\n", facts)
    table = LEAFLET.replace("- compare: [better, same]\n        for: clinician", "- facts: [better, ratio]")
    content = content_of(tmp_path, files | {"content/leaflets/ear-wax.yaml": table})
    shown = {
        audience: [
            str(fact)
            for block in select(content, "ear-wax", audience, "GB").blocks()
            if block.kind == "facts"
            for fact in block.facts
        ]
        for audience in ("patient", "clinician")
    }
    assert shown == {"patient": ["better"], "clinician": ["better", "ratio"]}


def test_a_sheet_has_its_cells_in_the_order_of_its_options(tmp_path: Path) -> None:
    """Each with a text, a comparison, or the fixed words that nothing was found."""
    selected = select(content_of(tmp_path), "drops", "clinician", "GB")
    assert [(option.id, option.name.text.source) for option in selected.options] == [
        ("drops", "Drops"),
        ("wait", "Watchful waiting"),
    ]
    cells = [
        [(cell.option, cell.nothing_found, len(cell.paragraphs), len(cell.compare)) for cell in row.cells]
        for row in selected.rows
    ]
    assert cells == [[("drops", False, 1, 0), ("wait", True, 0, 0)], [("drops", False, 0, 2), ("wait", False, 1, 0)]]
    assert [row.not_head_to_head is not None for row in selected.rows] == [False, True]


@pytest.mark.parametrize(
    ("value", "denominator_"),
    [
        ("proportion: 5 of 364", 1000),
        ("proportion: 0 of 174", 100),
        ("proportion: 10 of 100", 100),
        ("percent: 9.9", 1000),
        ("range: 0 to 2.5 percent", 1000),
        ("range: 2 to 4 weeks", 100),
        ("count: 3", 100),
    ],
)
def test_one_denominator_for_a_handout(value: str, denominator_: int, tmp_path: Path) -> None:
    """1,000 as soon as one number of it is above 0 and under 10 %."""
    files = changed("facts", "status: Sold in shops.", f"{value}").copy()
    files["content/leaflets/ear-wax.yaml"] = LEAFLET.replace("status by place: [licence]\n", "").replace(
        "is **normal**", "is {licence}"
    )
    assert denominator(content_of(tmp_path, files), "ear-wax") == denominator_
    assert denominator(content_of(tmp_path, files), "drops") == 100


def test_names_without_words_for_an_audience_are_errors(tmp_path: Path) -> None:
    """A heading, an option or a question that nobody's words fit would leave a hole in the page."""
    files = changed("leaflet", "heading: What is it?", "heading: {clinician: What?}")
    found = loaded(tmp_path, files)
    assert [(problem.id, problem.message) for problem in found.problems] == [
        ("text-audience-missing", "This heading says nothing to: patient, plain.")
    ]
