"""Facts used in running text in, an error for each form that a reader of the text may not be told there.

Percent in running text is for clinicians (one form for all else: so many in the handout's denominator). A fact that
is `only for:` others may not be said here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handouts.checks.places import error, listed, sheets
from handouts.checks.relative_risk import NUMBERS
from handouts.checks.said import Said
from handouts.content.models.facts import Fact
from handouts.content.prose import FactMark
from handouts.content.values import Ratio
from handouts.content.walk import marks_of
from handouts.problems import Problem


def fact_forms(said: Said, facts: Mapping[str, Fact]) -> Iterator[Problem]:
    """Errors of one paragraph."""
    for mark in marks_of(said.paragraph.kids):
        if isinstance(mark, FactMark) and mark.fact in facts:
            yield from _percent(mark, said)
            yield from _only_for(mark, facts[mark.fact], said)


def _percent(mark: FactMark, said: Said) -> Iterator[Problem]:
    if mark.form == "percent" and said.for_readers:
        yield error(
            "fact-percent",
            mark.where,
            f"{{{mark.fact}.percent}} stands in a text on {sheets(said.for_readers)}.",
            f"Write {{{mark.fact}}}, or give clinicians a text of their own.",
        )


def _only_for(mark: FactMark, fact: Fact, said: Said) -> Iterator[Problem]:
    if isinstance(fact.value, Ratio) and mark.form in NUMBERS and said.for_readers:
        return  # relative_risk tells it
    others = [audience for audience in said.audiences if fact.only_for and audience not in fact.only_for]
    if others and fact.only_for:
        yield error(
            "fact-only-for",
            mark.where,
            f"{mark.fact} is only for {listed(fact.only_for)}, and this text is printed for {listed(others)} too.",
            "Give that audience another text, or say for whom this block is (`for:`).",
        )
