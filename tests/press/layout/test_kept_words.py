from __future__ import annotations

import pytest
from press.layout.sample_trees import e, handout, laid, theme

from handouts.document.theme import MM
from handouts.document.tree import Element
from handouts.press.layout import LaidOut
from handouts.press.marks import LineMark, PathMark


def words_of(laid_out: LaidOut) -> list[LineMark]:
    """The lines of content on the first page."""
    marks = [mark for mark in laid_out.pages[0].marks if isinstance(mark, LineMark)]
    return [mark for mark in marks if isinstance(mark.line.segments[0].owner, int)]


def lines_of(*kids: Element | str) -> list[str]:
    """The lines that a paragraph of these is set in."""
    found = words_of(laid(handout(e("p", *kids))))
    return ["".join(word.text for segment in mark.line.segments for word in segment.words).strip() for mark in found]


def value(text: str) -> Element:
    """A fact that is shown as this."""
    return e("fact", text, id="f", value="1")


def broken_before(lines: list[str], start: str) -> bool:
    """Whether a line begins with this."""
    return any(line.startswith(start) for line in lines)


@pytest.mark.parametrize("words", range(8, 24))
def test_a_reference_stays_with_its_word(words: int) -> None:
    """Wherever the line ends, it doesn't end before the brackets or in them."""
    cite = e("cite", "[1, 22]", refs="1,22")
    lines = lines_of("word " * words + "transplantation ", cite, " and so on, for a while.")
    assert not broken_before(lines, "[")
    assert not broken_before(lines, "22]")
    assert sum("transplantation [1, 22]" in line for line in lines) == 1


@pytest.mark.parametrize("words", range(8, 24))
def test_a_unit_stays_with_its_number(words: int) -> None:
    """Wherever the line ends, it doesn't end between the two."""
    lines = lines_of("word " * words, e("number", "3", value="3"), " weeks in hospital, and then some more at home.")
    assert sum("3 weeks" in line for line in lines) == 1


def test_the_words_of_a_long_value_may_be_parted() -> None:
    """The number keeps its unit; the words after it are free."""
    parted = [lines_of("word " * words, value("100 days after the transplant"), ".") for words in range(8, 24)]
    assert all(sum("100 days" in line for line in lines) == 1 for lines in parted)
    assert any(broken_before(lines, "after the transplant") for lines in parted)


def test_a_chain_wider_than_its_column_is_no_fault() -> None:
    """What is kept is broken at its spaces where nothing else is left."""
    cell = e("td", value("460 in 1,000"), " ", e("cite", "[1, 22, 23, 24, 25]", refs="1"))
    table = e("table", e("tbody", e("tr", *(cell for _ in range(6)))), class_="outcomes")
    assert laid(handout(table, audience="clinician")).problems == ()


def test_options_are_equally_wide() -> None:
    """A value that is kept on one line doesn't widen the column of its option."""
    head = e("tr", *(e("th", f"Option {n}", scope="col", class_="option") for n in range(4)))
    kept = e("td", "Ratio ", value("0.94 (95% 0.580 to 1.500 of both)"))
    table = e("table", e("thead", head), e("tbody", e("tr", e("td", "a"), kept, e("td", "b"), e("td", "c"))))
    found = Element("table", table.kids, "en-GB", (("class", "options"),))
    heads = [mark.x for mark in words_of(laid(handout(found, kind="comparison"))) if len(mark.line.segments) == 1][:4]
    assert heads[2] - heads[1] == pytest.approx(heads[3] - heads[2])


def test_rings_stand_in_the_middle_of_their_row() -> None:
    """However high the row is."""
    tall = e("td", *(e("p", f"Line {n}.") for n in range(6)))
    head = e("tr", e("th", "Option", scope="col", class_="option"), e("th", "x", scope="col", class_="matters"))
    table = e("table", e("thead", head), e("tbody", e("tr", tall, e("td", rings="3"))), class_="options")
    marks = laid(handout(table, kind="comparison")).pages[0].marks
    ring = next(mark for mark in marks if isinstance(mark, PathMark) and mark.line_width == 1.0 and mark.fill)
    rows = [mark.box for mark in marks if isinstance(mark, PathMark) and round(mark.box[3] - mark.box[1], 2) == 0.5]
    top, bottom = sorted(box[1] for box in rows)[:2]
    assert (ring.box[1] + ring.box[3]) / 2 == pytest.approx((top + bottom) / 2, abs=1.0)


def test_the_end_of_a_masthead_is_plain_and_wraps() -> None:
    """A long name wraps beside the chip, flush with the end margin, not bold."""
    chip = e("p", "For health professionals. Not for handing out.", class_="chip")
    name = e("p", "A long name of a project about several illnesses", class_="end")
    found = words_of(laid(handout(e("header", chip, name, class_="masthead"), audience="clinician")))
    first, *others = found
    assert len(others) == 2
    assert all(mark.line.segments[0].face.bold is False for mark in others)
    edge = theme("clinician").page
    ends = [mark.x + mark.line.segments[0].x + mark.line.width for mark in others]
    assert ends == pytest.approx([(edge.width - edge.end) * MM] * 2, abs=0.1)
    assert others[0].y == pytest.approx(first.y, abs=4)
