"""A translation and the glossary of its language in; a Problem for each term not kept, not used or forbidden, out.

The glossary is content/locales/<tag>/glossary.csv with the columns term, kind, forms, note: `keep` stands as it is (or
in one of its forms), `require` is said in one of its forms wherever the source says the term, `forbid` is never said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from handouts.checks.translations.said import Translated
from handouts.problems import Problem
from handouts.translation.term_files import Termed

Kind: TypeAlias = Literal["keep", "require", "forbid"]


@dataclass(frozen=True)
class TermRule:
    """One line of a glossary, ready to be looked for."""

    termed: Termed

    @cached_property
    def in_source(self) -> re.Pattern[str]:
        """Finds the term as a word of its own."""
        flags = re.NOFLAG if self.termed.kind == "keep" else re.IGNORECASE
        return re.compile(rf"(?<!\w){re.escape(self.termed.term)}(?!\w)", flags)

    def is_said(self, words: str) -> bool:
        """Whether one of the forms is there; letters' case counts only for what is kept."""
        kept = self.termed.kind == "keep"
        folded = words if kept else words.casefold()
        forms = (*self.termed.forms, *((self.termed.term,) if kept or not self.termed.forms else ()))
        return any((form if kept else form.casefold()) in folded for form in forms)


def term_faults(text: Translated, rules: Iterable[TermRule]) -> Iterator[Problem]:
    """What the glossary says of this text."""
    for rule in rules:
        termed = rule.termed
        if termed.kind == "forbid":
            if rule.is_said(text.target_words):
                told = f" {termed.note}" if termed.note else ""
                yield text.error("term-forbidden", f"The glossary forbids “{termed.term}”.", f"Say it otherwise.{told}")
        elif rule.in_source.search(text.source_words) and not rule.is_said(text.target_words):
            yield _unsaid(text, termed)


def _unsaid(text: Translated, termed: Termed) -> Problem:
    forms = ", ".join(termed.forms) or termed.term
    if termed.kind == "keep":
        return text.error("term-kept", f"“{termed.term}” stays as it is.", f"Write: {forms}.")
    advice = f"Say one of: {forms}; or add the form you used to the glossary."
    return text.warning("term", f"The glossary has another word for “{termed.term}”.", advice)
