"""Strips in, the page and height of each out: broken where it costs least, table heads repeated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from handouts.press.layout.breaks import Column, Outline, column_of, places_of, tied_by_headings, ways_through
from handouts.press.layout.placed import Placed
from handouts.press.layout.strips import Strip

MOST_UNCLOSED: Final = 2
"""Handouts of more pages have their red flags again on the last one (LOOK)."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A strip at its height below the top of its page's content, in pt, and what it is drawn with there."""

    strip: Strip
    y: float
    marks: tuple[Placed, ...]

    @property
    def bottom(self) -> float:
        """Where it ends, in pt below the top of its page's content."""
        return self.y + self.strip.height


OPEN: Final = Outline()


def paged(strips: Sequence[Strip], depth: float, outline: Outline = OPEN) -> list[list[Settled]]:
    """The strips on pages `depth` pt deep; those that close longer handouts are left out of one of few pages."""
    if not strips:
        return [[]]
    column = column_of(strips, depth)
    ways = ways_through(places_of(column, outline), depth)
    ends = ways.ends(len(strips) - outline.closing) if outline.closing < len(strips) else ()
    if not ends or (outline.closing and len(ends) > MOST_UNCLOSED):
        ends = ways.ends(len(strips))
    return [_page(column, first, stop) for first, stop in pairwise((0, *ends))]


def _page(column: Column, first: int, stop: int) -> list[Settled]:
    """The strips of one page, under the head of the table that it begins in."""
    begin = column.begin(first, stop)
    found: list[Settled] = []
    head = column.strips[first].repeat
    if head is not None and begin < column.tops[first]:
        again = head.decoration()
        found.append(Settled(again, 0.0, again.marks))
    alone = not found
    for place in range(first, stop):
        strip = column.strips[place]
        marks = strip.drawn(first=alone and place == first, last=place == stop - 1)
        found.append(Settled(strip, column.tops[place] - begin, marks))
    return found


def keep_headings(strips: Sequence[Strip]) -> list[Strip]:
    """The strips with each heading glued to the next two lines, or to the next strip that is no running text."""
    return [
        strip.kept(inside=strip.inside) if tied and not strip.glued else strip
        for strip, tied in zip(strips, tied_by_headings(strips), strict=True)
    ]
