from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.translation.rounding import Counted, counted, percent_of, share_of_percent, two_figures

shares = st.fractions(min_value=0, max_value=1)
denominators = st.sampled_from([100, 1000])


@pytest.mark.parametrize(
    ("share", "of", "count", "about"),
    [
        (Fraction("0.462"), 1000, 460, True),
        (Fraction("0.68"), 1000, 680, False),
        (Fraction(5, 364), 1000, 14, True),
        (Fraction(0), 1000, 0, False),
        (Fraction(1), 1000, 1000, False),
        (Fraction("0.625"), 100, 62, True),
        (Fraction("0.635"), 100, 64, True),
        (Fraction("0.0025"), 1000, 2, True),
        (Fraction("0.465"), 1000, 460, True),
        (Fraction("0.475"), 1000, 480, True),
    ],
)
def test_a_share_is_rounded_half_even_to_two_figures(share: Fraction, of: int, count: int, about: bool) -> None:
    """The design's examples, both ends, and halves to the even neighbour."""
    assert counted(share, of) == Counted(count, of, about, drawn=count)


@pytest.mark.parametrize(("share", "fewer"), [("0.0004", True), ("0.0005", True), ("0.0006", False)])
def test_a_share_that_would_become_none_is_fewer_than_one(share: str, fewer: bool) -> None:
    """A harm above zero never prints as 0."""
    assert counted(Fraction(share), 1000) == Counted(1, 1000, about=not fewer, fewer=fewer, drawn=1)


@pytest.mark.parametrize(
    ("share", "of", "count", "drawn"), [("0.997", 1000, 990, 997), ("0.9999", 1000, 990, 999), ("0.997", 100, 99, 99)]
)
def test_a_share_that_would_become_all_is_more_than(share: str, of: int, count: int, drawn: int) -> None:
    """Those it did not happen to never vanish: at least one mark stays open."""
    assert counted(Fraction(share), of) == Counted(count, of, more=True, drawn=drawn)


@given(shares, denominators)
def test_zero_is_said_of_zero_only(share: Fraction, of: int) -> None:
    """0 comes of 0 alone, and nothing exceeds the denominator."""
    found = counted(share, of)
    assert (found.count == 0) == (share == 0)
    assert found.count <= of


@given(shares, denominators)
def test_about_is_said_exactly_when_the_value_changed(share: Fraction, of: int) -> None:
    """Unless "fewer than" or "more than" is said, which say so by themselves."""
    found = counted(share, of)
    assert found.about == (not found.fewer and not found.more and found.count != share * of)


@given(shares, denominators)
def test_a_count_has_two_significant_figures_and_lies_near(share: Fraction, of: int) -> None:
    """At most two figures other than closing zeros; off by half a unit of the second figure, or by half of one."""
    found = counted(share, of)
    assert len(str(found.count).rstrip("0")) <= 2
    step = Fraction(10) ** max(len(str(int(share * of))) - 2, 0)
    assert found.fewer or found.more or abs(found.count - share * of) <= step / 2 + Fraction(1, 20)


@given(st.lists(shares, min_size=2, max_size=2).map(sorted), denominators)
def test_more_never_prints_as_less(pair: list[Fraction], of: int) -> None:
    """Rounding keeps the order of shares."""
    low, high = (counted(share, of) for share in pair)
    assert (0 if low.fewer else low.count) <= (0 if high.fewer else high.count)


@given(st.fractions(min_value=Fraction(1, 10**6), max_value=10**6))
def test_two_figures_are_stable(number: Fraction) -> None:
    """What has two figures keeps them."""
    assert two_figures(two_figures(number)) == two_figures(number)


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [
        (5, 364, "1.4"),
        (87, 125, "70"),
        (0, 55, "0"),
        (55, 55, "100"),
        (1, 100, "1"),
        (1, 507, "0.2"),
        (364, 365, "99.73"),
        (999, 1000, "99.9"),
    ],
)
def test_a_proportion_in_percent(part: int, whole: int, percent: str) -> None:
    """Two figures below ten, whole from ten on, and 100 only if it is all."""
    assert str(percent_of(part, whole)) == percent


def test_percent_becomes_an_exact_share() -> None:
    """46.2 percent is 231 of 500, not a binary fraction near it."""
    assert share_of_percent(Decimal("46.2")) == Fraction(231, 500)
