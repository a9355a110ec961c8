"""A project and wishes in; PDFs, manifest, report and summary in build/<tree>/, and the Outcome out.

Order: withdraw first, before anything is composed, and set notices in the place of what was released; then print what
is due, then prune, then switch manifest, report and summary last.
"""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

from handouts.batch.clock import told_by_clock
from handouts.batch.commit import commit_of
from handouts.batch.deciding import LastRun, decided, unread
from handouts.batch.estimate import estimated, note_pace
from handouts.batch.events import Course, Done, Listener, Planned, Pruned, never, silence
from handouts.batch.exact import exact
from handouts.batch.executors import Hands
from handouts.batch.files import write_aside, write_parts_aside
from handouts.batch.journal import Journal
from handouts.batch.kept import Kept
from handouts.batch.ledger import Ledger
from handouts.batch.lock import only_build
from handouts.batch.manifest import by_path, manifest_parts, read_outcome
from handouts.batch.notices import Scene, formers, with_notices
from handouts.batch.outcome import Outcome, Output, State
from handouts.batch.paths import TREES
from handouts.batch.plan import Selection
from handouts.batch.printing import carried_out
from handouts.batch.program import made_from, program_digest, stamps
from handouts.batch.pruning import Pruning, prune, pruning
from handouts.batch.releases import note_releases
from handouts.batch.remembering import remembered
from handouts.batch.requiring import Requirement, unmet
from handouts.batch.reviews import keepers_of_clinics, reviews_due
from handouts.batch.shared_cache import SharedCache
from handouts.batch.strays import is_ours, swept
from handouts.batch.summary import summary_text
from handouts.batch.survey import Survey, survey
from handouts.batch.tracing import Tracing, with_inputs
from handouts.batch.translations import Verdicts
from handouts.batch.withdrawal import Tree, as_gone, withdraw_first, without
from handouts.batch.worker import DEFAULT_LIMITS, Limits
from handouts.checks.balance import balances
from handouts.press.job import Bundle
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
    cache: str = ""
    scheduler: str = ""
    limits: Limits = DEFAULT_LIMITS
    required: tuple[Requirement, ...] = ()


Report: TypeAlias = Callable[[Outcome, Path], str]
"""An outcome and the tree's folder in, the report as HTML text out."""


def build(
    root: Path, wishes: Wishes, report: Report, listener: Listener = silence, stops: Callable[[], bool] = never
) -> tuple[Outcome, LineReader]:
    """Build one tree, tell the listener how it goes, and finish early once `stops` says so. A dry run judges and tells,
    and writes nothing. Raises BusyError where another build runs.
    """
    with contextlib.nullcontext() if wishes.dry_run else only_build(root):
        return _built(root, wishes, report, Course(listener, stops))


@dataclass(frozen=True, slots=True)
class _Start:
    """A tree as a run finds it: what the last run told of it and what is known since, the seals of its files, the
    sheets nothing knows of; and what the run is made from. `stamps` tell whether a file is touched meanwhile.
    """

    root: Path
    folder: Path
    ledger: Ledger
    journal: Journal
    before: Outcome | None
    last: Mapping[str, Output]
    seals: Mapping[str, bytes]
    strays: tuple[str, ...]
    stamps: str
    program: str
    made_from: str

    @property
    def tree(self) -> str:
        """The tree's name."""
        return self.folder.name


def _started(root: Path, wishes: Wishes) -> _Start:
    """From now on, but for a dry run, nothing is known of the tree until the run has ended."""
    tree, ledger, touched = TREES[wishes.release], Ledger(root), stamps(root)
    folder, program = root / "build" / tree, program_digest()
    source = made_from(root, program)
    before, journal = read_outcome(folder), Journal(root, tree)
    last = by_path(before) | journal.outputs()
    seals = ledger.seals(tree, last)
    strays = () if wishes.dry_run else swept(folder, last)
    if not wishes.dry_run:
        ledger.forget(tree)
    return _Start(root, folder, ledger, journal, before, last, seals, strays, touched, program, source)


def _built(root: Path, wishes: Wishes, report: Report, course: Course) -> tuple[Outcome, LineReader]:
    start = _started(root, wishes)
    ever = formers(root, start.folder, start.last, start.strays) if wishes.release else {}
    found, gone = _surveyed(start, wishes)
    scene = Scene(start.folder, without(start.last, gone), gone, ever)
    cache = SharedCache.at(wishes.cache) if wishes.cache and not wishes.dry_run else None
    hands = Hands(wishes.workers, wishes.scheduler, wishes.limits, cache)
    outputs = _decided(found, start, scene, wishes)
    found = replace(found, traced={})  # of a hundred thousand sheets, and of no more use
    if not wishes.dry_run:
        outputs = _printed(found, outputs, start, scene, hands, course)
    if found.content and found.press:
        outputs = with_inputs(Bundle(found.content, found.texts), found.press, outputs)
    stopped = course.stops()
    unclaimed = _pruning(found, wishes, outputs, scene, start.strays, stopped=stopped)
    outcome = _outcome(root, found, wishes, outputs, unclaimed, cache.problems if cache else ())
    outcome = replace(outcome, problems=sorted_problems([*outcome.problems, *told_by_clock(start.before, outcome)]))
    if wishes.dry_run:
        return replace(outcome, estimate_seconds=estimated(start.ledger, hands, outputs)), found.lines
    prune(root, start.tree, unclaimed.goes, wishes.as_of)
    for path in unclaimed.goes:
        course.tell(Pruned(path))
    last, narrows = scene.last, wishes.selection.narrows
    untouched = last if narrows else {path: last[path] for path in unclaimed.spared if path in last}
    _publish(start.folder, outcome, untouched, report)
    _ended(start, found, outcome, course, is_whole=not (narrows or stopped))
    return outcome, found.lines


