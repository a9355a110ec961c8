"""The inline grammar's result: frozen, positioned marks that make up a text as its author typed it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from handouts.problems import Where


@dataclass(frozen=True, slots=True)
class Words:
    """Plain characters, escapes resolved."""

    text: str
    where: Where


@dataclass(frozen=True, slots=True)
class Strong:
    """`**…**`"""

    kids: tuple[Inline, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Link:
    """`[words](url)`; http(s) and mailto only."""

    kids: tuple[Inline, ...]
    url: str
    where: Where


@dataclass(frozen=True, slots=True)
class FactMark:
    """`{fact}` or `{fact.form}`; form "" is the noun-free form of the handout's denominator."""

    fact: str
    form: str
    where: Where


@dataclass(frozen=True, slots=True)
class NumberMark:
    """`{3}`: a number that is not evidence, as typed."""

    digits: str
    where: Where


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """`{clinic.urgent_phone}`, `{region.emergency}`: owner is "clinic" or "region", key as typed."""

    owner: str
    key: str
    where: Where


@dataclass(frozen=True, slots=True)
class TermMark:
    """`[[term]]` or `[[term|words]]`."""

    term: str
    kids: tuple[Inline, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class CiteMark:
    """`[@source]` or `[@one; @two]`."""

    sources: tuple[str, ...]
    where: Where


Inline: TypeAlias = Words | Strong | Link | FactMark | NumberMark | PlaceMark | TermMark | CiteMark


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, list item, step, cell, heading or caption: the unit that is translated.

    `language` names its language where that is not the one of the handout around it: a text nobody has translated.
    """

    kids: tuple[Inline, ...]
    source: str
    where: Where
    language: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """One or more paragraphs."""

    paragraphs: tuple[Paragraph, ...]
    where: Where
