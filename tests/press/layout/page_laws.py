"""Pages and their theme in, what breaks the laws of their geometry out: nothing too near, too low or too small."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from press.layout.ink import (
    Box,
    Inked,
    holds,
    inked_drawings,
    inked_words,
    is_content,
    overlap,
    path_boxes,
    union,
)

from handouts.document.theme import MM, Theme
from handouts.document.tree import Element
from handouts.press.layout import LaidOut
from handouts.press.marks import Artifact, LineMark, Page, PathMark

SLACK = 0.05
DEEP = 0.03
"""Of the size, how far a bar or a bracket is deeper than the leading of a foot."""
EDGE = 10 * MM
"""What a printer at home may leave blank at the edges of its paper."""
FOOT_CLEAR = 4 * MM
SMALLEST = {"plain": 14.0}
SMALLEST_ELSEWHERE = 12.0
LIGHT = 0.9


def lines_apart(laid: LaidOut, _theme: Theme) -> Iterator[str]:
    """Words that reach into other words: of another line, or beside them on their own."""
    for number, page in enumerate(laid.pages, 1):
        words = sorted(inked_words(page), key=lambda inked: inked.box[1])
        for place, one in enumerate(words):
            for other in words[place + 1 :]:
                if other.box[1] >= one.box[3] - SLACK:
                    break
                if overlap(one.box, other.box) > SLACK:
                    yield f"page {number}: “{one.words}” and “{other.words}” overlap"


def words_clear_of_drawings(laid: LaidOut, _theme: Theme) -> Iterator[str]:
    """Words that a figure or a decoration runs into. What they stand on must hold them and be light."""
    for number, page in enumerate(laid.pages, 1):
        drawings = whole_drawings(page)
        for text in inked_words(page):
            for drawing in drawings:
                if overlap(text.box, drawing.box) > SLACK and not is_ground(drawing, text):
                    yield f"page {number}: “{text.words}” and a drawing at {rounded(drawing.box)} overlap"


def figures_apart(laid: LaidOut, _theme: Theme) -> Iterator[str]:
    """Marks of one array that overlap, and figures that overlap each other; a chart's marks stand on its axis."""
    elements = tuple(laid.tree.walk())
    for number, page in enumerate(laid.pages, 1):
        wholes = [one for one in whole_drawings(page) if is_figure(one, elements)]
        for one, other in combinations(wholes, 2):
            if one.owner != other.owner and overlap(one.box, other.box) > SLACK:
                yield f"page {number}: figures at {rounded(one.box)} and {rounded(other.box)} overlap"
        for owner in {one.owner for one in wholes}:
            marks = [one.box for one in inked_drawings(page) if one.owner == owner]
            yield from (f"page {number}: marks of an array overlap at {place}" for place in crowded(marks))


def crowded(boxes: list[Box]) -> Iterator[str]:
    """Where two of many small boxes overlap."""
    boxes = sorted(boxes, key=lambda box: box[1])
    for place, one in enumerate(boxes):
        for other in boxes[place + 1 :]:
            if other[1] >= one[3] - SLACK:
                break
            if overlap(one, other) > SLACK:
                yield rounded(one)


def inside_margins(laid: LaidOut, theme: Theme) -> Iterator[str]:
    """Ink in the margins of the theme."""
    page = theme.page
    inside = (page.start * MM, page.top * MM, (page.width - page.end) * MM, (page.height - page.foot) * MM)
    if any(segment_rtl(one) for one in laid.pages):
        inside = (page.end * MM, inside[1], (page.width - page.start) * MM, inside[3])
    yield from outside(laid, inside, "in the margin", DEEP)


def clear_of_edges(laid: LaidOut, _theme: Theme) -> Iterator[str]:
    """Ink within 10 mm of an edge of the paper."""
    width, height = laid.pages[0].width, laid.pages[0].height
    yield from outside(laid, (EDGE, EDGE, width - EDGE, height - EDGE), "near the edge")


def outside(laid: LaidOut, inside: Box, where: str, deep: float = 0.0) -> Iterator[str]:
    """Ink that is not in a box that all pages have; letters may be over and under it by this share of their size."""
    for number, page in enumerate(laid.pages, 1):
        for inked in (*inked_words(page), *whole_drawings(page)):
            low = deep * inked.size
            if not holds((inside[0], inside[1] - low, inside[2], inside[3] + low), inked.box, SLACK):
                yield f"page {number}: {inked.words or 'a drawing'} {where}, {rounded(inked.box)}"


