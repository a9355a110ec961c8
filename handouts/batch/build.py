"""A project and wishes in; PDFs, manifest, report and summary in build/<tree>/, and the Outcome out.

Order: withdraw first, then print what is due, then prune, then switch manifest, report and summary last.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

from handouts.batch.commit import commit_of
from handouts.batch.files import remove, write_aside
from handouts.batch.ledger import Ledger
from handouts.batch.lock import only_build
from handouts.batch.manifest import last_outputs, manifest_text
from handouts.batch.outcome import Outcome, Output, State, standing
from handouts.batch.paths import TREES, output_path, twin_path
from handouts.batch.plan import Selection
from handouts.batch.printing import carried_out
from handouts.batch.program import made_from
from handouts.batch.pruning import Pruning, prune, pruning
from handouts.batch.release import refusals
from handouts.batch.releases import note_releases
from handouts.batch.remembering import remembered
from handouts.batch.summary import summary_text
from handouts.batch.survey import Survey, survey
from handouts.checks.balance import balances
from handouts.press.job import Job
from handouts.press.press import Prepared
from handouts.problems import LineReader, Problem, sorted_problems


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the caller asks of a build."""

    selection: Selection
    release: bool
    dry_run: bool
    force: bool
    as_of: date
    workers: int = 1
    prune: bool = False


Report: TypeAlias = Callable[[Outcome, Path], str]
"""An outcome and the tree's folder in, the report as HTML text out."""


def build(root: Path, wishes: Wishes, report: Report) -> tuple[Outcome, LineReader]:
    """Build one tree. A dry run judges and tells, and writes nothing. Raises BusyError where another build runs."""
    with contextlib.nullcontext() if wishes.dry_run else only_build(root):
        return _built(root, wishes, report)


def _built(root: Path, wishes: Wishes, report: Report) -> tuple[Outcome, LineReader]:
    tree, ledger = TREES[wishes.release], Ledger(root)
    folder, source = root / "build" / tree, made_from(root)
    found = survey(root, wishes.as_of, wishes.selection)
    if not wishes.dry_run:
        ledger.forget(tree)
    last = last_outputs(folder)
    outputs = [_decided(found, job, folder, last, wishes) for job in found.plan.jobs]
    outputs += _unread(found, wishes, outputs, last)
    if not wishes.dry_run:
        _withdraw(folder, outputs)
        outputs = list(carried_out(found, outputs, folder, last, wishes.workers))
    unclaimed = _pruning(found, wishes, outputs, last)
    outcome = _outcome(root, found, wishes, outputs, unclaimed)
    if not wishes.dry_run:
        prune(root, tree, unclaimed.goes, wishes.as_of)
        untouched = last if wishes.selection.narrows else {path: last[path] for path in unclaimed.spared}
        _publish(folder, outcome, untouched, report)
        if wishes.release:
            note_releases(root, outcome)
        if (run := remembered(found, outcome, folder, source)) and not wishes.selection.narrows:
            ledger.remember(tree, run)
    return outcome, found.lines


def _decided(found: Survey, job: Job, folder: Path, last: Mapping[str, Output], wishes: Wishes) -> Output:
    """What is to become of one job, before anything is written."""
    path = output_path(job)
    before = last.get(path)
    prepared = found.prepared.get(job)
    withdrawn = _withdrawn(found, job)
    if withdrawn:
        return Output(job, path, State.WITHDRAWN, withdrawn)
    if job in found.failed:
        return standing(job, path, before, State.FAILED, found.failed[job])
    reasons = refusals(found.content, prepared, wishes.as_of) if wishes.release and prepared else ()
    is_withheld = prepared is None or prepared.tree is None or job.handout in found.withheld or _has_error(prepared)
    if is_withheld and not (reasons and _is_said(prepared)):
        return standing(job, path, before, State.WITHHELD, "its content has errors")
    if reasons:
        return standing(job, path, None, State.REFUSED, "; ".join(reasons))
    assert prepared is not None
    reason = _due(prepared, folder, before, force=wishes.force)
    if reason:
        return replace(_named(job, path, prepared), state=State.DUE, reason=reason)
    assert before is not None
    return replace(before, state=State.KEPT, reason="up to date", problems=_still(prepared, before))


