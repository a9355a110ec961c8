"""Lengths of time as typed in, the same in a language's units out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from handouts.translation.formats import ENGLISH, formats_of
from handouts.translation.measures import Measures, measure_of
from handouts.translation.plurals import plural_rule

POLISH = Measures(plural_rule("pl"), {"month": ("{number} miesiąc", "{number} miesiące", "{number} miesięcy")})
SPAN = "od {low} do {high}"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1 month", "1 miesiąc"),
        ("3 months", "3 miesiące"),
        ("5 months", "5 miesięcy"),
        ("22 months", "22 miesiące"),
        ("3 to 6 months", "od 3 do 6 miesięcy"),
        ("1.5 months", "1,5 miesięcy"),
        ("3 fortnights", "3 fortnights"),
        ("a while", "a while"),
    ],
)
def test_a_length_takes_the_plural_of_its_number(typed: str, said: str) -> None:
    """A range takes the form of its end; a unit without a translation stays as typed."""
    formats = formats_of("pl")
    assert formats is not None
    assert POLISH.said(typed, formats, SPAN) == said


def test_the_source_language_says_what_was_typed() -> None:
    """Without forms nothing is changed."""
    assert Measures().said("3 to 6 months", ENGLISH, SPAN) == "3 to 6 months"


def test_a_measure_is_read_with_its_unit_in_the_singular() -> None:
    """Working days count as a unit of their own."""
    found = measure_of("2 working days")
    assert found is not None
    assert (found.low, found.high, found.unit) == (Decimal(2), Decimal(2), "working day")
