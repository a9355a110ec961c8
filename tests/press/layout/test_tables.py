from __future__ import annotations

import pytest
from press.layout.sample_trees import LATIN, clinician, comparison, e, handout, laid, outcomes, references

from handouts.document.theme import MM
from handouts.document.tree import Element
from handouts.press.layout import LaidOut
from handouts.press.marks import Artifact, LineMark, Owner, PathMark


def words(mark: LineMark) -> str:
    """A line's text."""
    return "".join(word.text for segment in mark.line.segments for word in segment.words).strip()


def lines(laid_out: LaidOut, page: int) -> list[LineMark]:
    """The lines of a page."""
    return [mark for mark in laid_out.pages[page].marks if isinstance(mark, LineMark)]


def owners(laid_out: LaidOut, page: int, text: str) -> list[Owner]:
    """Who owns the lines of this text on a page."""
    return [mark.line.segments[0].owner for mark in lines(laid_out, page) if words(mark) == text]


def test_the_head_is_repeated_as_an_artifact() -> None:
    """Content where the table begins, an artifact on each page that follows."""
    laid_out = laid(handout(outcomes(40), audience="clinician"))
    assert len(laid_out.pages) > 2
    (first,) = owners(laid_out, 0, "Population")
    assert isinstance(first, int)
    for page in range(1, len(laid_out.pages)):
        assert owners(laid_out, page, "Population") == [Artifact.LAYOUT]


def test_no_row_is_torn() -> None:
    """Each row's five cells stand on one page."""
    laid_out = laid(handout(outcomes(40), audience="clinician"))
    for page in range(len(laid_out.pages)):
        names = [text for text in map(words, lines(laid_out, page)) if text.startswith("No relapse")]
        values = [text for text in map(words, lines(laid_out, page)) if text == "68 %"]
        assert len(names) == len(values)


def test_a_group_name_stays_with_its_first_row() -> None:
    """The name of a group is never the last on a page."""
    laid_out = laid(handout(*(e("p", f"Line {n}.") for n in range(22)), outcomes(5), audience="clinician"))
    for page in range(len(laid_out.pages)):
        texts = [words(mark) for mark in lines(laid_out, page) if isinstance(mark.line.segments[0].owner, int)]
        if "Benefit" in texts:
            assert "No relapse, outcome number" in " ".join(texts[texts.index("Benefit") :])


def test_columns_of_outcomes_have_their_measures() -> None:
    """42, 35, 45, 22.5, 25.5 and 10 mm from the start edge."""
    laid_out = laid(handout(outcomes(1), audience="clinician"))
    heads = ("Outcome", "Value", "Population", "Follow-up", "Certainty", "Ref.")
    starts = [mark.x / MM for head in heads for mark in lines(laid_out, 0) if words(mark) == head]
    assert starts[:3] == pytest.approx([15, 57, 92], abs=0.3)
    assert starts[3:] == pytest.approx([137, 159.5, 185], abs=2.5)


def five_columns(value: str, words: str = "Adults with relapsing illness in one registry") -> Element:
    """A table of outcomes without a column of certainty."""
    heads = ("Outcome", "Value", "Population", "Follow-up", "Ref.")
    head = e("tr", *(e("th", name, scope="col") for name in heads))
    cells = (e("td", e("p", value, class_="value")), e("td", words), e("td", "5 years"), e("td", "[1]"))
    body = e("tbody", e("tr", e("th", "No relapse", scope="row"), *cells))
    return e("table", e("thead", head), body, class_="outcomes")


def test_columns_of_outcomes_that_nobody_judged_stand_further_apart() -> None:
    """46, 36, 62, 26 and 10 mm; a long value takes what it needs of the widest, and stays on one line."""
    heads = {"Outcome", "Value", "Population", "Follow-up", "Ref."}
    for value, starts in (("68 %", [15, 61, 97, 159, 185]), ("Hazard ratio 0.07", [15, 61, 100.8, 159, 185])):
        laid_out = laid(handout(five_columns(value), audience="clinician"))
        found = [mark.x / MM for mark in lines(laid_out, 0) if words(mark) in heads]
        assert found == pytest.approx(starts, abs=0.1)
        assert value in map(words, lines(laid_out, 0))


