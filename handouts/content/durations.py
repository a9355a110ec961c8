"""A fact's value in, its shortest and longest length of time in days out, where it is one."""

from __future__ import annotations

import re
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from handouts.content.values import Duration, FactValue, Span

DAYS: Final = MappingProxyType(
    {"day": Decimal(1), "week": Decimal(7), "month": Decimal("30.4375"), "year": Decimal("365.25")}
)
"""A unit of time in days; a month and a year of mean length."""
_LENGTH: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?)(?: to ([0-9]+(?:\.[0-9]+)?))? (day|week|month|year)s?")


def days_of(value: FactValue) -> tuple[Decimal, Decimal] | None:
    """3 weeks → 21 and 21; 3 to 6 months → 91.3125 and 182.625; None for what is no length, or none above 0."""
    match value:
        case Duration():
            typed = value.words
        case Span():
            typed = value.typed
        case _:
            return None
    found = _LENGTH.fullmatch(typed)
    if found is None:
        return None
    unit = DAYS[found[3]]
    low, high = Decimal(found[1]) * unit, Decimal(found[2] or found[1]) * unit
    return (low, high) if 0 <= low <= high and high > 0 else None
