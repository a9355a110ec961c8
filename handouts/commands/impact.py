"""`handouts impact ID`: every sheet that depends on a fact, source, term, handout or file."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from handouts.batch.impact import built, released
from handouts.commands.project import find_project
from handouts.commands.telling import print_json


def run(arguments: argparse.Namespace) -> int:
    """Tell; nothing found is no error."""
    root = find_project(arguments.project)
    return (_released if arguments.released else _built)(root, arguments)


def _built(root: Path, arguments: argparse.Namespace) -> int:
    found = built(root, arguments.id)
    rows = [
        {
            "tree": tree,
            "path": one.path,
            "code": one.code,
            "version": one.version,
            "letters": one.check_letters,
            "state": "printed" if one.stands else str(one.state),
        }
        for tree, outputs in found.items()
        for one in outputs
    ]
    if arguments.format == "json":
        print_json(rows)
        return 0
    for row in rows:
        print(f"{row['tree']} {row['path']}: {_told(row)}")
    print(f"{len(rows)} sheets of the last builds depend on {arguments.id}.")
    return 0


def _told(row: Mapping[str, str]) -> str:
    if row["state"] == "printed":
        return f"{row['code']}, version {row['version']}, {row['letters']}"
    return f"{row['state']}, never printed"


def _released(root: Path, arguments: argparse.Namespace) -> int:
    events = released(root, arguments.id)
    if arguments.format == "json":
        print_json([asdict(event) for event in events])
        return 0
    for event in events:
        clinic = f", for {event.clinic}" if event.clinic else ""
        sheet = f"{event.code}, version {event.version}, {event.letters}{clinic}"
        print(f"{event.day} {event.event} {event.path}: {sheet}")
    print(f"{len(events)} entries of releases.csv name {arguments.id}.")
    return 0
