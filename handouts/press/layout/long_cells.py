"""A laid out comparison sheet in, the lines of each of its answers and what is to be shortened out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final, TypeAlias

from handouts.document.tree import Element
from handouts.press.layout.faults import origins
from handouts.press.marks import Artifact, LineMark, Page
from handouts.problems import Problem, Related, Severity, Where

if TYPE_CHECKING:
    from handouts.press.layout.lay_out import LaidOut

LEADING: Final = 1.3
"""From line to line of a table, in em."""
NARROWLY: Final = 0.15
"""The share of a page by which a sheet misses it narrowly."""
FOOT: Final = 16.0
"""From the lowest that content may reach to the first line of the foot, in pt."""
MOST_NAMED: Final = 6
LEAST_CUT: Final = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """A cell, the number of its row in the tree, and how many characters each of its lines has on the page."""

    element: Element
    row: int
    lengths: tuple[int, ...]

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return len(self.lengths)

    def over(self, most: int) -> int:
        """About how many of its characters stand in lines over `most`."""
        return -(-sum(self.lengths[most:]) // LEAST_CUT) * LEAST_CUT


Row: TypeAlias = tuple[Answer, ...]


def cells_of(found: LaidOut) -> list[Answer]:
    """Every answer that has lines, in reading order."""
    lengths = defaultdict[int, list[int]](list)
    for mark in (mark for page in found.pages for mark in page.marks if isinstance(mark, LineMark)):
        owner = mark.line.segments[0].owner if mark.line.segments else None
        if isinstance(owner, int):
            lengths[owner].append(sum(len(word.text) for segment in mark.line.segments for word in segment.words))
    return [answer for answer in _answers(found.tree, lengths) if answer.lines]


def _answers(tree: Element, lengths: Mapping[int, Sequence[int]]) -> Iterator[Answer]:
    """Each cell that is no room for a mark; a line is that of the element that its first words are of."""
    row = 0
    for number, element in enumerate(tree.walk()):
        row = number if element.tag == "tr" else row
        if element.tag == "td" and not element.get("rings"):
            held = range(number, number + sum(1 for _ in element.walk()))
            yield Answer(element, row, tuple(length for owner in held for length in lengths.get(owner, ())))


def pages_of(found: LaidOut) -> int:
    """The pages that count: all of them, and of a clinicians' sheet those up to its last answer; sources may follow."""
    if found.tree.get("audience") != "clinician" or not (answers := _owned_by_answers(found.tree)):
        return len(found.pages)
    holding = (number for number, page in enumerate(found.pages, 1) if any(map(answers.__contains__, _owners(page))))
    return max(holding, default=1)


def _owned_by_answers(tree: Element) -> frozenset[int]:
    """The numbers of all cells and of what they hold."""
    held = ((number, element) for number, element in enumerate(tree.walk()) if element.tag == "td")
    return frozenset(number + place for number, element in held for place, _ in enumerate(element.walk()))


def _owners(page: Page) -> Iterator[object]:
    return (mark.line.segments[0].owner for mark in page.marks if isinstance(mark, LineMark) and mark.line.segments)


def too_long(found: LaidOut, most: int) -> tuple[Problem, ...]:
    """An error that names the answers to shorten, for a sheet of more pages than it may have."""
    message = f"This sheet takes {pages_of(found)} pages; a comparison sheet has {most} at the most."
    return (_problem(found, "layout-sheet-too-long", Severity.ERROR, message, _beyond(found, most)),)


def misses_one(found: LaidOut) -> tuple[Problem, ...]:
    """A note where little is lacking to one page, and for each grid of options that readers are to see at once."""
    beyond = _beyond(found, 1)
    grid = any("options" in element.get("class").split() for element in found.tree.walk() if element.tag == "table")
    at_once = grid and found.tree.get("audience") != "clinician"
    if not at_once and beyond > NARROWLY * found.pages[0].height:
        return ()
    message = f"This sheet misses one page by about {beyond / 72 * 2.54:.1f} cm."
    return (_problem(found, "layout-long-sheet", Severity.NOTE, message, beyond),)


def _beyond(found: LaidOut, pages: int) -> float:
    """By how much the content is higher than so many pages, in pt: a line at the least, as it did not fit.

    The space below the last line of a page is not on the page; a line is reckoned for it.
    """
    leading = _leading(found)
    spans = [
        (min(ys) - leading, max(ys))
        for page in found.pages[: pages_of(found)]
        if (ys := list(_baselines(page, content=True)))
    ]
    foots = (y - leading for page in found.pages for y in _baselines(page, content=False))
    tops = [top for top, _ in spans]
    room = max(foots, default=found.pages[0].height) - FOOT - min(tops, default=0.0)
    return max(sum(low - top + leading for top, low in spans) - pages * room - leading, leading)


def _baselines(page: Page, *, content: bool) -> Iterator[float]:
    """The baselines of the lines of content, or of the first line of the foot."""
    lines = [mark for mark in page.marks if isinstance(mark, LineMark) and mark.line.segments]
    if content:
        yield from (mark.y for mark in lines if isinstance(mark.line.segments[0].owner, int))
    else:
        foot = [mark.y for mark in lines if mark.line.segments[0].owner is Artifact.FOOTER]
        yield from sorted(foot)[:1]


def _leading(found: LaidOut) -> float:
    """From line to line, of the smallest type of the sheet."""
    marks = (mark for page in found.pages for mark in page.marks if isinstance(mark, LineMark))
    return LEADING * min((segment.size for mark in marks for segment in mark.line.segments), default=12.0)


def _problem(found: LaidOut, name: str, severity: Severity, message: str, beyond: float) -> Problem:
    """The Problem at the longest answer, the others named beside it."""
    rows = [tuple(row) for _, row in groupby(cells_of(found), key=lambda answer: answer.row)]
    lacking = beyond / _leading(found)
    most = _most_lines(rows, lacking)
    named = [(answer, where) for answer in _to_shorten(rows, most, lacking) if (where := origins(answer.element)[0])]
    if not named:
        where = origins(found.tree)[0] or Where("content")
        return Problem(name, severity, message, "Ask fewer questions, or offer fewer options.", where)
    (first, where), *others = named[:MOST_NAMED]
    more = f" Too long besides: {len(named) - MOST_NAMED}." if len(named) > MOST_NAMED else ""
    advice = f"Shorten the answers named here to {most} {'lines' if most > 1 else 'line'}, or ask fewer questions."
    related = tuple(Related(at, _long(answer, most)) for answer, at in others)
    return Problem(name, severity, f"{message} {_long(first, most)}{more}", advice, where, related)


def _long(answer: Answer, most: int) -> str:
    return f"This answer has {answer.lines} lines: cut about {answer.over(most)} characters."


def _to_shorten(rows: Sequence[Row], most: int, lacking: float) -> Iterator[Answer]:
    """The answers of the longest rows, the easiest first among rows of a length, until so many lines are saved."""
    for row in sorted(rows, key=lambda row: (-_height(row), sum(answer.over(most) for answer in row))):
        if lacking > 0 and _height(row) > most:
            lacking -= _height(row) - most
            yield from (answer for answer in row if answer.lines > most)


def _height(row: Row) -> int:
    return max(answer.lines for answer in row)


def _most_lines(rows: Sequence[Row], lacking: float) -> int:
    """The largest number of lines in an answer with which so many lines are saved."""
    heights = [_height(row) for row in rows]
    for most in range(max(heights, default=1) - 1, 1, -1):
        if sum(max(height - most, 0) for height in heights) >= lacking:
            return most
    return 1
