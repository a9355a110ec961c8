"""A paragraph of shaped words that is ready to be broken into lines. Lengths in pt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from operator import itemgetter
from typing import NamedTuple

from handouts.press.marks import ShapedWord
from handouts.press.text.run import Run


class Stretch(NamedTuple):
    """Words of one run, one face and one bidi level, from word `start` up to the next stretch."""

    start: int
    run: Run
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words in reading order, in stretches. Breaks are counts of words: `ends` where a line may end (the last is the
    number of words), `inner` those that a kept run forbids, `forced` where it must end, `torn` those that cut a piece.

    `edges` are the words' edges from the start, one more than words; `totals` those of them at `ends`.
    """

    words: Sequence[ShapedWord]
    stretches: Sequence[Stretch]
    ends: Sequence[int]
    base: int = 0
    inner: Sequence[int] = ()
    forced: Sequence[int] = ()
    torn: frozenset[int] = frozenset()
    edges: Sequence[float] = field(init=False)
    totals: Sequence[float] = field(init=False)

    def __post_init__(self) -> None:
        edges = list(accumulate(self._widths(), initial=0.0))
        every = len(self.ends) == len(self.words)
        object.__setattr__(self, "edges", edges)
        object.__setattr__(self, "totals", edges[1:] if every else list(map(edges.__getitem__, self.ends)))

    def _widths(self) -> list[float]:
        stops = [*map(itemgetter(0), self.stretches[1:]), len(self.words)]
        widths: list[float] = []
        for stretch, stop in zip(self.stretches, stops, strict=True):
            scale = stretch.run.size / 1000
            widths += [word.width * scale for word in self.words[stretch.start : stop]]
        return widths

    def stretches_of(self, start: int, stop: int) -> list[Stretch]:
        """The stretches of words[start:stop], the first one cut to begin there."""
        first = bisect_right(self.stretches, start, key=itemgetter(0)) - 1
        last = bisect_left(self.stretches, stop, key=itemgetter(0))
        found = list(self.stretches[first:last])
        found[0] = found[0]._replace(start=start)
        return found

    def trailing(self, start: int, stop: int) -> float:
        """The width of the spaces at the end of words[start:stop], which no line counts."""
        last = stop - 1
        while last >= start and not self.words[last].text.strip(" "):
            last -= 1
        blank = self.edges[stop] - self.edges[last + 1]
        if last < start:
            return blank
        word = self.words[last]
        spaces = len(word.text) - len(word.text.rstrip(" "))
        if not spaces:
            return blank
        return blank + (self.edges[last + 1] - self.edges[last]) * spaces * word.face.space / word.width

    def width(self, start: int, stop: int) -> float:
        """The width of words[start:stop] as a line: without the spaces at its end."""
        return self.edges[stop] - self.edges[start] - self.trailing(start, stop)

    def pieces(self) -> Iterator[tuple[int, int]]:
        """The words (first, after the last) between two breaks."""
        return pairwise((0, *self.ends))

    def recut(
        self, words: Sequence[ShapedWord], origins: Sequence[int], ends: Sequence[int], torn: frozenset[int]
    ) -> Paragraph:
        """The same text in smaller pieces: `origins` gives the old word that each new one is a part of."""
        first = {origin: place for place, origin in reversed(list(enumerate(origins)))}
        last = {origin: place + 1 for place, origin in enumerate(origins)}
        stretches = [stretch._replace(start=first[stretch.start]) for stretch in self.stretches]
        forced = [last[end - 1] for end in self.forced]
        return replace(self, words=words, stretches=stretches, ends=ends, inner=(), forced=forced, torn=torn)
