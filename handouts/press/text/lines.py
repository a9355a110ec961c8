"""A Paragraph and a measure in, the numbers of words after which its lines end out: first-fit, or evened for titles.

What is too wide for the measure is loosened or cut up before, see `loosen` and `tear`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from operator import sub
from typing import Final

from handouts.lettering.breaks import graphemes
from handouts.lettering.scripts import CURSIVE, Scripts, script_of_language
from handouts.press.marks import ShapedWord
from handouts.press.text.paragraph import Paragraph
from handouts.press.text.ragged import SLACK, least_ragged
from handouts.press.text.shaping import Voice, shape

_FINE: Final = 0.25


def first_fit(paragraph: Paragraph, measure: float) -> list[int]:
    """As many pieces on each line as the measure in pt holds, one at least."""
    lines: list[int] = []
    ends, starts, stops = paragraph.ends, paragraph.starts, paragraph.stops
    for first, last in paragraph.sections():
        at = first
        while at < last:
            at = max(bisect_right(stops, starts[at] + measure + SLACK, at + 1, last + 1) - 1, at + 1)
            lines.append(ends[at - 1])
    return lines


def even(paragraph: Paragraph, measure: float) -> list[int]:
    """No more lines than at the full measure, of lengths as even as can be: the narrowest measure that does it."""
    lines = first_fit(paragraph, measure)
    narrow, wide = 0.0, min(measure, paragraph.edges[-1])
    while len(lines) > 1 and wide - narrow > _FINE:
        middle = (narrow + wide) / 2
        trial = first_fit(paragraph, middle)
        if len(trial) > len(lines):
            narrow = middle
        else:
            wide, lines = middle, trial
    widest = max(paragraph.width(start, stop) for start, stop in pairwise((0, *lines)))
    return least_ragged(paragraph, min(measure, widest))


def widest_piece(paragraph: Paragraph) -> float:
    """The width of the widest piece between two breaks, bindings loosened, without the spaces at its end."""
    if paragraph.bound:
        paragraph = paragraph.loosened(paragraph.bound)
    return max(stop - start for start, stop in zip(paragraph.starts, paragraph.stops[1:], strict=False))


def natural_width(paragraph: Paragraph) -> float:
    """The width of the longest line when only forced breaks are taken."""
    return max(0.0, *(paragraph.stops[last] - paragraph.starts[first] for first, last in paragraph.sections()))


def fits(paragraph: Paragraph, measure: float) -> bool:
    """Whether no piece is wider than the measure."""
    limit = measure + SLACK
    return paragraph.reaches[-1] <= limit or max(map(sub, paragraph.stops[1:], paragraph.starts)) <= limit


def loosen(paragraph: Paragraph, measure: float) -> Paragraph:
    """The paragraph with the bindings loosened in every piece that is too wide."""
    loose: list[int] = []
    for start, stop in pairwise((0, *paragraph.ends)):
        if paragraph.width(start, stop) > measure + SLACK:
            loose += paragraph.bound[bisect_right(paragraph.bound, start) : bisect_left(paragraph.bound, stop)]
    return paragraph.loosened(loose) if loose else paragraph


def tear(paragraph: Paragraph, measure: float) -> Paragraph:
    """The paragraph with every piece that is too wide cut up: kept runs at their breaks, words between graphemes."""
    torn = _Torn([], [], [], set())
    inner = sorted({*paragraph.ends, *paragraph.inner})
    first = 0
    for start, stop in pairwise((0, *paragraph.ends)):
        last = bisect_right(inner, stop)
        if paragraph.width(start, stop) <= measure + SLACK:
            torn.copy(paragraph, start, stop)
        else:
            for begin, end in pairwise((start, *inner[first:last])):
                torn.cut(paragraph, begin, end, measure)
            torn.breaks.discard(torn.ends[-1])
        first = last
    return paragraph.recut(torn.words, torn.origins, torn.ends, frozenset(torn.breaks))


@dataclass(slots=True)
class _Torn:
    """Words, the old word each is a part of, all breaks, and those among them that tear a piece."""

    words: list[ShapedWord]
    origins: list[int]
    ends: list[int]
    breaks: set[int]

    def copy(self, paragraph: Paragraph, start: int, stop: int) -> None:
        self.words += paragraph.words[start:stop]
        self.origins += range(start, stop)
        self.ends.append(len(self.words))

    def cut(self, paragraph: Paragraph, start: int, stop: int, measure: float) -> None:
        if paragraph.width(start, stop) <= measure + SLACK:
            self.copy(paragraph, start, stop)
            self.breaks.add(self.ends[-1])
            return
        for place in range(start, stop):
            for part in _parts(paragraph.words[place]):
                self.words.append(part)
                self.origins.append(place)
                self.ends.append(len(self.words))
                self.breaks.add(len(self.words))


def _parts(word: ShapedWord) -> list[ShapedWord]:
    """A word by graphemes, spaces at its end with the last; letters of joining scripts still see their neighbours."""
    core = word.text.rstrip(" ")
    texts = graphemes(core) or [""]
    texts[-1] += word.text[len(core) :]
    joins = Scripts().first(core) in CURSIVE
    voice = Voice(word.face, word.level, word.lang, script_of_language(word.lang))
    around = ["", *texts, ""] if joins else [""] * (len(texts) + 2)
    return [shape(text, voice, around[place], around[place + 2]) for place, text in enumerate(texts)]
