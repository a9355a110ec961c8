"""Relative risks told to patients or in easy words in, an error each out.

Why: a relative risk without its starting point misleads (standards: absolute risks, one denominator). Ratios are for
clinicians' sheets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handouts.checks.places import error
from handouts.checks.said import Said
from handouts.checks.wording import Wording
from handouts.content.models.facts import Fact
from handouts.content.prose import FactMark
from handouts.content.values import Ratio
from handouts.content.walk import marks_of
from handouts.problems import Problem

NUMBERS = frozenset({"", "number", "interval"})
"""The forms that print the ratio itself."""
ADVICE = (
    "Give how many of the same number of people it happened to, with and without, as facts; or say it `for: clinician`."
)


def relative_risk(said: Said, facts: Mapping[str, Fact], wording: Wording) -> Iterator[Problem]:
    """An error for each ratio fact or relative phrase said to a patient or in easy words."""
    if not said.for_readers:
        return
    for words, where in said.flat.matches(wording.relative_risk):
        yield error("text-relative-risk", where, f"“{words}” is a relative risk.", ADVICE)
    for mark in marks_of(said.paragraph.kids):
        if isinstance(mark, FactMark) and mark.form in NUMBERS and _is_ratio(facts.get(mark.fact)):
            message = f"{{{mark.fact}}} is a ratio, which only clinicians' sheets print."
            yield error("text-relative-risk", mark.where, message, ADVICE)


def _is_ratio(fact: Fact | None) -> bool:
    return fact is not None and isinstance(fact.value, Ratio)
