"""The values of facts, exactly as their papers print them: what reading a fact gives and formatting takes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from handouts.content.prose import Paragraph

AverageKind: TypeAlias = Literal["mean", "median"]
RatioKind: TypeAlias = Literal["hazard ratio", "rate ratio", "risk ratio"]

KINDS = (
    "proportion",
    "percent",
    "range",
    "count",
    "mean",
    "median",
    "duration",
    "hazard ratio",
    "rate ratio",
    "risk ratio",
    "status",
)


@dataclass(frozen=True, slots=True)
class Interval:
    """A confidence interval as published: level in percent, ends in the value's unit (percent for a proportion)."""

    level: Decimal
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Proportion:
    """`5 of 364`"""

    part: int
    whole: int
    interval: Interval | None
    typed: str


@dataclass(frozen=True, slots=True)
class Percent:
    """`46.2`"""

    number: Decimal
    interval: Interval | None
    typed: str


@dataclass(frozen=True, slots=True)
class Span:
    """`0 to 2.5 percent`: from low to high, both in `unit`."""

    low: Decimal
    high: Decimal
    unit: str
    interval: None
    typed: str


@dataclass(frozen=True, slots=True)
class Count:
    """`34`"""

    number: int
    interval: Interval | None
    typed: str


@dataclass(frozen=True, slots=True)
class Average:
    """`62 months`: a mean or median with the words of its unit ("" where there is none)."""

    kind: AverageKind
    number: Decimal
    unit: str
    interval: Interval | None
    typed: str


@dataclass(frozen=True, slots=True)
class Duration:
    """`about 3 weeks`: `words` is what was typed without "about"; `number` and `unit` if it is one number of a unit."""

    about: bool
    words: str
    number: Decimal | None
    unit: str
    interval: None
    typed: str


@dataclass(frozen=True, slots=True)
class Ratio:
    """`0.07 (95% CI 0.02 to 0.24)`"""

    kind: RatioKind
    number: Decimal
    interval: Interval | None
    typed: str


@dataclass(frozen=True, slots=True)
class StatusWords:
    """What the status is, in words."""

    text: Paragraph
    interval: None
    typed: str


FactValue: TypeAlias = Proportion | Percent | Span | Count | Average | Duration | Ratio | StatusWords
