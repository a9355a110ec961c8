"""A broken Paragraph in, Lines of placed segments out: reading order kept, visual places by UAX #9, alignment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise, repeat
from math import isfinite
from operator import sub

from handouts.lettering.bidi import visual_order
from handouts.press.marks import Line, Segment
from handouts.press.text.paragraph import Paragraph, Stretch
from handouts.press.text.run import Align


@dataclass(frozen=True, slots=True)
class Placing:
    """How lines stand: the measure in pt and the alignment."""

    measure: float
    align: Align

    def offset(self, width: float, base: int) -> float:
        """The left edge of a line of this width, from the left edge of the measure."""
        spare = self.measure - width
        if not isfinite(spare):
            return 0.0
        if self.align == "centre":
            return spare / 2
        return spare if (self.align == "end") != bool(base) else 0.0


def assemble(paragraph: Paragraph, ends: Sequence[int], placing: Placing) -> tuple[Line, ...]:
    """One Line for each stretch of words between two ends."""
    set_line = _one_look if len(paragraph.stretches) == 1 else _many_looks
    return tuple([set_line(paragraph, start, stop, placing) for start, stop in pairwise((0, *ends))])


def _one_look(paragraph: Paragraph, start: int, stop: int, placing: Placing) -> Line:
    width = paragraph.width(start, stop)
    words = tuple(paragraph.words[start:stop])
    run = paragraph.stretches[0].run
    segment = Segment(
        placing.offset(width, paragraph.base), width, words, words[0].face, run.size, run.colour, run.owner
    )
    return Line((segment,), width, bool(paragraph.base), stop in paragraph.torn)


def _many_looks(paragraph: Paragraph, start: int, stop: int, placing: Placing) -> Line:
    """Placed in visual order, handed on in reading order."""
    width = paragraph.width(start, stop)
    stretches = paragraph.stretches_of(start, stop)
    if paragraph.turns:
        stretches = _with_spaces_at_base(paragraph, stretches, stop)
    stops = [*[stretch.start for stretch in stretches[1:]], stop]
    limit = paragraph.edges[start] + width
    edges = [min(paragraph.edges[place], limit) for place in (start, *stops)]
    widths = list(map(sub, edges[1:], edges))
    offset = placing.offset(width, paragraph.base)
    if paragraph.turns or paragraph.base:
        lefts = _lefts([stretch.level for stretch in stretches], widths, offset)
    else:
        lefts = list(accumulate(widths, initial=offset))[:-1]
    segments = tuple(map(_segment, repeat(paragraph), stretches, stops, lefts, widths))
    return Line(segments, width, bool(paragraph.base), stop in paragraph.torn)


def _segment(paragraph: Paragraph, stretch: Stretch, stop: int, left: float, width: float) -> Segment:
    words = tuple(paragraph.words[stretch.start : stop])
    run = stretch.run
    return Segment(left, width, words, words[0].face, run.size, run.colour, run.owner)


def _with_spaces_at_base(paragraph: Paragraph, stretches: list[Stretch], stop: int) -> list[Stretch]:
    """L1: words that are nothing but the spaces at the line's end stand at the base level."""
    if all(stretch.level == paragraph.base for stretch in stretches):
        return stretches
    blank = stop
    while blank > stretches[0].start and not paragraph.words[blank - 1].text.strip(" "):
        blank -= 1
    moved = []
    for stretch, end in zip(stretches, [*(later.start for later in stretches[1:]), stop], strict=True):
        cut = max(stretch.start, min(blank, end))
        if cut > stretch.start or stretch.level == paragraph.base:
            moved.append(stretch)
        if cut < end and stretch.level != paragraph.base:
            moved.append(Stretch(cut, stretch.run, paragraph.base))
    return moved


def _lefts(levels: list[int], widths: list[float], offset: float) -> list[float]:
    """The left edge of each stretch, from levels and widths in reading order (UAX #9, L2)."""
    order = visual_order(levels) if any(levels) else range(len(levels))
    lefts = [0.0] * len(levels)
    for place in order:
        lefts[place] = offset
        offset += widths[place]
    return lefts
