"""How sure a rated number is: a paragraph with `dots` in, its lines with four dots over them, so many filled, out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from handouts.document.theme import MM
from handouts.document.tree import Element
from handouts.press.layout import shapes
from handouts.press.layout.desk import Area, Desk, classes
from handouts.press.layout.lines import paragraph
from handouts.press.layout.placed import Placed
from handouts.press.layout.strips import Strip, stacked

OF: Final = 4
RADIUS: Final = 1.3 * MM
PITCH: Final = 3.6 * MM
LINE: Final = 0.9
ABOVE: Final = 2.0
BELOW: Final = 1.0


def set_rated(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """The words of a certainty under its dots; in a table as the table is set, elsewhere as a caption."""
    role = "caption" if "caption" in classes(element) else area.role
    strips = paragraph(desk, element, area, role, wide=area.role == "table")
    before, after = (strips[0].before, strips[-1].after) if strips else (0.0, 0.0)
    return [stacked(with_dots(desk, element, area.text_start, strips)).spaced(before, after)]


def with_dots(desk: Desk, element: Element, start: float, strips: Sequence[Strip]) -> list[Strip]:
    """The lines, under four dots where the element has some: decoration, as the words say the level."""
    asked = element.get("dots")
    if not asked.isdecimal():
        return list(strips)
    row = Strip(2 * RADIUS, tuple(_dots(desk, start, int(asked)))).padded(ABOVE, BELOW)
    return [row, *(strip.spaced(0.0, strip.after) for strip in strips)]


def _dots(desk: Desk, start: float, filled: int) -> list[Placed]:
    ink = desk.colour("ink")
    middles = [(start + RADIUS + place * PITCH, RADIUS) for place in range(OF)]
    return [
        shapes.disc(middle, RADIUS, ink) if place < filled else shapes.ring(middle, RADIUS, LINE, ink)
        for place, middle in enumerate(middles)
    ]
