"""Values as papers print them: exact, with the interval round them, and the Problem for what can't be read."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.content.nodes import Scalar
from handouts.content.value_reading import read_value
from handouts.content.values import (
    Average,
    Count,
    Duration,
    FactValue,
    Interval,
    Percent,
    Proportion,
    Ratio,
    Span,
)
from handouts.problems import Problem, Where

HERE = Where("a.yaml", 2, 15)


def read(kind: str, typed: str) -> FactValue | Problem:
    """The value of what was typed at HERE."""
    return read_value(kind, Scalar(typed, HERE, places=((0, 2, 15),)))


CI = Interval(Decimal(95), Decimal("0.02"), Decimal("0.24"))
GOOD: tuple[tuple[str, str, FactValue], ...] = (
    ("proportion", "5 of 364", Proportion(5, 364, None, "5 of 364")),
    ("proportion", "0 of 174", Proportion(0, 174, None, "0 of 174")),
    (
        "proportion",
        "5 of 364 (95% CI 0.5 to 3.2)",
        Proportion(5, 364, Interval(Decimal(95), Decimal("0.5"), Decimal("3.2")), "5 of 364 (95% CI 0.5 to 3.2)"),
    ),
    ("percent", "46.20", Percent(Decimal("46.20"), None, "46.20")),
    ("range", "0 to 2.5 percent", Span(Decimal(0), Decimal("2.5"), "percent", None, "0 to 2.5 percent")),
    ("range", "2 to 4 weeks", Span(Decimal(2), Decimal(4), "weeks", None, "2 to 4 weeks")),
    ("count", "3", Count(3, None, "3")),
    ("mean", "-0.5 points", Average("mean", Decimal("-0.5"), "points", None, "-0.5 points")),
    ("median", "62 months", Average("median", Decimal(62), "months", None, "62 months")),
    ("median", "62", Average("median", Decimal(62), "", None, "62")),
    (
        "duration",
        "about 3 weeks",
        Duration(about=True, words="3 weeks", number=Decimal(3), unit="weeks", interval=None, typed="about 3 weeks"),
    ),
    (
        "duration",
        "2 to 3 weeks",
        Duration(about=False, words="2 to 3 weeks", number=None, unit="", interval=None, typed="2 to 3 weeks"),
    ),
    (
        "duration",
        "some months",
        Duration(about=False, words="some months", number=None, unit="", interval=None, typed="some months"),
    ),
    (
        "hazard ratio",
        "0.07 (95% CI 0.02 to 0.24)",
        Ratio("hazard ratio", Decimal("0.07"), CI, "0.07 (95% CI 0.02 to 0.24)"),
    ),
    ("rate ratio", "0.94", Ratio("rate ratio", Decimal("0.94"), None, "0.94")),
    ("risk ratio", "1.0", Ratio("risk ratio", Decimal("1.0"), None, "1.0")),
)
FAULTY = (
    ("proportion", "1,200 of 3,000", 0, "value-unreadable", "without commas: 1200"),
    ("proportion", "364 of 5", 0, "value-out-of-range", "5 of 364"),
    ("proportion", "0 of 0", 5, "value-out-of-range", "paper"),
    ("proportion", "5/364", 0, "value-unreadable", "5 of 364"),
    ("proportion", "5 of 364 (95% CI 2 to 3)", 9, "interval-misses-value", "Compare both"),
    ("percent", "146.2", 0, "value-out-of-range", "paper"),
    ("percent", "46.2%", 3, "value-unreadable", "% sign"),
    ("percent", "46,2", 0, "value-unreadable", "46.2"),
    ("percent", "1e3", 0, "value-unreadable", "plain digits"),
    ("percent", "４６", 0, "value-unreadable", "0 to 9"),
    ("percent", "no", 0, "value-unreadable", "46.2"),
    ("percent", "-3", 0, "value-unreadable", "46.2"),
    ("percent", ".5", 0, "value-unreadable", "46.2"),
    ("percent", "46.2 (CI 40 to 50)", 5, "interval-unreadable", "(95% CI 0.02 to 0.24)"),
    ("percent", "46.2 (95% CI 50 to 60)", 5, "interval-misses-value", "Compare both"),
    ("percent", "46.2 (95% CI 60 to 40)", 13, "interval-order", "lower number first"),
    ("percent", "46.2 (5% CI 40 to 50)", 6, "interval-level", "paper"),
    ("range", "2.5 to 0 percent", 0, "range-order", "0 to 2.5 percent"),
    ("range", "0–2.5 percent", 0, "value-unreadable", "`to`"),
    ("range", "0 to 2.5", 0, "value-unreadable", "0 to 2.5 percent"),
    ("range", "0 to 120 percent", 5, "value-out-of-range", "paper"),
    ("count", "3.5", 0, "value-unreadable", "34"),
    ("count", "1,000", 0, "value-unreadable", "1000"),
    ("mean", "high", 0, "value-unreadable", "2.3 points"),
    ("duration", "3", 0, "value-unreadable", "about 3 weeks"),
    ("hazard ratio", "0.07 [0.02 to 0.24]", 0, "value-unreadable", "0.07 (95% CI 0.02 to 0.24)"),
)


@pytest.mark.parametrize(("kind", "typed", "value"), GOOD, ids=[f"{case[0]}: {case[1]}" for case in GOOD])
def test_a_value_is_read_exactly(kind: str, typed: str, value: FactValue) -> None:
    """Digits are kept as typed, 46.20 with its zero."""
    found = read(kind, typed)
    assert found == value
    assert repr(found) == repr(value)


@pytest.mark.parametrize(
    ("kind", "typed", "offset", "problem_id", "advice"), FAULTY, ids=[f"{case[0]}: {case[1]}" for case in FAULTY]
)
def test_what_no_paper_prints_is_refused_at_its_place(
    kind: str, typed: str, offset: int, problem_id: str, advice: str
) -> None:
    """One Problem with what to type instead."""
    found = read(kind, typed)
    assert isinstance(found, Problem)
    assert (found.id, found.where.column) == (problem_id, 15 + offset)
    assert advice in found.advice


_NUMBERS = st.decimals(min_value=0, max_value=100, places=2)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_proportions_read_as_typed(part: int, more: int) -> None:
    """Any part of any whole."""
    typed = f"{part} of {part + more}"
    assert read("proportion", typed) == Proportion(part, part + more, None, typed)


@given(_NUMBERS, _NUMBERS, _NUMBERS, st.sampled_from(["hazard ratio", "rate ratio", "risk ratio"]))
def test_ratios_read_as_typed_when_the_interval_holds_them(
    one: Decimal, two: Decimal, three: Decimal, kind: str
) -> None:
    """Any number between any two ends."""
    low, number, high = sorted((one, two, three))
    typed = f"{number} (95% CI {low} to {high})"
    found = read(kind, typed)
    assert isinstance(found, Ratio)
    assert (found.kind, found.number, found.interval) == (kind, number, Interval(Decimal(95), low, high))
    assert found.typed == typed


@given(
    st.text(max_size=20),
    st.sampled_from(["proportion", "percent", "range", "count", "mean", "duration", "hazard ratio"]),
)
def test_any_characters_give_a_value_or_a_problem(typed: str, kind: str) -> None:
    """Nothing typed makes reading fail."""
    found = read(kind, typed)
    assert isinstance(found, Problem) or found.typed == typed
