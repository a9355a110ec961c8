"""Pieces between line breaks, and spans of one run and level, in; shaped words in stretches of one look out.

Where a piece lies within one span, which is nearly always, it is one look-up.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, chain
from operator import attrgetter
from typing import NamedTuple

from handouts.press.marks import ShapedWord
from handouts.press.text.paragraph import Stretch
from handouts.press.text.run import Run
from handouts.press.text.words import WordCache, Words

_FACE = attrgetter("face")


class Span(NamedTuple):
    """Text (from, up to) of one run and one resolved bidi level."""

    start: int
    stop: int
    run: Run
    level: int


class Cutter:
    """Words, stretches and the number of words at each piece's end, filled by `cut`."""

    def __init__(self, text: str, base: int, cache: WordCache) -> None:
        self._text = text
        self._base = base
        self._cache = cache
        self.words: list[ShapedWord] = []
        self.stretches: list[Stretch] = []
        self.ends: list[int] = []

    def cut(self, pieces: list[str], spans: list[Span]) -> None:
        """Cut the pieces where the spans change, and take every part's words from the cache."""
        if len(spans) == 1:
            run, level = spans[0].run, spans[0].level
            self._add_whole(self._cache.words(run.lang, run.bold, level & 1), pieces, level)
            self._open_stretches(0, spans[0])
            return
        stops = list(accumulate(map(len, pieces)))
        at = piece = 0
        for span in spans:
            first = len(self.words)
            voice = self._cache.words(span.run.lang, span.run.bold, span.level & 1)
            while at < span.stop:
                starts_here = at == (stops[piece - 1] if piece else 0)
                if starts_here and stops[piece] <= span.stop:
                    after = bisect_right(stops, span.stop, piece)
                    self._add_whole(voice, pieces[piece:after], span.level)
                    at, piece = stops[after - 1], after
                else:
                    at, piece = self._add_part(voice, (at, min(span.stop, stops[piece])), stops, piece)
            self._open_stretches(first, span)

    def _add_whole(self, voice: Words, pieces: list[str], level: int) -> None:
        if level != self._base:
            for piece in pieces:
                self._add_with_spaces_apart(voice, piece)
                self.ends.append(len(self.words))
            return
        found = list(map(voice.__getitem__, pieces))
        before = len(self.words)
        self.words += chain.from_iterable(found)
        if len(self.words) - before == len(pieces):
            self.ends += range(before + 1, len(self.words) + 1)
        else:
            self.ends += [before + count for count in accumulate(map(len, found))]

    def _add_with_spaces_apart(self, voice: Words, piece: str) -> None:
        """Spaces fall back to the base level at a line's end (UAX #9, L1): elsewhere they are words of their own."""
        core = piece.rstrip(" ")
        self.words += voice[core] if core else ()
        self.words += voice[piece[len(core) :]] if core != piece else ()

    def _add_part(self, voice: Words, part: tuple[int, int], stops: list[int], piece: int) -> tuple[int, int]:
        """A piece that spans cut: where the part ends, and the piece that comes next."""
        start, stop = part
        core = start + len(self._text[start:stop].rstrip(" "))
        if start < core:
            self.words += voice.part(self._text, start, core)
        if core < stop:
            self.words += voice.part(self._text, core, stop)
        if stop < stops[piece]:
            return stop, piece
        self.ends.append(len(self.words))
        return stop, piece + 1

    def _open_stretches(self, first: int, span: Span) -> None:
        """The stretches of the words from `first` on: one, unless the face changes or the look goes on."""
        words = self.words[first:]
        last = self.stretches[-1] if self.stretches else None
        face = self.words[first - 1].face if last else None
        if last is None or not _same_look(last, span) or words[0].face is not face:
            self.stretches.append(Stretch(first, span.run, span.level))
        if len(set(map(_FACE, words))) == 1:
            return
        self.stretches += [
            Stretch(first + place, span.run, span.level)
            for place in range(1, len(words))
            if words[place].face is not words[place - 1].face
        ]


def _same_look(stretch: Stretch, span: Span) -> bool:
    one, other = stretch.run, span.run
    if one is other:
        return stretch.level == span.level
    looks = [(run.owner, run.size, run.colour, run.bold) for run in (one, other)]
    return looks[0] == looks[1] and stretch.level == span.level
