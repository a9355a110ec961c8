from __future__ import annotations

from pathlib import Path

import pytest
from document.made_up import own_templates

from handouts.content.models.base import AUDIENCES
from handouts.document.shelf import TemplateShelf
from handouts.document.theme import CLOSE, Theme
from handouts.document.theme_rules import contrast, grey

KINDS = ("leaflet", "comparison")


def theme_of(audience: str, kind: str = "leaflet") -> Theme:
    """The package's own theme; it has no Problem."""
    theme, problems = TemplateShelf().theme(audience, kind)
    assert problems == ()
    assert theme is not None
    return theme


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_nothing_is_too_small(audience: str, kind: str) -> None:
    """No type is under 12 pt, on sheets in easy words none under 14 pt."""
    smallest = min(style.size for style in theme_of(audience, kind).styles.values())
    assert smallest == (14.0 if audience == "plain" else 12.0)


SIZES = (
    ("patient", "leaflet", "title", 27, 32),
    ("patient", "leaflet", "lead", 15, 21),
    ("patient", "leaflet", "h2", 18, 23),
    ("patient", "leaflet", "body", 13, 18.5),
    ("patient", "leaflet", "big", 25, 30),
    ("patient", "leaflet", "foot", 12, 15.5),
    ("patient", "comparison", "title", 22, 27),
    ("patient", "comparison", "body", 12, 15.5),
    ("patient", "comparison", "option-name", 14, 17.5),
    ("plain", "leaflet", "h2", 17, 22),
    ("plain", "leaflet", "body", 14, 20.5),
    ("plain", "leaflet", "phone", 18, 22),
    ("plain", "leaflet", "banner", 14, 18.5),
    ("clinician", "leaflet", "title", 20, 25),
    ("clinician", "leaflet", "h2", 14.5, 18),
    ("clinician", "leaflet", "body", 12, 15.5),
)


@pytest.mark.parametrize(("audience", "kind", "role", "size", "leading"), SIZES)
def test_sizes_of_the_look(audience: str, kind: str, role: str, size: float, leading: float) -> None:
    """Type is as large, and its lines are as far apart, as the look asks for."""
    style = theme_of(audience, kind).style(role)
    assert (style.size, style.leading) == (size, leading)


PAGES = (
    ("patient", "leaflet", 166, 16),
    ("plain", "leaflet", 166, 30),
    ("clinician", "leaflet", 180, 0),
    ("patient", "comparison", 269, 0),
    ("clinician", "comparison", 269, 0),
)


@pytest.mark.parametrize(("audience", "kind", "width", "rail"), PAGES)
def test_pages_of_the_look(audience: str, kind: str, width: float, rail: float) -> None:
    """Content is as wide as the look asks for; sheets lie on their side."""
    theme = theme_of(audience, kind)
    assert (theme.page.content_width, theme.rail) == (width, rail)
    assert (theme.page.width > theme.page.height) == (kind == "comparison")


def test_boxes_differ_by_shape() -> None:
    """Key points have a tint and a bar, red flags a heavy frame, warnings a thin one, tips rules."""
    theme = theme_of("patient")
    assert (theme.box("key-points").tint, theme.box("key-points").bar) == (True, 3.5)
    assert (theme.box("red-flags").frame, theme.box("red-flags").colour) == (2.25, "alarm")
    assert (theme.box("warning").frame, theme.box("tip").rules, theme.box("how-to-read").rules) == (
        1.25,
        "both",
        "above",
    )


