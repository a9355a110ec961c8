"""`handouts merge DIR…`: joins what the shards of a build printed into one tree."""

from __future__ import annotations

import argparse
from pathlib import Path

from handouts.batch.lock import only_build
from handouts.batch.merging import merge
from handouts.batch.paths import TREES
from handouts.batch.releases import note_releases
from handouts.batch.summary import summary_text
from handouts.commands.project import find_project
from handouts.web.report import report_with_pictures


def run(arguments: argparse.Namespace) -> int:
    """Merge and tell; the exit code is the worst of the trees'."""
    root = find_project(arguments.project)
    with only_build(root):
        outcomes = merge([Path(folder) for folder in arguments.folders], root / "build", report_with_pictures)
        for outcome in outcomes:
            if outcome.tree == TREES[True]:
                note_releases(root, outcome)
    for outcome in outcomes:
        print(summary_text(outcome), end="")
    return max(outcome.exit_code for outcome in outcomes)
