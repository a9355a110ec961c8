"""A handout in, the one denominator that its facts are told in, for all its audiences, out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from handouts.content.project import Content
from handouts.content.values import FactValue, Percent, Proportion, Span
from handouts.content.walk import fact_ids

SMALL = Decimal(10)
"""Percent. A number above 0 and below this can't be told well in so many of 100."""


def percents(value: FactValue) -> Iterator[Decimal]:
    """The value in percent: one number, both ends of a range, or none where it is no share of people."""
    match value:
        case Proportion():
            yield Decimal(100 * value.part) / value.whole
        case Percent():
            yield value.number
        case Span() if value.unit == "percent":
            yield from (value.low, value.high)


def denominator(content: Content, handout_id: str) -> int:
    """1,000 if any proportion, percent or range end that the handout prints is above 0 and under 10 %, else 100."""
    values = (content.facts[fact].value for fact in fact_ids(content.handout(handout_id)) if fact in content.facts)
    return 1000 if any(0 < percent < SMALL for value in values for percent in percents(value)) else 100
