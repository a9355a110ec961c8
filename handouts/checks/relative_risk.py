"""Relative risks told to patients or in easy words in, an error each out.

Why: a relative risk without its starting point misleads (standards: absolute risks, one denominator). Ratios are for
clinicians' sheets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handouts.checks.places import error, place_in
from handouts.checks.said import Said, words_in
from handouts.checks.wording import Wording
from handouts.content.models.facts import Fact
from handouts.content.prose import FactMark
from handouts.content.walk import marks_of
from handouts.problems import Problem

RATIOS = frozenset({"hazard ratio", "rate ratio", "risk ratio"})
ADVICE = (
    "Give how many of the same number of people it happened to, with and without, as facts; or say it `for: clinician`."
)


def relative_risk(said: Said, facts: Mapping[str, Fact], wording: Wording) -> Iterator[Problem]:
    """An error for each ratio fact or relative phrase said to a patient or in easy words."""
    if said.audience == "clinician":
        return
    for words in words_in(said.paragraph):
        for found in wording.relative_risk.finditer(words.text):
            yield error(
                "text-relative-risk", place_in(words, found.start()), f"“{found[0]}” is a relative risk.", ADVICE
            )
    for mark in marks_of(said.paragraph.kids):
        if (
            isinstance(mark, FactMark)
            and mark.fact in facts
            and facts[mark.fact].kind in RATIOS
            and mark.form in {"", "number", "interval"}
        ):
            yield error(
                "text-relative-risk",
                mark.where,
                f"{{{mark.fact}}} is a ratio, which only clinicians' sheets print.",
                ADVICE,
            )
