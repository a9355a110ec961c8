from __future__ import annotations

import pytest
from press.layout.sample_trees import e, handout, laid, theme, title_block

from handouts.document.theme import MM
from handouts.document.tree import Element
from handouts.press.layout import LaidOut
from handouts.press.marks import Artifact, LineMark, PathMark


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
    head = e("tr", *(e("th", f"Option {n}", scope="col", class_="option") for n in range(6)))
    kept = e("td", "Ratio ", value("0.94 (95% 0.580 to 1.500 of both)"))
    row = e("tr", e("td", "a"), kept, *(e("td", "b") for _ in range(4)))
    table = e("table", e("thead", head), e("tbody", row), class_="options")
    first, second, third, *_ = (mark.x for mark in words_of(laid(handout(table, kind="comparison")))[1:])
    assert second - first == pytest.approx(third - second)


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


def test_the_end_of_a_masthead_is_plain() -> None:
    """The maker's name is bold, the clinic's is not."""
    maker, clinic = words_of(laid(handout(title_block()[0])))
    assert [mark.line.segments[0].face.bold for mark in (maker, clinic)] == [True, False]


def test_a_long_name_wraps_at_the_end_of_a_masthead() -> None:
    """Beside the chip, in lines of like length, flush with the end margin."""
    chip = e("p", "For health professionals. Not for handing out.", class_="chip")
    name = e("p", "A long name of a project about several illnesses", class_="end")
    first, *others = words_of(laid(handout(e("header", chip, name, class_="masthead"), audience="clinician")))
    page = theme("clinician").page
    ends = [mark.x + mark.line.segments[0].x + mark.line.width for mark in others]
    assert ends == pytest.approx([(page.width - page.end) * MM] * 2, abs=0.1)
    assert others[0].y == pytest.approx(first.y, abs=4)
    assert others[0].line.width == pytest.approx(others[1].line.width, rel=0.3)


def test_a_rule_stands_over_each_section_with_a_side_head_but_the_first_on_a_page() -> None:
    """As wide as the content, over heading and text."""
    sections = (e("section", e("h2", head), e("p", "Words."), class_="side") for head in ("Who", "Status", "Next"))
    laid_out = laid(handout(*sections, audience="clinician"))
    rules = [
        mark.box
        for mark in laid_out.pages[0].marks
        if isinstance(mark, PathMark) and mark.owner is Artifact.LAYOUT and mark.box[2] - mark.box[0] > 179 * MM
    ]
    heads = [mark.y for mark in words_of(laid_out)[::2]][1:]
    assert [0 < head - rule[3] < 24 for rule, head in zip(rules, heads, strict=True)] == [True, True]


def test_a_box_keeps_its_distance_from_the_rule_under_its_block() -> None:
    """In easy words: the tip's own rule and that between two blocks don't look like one."""
    tip = e("aside", e("p", "Tip. Rest well."), class_="tip")
    first = e("section", e("h2", "What?"), tip, class_="block", icon="cells")
    second = e("section", e("h2", "Why?"), e("p", "Because."), class_="block", icon="drip")
    marks = laid(handout(first, second, audience="plain")).pages[0].marks
    paths = [mark.box for mark in marks if isinstance(mark, PathMark) and mark.owner is Artifact.LAYOUT]
    own = max(box[3] for box in paths if round(box[3] - box[1], 2) == 1.0)
    between = next(box[1] for box in paths if round(box[3] - box[1], 2) == 0.5)
    assert between - own >= 11
