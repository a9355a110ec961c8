from pathlib import Path

import pytest
from translation.localised_ears import THOUSAND, all_marked, content_with, localised, marked

from handouts.content.project import Content
from handouts.problems import Where
from handouts.translation.figures import FigureMaker
from handouts.translation.localise import JUDGED
from handouts.translation.localised import Block, IconArray, Localised, OutcomeRow, Row
from handouts.translation.texts import TextMaker

HERE = Where("content/leaflets/ear-wax.yaml")


def maker(content: Content, audience: str = "clinician") -> FigureMaker:
    """A maker of figures for one audience, in 1,000."""
    return FigureMaker(TextMaker(content, THOUSAND, audience, "GB", "en-GB", cites=audience != "plain"))


def block(handout: Localised, section: str, kind: str) -> Block:
    """The first block of a kind in a section."""
    blocks = next(one.blocks for one in handout.sections if one.id == section)
    return next(one for one in blocks if one.kind == kind)


def told(array: IconArray) -> dict[str, str]:
    """The texts of an array."""
    parts = ("big", "sentence", "happened", "otherwise", "caption", "note")
    return {part: marked(getattr(array, part)) for part in parts}


def test_an_icon_array_tells_both_sides_who_when_and_how_it_is_known() -> None:
    """Big number with a capital, both framings, the author's caption before the derived one, the note below."""
    array = block(localised(content_with(Path())), "harms", "icons").array
    assert array is not None
    assert (array.fact, array.of, array.count, array.group) == ("sore", 1000, 8, "harm")
    assert told(array) == {
        "big": "8 in 1,000",
        "sentence": "people had a sore ear.",
        "happened": "**8** had a sore ear",
        "otherwise": "**992** had no sore ear",
        "caption": "In one made-up study. People with ear wax who used drops. Follow-up: 5 days. [example-c]",
        "note": "Reported by Example 2023, not checked against the paper.",
    }
    assert array.alt == "8 of 1,000 marks are filled: had a sore ear. 992 are open: had no sore ear."


def test_an_array_for_easy_words_cites_nothing() -> None:
    """The same words, no citation and no space for it."""
    array = block(localised(content_with(Path()), "plain"), "harms", "icons").array
    assert array is not None
    assert marked(array.caption) == "In one made-up study. People with ear wax who used drops. Follow-up: 5 days."


def test_a_caption_without_a_stop_gets_one(tmp_path: Path) -> None:
    """The author's caption is a sentence of its own."""
    content = content_with(tmp_path, ("leaflet", "caption: In one made-up study.", "caption: In one study"))
    array = block(localised(content, "plain"), "harms", "icons").array
    assert array is not None
    assert marked(array.caption).startswith("In one study. People with ear wax")


@pytest.mark.parametrize(
    ("value", "big", "count", "happened", "otherwise"),
    [
        ("percent: 46.2", "About 460 in 1,000", 460, "**460** had", "**540** had no"),
        ("percent: 0.04", "Fewer than 1 in 1,000", 1, "**fewer than 1** had", "**more than 999** had no"),
        ("proportion: 0 of 174", "None of 174", 0, "**0** had", "**1,000** had no"),
        ("percent: 100", "1,000 in 1,000", 1000, "**1,000** had", "**0** had no"),
    ],
)
def test_an_array_at_its_limits(
    tmp_path: Path, value: str, big: str, count: int, happened: str, otherwise: str
) -> None:
    """A share above none draws a mark and says so; none is none."""
    content = content_with(tmp_path, ("facts", "percent: 0.8 (95% CI 0.3 to 1.9)", value))
    array = maker(content).array("sore", "harm", HERE)
    assert (array.count, told(array)["big"]) == (count, big)
    assert told(array)["happened"].startswith(happened)
    assert told(array)["otherwise"].startswith(otherwise)


def cells(row: OutcomeRow) -> tuple[str, ...]:
    """The texts of a row in the order of its columns."""
    parts = ("outcome", "value", "interval", "population", "years", "within", "certainty", "note", "cite")
    return tuple(marked(getattr(row, part)) for part in parts)


