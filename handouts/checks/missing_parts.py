"""A leaflet in, an error for each part that printed health information must have and it lacks.

Title, purpose, version, dates, people and funding are required by the model; here stand the parts whose want depends on
who the leaflet is for, and the author among the people.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks.places import error
from handouts.content.models.leaflet import Leaflet
from handouts.content.project import AnyHandout
from handouts.problems import Problem

FOR_READERS = (
    ("key points", "the few things a reader must remember"),
    ("red flags", "when to get help at once, and from whom"),
    ("not known", "what nobody knows yet"),
    ("actions", "what the reader can do next"),
)
FOR_CLINICIANS = (("bottom line", "what a clinician must know in one paragraph"),)


def missing_parts(handout: AnyHandout, audiences: tuple[str, ...]) -> Iterator[Problem]:
    """An error at the handout's first line for each part that is not there."""
    if not any(role == "author" for role, _ in handout.people):
        yield error("part-missing", handout.where, "Nobody is named as author.", "Add `author:` below `people:`.")
    if not isinstance(handout, Leaflet):
        return
    readers = FOR_READERS if {"patient", "plain"} & set(audiences) else ()
    clinicians = FOR_CLINICIANS if "clinician" in audiences else ()
    for part, what in (*readers, *clinicians):
        if not getattr(handout, part.replace(" ", "_")):
            yield error("part-missing", handout.where, f"The leaflet has no `{part}:`.", f"Add `{part}:`: {what}.")
