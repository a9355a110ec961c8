"""A fact and the form asked for in, its words in one language and denominator out.

In running text every audience gets the same noun-free form; `.percent`, `.number`, `.within` … are asked for by name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from handouts.content.models.facts import Fact
from handouts.content.prose import NumberMark, Paragraph, Words
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
    StatusWords,
)
from handouts.content.walk import marks_of
from handouts.translation.formats import Formats
from handouts.translation.measures import Measures
from handouts.translation.rounding import Counted, counted, percent_of, share_of_percent

USUAL_LEVEL = Decimal(95)
"""The level that the head of the outcomes table names, in percent."""
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class FactWords:
    """Says facts of one handout in one language."""

    formats: Formats
    words: Mapping[str, str]
    denominator: int
    measures: Measures = field(default_factory=Measures)

    def form(self, fact: Fact, name: str) -> str:
        """The form of this name; "" is the noun-free form of the denominator."""
        return _FORMS[name](self, fact)

    def plain(self, fact: Fact) -> str:
        """So many in so many; a count, length of time or ratio as it is."""
        return _PLAIN[type(fact.value)](self, fact.value)

    def span(self, value: Span) -> str:
        """0 to 25 in 1,000; 2 to 4 weeks."""
        if value.unit == "percent":
            return self.range_share(value)
        if not self.measures.forms:
            return f"{self.said('range-values', low=self.dec(value.low), high=self.dec(value.high))} {value.unit}"
        return self.measured(f"{value.low} to {value.high} {value.unit}")

    def measured(self, typed: str) -> str:
        """3 to 6 months, in the units of this language."""
        return self.measures.said(typed, self.formats, self.words["range-values"])

    def average(self, value: Average) -> str:
        """62 months; a bare number where it has no unit."""
        typed = f"{self.dec(value.number)} {value.unit}".strip()
        return self.measured(f"{value.number} {value.unit}") if self.measures.forms else typed

    def one_share(self, value: Proportion | Percent) -> str:
        """About 460 in 1,000; fewer than 1 in 1,000; none of 174 (0 percent, of nobody knows how many: 0 in 1,000)."""
        if isinstance(value, Proportion) and value.part == 0:
            return self.said("none-of", whole=self.formats.whole(value.whole))
        return self.of_count(self.count(value))

    def of_count(self, found: Counted) -> str:
        """The counted share in words."""
        shown = {"count": self.formats.whole(found.count), "of": self.formats.whole(found.of)}
        text = self.said("fewer-than" if found.fewer else "more-than" if found.more else "in-of", **shown)
        return self.about(text, about=found.about)

    def range_share(self, value: Span) -> str:
        """0 to 25 in 1,000; one number where both ends round to the same."""
        low, high = (counted(share_of_percent(end), self.denominator) for end in (value.low, value.high))
        about = low.about or high.about
        if high.fewer or (low.count == high.count and not low.fewer and low.more is high.more):
            return self.of_count(replace(high, about=about))
        start = self.bare(low)
        end = self.about(self.bare(high), about=about and low.fewer)
        text = self.said("range-in-of", low=start, high=end, of=self.formats.whole(self.denominator))
        return self.about(text, about=about and not low.fewer)

    def bare(self, found: Counted) -> str:
        """The count alone: 460; fewer than 1; more than 990."""
        number = self.formats.whole(found.count)
        if found.fewer or found.more:
            return self.said("fewer-than-number" if found.fewer else "more-than-number", count=number)
        return number

    def others(self, found: Counted) -> str:
        """How many it did not happen to: 540; more than 999; fewer than 10."""
        number = self.formats.whole(found.of - found.count)
        if found.fewer or found.more:
            return self.said("more-than-number" if found.fewer else "fewer-than-number", count=number)
        return number

    def about(self, text: str, *, about: bool) -> str:
        """The words, with "about" before them if it is wanted."""
        return self.said("about-value", value=text) if about else text

    def count(self, value: Proportion | Percent) -> Counted:
        """The share as so many of the denominator."""
        return counted(share(value), self.denominator)

    def percent(self, fact: Fact) -> str:
        """As published: 46.2%; 5 of 364 → 1.4%; 0 to 2.5%."""
        value = fact.value
        match value:
            case Proportion(part=0):
                return self.plain(fact)
            case Proportion():
                return self.formats.in_percent(percent_of(value.part, value.whole))
            case Percent():
                return self.formats.in_percent(value.number)
            case Span():
                low = self.dec(value.low)
                return self.said("range-values", low=low, high=self.formats.in_percent(value.high))
        raise KeyError(f"{fact.id}.percent")

    def number(self, fact: Fact) -> str:
        """The number without its unit."""
        value = fact.value
        match value:
            case Percent() | Average() | Ratio():
                return self.dec(value.number)
            case Count():
                return self.formats.whole(value.number)
            case Duration() if value.number is not None:
                return self.dec(value.number)
        raise KeyError(f"{fact.id}.number")

    def interval(self, fact: Fact) -> str:
        """95% interval 0.02 to 0.24"""
        found = fact.value.interval
        if found is None:
            raise KeyError(f"{fact.id}.interval")
        return self.in_interval(found, fact.value)

    def in_interval(self, found: Interval, value: FactValue) -> str:
        """The interval in the value's own unit."""
        high = self.dec(found.high)
        if isinstance(value, (Proportion, Percent)):
            high = self.formats.in_percent(found.high)
        return self.said("ci", level=self.dec(found.level), low=self.dec(found.low), high=high)

    def tabled_interval(self, found: Interval, value: FactValue) -> str:
        """The interval under a head that says 95% interval: 66 to 81%; another level is told: 50 to 82% (90%)."""
        ends = self.ends(found, value)
        return ends if found.level == USUAL_LEVEL else self.said("at-level", ends=ends, level=self.dec(found.level))

    def ends(self, found: Interval, value: FactValue) -> str:
        """From one end to the other, in the value's own unit: 66 to 81%."""
        high = self.dec(found.high)
        if isinstance(value, (Proportion, Percent)):
            high = self.formats.in_percent(found.high)
        return self.said("range-values", low=self.dec(found.low), high=high)

    def published(self, fact: Fact) -> str:
        """The value as the paper prints it, for clinicians' tables."""
        value = fact.value
        match value:
            case Proportion():
                shown = self.said("part-of", part=self.formats.whole(value.part), whole=self.formats.whole(value.whole))
                return f"{self.percent(fact)} ({shown})" if value.part else self.plain(fact)
            case Percent():
                return self.percent(fact)
            case Span() if value.unit == "percent":
                return self.percent(fact)
            case Ratio():
                return self.said(f"ratio-{value.kind.partition(' ')[0]}", number=self.dec(value.number))
            case Average():
                return self.said(f"average-{value.kind}", value=self.plain(fact))
        return self.plain(fact)

    def dec(self, number: Decimal) -> str:
        """A decimal as published."""
        return self.formats.decimal(number)

    def said(self, word_id: str, **values: str) -> str:
        """Fixed words with their placeholders filled."""
        return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), self.words[word_id])


