"""A handout's dates and the day in; errors where they can't be, and a note when the review is due or near, out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from handouts.checks.places import error, note
from handouts.content.models.project import Project
from handouts.content.project import AnyHandout
from handouts.problems import Problem

STEPS: Final = (90, 30, 7)
"""So many days before a review people are told of it again, where `warn before:` is not later still."""
DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


def dates(handout: AnyHandout, project: Project, as_of: date) -> Iterator[Problem]:
    """Problems of one handout's `dates:`."""
    told = handout.dates
    if told.next_review <= told.written:
        yield error(
            "dates-order",
            told.where,
            "`next review` is not after `written`.",
            "Write the day by which the text must be looked at again.",
        )
    elif told.next_review <= as_of:
        message = f"The review was due on {told.next_review.isoformat()}; a release refuses this handout."
        yield note("review-overdue", told.where, message, f"Review it and move the dates. Keeper: {project.keeper}.")
    elif within := step(told.next_review, as_of, str(project.warn_before)):
        message = f"The next review is due within {within} days, on {told.next_review.isoformat()}."
        yield note("review-near", told.where, message, f"Plan it now. Keeper: {project.keeper}.")


def steps(warn_before: str) -> tuple[int, ...]:
    """The numbers of days before a review from which on people are told: as the project has it, and then again."""
    first = length(warn_before).days
    return (first, *(days for days in STEPS if days < first))


def step(next_review: date, as_of: date, warn_before: str) -> int | None:
    """The number of days within which the review is due, 0 where it is due already, None where it is far."""
    left = (next_review - as_of).days
    return next((days for days in (0, *reversed(steps(warn_before))) if left <= days), None)


def length(typed: str) -> timedelta:
    """A length of time typed as `90 days`; months count 30 days and years 365."""
    count, unit = typed.split()
    return timedelta(days=int(count) * DAYS[unit.removesuffix("s")])
