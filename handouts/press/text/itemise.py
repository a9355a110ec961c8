"""Runs in, a Paragraph of shaped words out: normal form, bidi levels, line break opportunities, words by style."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, compress
from typing import NamedTuple

from handouts.lettering.bidi import needs_bidi
from handouts.lettering.breaks import forces_break, graphemes, line_pieces, stands_alone
from handouts.lettering.properties import compose
from handouts.press.text.addresses import with_addresses_cut
from handouts.press.text.bindings import bound
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
    text = runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])
    pieces, cuts = with_addresses_cut(text, line_pieces(text, runs[0].lang))
    borders = _borders(runs, text)
    levels = None
    if base or not shortcut or needs_bidi(text) or Isolate.RIGHT_TO_LEFT in [run.isolate for run in runs]:
        levels = _levels(runs, base, cache)
    cutter = Cutter(text, base, cache)
    cutter.cut(pieces, _spans(runs, borders, levels))
    kinds = cache.bindings(runs[0].lang).of(pieces, cuts)
    forced = list(compress(cutter.ends, map(forces_break, pieces))) if forces_break(text) else []
    breaks = _breaks(_kept(runs, borders), pieces, cutter.ends, kinds, forced)
    return Paragraph(
        cutter.words,
        cutter.stretches,
        breaks.ends,
        base,
        breaks.inner,
        forced,
        bound=breaks.bound,
        kinds=breaks.kinds,
    )


def _spans(runs: Sequence[Run], borders: Sequence[int], levels: bytes | None) -> list[Span]:
    """Text of one run and one level; a run that a grapheme swallowed has none."""
    stretches = zip(runs, (0, *borders), borders, strict=False)
    if levels is None:
        return [Span(start, stop, run, 0) for run, start, stop in stretches if start < stop]
    return [
        Span(found.start(), found.end(), run, found.group()[0])
        for run, start, stop in stretches
        for found in _ONE_LEVEL.finditer(levels, start, stop)
    ]


def _composed(run: Run) -> Run:
    text = compose(run.text)
    return run if text is run.text or text == run.text else replace(run, text=text)


class _Breaks(NamedTuple):
    """Numbers of words after which a line may end, and with the last only if it must: in kept runs, in what is bound.
    `kinds` are those of the first.
    """

    ends: Sequence[int]
    inner: Sequence[int]
    bound: Sequence[int]
    kinds: str


def _breaks(
    kept: Sequence[tuple[int, int]], pieces: list[str], ends: list[int], kinds: str, forced: list[int]
) -> _Breaks:
    held = set(bound(kinds))
    if not held and not kept:
        return _Breaks(ends, (), (), kinds)
    inner: set[int] = set()
    offsets = list(accumulate(map(len, pieces))) if kept else []
    for start, stop in kept:
        inner.update(range(bisect_right(offsets, start), bisect_left(offsets, stop)))
    must = {len(ends) - 1, *[bisect_left(ends, end) for end in forced]}
    inner -= must
    held -= must | inner
    gone = inner | held
    if not gone:
        return _Breaks(ends, (), (), kinds)
    free = bytearray(b"\1") * len(ends)
    for place in gone:
        free[place] = 0
    left, kinds = list(compress(ends, free)), "".join(compress(kinds, free))
    return _Breaks(left, [ends[place] for place in sorted(inner)], [ends[place] for place in sorted(held)], kinds)


def _kept(runs: Sequence[Run], borders: Sequence[int]) -> list[tuple[int, int]]:
    """The stretches (start, stop) that no line may break inside; neighbours of one owner are one stretch."""
    kept: list[tuple[int, int]] = []
    start, previous = 0, None
    for run, stop in zip(runs, borders, strict=True):
        if run.keep and previous is not None and previous.keep and previous.owner == run.owner:
            kept[-1] = kept[-1][0], stop
        elif run.keep:
            kept.append((start, stop))
        if run.tied and start:
            kept.insert(0, (start - 1, start + 1))
        start, previous = stop, run
    return kept


def _levels(runs: Sequence[Run], base: int, cache: WordCache) -> bytes:
    """A level per character. Isolates are put around their runs for the algorithm only (UAX #9, HL1 and HL3)."""
    heads = [f"{run.opens}{run.isolate.value}" for run in runs]
    tails = [run.closes + (run.isolate is not Isolate.NONE) for run in runs]
    texts = [run.text for run in runs]
    if not any(heads) and not any(tails):
        return cache.bidi.levels("".join(texts), base)
    around = zip(heads, texts, tails, strict=True)
    levels = cache.bidi.levels("".join([f"{head}{text}{_POP_ISOLATE * tail}" for head, text, tail in around]), base)
    found, at = [], 0
    for head, text, tail in zip(heads, texts, tails, strict=True):
        at += len(head)
        found.append(levels[at : at + len(text)])
        at += len(text) + tail
    return b"".join(found)


def _borders(runs: Sequence[Run], text: str) -> tuple[int, ...]:
    """Where each run ends in the text, moved to the end of a grapheme that it would cut."""
    if len(runs) == 1:
        return (len(text),)
    borders = tuple(accumulate([len(run.text) for run in runs]))
    if all(stands_alone(text[border - 1 : border + 1]) for border in borders):
        return borders
    whole = list(accumulate(map(len, graphemes(text))))
    return tuple(whole[bisect_left(whole, border)] for border in borders)
