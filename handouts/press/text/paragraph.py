"""A paragraph of shaped words that is ready to be broken into lines. Lengths in pt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import field, replace
from itertools import accumulate
from operator import add, itemgetter
from typing import NamedTuple

from handouts.document.values import value
from handouts.press.marks import ShapedWord
from handouts.press.text.bindings import LOOSENED, PLAIN
from handouts.press.text.run import Run


class Stretch(NamedTuple):
    """Words of one run, one face and one bidi level, from word `start` up to the next stretch."""

    start: int
    run: Run
    level: int


@value
class Paragraph:
    """Words in reading order, in stretches. Breaks are counts of words: `ends` where a line may end (the last is the
    number of words), `inner` those that a kept run forbids, `bound` those that the words themselves forbid, `forced`
    where it must end, `torn` those that cut a piece. `kinds` has a letter for each of `ends`, see `bindings`.

    `edges` are the words' edges from the start, one more than words; `reaches` where a line that ends with each word
    would end, without its spaces. `starts` and `stops` are the same for the breaks, 0 before the first. `turns` says
    that some words are of another level than the whole.
    """

    words: Sequence[ShapedWord]
    stretches: Sequence[Stretch]
    ends: Sequence[int]
    base: int = 0
    inner: Sequence[int] = ()
    forced: Sequence[int] = ()
    torn: frozenset[int] = frozenset()
    bound: Sequence[int] = ()
    kinds: str = ""
    edges: Sequence[float] = field(init=False)
    reaches: Sequence[float] = field(init=False)
    turns: bool = field(init=False)
    starts: Sequence[float] = field(init=False)
    stops: Sequence[float] = field(init=False)

    def __post_init__(self) -> None:
        widths, cores = self._widths()
        edges = list(accumulate(widths, initial=0.0))
        reaches = list(map(add, edges, cores))
        if 0.0 in cores:
            _skip_blanks(self.words, reaches)
        every = len(self.ends) == len(self.words)
        put = object.__setattr__
        put(self, "turns", {stretch.level for stretch in self.stretches} != {self.base})
        put(self, "edges", edges)
        put(self, "reaches", reaches)
        put(self, "starts", edges if every else [0.0, *map(edges.__getitem__, self.ends)])
        put(self, "stops", [0.0, *(reaches if every else [reaches[end - 1] for end in self.ends])])

    def _widths(self) -> tuple[list[float], list[float]]:
        """Of each word, with and without the spaces at its end."""
        if len(self.stretches) == 1:
            scale = self.stretches[0].run.size / 1000
            return [word.width * scale for word in self.words], [word.core * scale for word in self.words]
        widths: list[float] = []
        cores: list[float] = []
        ends = [*map(itemgetter(0), self.stretches[1:]), len(self.words)]
        for stretch, end in zip(self.stretches, ends, strict=True):
            scale = stretch.run.size / 1000
            words = self.words[stretch.start : end]
            widths += [word.width * scale for word in words]
            cores += [word.core * scale for word in words]
        return widths, cores

    def stretches_of(self, start: int, stop: int) -> list[Stretch]:
        """The stretches of words[start:stop], the first one cut to begin there."""
        begins = [stretch[0] for stretch in self.stretches]
        found = list(self.stretches[bisect_right(begins, start) - 1 : bisect_left(begins, stop)])
        found[0] = found[0]._replace(start=start)
        return found

    def width(self, start: int, stop: int) -> float:
        """The width of words[start:stop] as a line: without the spaces at its end."""
        return max(0.0, self.reaches[stop - 1] - self.edges[start])

    def sections(self) -> list[tuple[int, int]]:
        """The breaks (from, up to) between which nothing forces a line to end."""
        if not self.forced:
            return [(0, len(self.ends))]
        lasts = [bisect_right(self.ends, end) for end in self.forced]
        lasts += [len(self.ends)] * (lasts[-1] < len(self.ends))
        return list(zip([0, *lasts], lasts, strict=False))

    def loosened(self, loose: Sequence[int]) -> Paragraph:
        """The same with some of the `bound` breaks allowed."""
        kinds = {**dict.fromkeys(loose, LOOSENED), **dict(zip(self.ends, self.kinds, strict=True))}
        ends = sorted(kinds)
        kept = sorted({*self.bound}.difference(loose))
        return replace(self, ends=ends, bound=kept, kinds="".join([kinds[end] for end in ends]))

    def recut(
        self, words: Sequence[ShapedWord], origins: Sequence[int], ends: Sequence[int], torn: frozenset[int]
    ) -> Paragraph:
        """The same text in smaller pieces: `origins` gives the old word that each new one is a part of."""
        first = {origin: place for place, origin in reversed(list(enumerate(origins)))}
        last = {origin: place + 1 for place, origin in enumerate(origins)}
        stretches = [stretch._replace(start=first[stretch.start]) for stretch in self.stretches]
        forced = [last[end - 1] for end in self.forced]
        kept = {last[end - 1]: kind for end, kind in zip(self.ends, self.kinds, strict=True)}
        kinds = "".join([kept.get(end, PLAIN) for end in ends])
        return Paragraph(words, stretches, ends, self.base, (), forced, torn, (), kinds)


def _skip_blanks(words: Sequence[ShapedWord], reaches: list[float]) -> None:
    """Words that are nothing but spaces reach no further than the word before."""
    for place, word in enumerate(words):
        if not word.core and not word.text.strip(" "):
            reaches[place] = reaches[place - 1] if place else 0.0
