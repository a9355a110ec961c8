"""`handouts build`: prints what is due, and tells what was printed, kept, withheld, refused and failed."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from handouts.batch.events import Event
from handouts.batch.outcome import Outcome, State
from handouts.batch.paths import TREES
from handouts.batch.requiring import Requirement, all_stand, requirement
from handouts.batch.summary import summary_text
from handouts.batch.untouched import lines_of, untouched
from handouts.commands.project import find_project
from handouts.commands.stopping import StopNowError, Stopping, obeying_signals
from handouts.commands.telling import tell_problems
from handouts.problems import LineReader, UsageError

if TYPE_CHECKING:
    from handouts.batch.plan import Selection

SELECTORS = ("handout", "audience", "locale", "region", "edition", "clinic")


def run(arguments: argparse.Namespace) -> int:
    """Build and tell; the exit code is the outcome's."""
    root = find_project(arguments.project)
    outcome, lines = _untouched(root, arguments), lines_of(root)
    with obeying_signals() as stopping:
        try:
            if outcome is None:
                outcome, lines = _built(root, arguments, stopping)
            _tell(outcome, lines, arguments)
        except StopNowError:
            print("handouts: stopped at once", file=sys.stderr)
            return stopping.exit_code
        return stopping.exit_code or outcome.exit_code


def _narrowed(arguments: argparse.Namespace) -> dict[str, tuple[str, ...]]:
    """What each selector names, by the fields of a Selection."""
    return {f"{name}s": tuple(getattr(arguments, name)) for name in SELECTORS}


def _scheduler(arguments: argparse.Namespace) -> str:
    """The address of the cluster that prints; "" for none."""
    if (arguments.executor == "dask") != bool(arguments.scheduler):
        raise UsageError("`--executor dask` and `--scheduler ADDRESS` go together, such as tcp://10.0.0.5:8786.")
    return str(arguments.scheduler)


def _selection(arguments: argparse.Namespace) -> Selection:
    from handouts.batch.plan import Selection  # noqa: PLC0415 - a run with nothing to do needs none of it

    narrowed = _narrowed(arguments)
    return Selection(*(narrowed[f"{name}s"] for name in SELECTORS), shard=arguments.shard)


def _untouched(root: Path, arguments: argparse.Namespace) -> Outcome | None:
    """What there is to tell of a whole build with nothing to do, known without loading anything."""
    asked = (arguments.shard, arguments.force, arguments.prune, arguments.dry_run, arguments.format != "text")
    if any(_narrowed(arguments).values()) or any(asked):
        return None
    outcome = untouched(root, TREES[arguments.release], arguments.as_of)
    return outcome if outcome and all_stand(outcome, _required(arguments)) else None


def _required(arguments: argparse.Namespace) -> tuple[Requirement, ...]:
    return tuple(map(requirement, arguments.require))


def _built(root: Path, arguments: argparse.Namespace, stopping: Stopping) -> tuple[Outcome, LineReader]:
    from handouts.batch.build import Wishes, build  # noqa: PLC0415 - a run with nothing to do needs none of it
    from handouts.batch.memory import settle  # noqa: PLC0415 - as above
    from handouts.commands.progress import progress  # noqa: PLC0415 - as above
    from handouts.web.report import report_with_pictures  # noqa: PLC0415 - as above

    wishes = Wishes(
        selection=_selection(arguments),
        release=arguments.release,
        dry_run=arguments.dry_run,
        force=arguments.force,
        as_of=arguments.as_of,
        workers=arguments.jobs,
        prune=arguments.prune,
        cache=arguments.cache,
        scheduler=_scheduler(arguments),
        required=_required(arguments),
    )
    settle()
    with progress(sys.stderr, os.environ, as_json=arguments.format == "json") as shown:

        def listener(event: Event) -> None:
            stopping.hear(event)
            shown(event)

        return build(root, wishes, report_with_pictures, listener, stopping)


def _tell(outcome: Outcome, lines: LineReader, arguments: argparse.Namespace) -> None:
    if arguments.format == "json":
        from handouts.batch.manifest import manifest_text  # noqa: PLC0415 - as above

        estimate = {"estimate_seconds": outcome.estimate_seconds} if arguments.dry_run else {}
        json.dump(json.loads(manifest_text(outcome)) | estimate, sys.stdout, indent=1, ensure_ascii=False)
        print()
        return
    tell_problems(outcome.problems, lines, notes=False)
    if arguments.dry_run:
        for output in outcome.outputs:
            print(f"{output.state} {output.path} ({output.reason})")
    print(summary_text(outcome), end="")
    if arguments.dry_run:
        print(_estimate(outcome, arguments.jobs))


def _estimate(outcome: Outcome, workers: int) -> str:
    """How long it would take what is due."""
    from handouts.batch.executors import at_work  # noqa: PLC0415 - as above
    from handouts.commands.progress import duration  # noqa: PLC0415 - as above

    due = outcome.count(State.DUE)
    jobs = f"{due:,} job{' is' if due == 1 else 's are'} due"
    if outcome.estimate_seconds is None:
        return f"{jobs}, no estimate yet"
    hands = at_work(workers, due)
    return f"{jobs}, about {duration(outcome.estimate_seconds)} with {hands} worker{'' if hands == 1 else 's'}"
