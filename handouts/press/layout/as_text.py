"""A laid out handout in, text out: a line for each block of each page with its place, so that a change shows as a diff.

Places are left, top, width and height of a block's words and pictures on its page, in pt from the top left corner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from handouts.document.tree import Element
from handouts.press.layout.lay_out import LaidOut
from handouts.press.layout.lines import ASCENT, LINE_BOX
from handouts.press.marks import ImageMark, LineMark, Mark, Owner, Page, PathMark

WHOLE: Final = frozenset({"li", "tr"})
"""Told as one block with all that they hold."""
BLOCKS: Final = frozenset({"h1", "h2", "h3", "p", "write-in", "figure", "img", "icon-array"})
MOST_WORDS: Final = 40
"""The most characters told of a block's words."""

Box: TypeAlias = tuple[float, float, float, float]


@dataclass(slots=True)
class Block:
    """What a block is called, its words on the page so far, and the box (left, top, right, bottom) around them."""

    name: str
    box: Box
    words: str = ""

    def add(self, words: str, box: Box) -> None:
        """More of it."""
        one = self.box
        self.box = min(one[0], box[0]), min(one[1], box[1]), max(one[2], box[2]), max(one[3], box[3])
        self.words += words

    def __str__(self) -> str:
        left, top, right, bottom = self.box
        places = "".join(f"{length:7.1f}" for length in (left, top, right - left, bottom - top))
        words = " ".join(self.words.split())
        told = words if len(words) <= MOST_WORDS else f"{words[:MOST_WORDS].rstrip()}…"
        return f"{places}  {self.name}  {told}".rstrip()


def as_text(found: LaidOut) -> str:
    """Pages, and under each its blocks in reading order."""
    blocks = list(_blocks(found.tree, found.tree))
    parts = []
    for number, page in enumerate(found.pages, 1):
        parts.append(f"page {number} of {len(found.pages)}: {_counted(page)}")
        parts += map(str, blocks_on(page, blocks))
    return "\n".join(parts) + "\n"


def _blocks(element: Element, above: Element) -> Iterator[Element]:
    """For each element, by its number, the block that it is told as part of."""
    own = element if above.tag not in WHOLE and element.tag in WHOLE | BLOCKS else above
    yield own if own.tag in WHOLE | BLOCKS else element
    for kid in element.elements:
        yield from _blocks(kid, own)


def blocks_on(page: Page, blocks: Sequence[Element]) -> list[Block]:
    """The blocks of a page in the order in which they are painted; rules and other decoration are told of no block."""
    found: dict[Owner, Block] = {}
    numbers = {id(block): number for number, block in reversed([*enumerate(blocks)])}
    for mark in page.marks:
        box = _box(mark)
        for owner, words in _owners(mark):
            key = numbers[id(blocks[owner])] if isinstance(owner, int) else owner
            name = _name(blocks[owner]) if isinstance(owner, int) else f"({owner.value.lower()})"
            found.setdefault(key, Block(name, box)).add(words, box)
    return list(found.values())


def _owners(mark: Mark) -> Iterator[tuple[Owner, str]]:
    """Each owner of a mark, with its words."""
    if isinstance(mark, LineMark):
        for segment in mark.line.segments:
            yield segment.owner, "".join(word.text for word in segment.words)
        yield mark.line.segments[-1].owner, " "
    elif isinstance(mark.owner, int):
        yield mark.owner, ""


def _name(element: Element) -> str:
    return ".".join((element.tag, *element.get("class").split()))


def _box(mark: Mark) -> Box:
    if isinstance(mark, PathMark):
        return mark.box
    if isinstance(mark, ImageMark):
        return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height
    segments = mark.line.segments
    size = max(segment.size for segment in segments)
    left = mark.x + min(segment.x for segment in segments)
    right = mark.x + max(segment.x + segment.width for segment in segments)
    return left, mark.y - ASCENT * size, right, mark.y + (LINE_BOX - ASCENT) * size


def _counted(page: Page) -> str:
    kinds = [type(mark) for mark in page.marks]
    return f"{kinds.count(LineMark)} lines, {kinds.count(PathMark)} paths, {kinds.count(ImageMark)} pictures"