def share(value: Proportion | Percent) -> Fraction:
    """The value as an exact share from 0 to 1."""
    return Fraction(value.part, value.whole) if isinstance(value, Proportion) else share_of_percent(value.number)


def capital(text: str) -> str:
    """With a capital first letter, unless the first word has its own way of writing, such as aHSCT."""
    first = text.partition(" ")[0]
    return text if any(letter.isupper() for letter in first) else text[:1].upper() + text[1:]


def plain_words(paragraph: Paragraph | None) -> str:
    """The words of a short text of a fact (outcome, population …), without marks."""
    if paragraph is None:
        return ""
    said = (mark for mark in marks_of(paragraph.kids))
    return "".join(
        mark.text if isinstance(mark, Words) else mark.digits if isinstance(mark, NumberMark) else "" for mark in said
    )


def _text(name: str) -> Callable[[FactWords, Fact], str]:
    return lambda _say, fact: plain_words(getattr(fact, name))


_PLAIN: Mapping[type, Callable[[FactWords, Any], str]] = MappingProxyType(
    {
        Proportion: FactWords.one_share,
        Percent: FactWords.one_share,
        Span: FactWords.span,
        Count: lambda say, value: say.formats.whole(value.number),
        Average: FactWords.average,
        Duration: lambda say, value: say.about(say.measured(value.words), about=value.about),
        Ratio: lambda say, value: say.dec(value.number),
        StatusWords: lambda _say, value: plain_words(value.text),
    }
)
_FORMS: Mapping[str, Callable[[FactWords, Fact], str]] = MappingProxyType(
    {
        "": FactWords.plain,
        "percent": FactWords.percent,
        "number": FactWords.number,
        "interval": FactWords.interval,
        "within": _text("within"),
        "years": _text("years"),
        "otherwise": _text("otherwise"),
        "population": _text("population"),
    }
)
