"""Text for clinicians in, a warning for each that speaks to the patient ("you", "your").

Why: a patient's text that falls through to the clinicians' sheet reads as if the clinician were treated.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from handouts.checks.places import warning
from handouts.checks.said import Said
from handouts.checks.wording import Wording
from handouts.problems import Problem

QUOTED = frozenset({"teach back", "actions"})
"""Parts that give words to say to a patient."""


def second_person(said: Said, wording: Wording) -> Iterator[Problem]:
    """One warning per paragraph, at its first such word."""
    if "clinician" not in said.audiences or said.part in QUOTED:
        return
    for words, where in islice(said.flat.matches(wording.second_person), 1):
        yield warning(
            "text-second-person",
            where,
            f"“{words}” speaks to the patient, on a sheet for clinicians.",
            "Give clinicians a text of their own (`clinician:`), or say for whom this is (`for:`).",
        )
