"""What each reader gets of a handout in, an error for each part that printed health information must have and it lacks.

Title, purpose, version, dates, people and funding are required by the model; here stand the parts whose want depends on
who the leaflet is for, and the author among the people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from handouts.checks.places import error, sheets
from handouts.content.models.leaflet import Leaflet, RedFlag
from handouts.content.project import AnyHandout
from handouts.content.select import Selected
from handouts.problems import Problem, Where

_READERS = MappingProxyType(
    {
        "key points": "the few things a reader must remember",
        "red flags": "when to get help at once, and from whom",
        "not known": "what nobody knows yet",
        "actions": "what the reader can do next",
    }
)
NEEDED = MappingProxyType(
    {
        "patient": _READERS,
        "plain": _READERS,
        "clinician": MappingProxyType({"bottom line": "what a clinician must know in one paragraph"}),
    }
)


def missing_parts(handout: AnyHandout, selected: Iterable[Selected]) -> Iterator[Problem]:
    """An error for each part that some sheet would lack, where others are told it, else at the handout's first line."""
    if not any(role == "author" for role, _ in handout.people):
        where = next((person.where for _, person in handout.people), handout.where)
        yield error("part-missing", where, "Nobody is named as author.", "Add `author:` below `people:`.")
    if not isinstance(handout, Leaflet):
        return
    lacking: dict[str, dict[str, str]] = {}
    for one in selected:
        for part, what in NEEDED[one.audience].items():
            if not getattr(one, part.replace(" ", "_")):
                lacking.setdefault(part, {})[one.audience] = what
    for part, audiences in lacking.items():
        what = next(iter(audiences.values()))
        message = f"There is no `{part}:` for {sheets(audiences)}."
        yield error("part-missing", _place(handout, part), message, f"Add `{part}:` with words for them: {what}.")


def _place(leaflet: Leaflet, part: str) -> Where:
    """Where the part's first words for anybody stand."""
    items = getattr(leaflet, part.replace(" ", "_")) or ()
    firsts = (items if isinstance(items, tuple) else (items,))[:1]
    said = (first.if_you if isinstance(first, RedFlag) else first for first in firsts)
    return next((text.where for one in said for _, text in one.voices()), leaflet.where)
