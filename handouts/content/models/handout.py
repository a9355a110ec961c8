"""What leaflets and comparison sheets share: title, dates, people, withdrawal."""

from __future__ import annotations

import re
from typing import Annotated, Any, TypeAlias

from pydantic import WithJsonSchema
from pydantic_core.core_schema import ValidationInfo

from handouts.content.models.base import Model, Plain, reading_of
from handouts.content.models.fields import (
    WORD_SCHEMA,
    Audiences,
    Code,
    Day,
    DayOrNotYet,
    Name,
    Version,
    a_text,
    matching,
    read_with,
)
from handouts.content.models.shapes import Keyed
from handouts.content.models.texts import Said

SAME_AS_PROJECT = "same as project"
_ROLES = re.compile(r"[a-z][a-z -]*")


def _funding(node: Any, info: ValidationInfo) -> Plain | None:
    scalar = a_text(node, reading_of(info))
    return None if scalar.text.strip() == SAME_AS_PROJECT else Plain(scalar.text.strip(), scalar.where)


Funding: TypeAlias = Annotated[Plain | None, read_with(_funding), WithJsonSchema(WORD_SCHEMA)]
People: TypeAlias = Annotated[
    tuple[tuple[str, Name], ...], Keyed(matching(_ROLES, "role-bad", "role", "author"))
]


class Dates(Model):
    """When it was written, up to when evidence was looked for, when it was reviewed and when it must be again."""

    written: Day
    evidence_up_to: Day
    reviewed: DayOrNotYet
    next_review: Day

    @classmethod
    def what(cls) -> str:
        return "`dates`"


class Withdrawn(Model):
    """Nothing of this handout is printed any more."""

    on: Day
    because: Name

    @classmethod
    def what(cls) -> str:
        return "`withdrawn`"


class Handout(Model):
    """The head of a leaflet or comparison sheet. `funding` None means the project's."""

    id: str
    code: Code | None = None
    title: Said
    purpose: Said
    version: Version
    dates: Dates
    people: People
    funding: Funding
    withdrawn: Withdrawn | None = None
    same_words_for: Audiences = ()

    @classmethod
    def filled_by_program(cls) -> frozenset[str]:
        return frozenset({"id"})

    @property
    def code_on_page(self) -> str:
        """The middle part of the code on every page."""
        return self.code or self.id.upper()

