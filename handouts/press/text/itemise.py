"""Runs in, a Paragraph of shaped words out: normal form, bidi levels, line break opportunities, words by style."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, compress, pairwise
from typing import NamedTuple

from handouts.lettering.bidi import needs_bidi
from handouts.lettering.breaks import forces_break, graphemes, line_pieces, stands_alone
from handouts.lettering.properties import compose
from handouts.press.text.cutter import Cutter, Span
from handouts.press.text.paragraph import Paragraph
from handouts.press.text.run import Isolate, Run
from handouts.press.text.words import WordCache

_POP_ISOLATE = "\u2069"
_ONE_LEVEL = re.compile(rb"(.)\1*", re.DOTALL)


def itemise(given: Sequence[Run], base: int, cache: WordCache, *, shortcut: bool = True) -> Paragraph | None:
    """The paragraph, or None if there is no text. Without the shortcut, left-to-right text goes the general way too."""
    runs = tuple([_composed(run) for run in given if run.text])
    if not runs:
        return None
    text = "".join([run.text for run in runs])
    pieces = line_pieces(text, runs[0].lang)
    borders = _borders(runs, text)
    levels = None
    if base or not shortcut or needs_bidi(text) or any(run.isolate is Isolate.RIGHT_TO_LEFT for run in runs):
        levels = _levels(runs, base, cache)
    cutter = Cutter(text, base, cache)
    cutter.cut(pieces, _spans(runs, borders, levels))
    breaks = _breaks(runs, borders, pieces, cutter.ends)
    return Paragraph(cutter.words, cutter.stretches, breaks.ends, base, breaks.inner, breaks.forced)


def _spans(runs: Sequence[Run], borders: Sequence[int], levels: bytes | None) -> list[Span]:
    """Text of one run and one level; a run that a grapheme swallowed has none."""
    spans: list[Span] = []
    for run, (start, stop) in zip(runs, pairwise((0, *borders)), strict=True):
        if levels is None:
            spans.append(Span(start, stop, run, 0))
            continue
        same = _ONE_LEVEL.finditer(levels, start, stop)
        spans += [Span(found.start(), found.end(), run, found.group()[0]) for found in same]
    return [span for span in spans if span.start < span.stop]


def _composed(run: Run) -> Run:
    text = compose(run.text)
    return run if text is run.text or text == run.text else replace(run, text=text)


class _Breaks(NamedTuple):
    """Numbers of words after which a line may, may only if it must, and must end."""

    ends: Sequence[int]
    inner: Sequence[int]
    forced: Sequence[int]


def _breaks(runs: Sequence[Run], borders: Sequence[int], pieces: list[str], ends: list[int]) -> _Breaks:
    forced = list(compress(ends, map(forces_break, pieces))) if forces_break("".join(pieces)) else []
    if not any(run.keep or run.tied for run in runs):
        return _Breaks(ends, (), forced)
    kept = _kept(runs, borders)
    must = {*forced, ends[-1]}
    inner = [
        end
        for end, offset in zip(ends, accumulate(map(len, pieces)), strict=True)
        if end not in must and any(start < offset < stop for start, stop in kept)
    ]
    return _Breaks(sorted({*ends}.difference(inner)), inner, forced)


def _kept(runs: Sequence[Run], borders: Sequence[int]) -> list[tuple[int, int]]:
    """The stretches (start, stop) that no line may break inside; neighbours of one owner are one stretch."""
    kept: list[tuple[int, int]] = []
    previous: Run | None = None
    for run, (start, stop) in zip(runs, pairwise((0, *borders)), strict=True):
        if run.keep and previous is not None and previous.keep and previous.owner == run.owner:
            kept[-1] = kept[-1][0], stop
        elif run.keep:
            kept.append((start, stop))
        if run.tied and start:
            kept.insert(0, (start - 1, start + 1))
        previous = run
    return kept


def _levels(runs: Sequence[Run], base: int, cache: WordCache) -> bytes:
    """A level per character. Isolates are put around their runs for the algorithm only (UAX #9, HL1 and HL3)."""
    if all(run.isolate is Isolate.NONE for run in runs):
        return cache.bidi.levels("".join([run.text for run in runs]), base)
    isolated = [run.isolate is not Isolate.NONE for run in runs]
    parts = [f"{run.isolate.value}{run.text}{_POP_ISOLATE * bool(run.isolate.value)}" for run in runs]
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
