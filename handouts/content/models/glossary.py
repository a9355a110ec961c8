"""`content/glossary.yaml`: the terms that texts mark, and what they mean."""

from __future__ import annotations

import re

from handouts.content.models.base import Model
from handouts.content.models.fields import Audiences, Name, Typed
from handouts.content.models.shapes import Items, SourceIds
from handouts.content.models.texts import Said, Sentence

TERMS = re.compile(r"[^\s\\*\[\]{}|@][^\\*\[\]{}|]*")
"""What a term may look like; it is its own id."""


class Term(Model):
    """One term. `for_` None: every audience gets it explained."""

    id: str
    long: Sentence | None = None
    means: Said
    sources: SourceIds = ()
    for_: Audiences | None = None
    translators: Name | None = None
    do_not_write: Items[Typed] = ()

    @classmethod
    def filled_by_program(cls) -> frozenset[str]:
        return frozenset({"id"})

    @classmethod
    def what(cls) -> str:
        return "a term"
