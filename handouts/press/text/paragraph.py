"""A paragraph of shaped words that is ready to be broken into lines. Lengths in pt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from handouts.press.marks import ShapedWord
from handouts.press.text.run import Run


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words in reading order. `run_of` gives each word's run (None: all of the first), `levels` its resolved bidi level
    (None: all 0). Breaks are counts of words: `ends` where a line may end, `inner` those that a kept run forbids,
    `forced` where it must end. The last of `ends` is the number of words.
    """

    runs: tuple[Run, ...]
    words: Sequence[ShapedWord]
    ends: Sequence[int]
    base: int = 0
    run_of: Sequence[int] | None = None
    levels: Sequence[int] | None = None
    inner: tuple[int, ...] = ()
    forced: tuple[int, ...] = ()
    torn: frozenset[int] = frozenset()
    edges: Sequence[float] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "edges", list(accumulate(self._widths(), initial=0.0)))

    def _widths(self) -> list[float]:
        scales = [run.size / 1000 for run in self.runs]
        if self.run_of is None:
            scale = scales[0]
            return [word.width * scale for word in self.words]
        return [word.width * scales[run] for word, run in zip(self.words, self.run_of, strict=True)]

    def run(self, word: int) -> Run:
        """The run that a word belongs to."""
        return self.runs[self.run_of[word] if self.run_of else 0]

    def trailing(self, start: int, stop: int) -> float:
        """The width of the spaces at the end of words[start:stop], which no line counts."""
        spaces = 0.0
        for place in range(stop - 1, start - 1, -1):
            word = self.words[place]
            core = len(word.text.rstrip(" "))
            spaces += (len(word.text) - core) * word.face.space * self.run(place).size / 1000
            if core:
                break
        return spaces

    def width(self, start: int, stop: int) -> float:
        """The width of words[start:stop] as a line: without the spaces at its end."""
        return self.edges[stop] - self.edges[start] - self.trailing(start, stop)

    def recut(self, words: Sequence[ShapedWord], origins: Sequence[int], ends: Sequence[int], torn: frozenset[int]) -> Paragraph:
        """The same text in smaller pieces: `origins` gives the old word each new one is a part of."""
        last = {origin: place + 1 for place, origin in enumerate(origins)}
        return replace(
            self,
            words=words,
            ends=ends,
            run_of=[self.run_of[origin] for origin in origins] if self.run_of else None,
            levels=[self.levels[origin] for origin in origins] if self.levels else None,
            forced=tuple(last[end - 1] for end in self.forced),
            inner=(),
            torn=torn,
        )
