"""Strips in, where pages end out: on the fewest pages, and of all ways to fill those the one of least cost.

One pass of dynamic programming over the places where a page may end. To each place only the ways on the fewest pages
are kept, so that a page's beginning is looked for among the ends of the page before alone. Lengths in pt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Final, NamedTuple

from handouts.press.layout.costs import COSTS
from handouts.press.layout.strips import Strip

SLACK: Final = 0.01
EIGHTH: Final = 1 / 8
QUARTER: Final = 1 / 4
MOST_BLANK: Final = 1 / 3


class Section(NamedTuple):
    """The number of a section's first strip and that after its last."""

    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class Outline:
    """What the breaks know of the strips besides themselves.

    `face` has the number of the first strip of each box that belongs on the title's page, `over` by how much a
    section may miss the room left and be moved whole, `closing` how many strips at the end may be left out.
    """

    sections: tuple[Section, ...] = ()
    face: tuple[int, ...] = ()
    over: float = 0.0
    closing: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """Strips as one column without end: where each begins and ends, and whether a heading ties it to the next."""

    strips: Sequence[Strip]
    tops: Sequence[float]
    ends: Sequence[float]
    tied: Sequence[bool]
    depth: float

    def begin(self, first: int, stop: int) -> float:
        """Where a page begins that has this strip first, and at least all before `stop`.

        Higher by a table's head that is set again, unless that leaves too little room; lower by what is shed there.
        """
        strip, top = self.strips[first], self.tops[first]
        if strip.repeat is not None and first:
            head = strip.repeat.height + max(strip.repeat.after, strip.before)
            if head + self.ends[stop - 1] - top <= self.depth + SLACK:
                return top - head
        return top + strip.edge.shed if strip.edge else top

    def too_high(self, first: int, stop: int) -> bool:
        """Whether these strips are higher than a page."""
        return self.ends[stop - 1] - self.begin(first, stop) > self.depth + SLACK


def column_of(strips: Sequence[Strip], depth: float) -> Column:
    """The strips one under another, the larger of two spaces between them."""
    tops: list[float] = []
    ends: list[float] = []
    y = space = 0.0
    for strip in strips:
        if ends:
            y += space if space > strip.before else strip.before
        tops.append(y)
        y += strip.height
        ends.append(y)
        space = strip.after
    return Column(strips, tops, ends, tied_by_headings(strips), depth)


def tied_by_headings(strips: Sequence[Strip]) -> list[bool]:
    """Whether a heading ties each strip to the next: up to the next two lines, or the next that is no running text."""
    tied = [False] * len(strips)
    for heading, strip in enumerate(strips):
        lines = 0 if strip.heading else 2
        for place in range(heading, len(strips) - 1):
            if lines >= 2:
                break
            tied[place] = True
            after = strips[place + 1]
            lines = 2 if after.heading else lines + (after.lines or 2)
    return tied


class Place(NamedTuple):
    """Where a page may end: before strip `at`. What is before it ends at `close`; the next page begins at `begin`.

    `cost` is that of ending a page here, whatever is on it, and `blank` that of what is left empty. `near` is for a
    place in a section that can move whole: pages that begin at this height or lower, and at a place before this one,
    should leave the section to the next.
    """

    at: int
    close: float
    begin: float
    cost: float
    near: tuple[float, int] | None = None
    blank: float = COSTS.blank


def places_of(column: Column, outline: Outline) -> list[Place]:
    """Every place where a page may end, and the beginning of the first page."""
    ends = list(_ends(column, outline.closing))
    stops = [at for at, _ in ends]
    count = len(column.strips)
    sections = _sections(outline, count)
    found = [Place(0, 0.0, column.begin(0, stops[0]), 0.0)]
    numbers = {0: 0}
    for number, (at, cost) in enumerate(ends[:-1], 1):
        section = sections[at] if sections[at] is sections[at - 1] else None
        price = cost + _price(column, at) + COSTS.first_page * sum(at <= box for box in outline.face)
        near, blank = None, COSTS.blank
        if section is not None:
            blank += COSTS.gap
            price += _section_price(column, section, at)
            near = _near(column, section, outline.over, found, numbers)
        found.append(Place(at, column.ends[at - 1], column.begin(at, stops[number]), price, near, blank))
        numbers[at] = number
    return [*found, Place(count, column.ends[-1], column.ends[-1], 0.0)]


def _sections(outline: Outline, count: int) -> list[Section | None]:
    """The section of each strip."""
    found: list[Section | None] = [None] * count
    for section in outline.sections:
        found[section.first : section.stop] = [section] * (section.stop - section.first)
    return found