def test_contrast_is_wcags() -> None:
    """Ratios of relative luminances, from 1 to 21, whichever colour comes first."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)
    assert contrast("#FFFFFF", "#0B4A63") == pytest.approx(9.7, abs=0.05)
    assert contrast("#8F1D12", "#F3F6F7") == pytest.approx(8.2, abs=0.05)


def test_grey() -> None:
    """Petrol and brick come out of a black-and-white printer as the greys that the look names."""
    assert [grey(colour) for colour in ("#0B4A63", "#8F1D12", "#F3F6F7")] == ["#3A3A3A", "#3E3E3E", "#F5F5F5"]


FAULTY = (
    ("plain", "  colours: {accent: '#4E7A8C'}", "theme-contrast", "2:21"),
    ("patient", "  colours: {tint: '#C0C8CC'}", "theme-tint", "2:19"),
    ("patient", "  colours: {accent: petrol}", "theme-value", "2:21"),
    ("patient", "  colours: {petrol: '#0B4A63'}", "theme-key-unknown", "2:13"),
    ("patient", "  styles: {foot: {size: 11}}", "theme-size", "2:25"),
    ("plain", "  styles: {note: {size: 13.5}}", "theme-size", "2:25"),
    ("patient", "  styles: {body: {leading: 13}}", "theme-leading", "2:28"),
    ("patient", "  styles: {list: {size: 22, leading: 28}}", "theme-measure", "2:25"),
    ("patient", "  rail: 0", "theme-measure", "2:9"),
    ("patient", "  styles: {bodi: {size: 13}}", "theme-key-unknown", "2:12"),
    ("patient", "  styles: {body: 13}", "theme-map-wanted", "2:18"),
    ("patient", "  styles: {body: {bold: maybe}}", "theme-value", "2:25"),
    ("patient", "  styles: {body: {colour: green}}", "theme-value", "2:27"),
    ("patient", "  styles: {body: {weight: 3}}", "theme-key-unknown", "2:19"),
    ("patient", "  boxes: {tip: {rules: below}}", "theme-value", "2:24"),
    ("patient", "  page: {top: 5}", "theme-margin", "2:15"),
    ("patient", "  page: {foot: wide}", "theme-value", "2:16"),
    ("patient", "  page: [210, 297]", "theme-map-wanted", "2:9"),
    ("patient", "  measures: {bullet mm: 5}", "theme-key-unknown", "2:14"),
    ("patient", "  fonts: {body: Comic}", "theme-key-unknown", "2:3"),
    ("patient", "  leading: {Devanagari: 1.5}", "theme-key-unknown", "2:13"),
    ("patient", "  leading: {Deva: wide}", "theme-value", "2:19"),
)


@pytest.mark.parametrize(("audience", "line", "problem_id", "place"), FAULTY)
def test_fault_in_a_projects_theme(tmp_path: Path, audience: str, line: str, problem_id: str, place: str) -> None:
    """Each kind of bad value is one Problem at the value, and there is no theme."""
    shelf = own_templates(tmp_path, **{f"{audience}__theme_yaml": f"leaflet:\n{line}\n"})
    theme, problems = shelf.theme(audience, "leaflet")
    assert theme is None
    assert [(problem.id, str(problem.where)) for problem in problems] == [
        (problem_id, f"templates/{audience}/theme.yaml:{place}")
    ]
    assert all(problem.is_error and problem.advice for problem in problems)


@pytest.mark.parametrize(
    ("line", "problem_id"), [("leflet: {}", "theme-key-unknown"), ("leaflet: 3", "theme-map-wanted")]
)
def test_fault_in_the_files_shape(tmp_path: Path, line: str, problem_id: str) -> None:
    """A file that holds something else than leaflet and comparison is a Problem."""
    _, problems = own_templates(tmp_path, patient__theme_yaml=f"{line}\n").theme("patient", "leaflet")
    assert [problem.id for problem in problems] == [problem_id]


@pytest.mark.parametrize(
    ("lang", "script", "least", "close"),
    [
        ("vi", "Latn", 1.35, 1.3),
        ("hi", "Deva", 1.4, 1.3),
        ("th", "Thai", 1.5, 1.5),
        ("ur-GB", "Aran", 2, 2),
        ("ur", "Arab", 1.5, 1.4),
    ],
)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_lines_stand_apart_as_the_script_wants(
    audience: str, kind: str, lang: str, script: str, least: float, close: float
) -> None:
    """Every style, of cards too, leaves room for what stands above and below the letters; none stands closer than in
    English. Titles, headings and cells may stand closer than text; numbers to ring are figures in every script.
    """
    theme = theme_of(audience, kind)
    there = theme.spoken(lang, script)
    for before, after in ((theme, there), *([(theme.cards, there.cards)] if theme.cards and there.cards else [])):
        for role, style in after.styles.items():
            wanted = 0.0 if role == "phone" else style.size * (close if role in CLOSE else least)
            assert style.leading >= max(wanted, before.style(role).leading)
            assert style.size == before.style(role).size


def test_other_languages_are_set_as_the_theme_says() -> None:
    """The theme itself, unchanged."""
    theme = theme_of("patient")
    assert theme.spoken("pl-GB", "Latn") is theme


def test_a_project_sets_the_lines_of_its_script_apart(tmp_path: Path) -> None:
    """A script that no theme knows may be named."""
    text = "leaflet:\n  leading: {Gujr: 1.6, Deva: 1.7}\n  close leading: {Deva: 1.5}\n"
    shelf = own_templates(tmp_path, patient__theme_yaml=text)
    theme, problems = shelf.theme("patient", "comparison")
    assert problems == ()
    assert theme is not None
    spoken = [theme.spoken(*one) for one in (("gu", "Gujr"), ("hi", "Deva"))]
    for role, wanted in (("note", (1.6, 1.7)), ("table", (1.6, 1.5))):
        styles = [there.style(role) for there in spoken]
        assert [style.leading / style.size for style in styles] == pytest.approx(wanted)


def test_project_changes_single_values(tmp_path: Path) -> None:
    """A project's theme changes what it names, for sheets too, and nothing else."""
    text = 'leaflet:\n  colours: {accent: "#102a5c"}\n  boxes: {key-points: {tint: no}}\ncomparison:\n  rail: 3\n'
    shelf = own_templates(tmp_path, patient__theme_yaml=text)
    (leaflet, one), (sheet, two) = (shelf.theme("patient", kind) for kind in KINDS)
    assert (one, two) == ((), ())
    assert leaflet is not None
    assert sheet is not None
    assert (leaflet.colour("accent"), sheet.colour("accent")) == ("#102A5C", "#102A5C")
    assert (leaflet.rail, sheet.rail) == (16, 3)
    assert (leaflet.box("key-points").tint, leaflet.box("key-points").bar) == (False, 3.5)
    assert leaflet.styles == theme_of("patient").styles


