"""The day of the last run and that of this one in; a warning where time goes backwards between them, out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handouts.batch.outcome import Outcome
from handouts.problems import Problem, Severity, Where

BACKWARDS: Final = "clock-backwards"


def told_by_clock(before: Outcome | None, now: Outcome) -> Iterator[Problem]:
    """The day decides what may be released and what goes from the trash; nothing else depends on it."""
    if before is not None and now.as_of < before.as_of:
        message = f"This run is judged by {now.as_of}, the last one of this tree was by {before.as_of}."
        advice = f"Where no earlier day is meant, set the clock, or build again with --as-of {before.as_of}."
        yield Problem(BACKWARDS, Severity.WARNING, message, advice, Where(f"build/{now.tree}/manifest.json"))