def _ends(column: Column, closing: int) -> Iterator[tuple[int, float]]:
    """The number after each unit that no page's end may part, and what is torn there.

    What is higher than a page is parted where no heading is torn off, and only if that is not enough anywhere.
    """
    first = 0
    last = len(column.strips) - 1
    for place, strip in enumerate(column.strips):
        if not (strip.glued or column.tied[place]) or place == last or place == last - closing:
            if place > first and column.too_high(first, place + 1):
                yield from _parted(column, first, place + 1)
            yield place + 1, 0.0
            first = place + 1


def _parted(column: Column, first: int, stop: int) -> Iterator[tuple[int, float]]:
    """Where a unit higher than a page is parted."""
    for place in range(first, stop):
        if place == stop - 1 or not column.tied[place]:
            if column.too_high(first, place + 1):
                yield from ((at, COSTS.heading) for at in range(first + 1, place + 1))
            if place < stop - 1:
                yield place + 1, COSTS.glue
            first = place + 1


def _price(column: Column, at: int) -> float:
    """What is parted by a page that ends between two strips, by what these are."""
    one, other = column.strips[at - 1], column.strips[at]
    if one.lines and other.lines and one.source is other.source:
        return COSTS.line
    rows = one.source is not None and one.source.tag == "tr" and other.source is not None and other.source.tag == "tr"
    return COSTS.row if rows or one.inside else 0.0


def _section_price(column: Column, section: Section, at: int) -> float:
    """What it costs to part a section here."""
    stub = at > 1 and column.tied[at - 2] and not column.tied[at - 1] and column.strips[at - 1].lines
    last = column.strips[at].source if at == section.stop - 1 else None
    lone = last and last.tag == "aside"
    return COSTS.section + (COSTS.stub if stub else 0.0) + (COSTS.lone if lone else 0.0)


def _near(
    column: Column, section: Section, over: float, found: Sequence[Place], numbers: Mapping[int, int]
) -> tuple[float, int] | None:
    """For a place in a section: the pages that should have left the section to the next, if it can move whole."""
    number = numbers.get(section.first)
    end = column.ends[section.stop - 1]
    if not number or end - found[number].begin > column.depth + SLACK:
        return None
    return end - column.depth - over, number


@dataclass(frozen=True, slots=True)
class Ways:
    """The best way to each place: its number of pages, its cost, and the place where its last page begins."""

    places: Sequence[Place]
    depth: float
    pages: Sequence[int]
    costs: Sequence[float]
    before: Sequence[int]

    def ends(self, at: int) -> tuple[int, ...]:
        """Where pages end if the last one ends before strip `at`: the number of the strip after each, `at` the last."""
        last = next(number for number, place in enumerate(self.places) if place.at == at)
        found = [at]
        place = self._last_begin(last)
        while place:
            found.append(self.places[place].at)
            place = self.before[place]
        return tuple(reversed(found))

    def _last_begin(self, last: int) -> int:
        """Where the last page begins. It may be as empty as it is, unless it is nearly empty."""
        close, least = self.places[last].close, self.places[last].close - self.depth - SLACK
        begins = [
            place
            for place in range(last)
            if self.pages[place] == self.pages[last] - 1 and self.places[place].begin >= least
        ]
        return min(begins or [last - 1], key=lambda place: self.costs[place] + self._short(place, close))

    def _short(self, place: int, close: float) -> float:
        if not place:
            return 0.0
        full = (close - self.places[place].begin) / self.depth
        return COSTS.eighth if full < EIGHTH else COSTS.short if full < QUARTER else 0.0


def ways_through(places: Sequence[Place], depth: float) -> Ways:
    """The best way to each of the places."""
    shares = [place.begin / depth for place in places]
    pages, costs, before = [0], [0.0], [0]
    first, stop = 0, 1
    for number, place in enumerate(places[1:], 1):
        room = 1.0 + SLACK / depth - place.close / depth
        while first < number - 1 and shares[first] + room < 0.0:
            first += 1
        stop = max(stop, first + 1)
        while stop < number and pages[stop] == pages[first]:
            stop += 1
        found = _page_costs(shares[first:stop], costs[first:stop], room, place.blank)
        if place.near is not None:
            bound, section = place.near
            for begun in range(first, min(stop, section)):
                if places[begun].begin >= bound:
                    found[begun - first] += COSTS.nearly
        least = min(found)
        begun = first + found.index(least)
        pages.append(pages[begun] + 1)
        costs.append((least if least < inf else costs[begun]) + place.cost)
        before.append(begun)
    return Ways(places, depth, pages, costs, before)


def _page_costs(shares: Sequence[float], costs: Sequence[float], room: float, blank: float) -> list[float]:
    """The cost of each way to where a page may begin, and of what that page is left empty; too full a page is none."""
    third = COSTS.third
    return [
        (cost + blank * left * left if left <= MOST_BLANK else cost + blank * left * left + third)
        if (left := share + room) >= 0.0
        else inf
        for share, cost in zip(shares, costs, strict=True)
    ]
