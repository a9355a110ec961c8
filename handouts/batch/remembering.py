"""A finished run in; what the ledger keeps of it, so that the next one knows at once if nothing has changed, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from handouts.batch import requiring, shared_cache
from handouts.batch.clock import BACKWARDS
from handouts.batch.ledger import Entry, Remembered, seal_of
from handouts.batch.notices import NOT_PRINTED
from handouts.batch.outcome import Outcome, Output, State
from handouts.batch.paths import twin_path
from handouts.batch.reviews import review_days
from handouts.batch.survey import Survey
from handouts.checks.clinics import ASKED_AGAIN
from handouts.content.project import Content

NEVER: Final = date.max
FORGOTTEN: Final = frozenset({*shared_cache.OF_ONE_RUN, *requiring.OF_ONE_RUN, BACKWARDS})
"""Problems of one run, which the next one need not have."""


def remembered(found: Survey, outcome: Outcome, folder: Path, source: str) -> Remembered | None:
    """The run, made from files of digest `source`; None where the next run must try again whatever has changed."""
    if found.content is None or found.load_failed or outcome.count(State.FAILED) or _lacks_notice(outcome):
        return None
    until = min((day for day in _turns(found.content) if day > outcome.as_of), default=NEVER)
    names = (outcome.project_name, outcome.keeper, outcome.absent)
    entries = _Left(outcome.outputs, folder)
    problems = tuple(problem for problem in outcome.problems if problem.id not in FORGOTTEN)
    people = (outcome.not_begun, outcome.keepers, outcome.reviews)
    return Remembered(source, outcome.as_of, until, *names, problems, entries, *people)


@dataclass(frozen=True, slots=True)
class _Left:
    """The entries of outputs, each made as it is asked for: of a hundred thousand no list is held."""

    outputs: Sequence[Output]
    folder: Path

    def __iter__(self) -> Iterator[Entry]:
        return (_entry(output, self.folder) for output in self.outputs)


def _lacks_notice(outcome: Outcome) -> bool:
    """Whether one could not be printed: the next run must try again."""
    return any(problem.id == NOT_PRINTED for problem in outcome.problems)


def _entry(output: Output, folder: Path) -> Entry:
    seals = (seal_of(folder / output.path), seal_of(folder / twin_path(output.path)))
    return Entry(output.path, output.job, output.state, output.reason, *seals)


def _turns(content: Content) -> Iterator[date]:
    """The days from which on something is judged or told otherwise: each review is near, nearer, then due."""
    yield from review_days(content)
    yield from (clinic.checked + ASKED_AGAIN for clinic in content.clinics.values())
