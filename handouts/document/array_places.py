"""How many marks an icon array has in; where each stands and how large it is drawn, in mm, out.

Row by row inside a block, block by block, from the top start corner; y grows downwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

BLOCK: Final = 10
MANY_PITCH: Final = 1.45
MANY_STEP: Final = BLOCK * MANY_PITCH + 1.85
MANY_ACROSS: Final = 5
PERSON_PITCH: Final = (7.1, 6.6)
PERSON_GAP: Final = 1.6


@dataclass(frozen=True, slots=True)
class ArrayKind:
    """The size of an array of so many marks, and its edges: of those filled and of those open."""

    of: int
    width: float
    height: float
    filled_edge: float
    open_edge: float


PEOPLE: Final = ArrayKind(100, 72.6, 67.6, 0.0, 0.32)
MANY: Final = ArrayKind(1000, 79.9, 30.85, 0.1, 0.13)

DISC: Final = 0.58
DIAMOND: Final = 0.62
RING: Final = 0.48
"""Radii of a filled disc, of a diamond from its middle to a corner, and of an open mark."""
PERSON: Final = 5.9
"""How high a person is drawn."""


def kind_of(of: str) -> ArrayKind:
    """The kind of array with so many marks."""
    return PEOPLE if of == str(PEOPLE.of) else MANY


def places(kind: ArrayKind) -> Iterator[tuple[float, float]]:
    """The middles of a thousand marks, or the top start corners of a hundred people."""
    return _people() if kind is PEOPLE else _points()


def _points() -> Iterator[tuple[float, float]]:
    half = MANY_PITCH / 2
    for place in range(MANY.of):
        block, mark = divmod(place, BLOCK * BLOCK)
        down, across = divmod(block, MANY_ACROSS)
        row, column = divmod(mark, BLOCK)
        yield across * MANY_STEP + column * MANY_PITCH + half, down * MANY_STEP + row * MANY_PITCH + half


def _people() -> Iterator[tuple[float, float]]:
    for place in range(PEOPLE.of):
        row, column = divmod(place, BLOCK)
        across = column * PERSON_PITCH[0] + (PERSON_GAP if column >= BLOCK // 2 else 0.0)
        yield across, row * PERSON_PITCH[1] + (PERSON_GAP if row >= BLOCK // 2 else 0.0)