@pytest.mark.parametrize("above", range(16, 40))
def test_a_note_on_a_table_stands_under_its_last_row(above: int) -> None:
    """Wherever the page ends, the note has a row of its table above it."""
    note = e("p", "Nobody has judged yet.", class_="note")
    section = e("section", e("h2", "Harm"), five_columns("68 %"), note)
    laid_out = laid(handout(*(e("p", f"Line {n}.") for n in range(above)), section, audience="clinician"))
    (page,) = (page for page in range(len(laid_out.pages)) if owners(laid_out, page, "Nobody has judged yet."))
    assert "68 %" in map(words, lines(laid_out, page))


def test_the_last_status_has_no_rule_below_it() -> None:
    """One rule under the head and one under each row but the last."""
    rows = [e("tr", e("th", place, scope="row"), e("td", "Allowed.")) for place in ("England", "Scotland", "Wales")]
    head = e("thead", e("tr", e("th", "Place", scope="col"), e("th", "Status", scope="col")))
    laid_out = laid(handout(e("table", head, e("tbody", *rows), class_="status"), audience="clinician"))
    rules = [mark for mark in laid_out.pages[0].marks if isinstance(mark, PathMark) and mark.owner is Artifact.LAYOUT]
    assert [round(mark.box[3] - mark.box[1], 2) for mark in rules] == [1.25, 0.5, 0.5]


def test_references_stand_in_two_columns_on_a_wide_sheet() -> None:
    """Down the first column, then the second; then on the next page, and in one column on an upright one."""
    wide = laid(handout(references(40), audience="clinician", kind="comparison"))
    upright = laid(handout(references(40), audience="clinician"))
    assert len(wide.pages) > 1
    for laid_out, columns in ((wide, 2), (upright, 1)):
        labels = [mark for page in range(len(laid_out.pages)) for mark in lines(laid_out, page)]
        labels = [mark for mark in labels if words(mark).isdecimal()]
        assert [words(mark) for mark in labels] == [str(n) for n in range(1, 41)]
        assert len({round(mark.x) for mark in labels}) == columns
    assert wide.problems == upright.problems == ()


def test_a_column_widens_for_a_word() -> None:
    """A long word takes width from the widest other column and is not broken."""
    long_word = "Encephalomyeloradiculoneuropathy"
    row = e("tr", e("th", long_word, scope="row"), e("td", LATIN.strip()))
    laid_out = laid(handout(e("table", e("tbody", row), class_="status"), audience="clinician"))
    assert long_word in [words(mark) for mark in lines(laid_out, 0)]
    assert laid_out.problems == ()


def test_a_row_taller_than_a_page_is_an_error() -> None:
    """It is told, with its place in the content, and nothing is torn."""
    row = e("tr", e("th", "Row", scope="row"), e("td", (LATIN * 40).strip()))
    laid_out = laid(handout(e("table", e("tbody", row), class_="status"), audience="clinician"))
    (problem,) = [problem for problem in laid_out.problems if problem.is_error]
    assert problem.id == "layout-row-too-tall"
    assert str(problem.where) == "content/leaflets/sample.yaml:7:3"


def test_a_sheet_has_three_rings_in_each_row() -> None:
    """Empty rings 14 mm apart under their words, as decoration."""
    laid_out = laid(comparison())
    rings = [
        mark for mark in laid_out.pages[0].marks if isinstance(mark, PathMark) and mark.line_width == 1.0 and mark.fill
    ]
    assert len(rings) == 9
    assert rings[1].x - rings[0].x == pytest.approx(14 * MM, abs=2)
    assert {ring.owner for ring in rings} == {Artifact.LAYOUT}


