"""Runs in, a Paragraph of shaped words out: normal form, bidi levels, line break opportunities, words by style and level."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from handouts.lettering.bidi import needs_bidi
from handouts.lettering.breaks import forces_break, graphemes, line_pieces, stands_alone
from handouts.lettering.properties import compose
from handouts.press.marks import ShapedWord
from handouts.press.text.paragraph import Paragraph
from handouts.press.text.run import Isolate, Run
from handouts.press.text.words import WordCache

_POP_ISOLATE = "\u2069"


def itemise(given: Sequence[Run], base: int, cache: WordCache, *, shortcut: bool = True) -> Paragraph | None:
    """The paragraph, or None if there is no text. Without the shortcut, left-to-right text goes the general way too."""
    runs = tuple(_composed(run) for run in given if run.text)
    if not runs:
        return None
    text = "".join([run.text for run in runs])
    pieces = line_pieces(text, runs[0].lang)
    levels = None
    if base or not shortcut or needs_bidi(text) or any(run.isolate is Isolate.RIGHT_TO_LEFT for run in runs):
        levels = _levels(runs, base, cache)
    if len(runs) == 1 and levels is None:
        return _plain(runs, text, pieces, cache)
    cutter = _Cutter(runs, text, base, levels, cache)
    breaks = _breaks(runs, cutter.borders, pieces, cutter.cut(pieces))
    found = cutter.levels if levels is not None else None
    return Paragraph(runs, cutter.words, breaks.ends, base, cutter.run_of, found, breaks.inner, breaks.forced)


def _composed(run: Run) -> Run:
    text = compose(run.text)
    return run if text is run.text or text == run.text else replace(run, text=text)


def _plain(runs: tuple[Run, ...], text: str, pieces: list[str], cache: WordCache) -> Paragraph:
    """One run from left to right, the usual case: nothing but look-ups."""
    found = list(map(cache.words(runs[0].lang, runs[0].bold, 0).__getitem__, pieces))
    words = list(chain.from_iterable(found))
    ends: Sequence[int] = range(1, len(words) + 1) if len(words) == len(pieces) else list(accumulate(map(len, found)))
    if not runs[0].keep and not forces_break(text):
        return Paragraph(runs, words, ends)
    breaks = _breaks(runs, (len(text),), pieces, ends)
    return Paragraph(runs, words, breaks.ends, inner=breaks.inner, forced=breaks.forced)


class _Breaks(NamedTuple):
    """Numbers of words after which a line may, may only if it must, and must end."""

    ends: Sequence[int]
    inner: tuple[int, ...]
    forced: tuple[int, ...]


def _breaks(runs: Sequence[Run], borders: Sequence[int], pieces: list[str], ends: Sequence[int]) -> _Breaks:
    forced = tuple(end for end, piece in zip(ends, pieces, strict=True) if forces_break(piece))
    kept = _kept(runs, borders)
    if not kept:
        return _Breaks(ends, (), forced)
    must = {*forced, ends[-1]}
    inner = tuple(
        end
        for end, offset in zip(ends, accumulate(map(len, pieces)), strict=True)
        if end not in must and any(start < offset < stop for start, stop in kept)
    )
    return _Breaks(sorted({*ends}.difference(inner)), inner, forced)


def _kept(runs: Sequence[Run], borders: Sequence[int]) -> list[tuple[int, int]]:
    """The stretches (start, stop) that no line may break; neighbours of one owner are one stretch."""
    kept: list[tuple[int, int]] = []
    previous: Run | None = None
    for run, (start, stop) in zip(runs, pairwise((0, *borders)), strict=True):
        if run.keep and previous is not None and previous.keep and previous.owner == run.owner:
            kept[-1] = kept[-1][0], stop
        elif run.keep:
            kept.append((start, stop))
        previous = run
    return kept


def _levels(runs: Sequence[Run], base: int, cache: WordCache) -> bytes:
    """A level per character. Isolates are put around their runs for the algorithm only (UAX #9, HL1 and HL3)."""
    if all(run.isolate is Isolate.NONE for run in runs):
        return cache.bidi.levels("".join([run.text for run in runs]), base)
    isolated = [run.isolate is not Isolate.NONE for run in runs]
    parts = [f"{run.isolate.value}{run.text}{_POP_ISOLATE}" if own else run.text for run, own in zip(runs, isolated, strict=True)]
    levels = cache.bidi.levels("".join(parts), base)
    stops = accumulate(map(len, parts))
    return b"".join(
        levels[stop - len(part) + own : stop - own] for part, stop, own in zip(parts, stops, isolated, strict=True)
    )


def _borders(runs: Sequence[Run], text: str) -> tuple[int, ...]:
    """Where each run ends in the text, moved to the end of a grapheme that it would cut."""
    borders = tuple(accumulate(len(run.text) for run in runs))
    if len(runs) == 1 or stands_alone(text):
        return borders
    whole = list(accumulate(map(len, graphemes(text))))
    return tuple(whole[bisect_left(whole, border)] for border in borders)


class _Cutter:
    """Several runs, or several levels: pieces are cut where either changes, and where spaces may fall back to the base level."""

    def __init__(self, runs: tuple[Run, ...], text: str, base: int, levels: bytes | None, cache: WordCache) -> None:
        self._text = text
        self._base = base
        self._levels = levels
        self.borders = _borders(runs, text)
        self._voices = [(cache.words(run.lang, run.bold, 0), cache.words(run.lang, run.bold, 1)) for run in runs]
        self.words: list[ShapedWord] = []
        self.run_of: list[int] = []
        self.levels: list[int] = []

    def cut(self, pieces: list[str]) -> list[int]:
        """Fill words, runs and levels; the number of words at the end of each piece."""
        at = run = 0
        ends = []
        for piece in pieces:
            stop = at + len(piece)
            while self.borders[run] <= at:
                run += 1
            if stop <= self.borders[run] and self._even(at, stop):
                self._add(run, at, self._voices[run][self._level(at) & 1][piece])
            else:
                self._add_parts(run, at, stop)
            ends.append(len(self.words))
            at = stop
        return ends

    def _level(self, place: int) -> int:
        return self._levels[place] if self._levels is not None else 0

    def _even(self, start: int, stop: int) -> bool:
        """Whether one level holds all through, at a line's end too (UAX #9, L1)."""
        if self._levels is None:
            return True
        level = self._levels[start]
        spaced = level != self._base and self._text[stop - 1] == " " and stop - start > 1
        return not spaced and self._levels.count(level, start, stop) == stop - start

    def _add(self, run: int, start: int, found: tuple[ShapedWord, ...]) -> None:
        self.words += found
        self.run_of += [run] * len(found)
        self.levels += [self._level(start)] * len(found)

    def _add_parts(self, run: int, start: int, stop: int) -> None:
        for begin, end in pairwise(self._cuts(start, stop)):
            while self.borders[run] <= begin:
                run += 1
            voice = self._voices[run][self._level(begin) & 1]
            self._add(run, begin, voice.part(self._text, begin, end))

    def _cuts(self, start: int, stop: int) -> list[int]:
        """Where the piece is cut, both its ends included."""
        cuts = {start, stop, start + len(self._text[start:stop].rstrip(" "))}
        cuts.update(border for border in self.borders if start < border < stop)
        cuts.update(place for place in range(start + 1, stop) if self._level(place) != self._level(place - 1))
        return sorted(cuts)
