"""Numbers to draw in, the axis they are drawn on out: its scale, ends and ticks, exact, and where on it a number is.

An axis for ratios is logarithmic, as 0.5 and 2 are equally far from 1. One for shares or lengths of time is linear and
begins at 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from math import exp, log
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from handouts.content.durations import DAYS

Scale: TypeAlias = Literal["log", "linear"]

EVEN: Final = Decimal(1)
"""The ratio at which neither side does better."""
LEAST_AROUND: Final = (Decimal("0.5"), Decimal(2))
"""An axis of ratios reaches these at least, so that the line at 1 stands inside it."""
MOST_AROUND: Final = (Decimal("0.01"), Decimal(100))
"""Beyond these only a number itself widens the axis; an interval that goes on ends in an arrow."""
LEADING: Final = (1, 2, 5)
MOST_STEPS: Final = 6


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale from `start` to `end`; a logarithmic one begins above 0. `ticks` lie in it, in rising order."""

    scale: Scale
    start: Decimal
    end: Decimal
    ticks: tuple[Decimal, ...] = ()

    def share(self, value: Decimal) -> float:
        """Where the value stands: 0 at the start, 1 at the end, below and above that outside the axis."""
        if self.scale == "linear":
            return float((value - self.start) / (self.end - self.start))
        if value <= 0:
            return float("-inf")
        return log(value / self.start) / log(self.end / self.start)

    def value(self, share: float) -> float:
        """The number that stands at this share of the axis: what `share` undoes."""
        start, end = float(self.start), float(self.end)
        if self.scale == "linear":
            return start + share * (end - start)
        return start * exp(share * log(end / start))


def exact(number: Decimal) -> str:
    """The number in plain digits, to six places at the most: how it stands in a document tree."""
    rounded = round(number, 6)
    return f"{rounded.normalize() if rounded else Decimal(0):f}"


def ratio_axis(numbers: Iterable[Decimal], ends: Iterable[Decimal]) -> Axis:
    """A logarithmic axis that holds every number, and the ends of intervals as far as 0.01 and 100."""
    points, reach = [*numbers, *LEAST_AROUND], list(ends)
    low = min([*points, *(max(end, MOST_AROUND[0]) for end in reach)])
    high = max([*points, *(min(end, MOST_AROUND[1]) for end in reach)])
    steps = tuple(_leading_steps(low, high))
    return Axis("log", steps[0], steps[-1], steps)


def share_axis() -> Axis:
    """0 to 100 percent."""
    return Axis("linear", Decimal(0), Decimal(100), tuple(Decimal(20 * step) for step in range(6)))


def _leading_steps(low: Decimal, high: Decimal) -> Iterator[Decimal]:
    """1, 2 and 5 of each power of ten, from the last one not above `low` to the first one not below `high`."""
    power = low.adjusted()
    steps = [Decimal(lead).scaleb(place) for place in range(power, high.adjusted() + 2) for lead in LEADING]
    first = max(place for place, step in enumerate(steps) if step <= low)
    last = min(place for place, step in enumerate(steps) if step >= high)
    yield from steps[first : last + 1]


# Lengths of time ------------------------------------------------------------------------------------------------------

LONGEST: Final = (("day", Decimal(15)), ("week", Decimal(13)), ("month", Decimal(37)))
"""A unit and the number of it up to which an axis is told in it; longer ones are told in years."""
STEPS: Final = MappingProxyType(
    {"day": (1, 2, 5), "week": (1, 2, 4), "month": (1, 2, 3, 6, 12), "year": (1, 2, 5, 10, 20, 50, 100)}
)


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """An axis of time in a unit: day, week, month or year."""

    unit: str
    axis: Axis

    def told(self, days: Decimal) -> Decimal:
        """A length of time in the axis's unit, to four places."""
        return (days / DAYS[self.unit]).quantize(Decimal("0.0001"))


def time_axis(longest: Decimal) -> TimeAxis:
    """From 0 to the first tick that is no shorter than `longest`, which is in days."""
    unit = next((unit for unit, most in LONGEST if longest <= most * DAYS[unit]), "year")
    length = (longest / DAYS[unit]).quantize(Decimal("0.0001"), ROUND_CEILING)
    steps = STEPS[unit]
    step = next((step for step in steps if length <= MOST_STEPS * step), None)
    if step is None:
        step = int((length / MOST_STEPS).to_integral_value(ROUND_CEILING))
    count = max(1, int((length / step).to_integral_value(ROUND_CEILING)))
    ticks = tuple(Decimal(place * step) for place in range(count + 1))
    return TimeAxis(unit, Axis("linear", Decimal(0), ticks[-1], ticks))