def _surveyed(start: _Start, wishes: Wishes) -> tuple[Survey, Mapping[str, str]]:
    """What there is to print, and what was withdrawn before anything was composed: by path, why. A release is judged
    anew each time, whatever was kept.
    """
    gone = dict[str, str]()
    as_left = Tree(start.folder, start.last, wishes.as_of, wishes.release)
    verdicts = Verdicts(Kept(start.folder.parent), start.program, writes=not wishes.dry_run)
    found = survey(
        start.root,
        wishes.as_of,
        wishes.selection,
        first=None if wishes.dry_run else lambda begun: gone.update(withdraw_first(begun, as_left)),
        tracing=Tracing(start.last, composes=wishes.release or bool(wishes.cache)),
        limits=wishes.limits,
        verdicts=None if wishes.release else verdicts,
    )
    return found, gone


def _decided(found: Survey, start: _Start, scene: Scene, wishes: Wishes) -> list[Output]:
    """What is to become of each job."""
    run = LastRun(scene.folder, scene.last, wishes.release, wishes.force, wishes.as_of, start.seals)
    outputs = [as_gone(decided(found, job, run), scene.gone) for job in found.plan.jobs]
    return outputs if wishes.selection.narrows else [*outputs, *unread(found, outputs, run)]


def _printed(
    found: Survey, outputs: list[Output], start: _Start, scene: Scene, hands: Hands, course: Course
) -> list[Output]:
    """What became of each: notices stand, and what was due is printed."""
    course.begin(_planned(outputs))
    outputs = with_notices(found, outputs, scene, course)
    since = course.seconds
    with start.journal:
        outputs = carried_out(found, outputs, scene.folder, scene.last, hands, course, note=start.journal.note)
    note_pace(start.ledger, hands, outputs, course.seconds - since)
    return outputs


def _ended(start: _Start, found: Survey, outcome: Outcome, course: Course, *, is_whole: bool) -> None:
    """The manifest stands: what is kept for later runs. Of a whole run, in which nobody touched a file, all of it."""
    start.journal.forget()
    if outcome.tree == TREES[True]:
        note_releases(start.root, outcome)
    is_whole = is_whole and start.stamps == stamps(start.root)
    if is_whole and (kept := remembered(found, outcome, start.folder, start.made_from)):
        start.ledger.remember(start.tree, kept)
    printed, failed, unfinished = map(outcome.count, (State.PRINTED, State.FAILED, State.UNFINISHED))
    course.tell(Done(printed, failed, unfinished, course.seconds))


def _planned(outputs: Sequence[Output]) -> Planned:
    counts = Counter(output.state for output in outputs)
    return Planned(
        due=counts[State.DUE],
        kept=counts[State.KEPT],
        withheld=counts[State.WITHHELD],
        refused=counts[State.REFUSED],
        withdrawn=counts[State.WITHDRAWN],
        failed=counts[State.FAILED],
        total=len(outputs),
    )


def _pruning(
    found: Survey, wishes: Wishes, outputs: Iterable[Output], scene: Scene, strays: Iterable[str], *, stopped: bool
) -> Pruning:
    """What builds printed before and nothing claims now; nothing after a load error or with selectors. A run that was
    stopped spares it. `strays` are the paths of sheets that nothing knew of when it began.
    """
    if found.load_failed or wishes.selection.narrows:
        return Pruning()
    claimed = {output.path for output in outputs} if scene.last or strays else set()
    if stopped:
        return Pruning(spared=tuple(path for path in scene.last if path not in claimed))
    known = [path for path, before in scene.last.items() if before.stands or before.notice]
    unknown = [path for path in strays if path not in claimed and is_ours(scene.folder, path)]
    unclaimed = [path for path in known if path not in claimed]
    return pruning((*unclaimed, *unknown), len(known) + len(unknown), asked=wishes.prune)


def _outcome(
    root: Path, found: Survey, wishes: Wishes, outputs: list[Output], unclaimed: Pruning, of_cache: Iterable[Problem]
) -> Outcome:
    commit, uncommitted = commit_of(root)
    project = found.content.project if found.content else None
    printed = exact((problem for output in outputs for problem in output.problems), found.files)
    missing = unmet(found, outputs, wishes.required)
    return Outcome(
        tree=TREES[wishes.release],
        as_of=wishes.as_of,
        project_name=str(project.name) if project else root.name,
        keeper=project.keeper if project else "",
        outputs=tuple(outputs),
        problems=sorted_problems([*found.problems, *printed, *unclaimed.problems, *of_cache, *missing]),
        absent=found.plan.silent,
        pruned=unclaimed.goes,
        commit=commit,
        uncommitted=uncommitted,
        balances=balances(found.content, found.withheld) if found.content else (),
        not_begun=len(found.plan.absent),
        keepers=keepers_of_clinics(found.content) if found.content else (),
        reviews=reviews_due(found.content, wishes.as_of) if found.content else (),
    )


def _publish(folder: Path, outcome: Outcome, untouched: Mapping[str, Output], report: Report) -> None:
    """Write report, summary and manifest, the manifest last; it keeps what a narrowed run did not touch."""
    mentioned = {output.path for output in outcome.outputs} if untouched else set()
    kept = [output for path, output in untouched.items() if path not in mentioned]
    whole = replace(outcome, outputs=tuple(sorted((*outcome.outputs, *kept), key=lambda output: output.path)))
    write_aside(folder / "report.html", report(whole, folder).encode())
    write_aside(folder / "summary.txt", summary_text(outcome).encode())
    write_parts_aside(folder / "manifest.json", manifest_parts(whole))
