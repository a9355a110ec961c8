"""Facts used in running text in, an error for each form that this audience may not be told there.

Percent in running text is for clinicians (one form for all else: so many in the handout's denominator). A fact that
is `only for:` others may not be said here, and a fact whose study gave no group size has no percent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handouts.checks.places import error
from handouts.checks.said import Said
from handouts.content.models.facts import Fact
from handouts.content.prose import FactMark
from handouts.content.walk import marks_of
from handouts.problems import Problem


def fact_forms(said: Said, facts: Mapping[str, Fact]) -> Iterator[Problem]:
    """Errors of one paragraph."""
    for mark in marks_of(said.paragraph.kids):
        if not isinstance(mark, FactMark) or mark.fact not in facts:
            continue
        fact = facts[mark.fact]
        if mark.form == "percent" and said.audience != "clinician":
            yield error(
                "fact-percent",
                mark.where,
                f"{{{mark.fact}.percent}} stands in a text that the {said.audience} sheet prints.",
                f"Write {{{mark.fact}}}, or give clinicians a text of their own.",
            )
        if fact.only_for and said.audience not in fact.only_for:
            yield error(
                "fact-only-for",
                mark.where,
                f"{mark.fact} is only for {', '.join(fact.only_for)}, and the {said.audience} sheet prints this text.",
                "Give that audience another text, or say for whom this block is (`for:`).",
            )
