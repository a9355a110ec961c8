"""Number and risk words with no fact beside them in, a warning each out.

Why: "half", "most people" or "rare" carry a risk that no source stands behind, and readers take them for very
different numbers. A paragraph that holds a fact may use them.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks.places import warning
from handouts.checks.said import Said
from handouts.checks.wording import Wording
from handouts.content.prose import CiteMark, FactMark
from handouts.content.walk import marks_of
from handouts.problems import Problem

FREE = frozenset({"title", "heading", "write in", "questions", "teach back", "ask"})
"""Parts that ask or name, and so claim nothing."""


def risk_words(said: Said, wording: Wording) -> Iterator[Problem]:
    """A warning for each number or risk word in a paragraph without a fact (or, for clinicians alone, a citation)."""
    backing = (FactMark,) if said.for_readers else (FactMark, CiteMark)
    if said.part in FREE or any(isinstance(mark, backing) for mark in marks_of(said.paragraph.kids)):
        return
    for kind, pattern in (("number", wording.number_words), ("risk", wording.risk_words)):
        for words, where in said.flat.matches(pattern):
            yield warning(
                f"text-{kind}-word",
                where,
                f"“{words}” tells a {kind} in words, with no fact beside it.",
                "Put the fact in the same paragraph, as {its_id}, or say it without a measure.",
            )
