"""Asides in, strips out: key points, red flags, warnings, tips; whole where they fit, each part framed where not."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from handouts.document.theme import MM, Box
from handouts.document.tree import Element
from handouts.press.layout import shapes
from handouts.press.layout.desk import Area, Desk, classes
from handouts.press.layout.placed import Placed
from handouts.press.layout.strips import Strip, chunks, spaced, stacked

SPOKEN: Final = frozenset({"how-to-read"})
"""Boxes set in the smaller style of notes."""
LOUD: Final = frozenset({"red-flags"})
"""Boxes whose numbers to ring are set larger."""
SMALL_ICON: Final = 7.5 * MM
ICON_GAP: Final = 8.0
"""A box without a rail makes room for its pictogram: no larger than this, its words so far after it."""


def set_aside(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """An aside, drawn as the theme says for its class."""
    name = next((word for word in classes(element) if word in desk.theme.boxes), "")
    box = desk.theme.boxes.get(name, Box())
    inner = _inside(box, area, name, element)
    strips = desk.blocks(element.elements, inner)
    room = desk.depth - box.padding_top - box.padding_bottom - 2 * box.frame
    parts = [_drawn(desk, box, stacked(chunk), area, element) for chunk in chunks(strips, room)]
    space = desk.measure("box before pt", 12.0)
    return spaced([part.spaced(0.0, 0.0) for part in parts], space, space)


def _inside(box: Box, area: Area, name: str, element: Element) -> Area:
    """Where the box's words stand: on the page's own text edge where there is a rail, else after padding and sign."""
    rail = max(area.rail, _edge(box))
    if not area.rail and element.get("icon") and box.icon:
        rail += min(box.icon * MM, SMALL_ICON) + ICON_GAP
    role = "note" if name in SPOKEN else area.role
    tone = box.colour if box.frame and box.colour != "ink" else area.tone
    width = area.width - box.padding_side - box.frame
    return replace(area, width=width, rail=rail, role=role, tone=tone, phones=name in LOUD or area.phones)


def _edge(box: Box) -> float:
    """Frame or bar and the padding after it; none where a box has neither."""
    edge = max(box.frame, box.bar)
    return edge + box.padding_side if edge else 0.0


def _drawn(desk: Desk, box: Box, words: Strip, area: Area, element: Element) -> Strip:
    """The words with padding, pictogram, frame, bar, rules and tint."""
    line = max(box.frame, box.rule)
    icon = _icon_size(box, area) if element.get("icon") else 0.0
    least = icon + line + box.padding_top + box.padding_bottom if icon else 0.0
    strip = words.padded(box.padding_top + line, box.padding_bottom + (line if box.rules != "above" else 0.0))
    strip = strip.at_least(least)
    strip = strip.with_marks(behind=_marks(desk, box, area, strip.height, element))
    if box.rules == "above":
        over = shapes.rule(area.start, 0, area.width, box.rule, desk.colour(box.colour))
        bare = not (box.tint or box.bar or box.frame)
        strip = strip.edged(over=(over,), shed=box.padding_top + line if bare else 0.0)
    return replace(strip, source=element)


def _marks(desk: Desk, box: Box, area: Area, height: float, element: Element) -> list[Placed]:
    colour = desk.colour(box.colour)
    marks: list[Placed] = []
    if box.tint:
        marks.append(shapes.area(area.start, 0, area.width, height, desk.colour("tint")))
    if box.bar:
        marks.append(shapes.area(area.start, 0, box.bar, height, colour))
    if box.frame:
        marks.append(shapes.frame(area.start, 0, area.width, height, (box.frame, colour)))
    if box.rules == "both":
        marks.append(shapes.rule(area.start, 0, area.width, box.rule, colour))
        marks.append(shapes.rule(area.start, height - box.rule, area.width, box.rule, colour))
    return [*marks, *_icon(desk, box, area, element)]


def _icon(desk: Desk, box: Box, area: Area, element: Element) -> list[Placed]:
    """The box's pictogram in the rail, its top on the first line's."""
    if not (element.get("icon") and box.icon):
        return []
    size = _icon_size(box, area)
    centre = min(desk.points("icon centre mm", 8), area.rail / 2) if area.rail else _edge(box) + size / 2
    top = max(box.frame, box.rule) + box.padding_top
    colour = desk.colour(box.colour if box.colour != "ink" else "accent")
    return list(shapes.sign(element.get("icon"), area.start + centre - size / 2, top, size, colour))


def _icon_size(box: Box, area: Area) -> float:
    """A pictogram fits its rail; without one it is small."""
    return min(box.icon * MM, area.rail - 6 if area.rail else SMALL_ICON)