USED, WAITED = "People with ear wax who used drops", "People with ear wax who waited"
TRIAL = "People in the EAR-2 trial"
LOW = "Low (The Invented Ear Group 2025) [example-b]"
OPEN = "Not judged yet"
REPORTED = "Reported by Example 2023, not checked against the paper."
OURS = "Our own summary of several reports."
A, B, C = "[example-a]", "[example-b]", "[example-c]"
UNKNOWN_SIZE = "The report does not say how many people were asked."
ROWS = {
    "cleared_drops": (
        ("Had clear ears", "70% (87 of 125)", "61 to 77%"),
        (USED, "2021 to 2022", "5 days", LOW, "", A),
    ),
    "cleared_wait": (
        ("Had clear ears", "32% (40 of 125)", "not given"),
        (WAITED, "2021 to 2022", "5 days", LOW, "", A),
    ),
    "sore": (("Had a sore ear", "0.8%", "0.3 to 1.9%"), (USED, "", "5 days", OPEN, REPORTED, C)),
    "sore_reports": (
        ("Had a sore ear", "0 to 1.5%", "not given"),
        (
            "People with ear wax in two made-up studies",
            "",
            "Differs between studies",
            OPEN,
            OURS,
            "[example-a, example-c]",
        ),
    ),
    "rash": (("Had a rash", "3", "not given"), (USED, "", "5 days", OPEN, UNKNOWN_SIZE, B)),
    "drops_mean": (
        ("Drops used in each ear", "Mean 4.5 drops", "4.1 to 4.9"),
        (USED, "", "5 days", OPEN, "", B),
    ),
    "wait_median": (
        ("Time until the ear was clear", "Median 12 days", "not given"),
        (WAITED, "", "1 month", OPEN, "", A),
    ),
    "clear_hr": (
        ("Ears becoming clear, drops compared with waiting", "Hazard ratio 2.10", "1.40 to 3.15"),
        (TRIAL, "", "5 days", OPEN, "", A),
    ),
    "visits_rate": (
        ("Visits to a nurse, drops compared with waiting", "Rate ratio 0.64", "0.50 to 0.82"),
        (TRIAL, "", "5 days", OPEN, "", A),
    ),
    "sore_risk": (
        ("A sore ear, drops compared with waiting", "Risk ratio 1.5", "not given"),
        (TRIAL, "", "5 days", OPEN, REPORTED, C),
    ),
}


def test_the_outcome_tables_tell_each_kind_as_published() -> None:
    """All rows of the clinicians' two tables, cell by cell."""
    handout = localised(content_with(Path()), "clinician")
    rows = [row for section in ("benefits", "harms") for row in block(handout, section, "facts").rows]
    assert {row.fact: cells(row) for row in rows} == {name: (*head, *rest) for name, (head, rest) in ROWS.items()}
    assert {row.group for row in rows[:6]} == {"benefit"}
    assert {row.group for row in rows[6:]} == {"harm"}


def test_a_row_says_when_follow_up_is_unknown(tmp_path: Path) -> None:
    """A fact without `within`."""
    within = "  within: 5 days\n  certainty: not judged yet\n  checked: full text"
    content = content_with(tmp_path, ("facts", within, "  checked: full text"))
    assert marked(maker(content).row("rash", "harm", HERE).within) == "Not stated"


def test_a_status_row_names_place_day_and_source() -> None:
    """One row per status fact."""
    (row,) = localised(content_with(Path()), "clinician").status_by_place
    wanted = ("United Kingdom", "Sold in shops without a prescription. [example-b]", "As of 22 November 2026")
    assert (marked(row.place), marked(row.status), marked(row.as_of)) == wanted


def test_a_declared_comparison_of_shares_is_drawn_with_its_difference() -> None:
    """Two arrays and how far they are apart, of the exact shares: 47 of 125."""
    compared = block(localised(content_with(Path())), "benefits", "compare").compared
    assert compared is not None
    assert [told(array)["big"] for array in compared.arrays] == ["About 700 in 1,000", "320 in 1,000"]
    assert marked(compared.difference) == "Difference between the two groups: about 380 in 1,000 people."
    assert (compared.rows, compared.lines) == ((), ())


def test_no_difference_and_a_tiny_one_are_said_in_words(tmp_path: Path) -> None:
    """Equal shares have none; a difference above none never prints as 0."""
    same = content_with(tmp_path / "same", ("facts", "proportion: 40 of 125", "percent: 69.6"))
    near = content_with(tmp_path / "near", ("facts", "proportion: 40 of 125", "percent: 69.59"))
    names = ("cleared_drops", "cleared_wait")
    assert marked(maker(same).difference(names, HERE)) == "The two groups had the same number."
    wanted = "Difference between the two groups: fewer than 1 in 1,000 people."
    assert marked(maker(near).difference(names, HERE)) == wanted
    assert maker(same).difference((*names, "sore"), HERE) is None


def test_a_comparison_of_other_values_is_told_to_patients_and_tabled_for_clinicians() -> None:
    """Counts and averages are not drawn and not subtracted."""
    content = content_with(Path())
    told = maker(content, "patient").compared(("rash", "drops_mean"), "harm", HERE)
    assert all_marked(told.lines) == [
        "3 people had a rash (people with ear wax who used drops).",
        "Drops used in each ear: 4.5 drops (people with ear wax who used drops).",
    ]
    tabled = maker(content).compared(("rash", "drops_mean"), "harm", HERE)
    assert [row.fact for row in tabled.rows] == ["rash", "drops_mean"]
    assert told.difference is tabled.difference is None


