from __future__ import annotations

from dataclasses import replace

import pytest
from press.layout.sample_trees import cards, e, grid, handout, laid, option, spoken

from handouts.document.cards import in_cards
from handouts.document.theme import MM
from handouts.document.tree import Element, Leaf
from handouts.press.layout import LaidOut
from handouts.press.layout.long_cells import cells_of
from handouts.press.marks import LineMark, PathMark
from handouts.problems import Severity, Where

SHORT = "A few short words."
LONG = "A sentence of middling length that says what it is like. " * 3
WIDE = "Encephalomyeloradiculitis"


def sheet(options: int, answer: str = SHORT, rows: int = 3, **more: str | bool) -> Element:
    """A sheet with so many options and questions."""
    names = [option(str(more.get("name", "Option"))) for _ in range(options)]
    table = grid(names, [[answer] * options] * rows, rings=bool(more.get("rings")))
    audience = str(more.get("audience", "patient"))
    return handout(e("header", e("h1", "Which?")), table, kind="comparison", audience=audience)


def tables(found: LaidOut) -> list[str]:
    """The class of each table that was printed."""
    return [element.get("class") for element in found.tree.walk() if element.tag == "table"]


def upright(found: LaidOut) -> bool:
    """Whether its pages are higher than wide."""
    return found.pages[0].height > found.pages[0].width


def placed(element: Element, line: int = 1) -> Element:
    """The tree with each text on a line of its own in the content."""
    kids: list[Element | Leaf] = []
    for kid in element.kids:
        line += 1
        where = Where("content/comparisons/x.yaml", line * 100 + len(kids), 5)
        kids.append(replace(kid, content=where) if isinstance(kid, Leaf) else placed(kid, line * 3 + len(kids)))
    return replace(element, kids=tuple(kids))


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (sheet(3, rings=True), ("options", False)),
        (sheet(2, rings=True), ("options", False)),
        (sheet(2), ("options", True)),
        (sheet(2, LONG * 2), ("options", False)),
        (sheet(3, name=WIDE, answer=WIDE, rings=True), ("cards", True)),
        (sheet(3, name=WIDE, answer=WIDE), ("options", False)),
        (in_cards(sheet(4)), ("cards", True)),
    ],
    ids=["three", "two with rings", "two short", "two long", "wide words", "room for wide words", "four"],
)
def test_the_form_that_fits_is_taken(tree: Element, expected: tuple[str, bool]) -> None:
    """A wide grid; upright where two options are short enough; cards where words are too wide or options many."""
    found = laid(tree)
    assert (*tables(found), upright(found)) == expected
    assert found.problems == ()
    assert len(found.pages) == 1


def test_a_card_is_never_split() -> None:
    """Each frame is whole on its page, and all words of an option lie in its frame."""
    found = laid(in_cards(sheet(5, LONG, rows=2)))
    assert len(found.pages) == 2
    frames = [
        (page, mark.box)
        for page, marks in enumerate(found.pages)
        for mark in marks.marks
        if isinstance(mark, PathMark) and mark.stroke and mark.line_width == 1.0 and len(mark.commands) == 10
    ]
    assert len(frames) == 5
    for page, box in frames:
        inside = [m for m in found.pages[page].marks if isinstance(m, LineMark) and box[1] < m.y < box[3]]
        words = "".join(word.text for mark in inside for segment in mark.line.segments for word in segment.words)
        assert words.count("Option") == 1
        assert words.count("Question") == 2


def test_cards_have_the_measures_of_the_look() -> None:
    """The name's cell is 49 mm wide, answers begin 32 mm after the questions, the frame is as wide as the content."""
    found = laid(in_cards(sheet(4)))
    lines: dict[str, float] = {}
    for mark in found.pages[0].marks:
        if isinstance(mark, LineMark):
            lines.setdefault("".join(w.text for s in mark.line.segments for w in s.words).strip(), mark.x)
    start = 20 * MM
    assert lines["Option"] == pytest.approx(start + 8)
    assert lines["Question 1?"] == pytest.approx(start + 49 * MM + 8)
    assert lines[SHORT] == pytest.approx(lines["Question 1?"] + 32 * MM)


