"""`content/glossary.yaml`: the terms that texts mark, and what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar

from handouts.content.models.base import Given, Model
from handouts.content.models.fields import Audiences, Name, Typed
from handouts.content.models.shapes import Items, SourceIds
from handouts.content.models.texts import Said, Sentence, only_words
from handouts.problems import Problem

TERMS = re.compile(r"[^\s\\*\[\]{}|@][^\\*\[\]{}|]*")
"""What a term may look like; it is its own id."""


class Term(Model):
    """One term. `for_` None: every audience gets it explained."""

    id: Given[str]
    long: Sentence | None = None
    means: Said
    sources: SourceIds = ()
    for_: Audiences | None = None
    translators: Name | None = None
    do_not_write: Items[Typed] = ()

    by_program: ClassVar[frozenset[str]] = frozenset({"id"})

    called: ClassVar[str] = "a term"

    def own_faults(self) -> Iterable[Problem]:
        """An explanation holds no facts and places."""
        yield from only_words((self.long, *(text for _, text in self.means.voices())), "the glossary")
