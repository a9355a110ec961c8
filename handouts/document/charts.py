"""An axis and the box it is drawn in, in; where its numbers stand in that box, in the unit of its width, out.

Charts are never mirrored: low is at the left in every direction of writing, so places here are from the box's left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from handouts.document.theme import MM
from handouts.document.tree import Element
from handouts.translation.axes import Axis

LABEL_GAP: Final = 2 * MM
"""The least room in pt between two labels of an axis; a label that would stand closer is left out."""


@dataclass(frozen=True, slots=True)
class Ruler:
    """An axis laid along a box `width` wide, `inset` of it free at both ends."""

    axis: Axis
    width: float
    inset: float

    @property
    def first(self) -> float:
        """Where the axis begins."""
        return self.inset

    @property
    def last(self) -> float:
        """Where it ends."""
        return self.width - self.inset

    def place(self, value: Decimal) -> float:
        """Where a number stands; at an end of the axis for one beyond it."""
        share = min(max(self.axis.share(value), 0.0), 1.0)
        return self.first + share * (self.last - self.first)

    def value(self, place: float) -> float:
        """The number that stands at a place on the axis."""
        return self.axis.value((place - self.first) / (self.last - self.first))

    def beyond(self, value: Decimal) -> bool:
        """Whether a number lies outside the axis."""
        return not -1e-9 <= self.axis.share(value) <= 1 + 1e-9


def axis_of(element: Element) -> Axis:
    """The scale that an element of the tree names."""
    start, end = Decimal(element.get("start")), Decimal(element.get("end"))
    return Axis("log" if element.get("scale") == "log" else "linear", start, end)


def kept_labels(
    places: Sequence[tuple[float, float]], must: int | None = None, gap: float = LABEL_GAP
) -> tuple[int, ...]:
    """Which labels are printed, of (middle, width) in rising order: `must` first, then the ends, then what has room.

    All in one unit; `gap`, in pt unless it is given, is the least room between two.
    """
    order = ([] if must is None else [must]) + [0, len(places) - 1, *range(len(places))]
    kept: list[int] = []
    for place in dict.fromkeys(order) if places else ():
        if all(_apart(places[place], places[other]) >= gap for other in kept):
            kept.append(place)
    return tuple(sorted(kept))


def _apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The room between two labels."""
    return abs(one[0] - other[0]) - (one[1] + other[1]) / 2
