"""A fact's value as its paper prints it: typed characters in, exact Decimals out, or the Problem with what to type."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from types import MappingProxyType

from handouts.content.nodes import Scalar
from handouts.content.values import (
    Average,
    Count,
    Duration,
    FactValue,
    Interval,
    Percent,
    Proportion,
    Ratio,
    RatioKind,
    Span,
)
from handouts.problems import Problem, Severity

_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_SIGNED = rf"[-−]?{_NUMBER}"
_INTERVAL = re.compile(rf"\s*\(({_NUMBER})% CI ({_SIGNED}) to ({_SIGNED})\)$")
_PROPORTION = re.compile(r"([0-9]+) of ([0-9]+)")
_PERCENT = re.compile(_NUMBER)
_SPAN = re.compile(rf"({_SIGNED}) to ({_SIGNED}) (\S.*)")
_COUNT = re.compile(r"[0-9]+")
_AVERAGE = re.compile(rf"({_SIGNED})(?: (\D.*))?")
_DURATION = re.compile(rf"(about )?(?:({_NUMBER}) )?(\S.*)")

EXAMPLES = MappingProxyType(
    {
        "proportion": "5 of 364",
        "percent": "46.2",
        "range": "0 to 2.5 percent",
        "count": "34",
        "mean": "2.3 points",
        "median": "62 months",
        "duration": "about 3 weeks",
        "hazard ratio": "0.07 (95% CI 0.02 to 0.24)",
        "rate ratio": "0.94 (95% CI 0.58 to 1.50)",
        "risk ratio": "0.58 (95% CI 0.37 to 0.90)",
    }
)

_FAULTY_NUMBERS = (
    (re.compile(r"[0-9]{1,3}(,[0-9]{3})+(?![0-9])"), "Write the number without commas: {plain}."),
    (re.compile(r"[0-9]+,[0-9]+"), "Write the decimal part after a point: {point}."),
    (re.compile(r"[0-9.]+[eE][+-]?[0-9]+"), "Write the number out in plain digits."),
    (re.compile(r"(?![0-9])\d"), "Write it in the plain digits 0 to 9."),
    (re.compile(r"[0-9]\s*%(?! CI)"), "Leave out the % sign."),
    (re.compile(r"[0-9]\s*[–—-]\s*[0-9]"), "Write `to` between the two numbers: 0 to 2.5."),
)


class _FaultyError(Exception):
    """What was typed can't be this kind of value; text is the message, `advice` what to type, `at` the offset."""

    def __init__(self, problem_id: str, message: str, advice: str, at: int = 0) -> None:
        super().__init__(message)
        self.problem_id, self.advice, self.at = problem_id, advice, at


def _decimal(typed: str) -> Decimal:
    return Decimal(typed.replace("−", "-"))


def _matched(pattern: re.Pattern[str], kind: str, typed: str) -> re.Match[str]:
    match = pattern.fullmatch(typed)
    if match:
        return match
    for faulty, advice in _FAULTY_NUMBERS:
        found = faulty.search(typed)
        if found:
            words = advice.format(plain=found[0].replace(",", ""), point=found[0].replace(",", "."))
            raise _FaultyError("value-unreadable", f"`{typed}` can't be read as a {kind}.", words, found.start())
    raise _FaultyError(
        "value-unreadable", f"`{typed}` can't be read as a {kind}.", f"Write it like this: {EXAMPLES[kind]}."
    )


def _bounds(kind: str, number: Decimal, low: int, high: int, at: int = 0) -> None:
    if not low <= number <= high:
        raise _FaultyError(
            "value-out-of-range", f"A {kind} lies between {low} and {high}.", "Compare it with the paper.", at
        )


def _interval(typed: str) -> tuple[str, Interval | None]:
    """The value's own characters, and the interval behind them."""
    match = _INTERVAL.search(typed)
    if not match:
        if "(" in typed:
            advice = "Write the interval like this: (95% CI 0.02 to 0.24)."
            raise _FaultyError(
                "interval-unreadable", "The part in ( ) can't be read as an interval.", advice, typed.index("(")
            )
        return typed, None
    interval = Interval(Decimal(match[1]), _decimal(match[2]), _decimal(match[3]))
    if not 50 <= interval.level < 100:
        raise _FaultyError(
            "interval-level",
            "An interval's level lies between 50% and 100%.",
            "Compare it with the paper.",
            match.start(1),
        )
    if interval.low > interval.high:
        raise _FaultyError(
            "interval-order",
            "The interval's first number is the higher one.",
            "Write the lower number first.",
            match.start(2),
        )
    return typed[: match.start()], interval


