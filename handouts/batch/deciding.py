"""A survey and what the last run left in; what is to become of each job, before anything is written, out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

from handouts.batch.ledger import Seal, seal_of
from handouts.batch.outcome import Output, State, standing
from handouts.batch.paths import output_path, twin_path
from handouts.batch.release import refusals
from handouts.batch.survey import Survey
from handouts.batch.tracing import Trace
from handouts.batch.withdrawal import overdue
from handouts.press.job import Job
from handouts.press.prepared import Prepared
from handouts.problems import Problem, sorted_problems

FORCED: Final = "forced"
"""Why a job is due that somebody wants printed though nothing has changed."""
FAULTY: Final = "its content has errors"


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
    seals: Mapping[str, tuple[Seal, Seal]] = field(default_factory=dict)


def decided(found: Survey, job: Job, last: LastRun) -> Output:
    """What is to become of one job."""
    path = output_path(job)
    before = last.outputs.get(path)
    if withdrawn := _withdrawn(found, job):
        return Output(job, path, State.WITHDRAWN, withdrawn)
    if job in found.failed:
        return standing(job, path, before, State.FAILED, found.failed[job])
    if job in found.traced:
        return _by_trace(found, job, found.traced[job], last)
    prepared = found.prepared.get(job)
    reasons = refusals(found.content, prepared, last.as_of) if last.release and prepared else ()
    is_withheld = prepared is None or prepared.tree is None or _is_withheld(found, job) or _has_error(prepared)
    if is_withheld and not (reasons and _is_said(prepared)):
        return standing(job, path, before, State.WITHHELD, FAULTY)
    if reasons:
        return standing(job, path, None, State.REFUSED, "; ".join(reasons))
    assert prepared is not None
    return _by_inputs(prepared, path, before, last)


def _by_inputs(prepared: Prepared, path: str, before: Output | None, last: LastRun) -> Output:
    """Of a job that is composed and may go out."""
    reason = _due(prepared, before, last)
    if reason:
        return replace(_named(prepared, path), state=State.DUE, reason=reason)
    assert before is not None
    return replace(before, state=State.KEPT, reason="up to date", problems=_still(prepared, before))


def _by_trace(found: Survey, job: Job, trace: Trace, last: LastRun) -> Output:
    """Of a job that was not composed. In a release only those are, whose inputs are all as they were when it was
    released: nothing but the day can speak against them.
    """
    path = output_path(job)
    before = last.outputs.get(path)
    late = overdue(found.content, job.handout, last.as_of) if last.release and found.content else ""
    if late:
        return standing(job, path, None, State.REFUSED, late)
    if _is_withheld(found, job):
        return standing(job, path, before, State.WITHHELD, FAULTY)
    if trace.new or before is None:
        return Output(job, path, State.DUE, FORCED if last.force else "new")
    reason = FORCED if last.force else _listed(trace.changed) or _lost(before, last)
    if reason:
        return Output(job, path, State.DUE, reason, fingerprint="" if trace.changed else before.fingerprint)
    return replace(before, state=State.KEPT, reason="up to date")


def _is_withheld(found: Survey, job: Job) -> bool:
    return job.handout in found.withheld or (job.locale, job.handout) in found.faulty


def unread(found: Survey, outputs: Iterable[Output], last: LastRun) -> Iterator[Output]:
    """After a load error: what was printed of what can't be read now stays, and stays known."""
    claimed = {output.path for output in outputs}
    for path, before in last.outputs.items() if found.load_failed else ():
        if path not in claimed and (before.stands or before.notice):
            yield standing(before.job, path, before, State.WITHHELD, "its content can't be read")


def _still(prepared: Prepared, before: Output) -> tuple[Problem, ...]:
    """The Problems of a kept PDF: of its content where they stand now, of its pages as they were found."""
    now = {(problem.id, problem.message) for problem in prepared.problems}
    of_pages = (problem for problem in before.problems if (problem.id, problem.message) not in now)
    return sorted_problems([*prepared.problems, *of_pages])


def _has_error(prepared: Prepared) -> bool:
    return any(problem.is_error for problem in prepared.problems)


def _is_said(prepared: Prepared | None) -> bool:
    """Whether it is known what the sheet says: if nobody vouches for that, it leaves the release, whatever else is
    wrong.
    """
    return prepared is not None and prepared.handout is not None


def _withdrawn(found: Survey, job: Job) -> str:
    if found.content is None:
        return ""
    withdrawn = found.content.handouts[job.handout].withdrawn
    return f"{withdrawn.on.isoformat()}: {withdrawn.because}" if withdrawn else ""


def _due(prepared: Prepared, before: Output | None, last: LastRun) -> str:
    """Why a job must be printed; "" when its PDF and its twin are there, whole and from the same inputs."""
    if last.force:
        return FORCED
    if before is None or not before.stands:
        return "new"
    if before.fingerprint != prepared.fingerprint:
        return _listed(sorted({name for name, _ in set(prepared.inputs) ^ set(before.inputs)}))
    return _lost(before, last)


def _lost(before: Output, last: LastRun) -> str:
    """What is wrong with the files that were written; "" when both are there and whole. Those whose seals are as they
    were left are not read again.
    """
    folder = last.folder
    seals = (seal_of(folder / before.path), seal_of(folder / twin_path(before.path)))
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


def _named(prepared: Prepared, path: str) -> Output:
    return Output(
        job=prepared.job,
        path=path,
        state=State.DUE,
        reason="",
        code=prepared.code,
        version=prepared.version,
        title=prepared.title,
        check_letters=prepared.check_letters,
        fingerprint=prepared.fingerprint,
        inputs=prepared.inputs,
    )