def within_depth(laid: LaidOut, theme: Theme) -> Iterator[str]:
    """Content that reaches below the page's depth, into the running foot, or above the end of the banner."""
    low = (theme.page.top + theme.page.depth) * MM
    for number, page in enumerate(laid.pages, 1):
        inked = [*inked_words(page), *whole_drawings(page)]
        foot = min((one.box[1] for one in inked if one.owner is Artifact.FOOTER), default=page.height)
        head = max((one.box[3] for one in inked if one.owner is Artifact.HEADER), default=0.0)
        for one in inked:
            if one.owner in {Artifact.FOOTER, Artifact.HEADER}:
                continue
            if one.box[3] > min(low, foot - FOOT_CLEAR) + SLACK or one.box[1] < head - SLACK:
                yield f"page {number}: {one.words or 'a drawing'} is not on the page's depth, {rounded(one.box)}"


def large_enough(laid: LaidOut, theme: Theme) -> Iterator[str]:
    """Type under the smallest size of the audience."""
    least = SMALLEST.get(theme.name, SMALLEST_ELSEWHERE)
    for number, page in enumerate(laid.pages, 1):
        for mark in page.marks:
            if isinstance(mark, LineMark):
                for segment in mark.line.segments:
                    if segment.size < least:
                        words = "".join(word.text for word in segment.words)
                        yield f"page {number}: “{words}” is set in {segment.size:g} pt"


def boxes_hold_ink(laid: LaidOut, _theme: Theme) -> Iterator[str]:
    """Paths whose box does not hold their ink: readers of the PDF are told the box."""
    for number, page in enumerate(laid.pages, 1):
        for mark in page.marks:
            if isinstance(mark, PathMark) and is_content(mark.owner):
                ink = union(list(path_boxes(mark)))
                if not holds(mark.box, ink, SLACK):
                    yield f"page {number}: the ink {rounded(ink)} is outside its box {rounded(mark.box)}"


def nothing_torn(laid: LaidOut, _theme: Theme) -> Iterator[str]:
    """Lines that end inside a word, though nothing is told of it."""
    if any(problem.id == "layout-over-margin" for problem in laid.problems):
        return
    for number, page in enumerate(laid.pages, 1):
        for inked in inked_words(page):
            if isinstance(inked.mark, LineMark) and inked.mark.line.torn:
                yield f"page {number}: “{inked.words}” is broken inside a word"


def whole_drawings(page: Page) -> list[Inked]:
    """Each drawing; the marks of an array are one."""
    found = []
    for place, mark in enumerate(page.marks):
        if isinstance(mark, PathMark):
            found.append(Inked(union(list(path_boxes(mark))), mark.owner, mark, place))
    return found + [one for one in inked_drawings(page) if not isinstance(one.mark, PathMark)]


def is_ground(drawing: Inked, text: Inked) -> bool:
    """Whether the words stand on it, painted after it: in a frame or on a light colour, no figure."""
    mark = drawing.mark
    if not isinstance(mark, PathMark) or is_content(drawing.owner) or drawing.place > text.place:
        return False
    edge = mark.line_width if mark.stroke else 0.0
    left, top, right, bottom = drawing.box
    light = mark.fill is None or min(mark.fill.components) >= LIGHT
    return light and holds((left + edge, top + edge, right - edge, bottom - edge), text.box)


def is_figure(drawing: Inked, elements: tuple[Element, ...]) -> bool:
    """Whether it is an array or a picture."""
    return not isinstance(drawing.owner, Artifact) and elements[drawing.owner].tag in {"icon-array", "img"}


def segment_rtl(page: Page) -> bool:
    """Whether its lines are set from right to left."""
    return any(isinstance(mark, LineMark) and mark.line.right_to_left for mark in page.marks)


def rounded(box: Box) -> str:
    """A box for people."""
    return " ".join(f"{edge:.1f}" for edge in box)


PAGE_LAWS = (
    lines_apart,
    words_clear_of_drawings,
    figures_apart,
    inside_margins,
    clear_of_edges,
    within_depth,
    large_enough,
    boxes_hold_ink,
    nothing_torn,
)