def test_a_tag_is_framed_dashed_for_different_studies() -> None:
    """Solid for the same trial, dashed for different ones."""
    laid_out = laid(comparison())
    frames = [mark for mark in laid_out.pages[0].marks if isinstance(mark, PathMark) and mark.line_width == 0.75]
    assert [bool(mark.dash) for mark in frames] == [False, True, False]


def test_side_heads_stand_beside_their_text() -> None:
    """The heading's first line and the text's are on one height."""
    laid_out = laid(clinician())
    found = [mark for page in range(len(laid_out.pages)) for mark in lines(laid_out, page)]
    place = next(n for n, mark in enumerate(found) if words(mark) == "Status")
    assert found[place].x == pytest.approx(15 * MM)
    assert found[place + 1].x == pytest.approx(53 * MM)
    assert abs(found[place].y - found[place + 1].y) < 6


def test_columns_without_a_class_have_their_natural_widths() -> None:
    """The first is as wide as its widest cell, the last takes the rest."""
    row = e("tr", e("th", "Name", scope="row"), e("td", "Short"))
    laid_out = laid(handout(e("table", e("tbody", row), class_="facts"), audience="clinician"))
    name, short = (mark for mark in lines(laid_out, 0) if words(mark) in {"Name", "Short"})
    padding = 4 * MM
    assert short.x == pytest.approx(name.x + name.line.width + padding + 0.5)


def test_columns_give_in_proportion_where_cells_are_long() -> None:
    """No word is broken, and both columns keep within the measure."""
    row = e("tr", e("td", LATIN.strip()), e("td", (LATIN * 3).strip()))
    laid_out = laid(handout(e("table", e("tbody", row), class_="facts"), audience="clinician"))
    assert laid_out.problems == ()
    starts = sorted({round(mark.x, 1) for mark in lines(laid_out, 0) if isinstance(mark.line.segments[0].owner, int)})
    assert len(starts) == 2
    assert starts[1] < 297


def test_a_sheet_over_one_page_is_set_closer_and_then_noted() -> None:
    """Cells lose padding before a row is lost to a second page; a longer sheet is told to the author."""
    row = e("tr", e("th", e("p", "How?"), scope="row"), *(e("td", e("p", LATIN.strip())) for _ in range(3)))

    def sheet(rows: int) -> LaidOut:
        return laid(handout(e("table", e("tbody", *([row] * rows)), class_="options"), kind="comparison"))

    pages = [len(sheet(rows).pages) for rows in range(1, 9)]
    assert pages[0] == 1
    assert pages == sorted(pages)
    two, three = pages.index(2) + 1, next(rows for rows in range(9, 99) if len(sheet(rows).pages) == 3)
    assert [problem.id for problem in sheet(two).problems] == ["layout-long-sheet"]
    assert [problem.id for problem in sheet(three).problems] == ["layout-sheet-too-long"]


def test_a_section_without_a_heading_has_its_text_in_the_text_column() -> None:
    """A side section of text alone leaves the column of heads empty."""
    laid_out = laid(handout(e("section", e("p", "Words."), class_="side"), audience="clinician"))
    (mark,) = [mark for mark in lines(laid_out, 0) if words(mark) == "Words."]
    assert mark.x == pytest.approx(53 * MM)


def test_a_side_head_with_a_word_wider_than_its_column_stands_over_its_text() -> None:
    """It has the whole measure, and nothing is broken."""
    long = "Encephalomyeloradiculopathies"
    section = e("section", e("h2", long), e("p", "Words."), class_="side")
    laid_out = laid(handout(section, audience="clinician"))
    assert laid_out.problems == ()
    head, text = (next(mark for mark in lines(laid_out, 0) if words(mark) == said) for said in (long, "Words."))
    assert [head.x, text.x] == pytest.approx([15 * MM, 53 * MM])
    assert text.y - head.y > 12
