"""Clinics and the day in; a warning for numbers that nobody has rung for long and for editions not printed, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from handouts.checks.places import warning
from handouts.content.models.clinics import Clinic
from handouts.content.models.project import Project
from handouts.problems import Problem

ASKED_AGAIN: Final = timedelta(days=182)
"""Half a year: phone numbers of clinics change, and a wrong one stands in the red boxes."""
PRINTED_EDITIONS: Final = ("standard",)


def clinics(clinic: Clinic, project: Project, as_of: date) -> Iterator[Problem]:
    """What is to be asked about one clinic."""
    if clinic.checked + ASKED_AGAIN <= as_of:
        keeper = clinic.keeper or project.keeper
        message = f"Nobody has rung the numbers of {clinic.name} since {clinic.checked.isoformat()}."
        advice = f"Ring each of them, then write today's date as `checked`. Keeper: {keeper}."
        yield warning("clinic-checked-long-ago", clinic.where, message, advice)


def editions(project: Project, all_clinics: Iterable[Clinic]) -> Iterator[Problem]:
    """Editions that somebody asks for and this version doesn't print."""
    holders = ((project.editions, project.where), *((clinic.editions, clinic.where) for clinic in all_clinics))
    for wanted, where in holders:
        for edition in wanted:
            if edition not in PRINTED_EDITIONS:
                message = f"The {edition} edition isn't printed by this version."
                yield warning("edition-not-printed", where, message, "Leave it out of `editions:`.")
