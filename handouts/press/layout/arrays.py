"""An icon array's numbers in, two shapes out: all marks of those affected, and all of the others."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from handouts.document.array_places import DIAMOND, DISC, MANY, PEOPLE, PERSON, RING, ArrayKind, kind_of, places
from handouts.document.pictograms import GRID, pictogram
from handouts.document.theme import MM
from handouts.document.tree import Element
from handouts.press.layout.desk import Desk
from handouts.press.layout.placed import Commands, Shape
from handouts.press.layout.shapes import diamond_path, disc_path
from handouts.press.layout.strips import Strip
from handouts.press.marks import Colour

PERSON_WIDTH: Final = 14 / GRID
PERSON_INK: Final = 21.5 / GRID
"""How much of the grid's height the person takes: from 1.5 to 23."""


def _inset(kind: ArrayKind) -> float:
    """The widest edge stays inside the array's box, so that no ink is over the margin."""
    return max(kind.filled_edge, kind.open_edge) * MM / 2


def _places(kind: ArrayKind) -> tuple[tuple[float, float], ...]:
    """Where the marks stand in the array's box, in pt: people's begin at its corner."""
    inset = 0.0 if kind is PEOPLE else _inset(kind)
    return tuple((x * MM - inset, y * MM - inset) for x, y in places(kind))


PLACES: Final = MappingProxyType({kind: _places(kind) for kind in (PEOPLE, MANY)})


def set_array(desk: Desk, element: Element, start: float) -> Strip:
    """The array with its top start corner at (start, 0)."""
    kind = kind_of(element.get("of"))
    asked = element.get("count")
    count = min(int(asked), kind.of) if asked.isdecimal() else 0
    harm = element.get("group") == "harm"
    spots = PLACES[kind]
    ink, colour = desk.colour("ink"), desk.colour("alarm" if harm else "accent")
    owner = desk.owner(element)
    edges = kind.filled_edge * MM, kind.open_edge * MM
    width, height = kind.width * MM, kind.height * MM
    edge = ink if edges[0] else None
    inset = _inset(kind)
    box = (start + inset, inset, width - 2 * inset, height - 2 * inset)
    filled, empty = _affected(kind, harm=harm), _other(kind)
    shapes = [
        Shape(*box, filled, owner, colour, edge, edges[0], mirrors=True, places=spots[:count]),
        Shape(*box, empty, owner, None, ink, edges[1], mirrors=True, places=spots[count:]),
    ]
    return Strip(height, tuple(shape for shape in shapes if shape.places), source=element)


def _affected(kind: ArrayKind, *, harm: bool) -> Commands:
    """The mark of one person it happened to, around its place."""
    if kind is PEOPLE:
        return _person(0.0, 0.0)
    return diamond_path(0.0, 0.0, DIAMOND * MM) if harm else disc_path(0.0, 0.0, DISC * MM)


def _other(kind: ArrayKind) -> Commands:
    return _person(0.0, 0.0) if kind is PEOPLE else disc_path(0.0, 0.0, RING * MM)


def _person(x: float, y: float) -> Commands:
    """A person PERSON high whose ink begins at (x, y)."""
    scale = PERSON * MM / (GRID * PERSON_INK)
    left, top = 5.0 * scale, 1.5 * scale
    return tuple(
        (operator, tuple(_moved(operands, scale, (x - left, y - top))))
        for path in pictogram("person").fills
        for operator, operands in path
    )


def person(middle: tuple[float, float], fill: Colour | None, stroke: Colour | None) -> Shape:
    """One of a hundred people, for a legend, around `middle`."""
    height = PERSON * MM
    width = height * PERSON_WIDTH / PERSON_INK
    size, edge = (width, height), PEOPLE.open_edge * MM
    top = middle[1] - height / 2
    return Shape(middle[0] - width / 2, top, *size, _person(0, 0), fill=fill, stroke=stroke, line_width=edge)


def _moved(operands: tuple[float, ...], scale: float, by: tuple[float, float]) -> Iterator[float]:
    for place, value in enumerate(operands):
        yield round(value * scale + by[place % 2], 3)
