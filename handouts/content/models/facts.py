"""`content/facts/*.yaml`: one number, one entry, with its outcome, population, follow-up and source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, TypeAlias

from pydantic import WithJsonSchema
from pydantic_core.core_schema import ValidationInfo

from handouts.content.models import faults
from handouts.content.models.base import Given, Model, Reading, reading_of
from handouts.content.models.fields import (
    Audiences,
    Checked,
    Day,
    Name,
    Value,
    a_scalar,
    a_text,
    closed,
    filled,
    read_with,
)
from handouts.content.models.shapes import FactIds, SourceIds
from handouts.content.models.texts import Measure, Sentence, one_paragraph, only_words
from handouts.content.nodes import Mapping, Node, Scalar
from handouts.content.value_reading import read_value
from handouts.content.values import KINDS, FactValue, StatusWords
from handouts.problems import Problem, Where

CHECKED = ("full text", "abstract only", "second-hand", "not checked")
SAME_AS = "same as"
NOT_JUDGED = "not judged yet"
UNSTATED = ("not stated", "not known", "unknown", "differs", "varied", "varies")
"""How a follow-up begins that says nothing two facts could share."""
LEVELS = ("high", "moderate", "low", "very low")
_RATED = re.compile(r"([a-z ]+), rated by ([a-z0-9][a-z0-9-]*)")


@dataclass(frozen=True, slots=True)
class Certainty:
    """A GRADE level and the source that rated it; both None while nobody has judged."""

    level: str | None = None
    rated_by: str | None = None


def _certainty(node: Any, info: ValidationInfo) -> Certainty:
    text = filled(scalar := a_scalar(node))
    if text == NOT_JUDGED:
        return Certainty()
    match = _RATED.fullmatch(text)
    if not match or match[1] not in LEVELS:
        message = f"`{text}` is no certainty."
        levels = f"Levels: {faults.listed(LEVELS)}."
        advice = (
            f"Write `{NOT_JUDGED}`, or a GRADE level and the source that rated it: `low, rated by lin-2022`. {levels}"
        )
        faults.refuse(faults.error("certainty-bad", message, advice, scalar.where))
    reading_of(info).refers("source", match[2], scalar.place(match.start(2)))
    return Certainty(match[1], match[2])


CertaintyTyped: TypeAlias = Annotated[Certainty, read_with(_certainty), WithJsonSchema({"type": "string"})]


class Fact(Model):
    """One fact. `kind` is the key its value stands under."""

    id: Given[str]
    kind: Given[str]
    value: Given[FactValue]
    value_where: Given[Where]
    outcome: Sentence | None = None
    otherwise: Sentence | None = None
    population: Sentence | None = None
    within: Measure | None = None
    years: Measure | None = None
    certainty: CertaintyTyped = Certainty()
    checked: Annotated[Checked, *closed(CHECKED, "way of checking")]
    sources: SourceIds = ()
    note: Name | None = None
    made_from: FactIds = ()
    only_for: Audiences | None = None
    no_percent_because: Name | None = None
    jurisdiction: Value | None = None
    as_of: Day | None = None

    by_program: ClassVar[frozenset[str]] = frozenset({"id", "kind", "value", "value_where"})

    called: ClassVar[str] = "a fact"

    @classmethod
    def known_keys(cls) -> tuple[str, ...]:
        """The kinds, `same as` and the fields."""
        return (*KINDS, SAME_AS, *cls.keys())

    @classmethod
    def take(cls, node: Mapping, reading: Reading) -> tuple[dict[str, Any], list[Problem]]:
        """The fields, with the one key that is a kind read as the value."""
        kinds = [(key, value) for key, value in node.entries if key.text in KINDS]
        others = tuple(entry for entry in node.entries if entry not in kinds)
        values, problems = super().take(Mapping(others, node.where), reading)
        # Where the value can't be read the other fields are read all the same, so that all Problems are told at once.
        values |= {"kind": "", "value": None, "value_where": node.where}
        if len(kinds) != 1:
            return values, [*problems, *_kind_faults(node, kinds, problems)]
        key, typed = kinds[0]
        values |= {"kind": key.text, "value_where": typed.where}
        try:
            values["value"] = _value(key.text, typed, reading)
        except faults.Refusal as refusal:
            problems += faults.problems_of(refusal)
        return values, problems

    @property
    def follow_up_stated(self) -> bool:
        """Whether `within:` says how long people were watched, and not only that it is unknown or differs."""
        words = self.within.source.strip().casefold() if self.within else ""
        return bool(words) and not words.startswith(UNSTATED)

    def own_faults(self) -> Iterable[Problem]:
        """A status says where and when; a fact's words hold no other facts."""
        status = self.value.text if isinstance(self.value, StatusWords) else None
        words = (self.outcome, self.otherwise, self.population, self.within, self.years, status)
        yield from only_words(words, "a fact")
        if self.kind == "status":
            for name, value in (("jurisdiction", self.jurisdiction), ("as of", self.as_of)):
                if value is None:
                    yield faults.missing_key(self.where, name, "a status")


def _kind_faults(node: Mapping, kinds: list[tuple[Scalar, Node]], others: list[Problem]) -> Iterable[Problem]:
    if kinds:
        message = f"This fact has two values, `{kinds[0][0].text}` and `{kinds[1][0].text}`."
        yield faults.error("fact-two-values", message, "Make a fact of its own for the second one.", kinds[1][0].where)
    elif not others:
        advice = f"Copy the number as the paper prints it: `proportion: 5 of 364`. Kinds: {faults.listed(KINDS)}."
        yield faults.error("fact-without-value", "This fact has no value.", advice, node.where)


def _value(kind: str, node: Node, reading: Reading) -> FactValue:
    if kind != "status":
        filled(scalar := a_scalar(node))
        value = read_value(kind, scalar)
        if isinstance(value, Problem):
            faults.refuse(value)
        return value
    paragraph = one_paragraph(a_text(node, reading), reading)
    return StatusWords(paragraph, None, paragraph.source)
