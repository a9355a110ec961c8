"""Exact numbers and dates in, how they read in one language out; another language is another Formats value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Formats:
    """How one language writes numbers and dates. Decimals keep the digits that were published."""

    thousands: str
    point: str
    percent: str
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    day_pattern: str

    def whole(self, number: int) -> str:
        """A whole number in groups of three from four digits on: 1,000."""
        return f"{number:,}".replace(",", self.thousands)

    def decimal(self, number: Decimal) -> str:
        """The number with the decimals it was published with: 46.20 stays 46.20; a minus is a minus, no hyphen."""
        written = f"{number:,f}".replace(",", "\0").replace(".", self.point).replace("\0", self.thousands)
        return written.replace("-", "−")

    def in_percent(self, number: Decimal) -> str:
        """46.2%"""
        return self.percent.format(number=self.decimal(number))

    def day(self, day: date) -> str:
        """22 November 2026"""
        return self.day_pattern.format(day=day.day, month=self.months[day.month - 1], year=day.year)

    def issued(self, typed: str) -> str:
        """A source's date in the order of Vancouver references: 2019-04-05 → 2019 Apr 5; 2019 stays 2019."""
        year, *rest = typed.split("-")
        month = [self.short_months[int(rest[0]) - 1]] if rest else []
        return " ".join([year, *month, *(str(int(day)) for day in rest[1:])])


ENGLISH = Formats(
    thousands=",",
    point=".",
    percent="{number}%",
    months=(
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    short_months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    day_pattern="{day} {month} {year}",
)  # fmt: skip

FORMATS: Mapping[str, Formats] = MappingProxyType({"en": ENGLISH})
"""The languages whose numbers and dates are known, by language code."""


def formats_of(locale: str) -> Formats | None:
    """How the locale's language writes numbers and dates; None while nobody has told."""
    return FORMATS.get(locale.partition("-")[0])
