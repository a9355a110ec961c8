from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.content.durations import DAYS, days_of
from handouts.content.nodes import Scalar
from handouts.content.value_reading import read_value
from handouts.content.values import Duration, Span
from handouts.problems import Problem, Where
from handouts.translation.axes import Axis, exact, ratio_axis, share_axis, time_axis

RATIOS = st.decimals(min_value="0.001", max_value="1000", places=3, allow_nan=False, allow_infinity=False)
INTERVALS = st.lists(st.tuples(RATIOS, RATIOS, RATIOS).map(sorted), min_size=1, max_size=8)
TIMES = st.decimals(min_value="0.1", max_value="40000", places=2, allow_nan=False, allow_infinity=False)


@given(INTERVALS)
def test_an_axis_of_ratios_holds_every_number_and_1(lines: list[list[Decimal]]) -> None:
    """And the ends of intervals from 0.01 to 100; its ticks begin and end it and rise."""
    axis = ratio_axis([point for _, point, _ in lines], [end for low, _, high in lines for end in (low, high)])
    held = [point for _, point, _ in lines] + [end for line in lines for end in line if 0.01 <= end <= 100]
    assert all(axis.start <= number <= axis.end for number in (Decimal(1), *held))
    assert (axis.ticks[0], axis.ticks[-1]) == (axis.start, axis.end)
    assert all(one < other for one, other in pairwise(axis.ticks))
    assert {tick.normalize().as_tuple().digits for tick in axis.ticks} <= {(1,), (2,), (5,)}


@given(INTERVALS, st.floats(0, 1))
def test_a_place_on_an_axis_gives_its_number_back(lines: list[list[Decimal]], share: float) -> None:
    """To a thousandth, both ways, on both scales."""
    for axis in (ratio_axis([line[1] for line in lines], []), share_axis(), time_axis(lines[0][2]).axis):
        assert axis.share(Decimal(axis.value(share))) == pytest.approx(share, abs=0.001)
        for number in (axis.start, axis.end, *axis.ticks):
            assert axis.value(axis.share(number)) == pytest.approx(float(number), rel=0.001)


@pytest.mark.parametrize(
    ("numbers", "ends", "ticks"),
    [
        (["0.07", "1.70"], ["0.02", "3.17"], "0.02 0.05 0.1 0.2 0.5 1 2 5"),
        (["0.94"], ["0.58", "1.50"], "0.5 1 2"),
        (["0.5"], ["0.0001", "4000"], "0.01 0.02 0.05 0.1 0.2 0.5 1 2 5 10 20 50 100"),
        (["0.003"], ["0"], "0.002 0.005 0.01 0.02 0.05 0.1 0.2 0.5 1 2"),
    ],
)
def test_ticks_of_ratios(numbers: list[str], ends: list[str], ticks: str) -> None:
    """1, 2 and 5 of each power of ten around the data; what goes on beyond 0.01 and 100 does not widen the axis."""
    axis = ratio_axis(map(Decimal, numbers), map(Decimal, ends))
    assert " ".join(map(exact, axis.ticks)) == ticks


def test_a_ratio_of_0_is_before_every_axis() -> None:
    """An interval that begins at 0 has no end on a scale of ratios."""
    assert Axis("log", Decimal("0.5"), Decimal(2)).share(Decimal(0)) == float("-inf")


@given(TIMES)
def test_an_axis_of_time_reaches_the_longest(days: Decimal) -> None:
    """In few even steps from 0, none of them for nothing."""
    found = time_axis(days)
    length = days / DAYS[found.unit]
    assert found.axis.ticks[0] == found.axis.start == 0
    assert found.axis.ticks[-2] < length <= found.axis.end == found.axis.ticks[-1]
    assert len({other - one for one, other in pairwise(found.axis.ticks)}) == 1
    assert len(found.axis.ticks) <= 7


@pytest.mark.parametrize(
    ("days", "unit", "ticks"),
    [
        ("5", "day", "0 1 2 3 4 5"),
        ("15", "day", "0 5 10 15"),
        ("21", "week", "0 1 2 3"),
        ("182.625", "month", "0 1 2 3 4 5 6"),
        ("730.5", "month", "0 6 12 18 24"),
        ("3652.5", "year", "0 2 4 6 8 10"),
        ("36525", "year", "0 20 40 60 80 100"),
        ("365250", "year", "0 167 334 501 668 835 1002"),
    ],
)
def test_ticks_of_time(days: str, unit: str, ticks: str) -> None:
    """In the unit that tells the longest time best."""
    found = time_axis(Decimal(days))
    assert (found.unit, " ".join(map(exact, found.axis.ticks))) == (unit, ticks)


@pytest.mark.parametrize(
    ("kind", "typed", "days"),
    [
        ("duration", "about 3 weeks", ("21", "21")),
        ("duration", "1 day", ("1", "1")),
        ("duration", "3 to 6 months", ("91.3125", "182.625")),
        ("range", "2 to 4 weeks", ("14", "28")),
        ("duration", "0.5 years", ("182.625", "182.625")),
        ("duration", "0 to 2 days", ("0", "2")),
        ("duration", "0 days", None),
        ("duration", "6 to 3 months", None),
        ("duration", "a few weeks", None),
        ("duration", "3 weeks or longer", None),
        ("range", "0 to 2.5 percent", None),
        ("median", "62 months", None),
    ],
)
def test_lengths_of_time(kind: str, typed: str, days: tuple[str, str] | None) -> None:
    """A number, or two, of one unit; nothing else is drawn."""
    value = read_value(kind, Scalar(typed, Where("f.yaml", 1, 1)))
    assert not isinstance(value, Problem)
    found = days_of(value)
    assert found == (None if days is None else tuple(map(Decimal, days)))
    assert isinstance(value, Duration | Span) or found is None


@pytest.mark.parametrize(
    ("number", "text"), [("0", "0"), ("1E+2", "100"), ("0.5000", "0.5"), ("69.66666666", "69.666667"), ("-0.0", "0")]
)
def test_numbers_in_the_tree_are_plain_digits(number: str, text: str) -> None:
    """At the most six places, no exponent."""
    assert exact(Decimal(number)) == text