def test_a_sheet_has_the_theme_of_its_cards() -> None:
    """Upright, with the margins of the look, in type as large as on the wide sheet."""
    for audience in AUDIENCES:
        sheet = theme_of(audience, "comparison")
        assert sheet.cards is not None
        page = sheet.cards.page
        assert (page.width, page.height, page.content_width) == (210, 297, 170)
        assert sheet.cards.style("table") == sheet.style("table")


def test_a_fault_in_the_cards_part_is_told_once(tmp_path: Path) -> None:
    """Of a sheet's theme, with its place; leaflets do not mind it."""
    shelf = own_templates(tmp_path, patient__theme_yaml="cards:\n  page: {start: 5}\n")
    theme, problems = shelf.theme("patient", "comparison")
    assert theme is None
    assert [(problem.id, problem.where.line) for problem in problems] == [("theme-margin", 2)]
    assert shelf.theme("patient", "leaflet")[1] == ()


def test_a_missing_value_of_the_package(tmp_path: Path) -> None:
    """A theme that lacks what every theme has is a Problem, not a crash."""
    from handouts.content.nodes import Mapping  # noqa: PLC0415  only here
    from handouts.content.reading import read_yaml  # noqa: PLC0415  only here
    from handouts.document.theme_file import read_theme  # noqa: PLC0415  only here

    node = read_yaml(b"leaflet: {rail: 16}\n", "templates/patient/theme.yaml").node
    assert isinstance(node, Mapping)
    theme, _, problems = read_theme("patient", "leaflet", [node])
    assert theme is None
    assert [(problem.id, problem.message) for problem in problems] == [("theme-incomplete", "`page.width` is missing.")]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("audience", "kind", "size", "width", "depth"),
    [
        ("patient", "leaflet", (215.9, 279.4), 171.9, 238.4),
        ("patient", "comparison", (279.4, 215.9), 255.4, 172.9),
        ("clinician", "leaflet", (215.9, 279.4), 185.9, 238.4),
    ],
)
def test_a_theme_on_letter_paper(
    audience: str, kind: str, size: tuple[float, float], width: float, depth: float
) -> None:
    """The sheet's own size; margins stay, or give way to 12 mm on a narrower one; the cards follow."""
    theme = TemplateShelf().theme(audience, kind)[0]
    assert theme is not None
    page = theme.on("Letter").page
    assert (page.width, page.height) == size
    assert (round(page.content_width, 3), round(page.depth, 3)) == (width, depth)
    assert theme.on("A4") is theme
    cards = theme.on("Letter").cards
    assert cards is None or (cards.page.width, cards.page.height) == (215.9, 279.4)
