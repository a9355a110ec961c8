"""An icon array's numbers in, two shapes out: all marks of those affected, and all of the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from handouts.document.pictograms import GRID, pictogram
from handouts.document.theme import MM
from handouts.document.tree import Element
from handouts.press.layout.desk import Desk
from handouts.press.layout.placed import Commands, Shape
from handouts.press.layout.shapes import diamond_path, disc_path
from handouts.press.layout.strips import Strip
from handouts.press.marks import Colour

BLOCK: Final = 10
MANY_PITCH: Final = 1.45 * MM
MANY_STEP: Final = BLOCK * MANY_PITCH + 1.85 * MM
MANY_ACROSS: Final = 5
MANY_SIZE: Final = (79.9 * MM, 30.85 * MM)
DISC: Final = 0.58 * MM
DIAMOND: Final = 0.62 * MM
RING: Final = 0.48 * MM
PERSON: Final = 5.9 * MM
PERSON_PITCH: Final = (7.1 * MM, 6.6 * MM)
PERSON_GAP: Final = 1.6 * MM
PERSON_SIZE: Final = (72.6 * MM, 67.6 * MM)
PERSON_WIDTH: Final = 14 / GRID
PERSON_INK: Final = 21.5 / GRID
"""How much of the grid's height the person takes: from 1.5 to 23."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How an array of so many marks is drawn: size, line widths (filled, open) and number, all in pt."""

    of: int
    size: tuple[float, float]
    edges: tuple[float, float]


KINDS: Final = (Kind(100, PERSON_SIZE, (0.0, 0.32 * MM)), Kind(1000, MANY_SIZE, (0.1 * MM, 0.13 * MM)))


def set_array(desk: Desk, element: Element, start: float) -> Strip:
    """The array with its top start corner at (start, 0)."""
    kind = next((kind for kind in KINDS if str(kind.of) == element.get("of")), KINDS[-1])
    asked = element.get("count")
    count = min(int(asked), kind.of) if asked.isdecimal() else 0
    harm = element.get("group") == "harm"
    places = tuple(_persons() if kind.of == 100 else _points())
    ink, colour = desk.colour("ink"), desk.colour("alarm" if harm else "accent")
    owner = desk.owner(element)
    edge = ink if kind.edges[0] else None
    # The widest edge stays inside the array's box, so that no ink is over the margin.
    inset = max(kind.edges) / 2
    box = (start + inset, inset, kind.size[0] - 2 * inset, kind.size[1] - 2 * inset)
    filled, empty = _affected(kind.of, harm=harm), _other(kind.of)
    shapes = [
        Shape(*box, filled, owner, colour, edge, kind.edges[0], mirrors=True, places=places[:count]),
        Shape(*box, empty, owner, None, ink, kind.edges[1], mirrors=True, places=places[count:]),
    ]
    return Strip(kind.size[1], tuple(shape for shape in shapes if shape.places), source=element)


def _points() -> Iterator[tuple[float, float]]:
    """The middles of a thousand marks: row by row in a block, block by block."""
    half = MANY_PITCH / 2
    for place in range(1000):
        block, mark = divmod(place, BLOCK * BLOCK)
        down, across = divmod(block, MANY_ACROSS)
        row, column = divmod(mark, BLOCK)
        yield across * MANY_STEP + column * MANY_PITCH + half, down * MANY_STEP + row * MANY_PITCH + half


def _persons() -> Iterator[tuple[float, float]]:
    """The top start corners of a hundred people."""
    for place in range(100):
        row, column = divmod(place, BLOCK)
        yield (
            column * PERSON_PITCH[0] + (PERSON_GAP if column >= 5 else 0.0),
            row * PERSON_PITCH[1] + (PERSON_GAP if row >= 5 else 0.0),
        )


def _affected(of: int, *, harm: bool) -> Commands:
    """The mark of one person it happened to, around its place."""
    if of == 100:
        return _person(0.0, 0.0)
    return diamond_path(0.0, 0.0, DIAMOND) if harm else disc_path(0.0, 0.0, DISC)


def _other(of: int) -> Commands:
    return _person(0.0, 0.0) if of == 100 else disc_path(0.0, 0.0, RING)


def _person(x: float, y: float) -> Commands:
    """A person PERSON high whose ink begins at (x, y)."""
    scale = PERSON / (GRID * PERSON_INK)
    left, top = 5.0 * scale, 1.5 * scale
    return tuple(
        (operator, tuple(_moved(operands, scale, (x - left, y - top))))
        for path in pictogram("person").fills
        for operator, operands in path
    )


def person(middle: tuple[float, float], fill: Colour | None, stroke: Colour | None) -> Shape:
    """One of a hundred people, for a legend, around `middle`."""
    width = PERSON * PERSON_WIDTH / PERSON_INK
    size, edge = (width, PERSON), KINDS[0].edges[1]
    top = middle[1] - PERSON / 2
    return Shape(middle[0] - width / 2, top, *size, _person(0, 0), fill=fill, stroke=stroke, line_width=edge)


def _moved(operands: tuple[float, ...], scale: float, by: tuple[float, float]) -> Iterator[float]:
    for place, value in enumerate(operands):
        yield round(value * scale + by[place % 2], 3)
