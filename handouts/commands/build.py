"""`handouts build`: prints what is due, and tells what was printed, kept, withheld, refused and failed."""

from __future__ import annotations

import argparse
import json
import sys

from handouts.batch.build import Wishes, build
from handouts.batch.manifest import manifest_text
from handouts.batch.memory import settle
from handouts.batch.outcome import Outcome
from handouts.batch.plan import Selection
from handouts.batch.summary import summary_text
from handouts.commands.project import find_project
from handouts.commands.telling import tell_problems
from handouts.problems import LineReader
from handouts.web.report import report_with_pictures


def run(arguments: argparse.Namespace) -> int:
    """Build and tell; the exit code is the outcome's."""
    wishes = Wishes(
        selection=Selection(
            tuple(arguments.handout), tuple(arguments.audience), tuple(arguments.locale), tuple(arguments.region)
        ),
        release=arguments.release,
        dry_run=arguments.dry_run,
        force=arguments.force,
        as_of=arguments.as_of,
        workers=arguments.jobs,
    )
    settle()
    outcome, lines = build(find_project(arguments.project), wishes, report_with_pictures)
    _tell(outcome, lines, as_json=arguments.format == "json", dry_run=wishes.dry_run)
    return outcome.exit_code


def _tell(outcome: Outcome, lines: LineReader, *, as_json: bool, dry_run: bool) -> None:
    if as_json:
        json.dump(json.loads(manifest_text(outcome)), sys.stdout, indent=1, ensure_ascii=False)
        print()
        return
    tell_problems(outcome.problems, lines, notes=False)
    if dry_run:
        for output in outcome.outputs:
            print(f"{output.state} {output.path} ({output.reason})")
    print(summary_text(outcome), end="")