def test_the_questions_of_cards_stand_on_one_line_where_little_more_room_does_it() -> None:
    """Their column is as wide as the widest question, up to a quarter more than the theme says."""

    def questions(words: str) -> list[str]:
        rows = [e("tr", option("Name"), e("th", e("p", words), scope="row"), e("td", e("p", SHORT)))]
        table = e("table", *[e("tbody", *rows)] * 4, class_="cards")
        found = laid(handout(e("header", e("h1", "Which?")), table, kind="comparison"))
        said = ["".join(w.text for s in m.line.segments for w in s.words) for m in lines_of(found)]
        return [one.strip() for one in said if one.strip() and one.strip() in words]

    assert questions("Where is it now?") == ["Where is it now?"] * 4
    assert len(questions("Where is it from, and who made it?")) == 12


def lines_of(found: LaidOut) -> list[LineMark]:
    """Every line on every page."""
    return [mark for page in found.pages for mark in page.marks if isinstance(mark, LineMark)]


def test_cards_are_mirrored_from_right_to_left() -> None:
    """Names stand at the right, and rings are filled in from there; pictograms are not turned."""
    left, right = laid(cards()), laid(spoken(cards(), "ar"))
    width = left.pages[0].width
    rings = [
        sorted(
            round(m.box[0], 1)
            for m in found.pages[-1].marks
            if isinstance(m, PathMark) and m.line_width == 1 and m.fill
        )
        for found in (left, right)
    ]
    assert len(rings[0]) == len(rings[1]) == 9
    names = [
        next(
            m.x for m in found.pages[0].marks if isinstance(m, LineMark) and "Kind" in m.line.segments[0].words[0].text
        )
        for found in (left, right)
    ]
    assert names[0] < width / 3 < 2 * width / 3 < names[1] + 49 * MM


def test_a_sheet_of_more_than_two_pages_names_what_to_shorten() -> None:
    """One error, at the longest answer, with how much to cut; the others are related places."""
    tree = placed(sheet(3, LONG * 3, rows=12))
    (problem,) = laid(tree).problems
    assert (problem.id, problem.severity) == ("layout-sheet-too-long", Severity.ERROR)
    assert problem.message.startswith("This sheet takes ")
    assert "a comparison sheet has 2 at the most. This answer has " in problem.message
    assert 1 <= len(problem.related) <= 5
    assert problem.where not in [related.where for related in problem.related]


def test_what_is_named_is_enough() -> None:
    """Where the answers that a note names have no more lines than it says, the sheet is on one page."""

    def laid_with(long: str) -> LaidOut:
        answers = [[SHORT] * 3 for _ in range(7)]
        answers[3] = [SHORT, long, SHORT]
        head = e("header", e("h1", "Which?"))
        return laid(placed(handout(head, grid([option("O")] * 3, answers), kind="comparison")))

    long = LONG * 4
    (problem,) = laid_with(long).problems
    assert (problem.id, problem.severity, problem.related) == ("layout-long-sheet", Severity.NOTE, ())
    cut = int(problem.message.split("cut about ")[1].split()[0])
    assert 0 < cut < len(long) / 2
    assert laid_with(long[: -cut - 3]).problems == ()


def test_lines_of_answers_are_counted_from_the_page() -> None:
    """Each answer with its lines, in reading order; rings are no answer."""
    found = laid(sheet(3, LONG, rows=2, rings=True))
    assert [answer.lines for answer in cells_of(found)] == [cells_of(found)[0].lines] * 6
    assert cells_of(found)[0].lines > 2
    assert cells_of(found)[0].over(1) < len(LONG)
