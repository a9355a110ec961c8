"""What must stand when a build is done (`--require`) in; an error for each sheet that does not, with why, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Final

from handouts.batch.outcome import STANDING, Outcome, Output, State
from handouts.batch.paths import output_path
from handouts.problems import Problem, Severity, UsageError, Where

if TYPE_CHECKING:
    from handouts.batch.survey import Survey
    from handouts.press.job import Job

FORM: Final = "LOCALE:HANDOUT[:AUDIENCE[:REGION[:CLINIC]]]"
MISSING: Final = "required-missing"
UNKNOWN: Final = "required-unknown"
OF_ONE_RUN: Final = frozenset({MISSING, UNKNOWN})
"""What is wrong with what one run was asked for, and no other."""
GOOD: Final = STANDING | {State.DUE}
ABSENT: Final = "nobody has begun to translate it"
PROJECT: Final = Where("content/project.yaml")


@dataclass(frozen=True, slots=True)
class Requirement:
    """One SELECTOR as typed, and its globs in the order of FORM; what it leaves out may be anything."""

    typed: str
    globs: tuple[str, ...]

    def takes(self, job: Job) -> bool:
        """Whether it asks for the job."""
        values = (job.locale, job.handout, job.audience, job.region, job.clinic)
        return all(map(fnmatchcase, values, self.globs))


def requirement(typed: str) -> Requirement:
    """A SELECTOR as typed. Raises UsageError where it has another form; a CLINIC alone may be empty: none."""
    globs = tuple(typed.split(":"))
    if not 2 <= len(globs) <= 5 or not all(globs[:4]):
        raise UsageError(f"--require {typed!r} is not of the form {FORM}; write one such as 'es:*'.")
    return Requirement(typed, globs)


def all_stand(outcome: Outcome, required: Sequence[Requirement]) -> bool:
    """Whether that is known of a run without reading content: each asks for something, and all of it is there."""
    if outcome.not_begun and required:
        return False
    asked = [[output for output in outcome.outputs if one.takes(output.job)] for one in required]
    return all(outputs and all(output.state in GOOD for output in outputs) for outputs in asked)


def unmet(found: Survey, outputs: Sequence[Output], required: Sequence[Requirement]) -> Iterator[Problem]:
    """An error for each job that is asked for and does not stand, and for each SELECTOR that asks for nothing."""
    if not required:
        return
    bad = [
        (output.job, f"{output.state}, {output.reason.rstrip('.')}") for output in outputs if output.state not in GOOD
    ]
    bad += [(job, ABSENT) for job in found.plan.absent]
    for job, why in bad:
        if one := next((one for one in required if one.takes(job)), None):
            yield _missing(found, job, one, why)
    planned = (*(output.job for output in outputs), *found.plan.absent)
    yield from (_unknown(found, one) for one in required if not _asks_for(found, one, planned))


def _missing(found: Survey, job: Job, one: Requirement, why: str) -> Problem:
    message = f"{output_path(job)} is required (--require {one.typed}), but {why}."
    handouts = found.content.handouts if found.content else {}
    where = handouts[job.handout].where if job.handout in handouts else PROJECT
    advice = f"Mend that, or do without --require {one.typed}."
    return Problem(MISSING, Severity.ERROR, message, advice, where)


def _asks_for(found: Survey, one: Requirement, planned: Iterable[Job]) -> bool:
    """Whether there is such a job at all, in this run or in a part of the whole that this run leaves out."""
    from handouts.batch.plan import Selection, plan  # noqa: PLC0415 - a run with nothing to do needs none of it

    if any(map(one.takes, planned)) or found.content is None:
        return any(map(one.takes, planned))
    whole = plan(found.content, Selection(), found.texts, found.unread)
    return any(map(one.takes, (*whole.jobs, *whole.absent)))


def _unknown(found: Survey, one: Requirement) -> Problem:
    message = f"--require {one.typed} asks for nothing that there is{' and can be read' if found.load_failed else ''}."
    advice = "Mend the errors in reading first."
    if found.content:
        project = found.content.project
        locales = ", ".join(dict.fromkeys((project.source_language, *project.languages)))
        advice = f"Locales are: {locales}; handouts are: {', '.join(sorted(found.content.handouts))}."
    return Problem(UNKNOWN, Severity.ERROR, message, advice, PROJECT)
