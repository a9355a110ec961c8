"""A survey and what the last run left in; what is to become of each job, before anything is written, out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

from handouts.batch.judged import Judged
from handouts.batch.ledger import seal_of, sealed
from handouts.batch.made import Digests, Made
from handouts.batch.outcome import Output, State, standing
from handouts.batch.paths import output_path, twin_path
from handouts.batch.release import refusals
from handouts.batch.survey import Survey
from handouts.batch.tracing import Trace
from handouts.batch.withdrawal import overdue
from handouts.press.job import Job
from handouts.problems import Problem, sorted_problems

FORCED: Final = "forced"
"""Why a job is due that somebody wants printed though nothing has changed."""
FAULTY: Final = "its content has errors"
UNREAD: Final = "its translation can't be read"


@dataclass(frozen=True, slots=True)
class LastRun:
    """A tree as the last run left it, with the seals of each PDF and twin where they are known; what is asked of this
    run.
    """

    folder: Path
    outputs: Mapping[str, Output]
    release: bool
    force: bool
    as_of: date
    seals: Mapping[str, bytes] = field(default_factory=dict)


def decided(found: Survey, job: Job, last: LastRun) -> Output:
    """What is to become of one job."""
    path = output_path(job)
    before = last.outputs.get(path)
    if stopped := _stopped(found, job):
        return standing(job, None if stopped[0] is State.WITHDRAWN else before, *stopped)
    if job in found.traced:
        return _by_trace(found, job, found.traced[job], last)
    sheet = found.judged.get(job)
    reasons = refusals(found.content, sheet, last.as_of) if last.release and sheet else ()
    is_withheld = sheet is None or not sheet.is_whole or sheet.has_error or _is_withheld(found, job)
    if is_withheld and not (reasons and sheet and sheet.is_said):  # what it says is known, and nobody vouches for it
        return standing(job, before, State.WITHHELD, FAULTY)
    if reasons:
        return standing(job, None, State.REFUSED, "; ".join(reasons))
    assert sheet is not None
    return _by_inputs(sheet, job, before, last)


def _stopped(found: Survey, job: Job) -> tuple[State, str] | None:
    """What keeps a sheet from being judged at all, and why."""
    if withdrawn := _withdrawn(found, job):
        return State.WITHDRAWN, withdrawn
    if (job.locale, job.handout) in found.unread:
        return State.WITHHELD, UNREAD
    return (State.FAILED, found.failed[job]) if job in found.failed else None


def _by_inputs(sheet: Judged, job: Job, before: Output | None, last: LastRun) -> Output:
    """Of a job that is composed and may go out."""
    reason = _due(sheet, before, last)
    if reason:
        return _named(sheet, job, reason)
    assert before is not None
    return replace(before, state=State.KEPT, reason="up to date", problems=_still(sheet, before))


def _by_trace(found: Survey, job: Job, trace: Trace, last: LastRun) -> Output:
    """Of a job that was not composed. In a release only those are, whose inputs are all as they were when it was
    released: nothing but the day can speak against them.
    """
    path = output_path(job)
    before = last.outputs.get(path)
    late = overdue(found.content, job.handout, last.as_of) if last.release and found.content else ""
    if late:
        return standing(job, None, State.REFUSED, late)
    if _is_withheld(found, job):
        return standing(job, before, State.WITHHELD, FAULTY)
    if trace.new or before is None:
        return Output(job, State.DUE, FORCED if last.force else "new")
    reason = FORCED if last.force else _listed(trace.changed) or _lost(before, last)
    if reason:
        made = Made.of(Digests("" if trace.changed else before.fingerprint))
        return Output(job, State.DUE, reason, made=made)
    return replace(before, state=State.KEPT, reason="up to date")


def _is_withheld(found: Survey, job: Job) -> bool:
    return job.handout in found.withheld or (job.locale, job.handout) in found.faulty


def unread(found: Survey, outputs: Iterable[Output], last: LastRun) -> Iterator[Output]:
    """After a load error: what was printed of what can't be read now stays, and stays known."""
    claimed = {output.path for output in outputs}
    for path, before in last.outputs.items() if found.load_failed else ():
        if path not in claimed and (before.stands or before.notice):
            yield standing(before.job, before, State.WITHHELD, "its content can't be read")


def _still(sheet: Judged, before: Output) -> tuple[Problem, ...]:
    """The Problems of a kept PDF: of its content where they stand now, of its pages as they were found."""
    now = {(problem.id, problem.message) for problem in sheet.problems}
    of_pages = (problem for problem in before.problems if (problem.id, problem.message) not in now)
    return sorted_problems([*sheet.problems, *of_pages])


def _withdrawn(found: Survey, job: Job) -> str:
    if found.content is None:
        return ""
    withdrawn = found.content.handouts[job.handout].withdrawn
    return f"{withdrawn.on.isoformat()}: {withdrawn.because}" if withdrawn else ""


def _due(sheet: Judged, before: Output | None, last: LastRun) -> str:
    """Why a job must be printed; "" when its PDF and its twin are there, whole and from the same inputs."""
    if last.force:
        return FORCED
    if before is None or not before.stands:
        return "new"
    if before.fingerprint != sheet.fingerprint:
        return _listed(sorted({name for name, _ in set(sheet.inputs) ^ set(before.inputs)}))
    return _lost(before, last)


def _lost(before: Output, last: LastRun) -> str:
    """What is wrong with the files that were written; "" when both are there and whole. Those whose seals are as they
    were left are not read again.
    """
    folder = last.folder
    seals = sealed(seal_of(folder / before.path), seal_of(folder / twin_path(before.path)))
    if last.seals.get(before.path) == seals:
        return ""
    wanted = ((before.path, before.sha256), (twin_path(before.path), before.twin.sha256 if before.twin else ""))
    return next(filter(None, (_damage(folder / path, sha256) for path, sha256 in wanted)), "")


def _damage(file: Path, sha256: str) -> str:
    try:
        return "" if hashlib.sha256(file.read_bytes()).hexdigest() == sha256 else "damaged"
    except OSError:
        return "missing"


def _listed(differing: Iterable[str]) -> str:
    """The names of what changed; "" for none."""
    names = list(differing)
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f"changed: {', '.join(names[:3])}{more}" if names else ""


def _named(sheet: Judged, job: Job, reason: str) -> Output:
    return Output(
        job=job,
        state=State.DUE,
        reason=reason,
        code=sheet.code,
        version=sheet.version,
        title=sheet.title,
        made=Made.of(Digests(sheet.fingerprint), check_letters=sheet.check_letters),
        inputs=sheet.inputs,
    )
