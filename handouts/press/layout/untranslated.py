"""A tree's elements in, those whose words nobody has translated out; and boxes round those words on a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Final

from handouts.document.tree import Element
from handouts.press.layout import shapes
from handouts.press.layout.desk import Desk
from handouts.press.layout.placed import Shape
from handouts.press.marks import Line, Owner, Segment

CLASS: Final = "untranslated"
_ABOVE, _BELOW = 0.98, 0.29
"""How far a box stands above and below the baseline, in em of the words: within the leading of any script."""
_BESIDE: Final = 1.0
_LINE: Final = 0.5


def untranslated(elements: Iterable[Element], numbers: Mapping[int, int]) -> frozenset[Owner]:
    """The numbers of all elements inside words that nobody has translated; none in a language's finished sheet."""
    spans = (element for element in elements if element.tag == "span" and element.get("class") == CLASS)
    return frozenset(numbers[id(inner)] for span in spans for inner in span.walk() if id(inner) in numbers)


def boxes(desk: Desk, line: Line, start: float, baseline: float, measure: float) -> tuple[Shape, ...]:
    """A dashed box round each stretch of a line that nobody has translated; all in pt, from the start edge."""
    if not desk.untranslated:
        return ()
    stretches = groupby(line.segments, key=lambda segment: segment.owner in desk.untranslated)
    found = [_box(desk, tuple(segments), start, baseline, measure) for is_boxed, segments in stretches if is_boxed]
    return tuple(found)


def _box(desk: Desk, segments: tuple[Segment, ...], start: float, baseline: float, measure: float) -> Shape:
    left = min(segment.x for segment in segments)
    right = max(segment.x + segment.width for segment in segments)
    size = max(segment.size for segment in segments)
    begin = measure - right if desk.right_to_left else left
    width, height = right - left + 2 * _BESIDE, size * (_ABOVE + _BELOW)
    edge = (_LINE, desk.colour("ink"))
    return shapes.dashed(shapes.frame(start + begin - _BESIDE, baseline - size * _ABOVE, width, height, edge))
