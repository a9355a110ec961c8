"""Exact numbers and dates in, how they read in one language out; another language is another Formats value.

English is written here; other languages come from the CLDR by Babel, corrected where the CLDR, or Babel, would print
what a leaflet may not: digits are Latin in every language, marks of direction are left out (structure isolates values).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final


@dataclass(frozen=True, slots=True)
class Formats:
    """How one language writes numbers and dates. Decimals keep the digits that were published.

    `least_grouped`: the digits from which on a number is grouped (Spanish writes 1000, but 10.000); `lakhs`: groups of
    two above the thousands (12,34,567). `day_pattern` holds {day}, {month} or {month_number}, {year}. `stop` ends a
    sentence, `space` stands between two, `brackets` go round an addition, with the space before them.
    """

    thousands: str
    point: str
    percent: str
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    day_pattern: str
    comma: str = ", "
    least_grouped: int = 4
    lakhs: bool = False
    stop: str = "."
    space: str = " "
    brackets: str = " ({words})"

    def ended(self, words: str) -> str:
        """The words as a sentence: with a full stop, where nothing ends them yet."""
        return words if words.endswith(ENDS) else f"{words}{self.stop}"

    def sentences(self, parts: Iterable[str]) -> str:
        """Sentences one after another."""
        return self.space.join(parts)

    def bracketed(self, words: str) -> str:
        """An addition in brackets, to be set behind a word."""
        return self.brackets.format(words=words)

    def whole(self, number: int) -> str:
        """A whole number in groups of three from four digits on: 1,000."""
        return self._grouped(str(number))

    def decimal(self, number: Decimal) -> str:
        """The number with the decimals it was published with: 46.20 stays 46.20; a minus is a minus, no hyphen."""
        whole, point, decimals = f"{abs(number):f}".partition(".")
        minus = "−" if number < 0 else ""
        return f"{minus}{self._grouped(whole)}{self.point if point else ''}{decimals}"

    def _grouped(self, digits: str) -> str:
        if len(digits.lstrip("-")) < self.least_grouped:
            return digits
        grouped = f"{int(digits):,}" if not self.lakhs else _LAKHS.sub(",", digits)
        return grouped.replace(",", self.thousands)

    def in_percent(self, number: Decimal) -> str:
        """46.2%"""
        return self.percent.format(number=self.decimal(number))

    def day(self, day: date) -> str:
        """22 November 2026"""
        month = self.months[day.month - 1]
        return self.day_pattern.format(day=day.day, month=month, month_number=day.month, year=day.year)

    def issued(self, typed: str) -> str:
        """A source's date in the order of Vancouver references: 2019-04-05 → 2019 Apr 5; 2019 stays 2019."""
        year, *rest = typed.split("-")
        month = [self.short_months[int(rest[0]) - 1]] if rest else []
        return " ".join([year, *month, *(str(int(day)) for day in rest[1:])])

    def listed(self, names: list[str]) -> str:
        """Names one after another, as the language separates them."""
        return self.comma.join(names)


ENDS: Final = (".", "!", "?", "।", "۔", "؟", "。", "！", "？")
"""What ends a sentence in one script or another."""
_LAKHS: Final = re.compile(r"(?<=[0-9])(?=(?:[0-9]{2})*[0-9]{3}$)")

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

AMERICAN = replace(ENGLISH, day_pattern="{month} {day}, {year}")

FORMATS: Mapping[str, Formats] = MappingProxyType({"en": ENGLISH, "en-US": AMERICAN})
"""The locales whose numbers and dates are written here, by language code, or with a region."""

LEAST_GROUPED: Final = MappingProxyType({"es": 5, "es-US": 4, "pl": 5, "pt": 5})
"""The CLDR's minimumGroupingDigits (plus three), which Babel does not read."""
COMMAS: Final = MappingProxyType({"ar": "، ", "fa": "، ", "ur": "، ", "zh": "、", "ja": "、"})
"""What stands between names of a list; the CLDR joins Arabic lists with a word at each step."""
STOPS: Final = MappingProxyType({"hi": "।", "ur": "۔", "zh": "。", "ja": "。"})
SPACELESS: Final = frozenset({"zh", "ja"})
"""Languages without spaces between sentences, whose brackets are as wide as their letters."""
_DATE_PART: Final = re.compile(r"'([^']*)'|(d+|M+|y+|G+)|([^'dMyG]+)")
_DIRECTION: Final = re.compile("[\u200e\u200f\u061c]")


def is_english(locale: str) -> bool:
    """Whether it is the one language whose fixed words are built in."""
    return locale.partition("-")[0] == "en"


def formats_of(locale: str) -> Formats | None:
    """How the locale's language writes numbers and dates; None where nobody has told. `locale` may name a region."""
    language = locale.partition("-")[0]
    return FORMATS.get(locale) or FORMATS.get(language) or _from_cldr(locale)


def _from_cldr(locale: str) -> Formats | None:
    """By Babel, from the most exact locale the CLDR has: es-US, else es."""
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415 - wanted only for another language

    parts = locale.partition("-u-")[0].split("-")
    for end in range(len(parts), 0, -1):
        try:
            return _read(Locale.parse("_".join(parts[:end])), "-".join(parts[:end]))
        except (UnknownLocaleError, ValueError):
            continue
    return None


def _read(found: Any, named: str) -> Formats:
    symbols = found.number_symbols["latn"]
    language = found.language
    least = LEAST_GROUPED.get(named, LEAST_GROUPED.get(language, 4))
    percent = found.percent_formats[None].pattern
    months = found.months["format"]
    return Formats(
        thousands=symbols["group"],
        point=symbols["decimal"],
        percent=_DIRECTION.sub("", re.sub(r"[#,0.]+", "{number}", percent, count=1)),
        months=tuple(months["wide"][month] for month in range(1, 13)),
        short_months=tuple(months["abbreviated"][month] for month in range(1, 13)),
        day_pattern=_day_pattern(found.date_formats["long"].pattern),
        comma=COMMAS.get(language, ", "),
        least_grouped=least,
        lakhs=found.decimal_formats[None].pattern.startswith("#,##,"),
        stop=STOPS.get(language, "."),
        space="" if language in SPACELESS else " ",
        brackets="（{words}）" if language in SPACELESS else " ({words})",
    )


def _day_pattern(pattern: str) -> str:
    return _DATE_PART.sub(_date_part, _DIRECTION.sub("", pattern)).replace("  ", " ").strip()


def _date_part(part: re.Match[str]) -> str:
    """A piece of the CLDR's date pattern as a place to fill; eras are left out, the calendar is Gregorian."""
    if part[2] is None:
        return part[1] if part[1] is not None else part[3]
    if part[2][0] == "M":
        return "{month}" if len(part[2]) > 2 else "{month_number}"
    return {"d": "{day}", "y": "{year}"}.get(part[2][0], "")