def _around(value: Decimal, interval: Interval | None, at: int) -> None:
    if interval and not interval.low <= value <= interval.high:
        message = f"The interval {interval.low} to {interval.high} doesn't hold the value {value}."
        raise _FaultyError("interval-misses-value", message, "Compare both with the paper.", at)


def _nearest(percent: Decimal, interval: Interval) -> Decimal:
    """The percent, or an end that it misses by no more than that end's rounding."""
    for end in (interval.low, interval.high):
        if abs(percent - end) <= Decimal(5).scaleb(int(end.as_tuple().exponent) - 1):
            return end
    return round(percent, 2)


def _proportion(kind: str, typed: str) -> FactValue:
    own, interval = _interval(typed)
    match = _matched(_PROPORTION, kind, own)
    part, whole = int(match[1]), int(match[2])
    if whole == 0:
        raise _FaultyError(
            "value-out-of-range", "A proportion of 0 people says nothing.", "Compare it with the paper.", match.start(2)
        )
    if part > whole:
        raise _FaultyError(
            "value-out-of-range", f"{part} is more than {whole}.", f"Write the smaller number first: {whole} of {part}."
        )
    if interval:
        _around(_nearest(Decimal(100 * part) / whole, interval), interval, typed.find("("))
    return Proportion(part, whole, interval, typed)


def _percent(kind: str, typed: str) -> FactValue:
    own, interval = _interval(typed)
    number = Decimal(_matched(_PERCENT, kind, own)[0])
    _bounds(kind, number, 0, 100)
    _around(number, interval, typed.find("("))
    return Percent(number, interval, typed)


def _span(kind: str, typed: str) -> FactValue:
    match = _matched(_SPAN, kind, typed)
    low, high, unit = _decimal(match[1]), _decimal(match[2]), match[3]
    if low > high:
        raise _FaultyError(
            "range-order", "The first number is the higher one.", f"Write {match[2]} to {match[1]} {unit}."
        )
    if unit == "percent":
        _bounds("percent", low, 0, 100)
        _bounds("percent", high, 0, 100, match.start(2))
    return Span(low, high, unit, None, typed)


def _count(kind: str, typed: str) -> FactValue:
    own, interval = _interval(typed)
    number = int(_matched(_COUNT, kind, own)[0])
    _around(Decimal(number), interval, typed.find("("))
    return Count(number, interval, typed)


def _average(kind: str, typed: str) -> FactValue:
    own, interval = _interval(typed)
    match = _matched(_AVERAGE, kind, own)
    number = _decimal(match[1])
    _around(number, interval, typed.find("("))
    return Average("mean" if kind == "mean" else "median", number, match[2] or "", interval, typed)


def _duration(kind: str, typed: str) -> FactValue:
    match = _matched(_DURATION, kind, typed)
    words = typed.removeprefix("about ")
    if not re.search(r"[^\W\d_]", words):
        raise _FaultyError("value-unreadable", f"`{typed}` has no unit.", f"Write it like this: {EXAMPLES[kind]}.")
    one = match[2] is not None and not re.search(r"\d", match[3])
    return Duration(bool(match[1]), words, Decimal(match[2]) if one else None, match[3] if one else "", None, typed)


def _ratio(kind: str, typed: str) -> FactValue:
    own, interval = _interval(typed)
    number = Decimal(_matched(_PERCENT, kind, own)[0])
    _around(number, interval, typed.find("("))
    return Ratio(_RATIOS[kind], number, interval, typed)


_RATIOS: MappingProxyType[str, RatioKind] = MappingProxyType(
    {"hazard ratio": "hazard ratio", "rate ratio": "rate ratio", "risk ratio": "risk ratio"}
)
_READERS: MappingProxyType[str, Callable[[str, str], FactValue]] = MappingProxyType(
    {
        "proportion": _proportion,
        "percent": _percent,
        "range": _span,
        "count": _count,
        "mean": _average,
        "median": _average,
        "duration": _duration,
        "hazard ratio": _ratio,
        "rate ratio": _ratio,
        "risk ratio": _ratio,
    }
)


def read_value(kind: str, scalar: Scalar) -> FactValue | Problem:
    """The value of a fact of any kind but status, whose value is a text."""
    try:
        return _READERS[kind](kind, scalar.text)
    except _FaultyError as faulty:
        return Problem(faulty.problem_id, Severity.ERROR, str(faulty), faulty.advice, scalar.place(faulty.at))