def _still(prepared: Prepared, before: Output) -> tuple[Problem, ...]:
    """The Problems of a kept PDF: of its content where they stand now, of its pages as they were found."""
    now = {(problem.id, problem.message) for problem in prepared.problems}
    of_pages = (problem for problem in before.problems if (problem.id, problem.message) not in now)
    return sorted_problems([*prepared.problems, *of_pages])


def _unread(found: Survey, wishes: Wishes, outputs: Iterable[Output], last: Mapping[str, Output]) -> Iterator[Output]:
    """After a load error: what was printed of handouts that can't be read now stays, and stays known."""
    if found.load_failed and not wishes.selection.narrows:
        claimed = {output.path for output in outputs}
        for path, before in last.items():
            if path not in claimed and before.stands:
                yield standing(before.job, path, before, State.WITHHELD, "its content can't be read")


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


def _due(prepared: Prepared, folder: Path, before: Output | None, *, force: bool) -> str:
    """Why a job must be printed; "" when its PDF and its twin are there, whole and from the same inputs."""
    if force:
        return "forced"
    if before is None or not before.stands:
        return "new"
    if before.fingerprint != prepared.fingerprint:
        return f"changed: {_changed(prepared.inputs, before.inputs)}"
    wanted = ((before.path, before.sha256), (twin_path(before.path), before.twin.sha256 if before.twin else ""))
    return next(filter(None, (_damage(folder / path, sha256) for path, sha256 in wanted)), "")


def _damage(file: Path, sha256: str) -> str:
    """What is wrong with a file that was written; "" when it is there and whole."""
    try:
        return "" if hashlib.sha256(file.read_bytes()).hexdigest() == sha256 else "damaged"
    except OSError:
        return "missing"


def _changed(now: Iterable[tuple[str, str]], before: Iterable[tuple[str, str]]) -> str:
    differing = sorted({name for name, _ in set(now) ^ set(before)})
    more = f" and {len(differing) - 3} more" if len(differing) > 3 else ""
    return ", ".join(differing[:3]) + more


def _named(job: Job, path: str, prepared: Prepared) -> Output:
    return Output(
        job=job,
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


def _withdraw(folder: Path, outputs: Iterable[Output]) -> None:
    """What people took back, or may not be released any more, goes before anything is printed."""
    for output in outputs:
        if output.state in {State.WITHDRAWN, State.REFUSED}:
            remove(folder / output.path)
            remove(folder / twin_path(output.path))


def _pruning(found: Survey, wishes: Wishes, outputs: Iterable[Output], last: Mapping[str, Output]) -> Pruning:
    """What the last run printed and nothing claims now; nothing after a load error or with selectors."""
    if found.load_failed or wishes.selection.narrows:
        return Pruning()
    claimed = {output.path for output in outputs}
    return pruning([path for path in last if path not in claimed], len(last), asked=wishes.prune)


def _outcome(root: Path, found: Survey, wishes: Wishes, outputs: list[Output], unclaimed: Pruning) -> Outcome:
    commit, uncommitted = commit_of(root)
    project = found.content.project if found.content else None
    printed = [problem for output in outputs for problem in output.problems]
    return Outcome(
        tree=TREES[wishes.release],
        as_of=wishes.as_of,
        project_name=str(project.name) if project else root.name,
        keeper=project.keeper if project else "",
        outputs=tuple(outputs),
        problems=sorted_problems([*found.problems, *printed, *unclaimed.problems]),
        absent=found.plan.silent,
        pruned=unclaimed.goes,
        commit=commit,
        uncommitted=uncommitted,
        balances=balances(found.content, found.withheld) if found.content else (),
    )


def _publish(folder: Path, outcome: Outcome, untouched: Mapping[str, Output], report: Report) -> None:
    """Write report, summary and manifest, the manifest last; it keeps what a narrowed run did not touch."""
    mentioned = {output.path for output in outcome.outputs}
    kept = [output for path, output in untouched.items() if path not in mentioned]
    whole = replace(outcome, outputs=tuple(sorted((*outcome.outputs, *kept), key=lambda output: output.path)))
    write_aside(folder / "report.html", report(whole, folder).encode())
    write_aside(folder / "summary.txt", summary_text(outcome).encode())
    write_aside(folder / "manifest.json", manifest_text(whole).encode())
