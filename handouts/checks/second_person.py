"""Text for clinicians in, a warning for each that speaks to the patient ("you", "your").

Why: a patient's text that falls through to the clinicians' sheet reads as if the clinician were treated.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks.places import place_in, warning
from handouts.checks.said import Said, words_in
from handouts.checks.wording import Wording
from handouts.problems import Problem

QUOTED = frozenset({"teach back", "actions"})
"""Parts that give words to say to a patient."""


def second_person(said: Said, wording: Wording) -> Iterator[Problem]:
    """One warning per paragraph, at its first such word."""
    if said.audience != "clinician" or said.part in QUOTED:
        return
    for words in words_in(said.paragraph):
        found = wording.second_person.search(words.text)
        if found:
            yield warning(
                "text-second-person",
                place_in(words, found.start()),
                f"“{found[0]}” speaks to the patient, on a sheet for clinicians.",
                "Give clinicians a text of their own (`clinician:`), or say for whom this is (`for:`).",
            )
            return
