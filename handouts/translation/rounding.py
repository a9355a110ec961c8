"""An exact share of people and a denominator in, so many of so many out, with "about" and "fewer than" where needed.

Value × denominator is rounded half-even to two significant figures, then to a whole number. "About" is said when that
changed the value. A share above zero never becomes 0, and one below the whole never all: those left out are told too.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Counted:
    """`count` of `of`. `about`: rounding changed it. `drawn` marks of `of` are filled.

    `fewer`: above 0 and rounded to 0; it is fewer than `count`, 1. `more`: not all and rounded to all; it is more than
    `count`.
    """

    count: int
    of: int
    about: bool = False
    fewer: bool = False
    more: bool = False
    drawn: int = 0


def counted(share: Fraction, of: int) -> Counted:
    """So many of `of`, for a share from 0 to 1."""
    exact = share * of
    rounded = whole(two_figures(exact))
    if exact > 0 and rounded == 0:
        return Counted(1, of, fewer=True, drawn=1)
    if exact < of and rounded >= of:
        return Counted(of - of // 100, of, more=True, drawn=min(of - 1, whole(exact)))
    return Counted(rounded, of, about=exact != rounded, drawn=rounded)


def two_figures(number: Fraction) -> Fraction:
    """Half-even to two significant figures."""
    if number == 0:
        return number
    step = Fraction(1)
    while number / step >= 100:
        step *= 10
    while number / step < 10:
        step /= 10
    return round(number / step) * step


def whole(number: Fraction) -> int:
    """Half-even to a whole number."""
    return round(number)


def share_of_percent(percent: Decimal) -> Fraction:
    """46.2 → 0.462, exactly."""
    return Fraction(percent) / 100


def percent_of(part: int, total: int) -> Decimal:
    """A proportion in percent, as papers print it: 5 of 364 → 1.4, 87 of 125 → 70, and 364 of 365 → 99.7, not 100."""
    exact = Fraction(100 * part, total)
    rounded = two_figures(exact) if exact < 10 else Fraction(round(exact))
    if rounded == 100 and part < total:
        rounded = 100 - two_figures(100 - exact)
    number = Decimal(rounded.numerator) / Decimal(rounded.denominator)
    return number.normalize() if number % 1 else number.quantize(Decimal(1))