@pytest.mark.parametrize(
    ("fact", "line"),
    [
        ("cleared_drops", "About 700 in 1,000 people had clear ears (people with ear wax who used drops)."),
        ("sore_reports", "0 to 15 in 1,000 people had a sore ear (people with ear wax in two made-up studies)."),
        ("wait_median", "Time until the ear was clear: 12 days (people with ear wax who waited)."),
        ("clear_hr", "Ears becoming clear, drops compared with waiting: 2.10 (people in the EAR-2 trial)."),
        ("drops_last", "About 5 days (people with ear wax who used drops)."),
    ],
)
def test_a_fact_as_a_sentence(fact: str, line: str) -> None:
    """So many people …; a measure behind its outcome."""
    assert marked(maker(content_with(Path())).line(fact, HERE)) == line


def row_of(content: Content, ask: str, audience: str = "patient") -> Row:
    """The row of the small sheet with this question."""
    return next(row for row in localised(content, audience, "drops-or-wait").rows if marked(row.ask) == ask)


def test_a_sheet_has_the_question_its_options_and_a_cell_for_each() -> None:
    """Options in order with the one that changes nothing; cells in the order of the options."""
    sheet = localised(content_with(Path()), "patient", "drops-or-wait")
    assert (marked(sheet.decision), sheet.sheet_kind) == ("Shall I use drops, or wait?", "decide")
    assert [(one.id, marked(one.name), one.no_change) for one in sheet.options] == [
        ("drops", "Use ear drops", False),
        ("wait", "Wait and see", True),
    ]
    harms = row_of(content_with(Path()), "What can go wrong?")
    assert [(cell.option, cell.nothing_found) for cell in harms.cells] == [("drops", False), ("wait", True)]
    assert all_marked(harms.cells[0].paragraphs) == ["A sore ear. In one report, 8 in 1,000 people had one."]


@pytest.mark.parametrize("audience", ["patient", "clinician"])
def test_rows_say_whether_their_numbers_may_be_compared(audience: str) -> None:
    """Same study, different studies with the reason, or no numbers at all; no difference without a comparison."""
    content = content_with(Path())
    told = {ask: row_of(content, ask, audience) for ask in ("What is it?", "Does it help?", "What can go wrong?")}
    assert [row.head_to_head for row in told.values()] == ["", "same", "different"]
    assert [marked(row.why_not) for row in told.values()] == ["", "", "Only people with drops were asked."]
    assert {row.difference for row in told.values()} == {None}


def test_percents_in_clinicians_cells_count_as_numbers_of_their_study(tmp_path: Path) -> None:
    """A row of `.percent` forms is tagged as one of plain forms is."""
    drops, wait = '"{cleared_drops} people had clear ears."', '"{cleared_wait} people had clear ears."'
    content = content_with(
        tmp_path,
        ("sheet", f"drops: {drops}", f"drops: {{patient: {drops}, clinician: '{{cleared_drops.percent}}'}}"),
        ("sheet", f"wait: {wait}", f"wait: {{patient: {wait}, clinician: '{{cleared_wait.percent}}'}}"),
    )
    assert row_of(content, "Does it help?", "clinician").head_to_head == "same"


def test_a_cell_that_declares_a_comparison_has_its_difference(tmp_path: Path) -> None:
    """`compare:` in a cell prints each with its population, and the row how far they are apart."""
    cell = '"{cleared_drops} people had clear ears."'
    content = content_with(tmp_path, ("sheet", cell, "{compare: [cleared_drops, cleared_wait]}"))
    row = row_of(content, "Does it help?")
    assert all_marked(row.cells[0].paragraphs) == [
        "About 700 in 1,000 people had clear ears (people with ear wax who used drops).",
        "320 in 1,000 people had clear ears (people with ear wax who waited).",
    ]
    assert marked(row.difference) == "Difference between the two groups: about 380 in 1,000 people."


def test_a_sheet_knows_whether_somebody_judged_its_numbers(tmp_path: Path) -> None:
    """Only results of studies are judged; lengths of time and statuses are not."""
    assert localised(content_with(Path()), "patient", "drops-or-wait").unjudged
    sore = "certainty: not judged yet\n  checked: second-hand"
    rated = content_with(tmp_path, ("facts", sore, sore.replace("not judged yet", "low, rated by example-b")))
    assert not localised(rated, "patient", "drops-or-wait").unjudged
    assert not isinstance(rated.facts["drops_last"].value, JUDGED)
