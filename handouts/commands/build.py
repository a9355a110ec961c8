"""`handouts build`: prints what is due, and tells what was printed, kept, withheld, refused and failed."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from handouts.batch.outcome import Outcome
from handouts.batch.paths import TREES
from handouts.batch.summary import summary_text
from handouts.batch.untouched import lines_of, untouched
from handouts.commands.project import find_project
from handouts.commands.telling import tell_problems
from handouts.problems import LineReader


def run(arguments: argparse.Namespace) -> int:
    """Build and tell; the exit code is the outcome's."""
    root = find_project(arguments.project)
    outcome, lines = _untouched(root, arguments), lines_of(root)
    if outcome is None:
        outcome, lines = _built(root, arguments)
    _tell(outcome, lines, as_json=arguments.format == "json", dry_run=arguments.dry_run)
    return outcome.exit_code


def _narrowed(arguments: argparse.Namespace) -> tuple[tuple[str, ...], ...]:
    """What each selector names, in the order of a Selection."""
    return tuple(map(tuple, (arguments.handout, arguments.audience, arguments.locale, arguments.region)))


def _untouched(root: Path, arguments: argparse.Namespace) -> Outcome | None:
    """What there is to tell of a whole build with nothing to do, known without loading anything."""
    asked = (arguments.shard, arguments.force, arguments.prune, arguments.dry_run, arguments.format != "text")
    if any(_narrowed(arguments)) or any(asked):
        return None
    return untouched(root, TREES[arguments.release], arguments.as_of)


def _built(root: Path, arguments: argparse.Namespace) -> tuple[Outcome, LineReader]:
    from handouts.batch.build import Wishes, build  # noqa: PLC0415 - a run with nothing to do needs none of it
    from handouts.batch.memory import settle  # noqa: PLC0415 - as above
    from handouts.batch.plan import Selection  # noqa: PLC0415 - as above
    from handouts.web.report import report_with_pictures  # noqa: PLC0415 - as above

    handouts, audiences, locales, regions = _narrowed(arguments)
    wishes = Wishes(
        selection=Selection(handouts, audiences, locales, regions, arguments.shard),
        release=arguments.release,
        dry_run=arguments.dry_run,
        force=arguments.force,
        as_of=arguments.as_of,
        workers=arguments.jobs,
        prune=arguments.prune,
    )
    settle()
    return build(root, wishes, report_with_pictures)


def _tell(outcome: Outcome, lines: LineReader, *, as_json: bool, dry_run: bool) -> None:
    if as_json:
        from handouts.batch.manifest import manifest_text  # noqa: PLC0415 - as above

        json.dump(json.loads(manifest_text(outcome)), sys.stdout, indent=1, ensure_ascii=False)
        print()
        return
    tell_problems(outcome.problems, lines, notes=False)
    if dry_run:
        for output in outcome.outputs:
            print(f"{output.state} {output.path} ({output.reason})")
    print(summary_text(outcome), end="")
