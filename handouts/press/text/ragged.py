"""A Paragraph and a measure in, line ends out: as many lines as first-fit needs, as even as they can be.

The cost of a line is the square of the share of the measure that it leaves empty, and the weight of the break it ends
with (`bindings.WEIGHTS`); the last line is free, unless it is one short word, or a character or two of words without
spaces between them. Of all ways to part a section into the fewest lines, the one of the least sum is found by dynamic
programming over the breaks that each line can end with.
No line ever costs more than all lines of first-fit together, so that a few breaks a line are enough.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from handouts.press.text.bindings import WEIGHTS
from handouts.press.text.paragraph import Paragraph

SLACK: Final = 1e-6
"""Lengths in pt are sums of floats: what is nearer than this fits."""
SHORT_EM: Final = 5.0
"""A last line of one word no wider than this is a short one."""
SHORT_END: Final = 0.12
"""What it costs."""
STUB_EM: Final = 2.5
"""A last line narrower than this that is cut off without a space, as Chinese is, is a stub: one character or two."""
STUB_END: Final = 0.25
"""What it costs besides."""


def least_ragged(paragraph: Paragraph, measure: float) -> list[int]:
    """The counts of words after which the lines end."""
    ends = paragraph.ends
    return [
        ends[place - 1]
        for first, last in paragraph.sections()
        for place in _Section(paragraph, first, last, measure).best()
    ]


def cost(paragraph: Paragraph, measure: float, lines: Sequence[int]) -> float:
    """What lines with these ends cost, in squared shares of the measure."""
    places = [bisect_left(paragraph.ends, end) + 1 for end in lines]
    total = 0.0
    for first, last in paragraph.sections():
        section = _Section(paragraph, first, last, measure)
        total += section.cost([place for place in places if first < place <= last])
    return total


@dataclass(slots=True)
class _Section:
    """The breaks from `first` up to `last`: a line may end at any of them, and ends at the last."""

    paragraph: Paragraph
    first: int
    last: int
    measure: float

    @property
    def whole(self) -> float:
        """What slack is a share of: the measure, 1 pt at least."""
        return max(self.measure, 1.0)

    def best(self) -> list[int]:
        """The breaks of the least cost; of equal ones always the same."""
        paragraph = self.paragraph
        if paragraph.stops[self.last] - paragraph.starts[self.first] <= self.measure + SLACK:
            return [self.last]
        latest = self.latest()
        return self._chosen(latest) if len(latest) > 1 else latest

    def latest(self) -> list[int]:
        """First-fit: as many pieces on each line as fit, one at least."""
        starts, stops = self.paragraph.starts, self.paragraph.stops
        limit, last, at = self.measure + SLACK, self.last, self.first
        lines = []
        while at < last:
            at = max(bisect_right(stops, starts[at] + limit, at + 1, last + 1) - 1, at + 1)
            lines.append(at)
        return lines

    def earliest(self, lines: int) -> list[int]:
        """The first break that each line but the last may end with, so that the lines after it hold the rest."""
        starts, stops = self.paragraph.starts, self.paragraph.stops
        limit, at = self.measure + SLACK, self.last
        found = []
        for _ in range(lines - 1):
            at = min(bisect_left(starts, stops[at] - limit, self.first, at), at - 1)
            found.append(at)
        return found[::-1]

    def cost(self, lines: Sequence[int]) -> float:
        """What lines with these ends cost: summed up in the order in which they are chosen."""
        starts, stops, kinds = self.paragraph.starts, self.paragraph.stops, self.paragraph.kinds
        total = 0.0
        for start, end in pairwise((self.first, *lines[:-1])):
            slack = (starts[start] + self.measure - stops[end]) / self.whole
            total = total + slack * slack + WEIGHTS[kinds[end - 1]]
        return total + (self._end_cost(lines[-2], self._short(), self._stub()) if len(lines) > 1 else 0.0)

    def _chosen(self, latest: Sequence[int]) -> list[int]:
        starts, stops, kinds, measure = self.paragraph.starts, self.paragraph.stops, self.paragraph.kinds, self.measure
        whole, bound = self.whole, self.cost(latest)
        costs, ways = {self.first: 0.0}, []
        for low, high in zip(self.earliest(len(latest)), latest, strict=False):
            found: dict[int, float] = {}
            way: dict[int, int] = {}
            for start, before in costs.items():
                room = starts[start] + measure
                top = max(bisect_right(stops, room + SLACK, low, high + 1) - 1, start + 1)
                for end in range(top, max(low - 1, start), -1):
                    slack = (room - stops[end]) / whole
                    total = before + slack * slack
                    if total > bound:
                        break
                    total += WEIGHTS[kinds[end - 1]]
                    if end not in found or total < found[end]:
                        found[end], way[end] = total, start
            costs = found
            ways.append(way)
        return list(self._traced(costs, ways))[::-1]

    def _traced(self, costs: dict[int, float], ways: Sequence[dict[int, int]]) -> Iterator[int]:
        """The line ends from the last one back, from the cheapest break before it."""
        short, stub = self._short(), self._stub()
        yield self.last
        at = min(costs, key=lambda end: costs[end] + self._end_cost(end, short, stub))
        yield at
        for way in ways[:0:-1]:
            at = way[at]
            yield at

    def _end_cost(self, begin: int, short: int, stub: int) -> float:
        """What a last line costs that begins after this break."""
        return SHORT_END * (begin >= short) + STUB_END * (begin >= stub)

    def _stub(self) -> int:
        """The first break after which the last line would be a stub."""
        starts, stops = self.paragraph.starts, self.paragraph.stops
        least = stops[self.last] - STUB_EM * self.paragraph.stretches[-1].run.size
        at = self.last
        while at - 1 > self.first and starts[at - 1] > least and starts[at - 1] <= stops[at - 1]:
            at -= 1
        return at

    def _short(self) -> int:
        """The first break after which the last line would be one short word."""
        starts, stops = self.paragraph.starts, self.paragraph.stops
        least = stops[self.last] - SHORT_EM * self.paragraph.stretches[-1].run.size
        at = self.last
        while at > self.first and starts[at - 1] >= least and (at == self.last or starts[at] <= stops[at]):
            at -= 1
        return at
