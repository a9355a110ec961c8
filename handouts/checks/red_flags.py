"""Red flags in, an error for each blank to fill in and for each number that isn't answered day and night.

Why: somebody in danger reads this box. Only {clinic.urgent_phone}, {region.urgent_line} and {region.emergency} may
stand there; without a clinic the first prints the region's line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handouts.checks.places import error
from handouts.checks.said import Said
from handouts.checks.wording import Wording
from handouts.content.prose import PlaceMark
from handouts.content.walk import marks_of
from handouts.problems import Problem

ALWAYS_ANSWERED = frozenset({("clinic", "urgent_phone"), ("region", "urgent_line"), ("region", "emergency")})
_BLANK = re.compile(r"_{2,}|\.{4,}|…{2,}|(?:\. ){3,}")


def red_flags(said: Said, wording: Wording) -> Iterator[Problem]:
    """Errors of one text of the red-flag box."""
    if said.part != "red flags":
        return
    for mark in marks_of(said.paragraph.kids):
        if isinstance(mark, PlaceMark) and (mark.owner, mark.key) not in ALWAYS_ANSWERED:
            yield error(
                "red-flag-number",
                mark.where,
                f"{{{mark.owner}.{mark.key}}} may not stand in a red flag: it is not answered day and night.",
                "Write {clinic.urgent_phone}, {region.urgent_line} or {region.emergency}.",
            )
    for _, where in said.flat.matches(_BLANK):
        yield error(
            "red-flag-blank",
            where,
            "A blank to fill in by hand may not stand in a red flag: it may be handed out empty.",
            "Write {clinic.urgent_phone}: without a clinic it prints the region's urgent line.",
        )
    for words, where in said.flat.matches(wording.opening_hours):
        yield error(
            "red-flag-hours",
            where,
            f"“{words}”: somebody in danger can't wait until a clinic opens.",
            "Name a number that is answered day and night: {clinic.urgent_phone} or {region.emergency}.",
        )
