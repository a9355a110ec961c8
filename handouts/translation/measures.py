"""Lengths and averages as typed (`3 to 6 months`) in; the same in a language's own units and plurals out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from handouts.content.models.facts import Fact
from handouts.content.values import Average, Duration, Span
from handouts.translation.formats import Formats
from handouts.translation.plurals import PluralRule, plural_rule

PERCENT: Final = "percent"
_MEASURE: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?)(?: to ([0-9]+(?:\.[0-9]+)?))? ([a-z][a-z ]*)")
_NUMBER: Final = "{number}"


@dataclass(frozen=True, slots=True)
class Measure:
    """From `low` to `high` (the same where it is one number) of a unit, named in the singular."""

    low: Decimal
    high: Decimal
    unit: str


def measure_of(typed: str) -> Measure | None:
    """3 to 6 months → 3, 6, month; None for what is not written so."""
    found = _MEASURE.fullmatch(typed)
    if found is None:
        return None
    return Measure(Decimal(found[1]), Decimal(found[2] or found[1]), found[3].removesuffix("s"))


def typed_of(fact: Fact) -> str:
    """A fact's measure as typed, "" where its value has none."""
    match fact.value:
        case Duration():
            return fact.value.words
        case Span() if fact.value.unit != PERCENT:
            return f"{fact.value.low} to {fact.value.high} {fact.value.unit}"
        case Average() if fact.value.unit:
            return f"{fact.value.number} {fact.value.unit}"
    return ""


def units_in(facts: Iterable[Fact]) -> tuple[str, ...]:
    """The units that facts are measured in, in the singular, each once."""
    found = (measure_of(typed_of(fact)) for fact in facts)
    return tuple(dict.fromkeys(measure.unit for measure in found if measure))


@dataclass(frozen=True, slots=True)
class Measures:
    """A language's units: `forms` has the plural forms of each, every one with {number}; `span` how a range is said.

    Without forms (the source language) everything reads as it was typed.
    """

    rule: PluralRule = field(default_factory=lambda: plural_rule("en"))
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def said(self, typed: str, formats: Formats, span: str) -> str:
        """The measure in this language. `span`: fixed words with {low} and {high}."""
        found = measure_of(typed) if self.forms else None
        if found is None or found.unit not in self.forms:
            return typed
        low, high = formats.decimal(found.low), formats.decimal(found.high)
        number = low if found.low == found.high else span.replace("{low}", low).replace("{high}", high)
        forms = self.forms[found.unit]
        # gettext's rules know whole numbers alone; the CLDR's "other", their last form, is for decimals.
        whole = found.high == found.high.to_integral_value()
        return forms[self.rule.form(int(found.high)) if whole else -1].replace(_NUMBER, number)
