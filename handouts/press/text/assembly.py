"""A broken Paragraph in, Lines of placed segments out: style runs in reading order, visual places by UAX #9, alignment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import isfinite
from operator import attrgetter

from handouts.lettering.bidi import visual_order
from handouts.press.marks import Line, Segment
from handouts.press.text.paragraph import Paragraph
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


def assemble(paragraph: Paragraph, ends: list[int], placing: Placing) -> tuple[Line, ...]:
    """One Line for each stretch of words between two ends."""
    spans = pairwise((0, *ends))
    if paragraph.levels is not None:
        return tuple(_both_ways(paragraph, start, stop, placing) for start, stop in spans)
    if paragraph.run_of is None and len(set(map(attrgetter("face"), paragraph.words))) == 1:
        return tuple(_uniform(paragraph, start, stop, placing) for start, stop in spans)
    return tuple(_mixed(paragraph, start, stop, placing) for start, stop in spans)


def _uniform(paragraph: Paragraph, start: int, stop: int, placing: Placing) -> Line:
    """One style and one face all through."""
    run = paragraph.runs[0]
    words = tuple(paragraph.words[start:stop])
    width = paragraph.width(start, stop)
    segment = Segment(placing.offset(width, 0), width, words, words[0].face, run.size, run.colour, run.owner)
    return Line((segment,), width, torn=stop in paragraph.torn)


def _mixed(paragraph: Paragraph, start: int, stop: int, placing: Placing) -> Line:
    """Several styles or faces, all from left to right."""
    width = paragraph.width(start, stop)
    left = placing.offset(width, 0) - paragraph.edges[start]
    limit = paragraph.edges[start] + width
    segments = []
    for first, last in _stretches(paragraph, start, stop):
        x, end = min(paragraph.edges[first], limit), min(paragraph.edges[last], limit)
        segments.append(_segment(paragraph, first, last, left + x, end - x))
    return Line(tuple(segments), width, torn=stop in paragraph.torn)


def _both_ways(paragraph: Paragraph, start: int, stop: int, placing: Placing) -> Line:
    """Words of several levels: placed in visual order, handed on in reading order."""
    width = paragraph.width(start, stop)
    offset = placing.offset(width, paragraph.base)
    lefts, widths = _visual_places(paragraph, start, stop, offset)
    segments = []
    for first, last in _stretches(paragraph, start, stop):
        x = min(lefts[first - start : last - start])
        segments.append(_segment(paragraph, first, last, x, sum(widths[first - start : last - start])))
    return Line(tuple(segments), width, right_to_left=bool(paragraph.base), torn=stop in paragraph.torn)


def _segment(paragraph: Paragraph, first: int, last: int, x: float, width: float) -> Segment:
    run = paragraph.run(first)
    words = tuple(paragraph.words[first:last])
    return Segment(x, width, words, words[0].face, run.size, run.colour, run.owner)


def _stretches(paragraph: Paragraph, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Words (first, after the last) of one run's look and owner, one face and one level."""
    levels = _line_levels(paragraph, start, stop)

    def look(place: int) -> tuple[object, ...]:
        run, word = paragraph.run(place), paragraph.words[place]
        return run.owner, run.size, run.colour, id(word.face), levels[place - start]

    for _, group in groupby(range(start, stop), key=look):
        places = list(group)
        yield places[0], places[-1] + 1


def _line_levels(paragraph: Paragraph, start: int, stop: int) -> list[int]:
    """L1: words that are nothing but the spaces at the line's end stand at the base level."""
    if paragraph.levels is None:
        return [0] * (stop - start)
    levels = list(paragraph.levels[start:stop])
    for place in range(stop - 1, start - 1, -1):
        if paragraph.words[place].text.strip(" "):
            break
        levels[place - start] = paragraph.base
    return levels


def _visual_places(paragraph: Paragraph, start: int, stop: int, offset: float) -> tuple[list[float], list[float]]:
    """Left edge and width of each word on the line; spaces at its end have no width and stand at its end."""
    trailing = paragraph.trailing(start, stop)
    widths = [paragraph.edges[place + 1] - paragraph.edges[place] for place in range(start, stop)]
    for place in range(len(widths) - 1, -1, -1):
        taken = min(widths[place], trailing)
        widths[place] -= taken
        trailing -= taken
    lefts = [0.0] * len(widths)
    x = offset
    for place in visual_order(_line_levels(paragraph, start, stop)):
        lefts[place] = x
        x += widths[place]
    return lefts, widths
