"""What leaflets and comparison sheets share: title, dates, people, withdrawal."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar, TypeAlias

from pydantic import WithJsonSchema
from pydantic_core.core_schema import ValidationInfo

from handouts.content.models.base import Given, Model, Plain, Reading, reading_of
from handouts.content.models.fields import (
    Audiences,
    Code,
    Day,
    DayOrNotYet,
    Name,
    Version,
    a_text,
    matching,
    read_with,
    word_schema,
)
from handouts.content.models.shapes import Keyed
from handouts.content.models.texts import Said
from handouts.content.nodes import Mapping
from handouts.problems import Problem, Where

SAME_AS_PROJECT = "same as project"
_ROLES = re.compile(r"[a-z][a-z -]*")


def _funding(node: Any, info: ValidationInfo) -> Plain | None:
    scalar = a_text(node, reading_of(info))
    return None if scalar.text.strip() == SAME_AS_PROJECT else Plain(scalar.text.strip(), scalar.where)


Funding: TypeAlias = Annotated[Plain | None, read_with(_funding), WithJsonSchema(word_schema())]
People: TypeAlias = Annotated[
    tuple[tuple[str, Name], ...], Keyed(matching(_ROLES, "role-bad", "role", "author"), at_least=1)
]


class Dates(Model):
    """When it was written, up to when evidence was looked for, when it was reviewed and when it must be again."""

    written: Day
    evidence_up_to: Day
    reviewed: DayOrNotYet
    next_review: Day

    called: ClassVar[str] = "`dates`"


class Withdrawn(Model):
    """Nothing of this handout is printed any more."""

    on: Day
    because: Name

    called: ClassVar[str] = "`withdrawn`"


class Handout(Model):
    """The head of a leaflet or comparison sheet. `funding` None means the project's."""

    id: Given[str]
    code: Code | None = None
    title: Said
    purpose: Said
    version: Version
    dates: Dates
    people: People
    funding: Funding
    withdrawn: Withdrawn | None = None
    same_words_for: Audiences = ()
    code_where: Given[Where | None] = None
    version_where: Given[Where | None] = None

    by_program: ClassVar[frozenset[str]] = frozenset({"id", "code_where", "version_where"})

    @classmethod
    def take(cls, node: Mapping, reading: Reading) -> tuple[dict[str, Any], list[Problem]]:
        """The fields, and where code and version stand, for Problems that show only later."""
        values, problems = super().take(node, reading)
        for key in ("code", "version"):
            typed = node.get(key)
            values[f"{key}_where"] = typed.where if typed else None
        return values, problems

    @property
    def code_on_page(self) -> str:
        """The middle part of the code on every page."""
        return self.code or self.id.upper()
