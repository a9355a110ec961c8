"""`handouts clean [--all] [--dry-run]`: removes what builds made in build/ and tells what else lies there."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from handouts.batch.cleaning import Found, clean, find
from handouts.batch.lock import only_build
from handouts.commands.project import find_project

LISTED: Final = 5


def run(arguments: argparse.Namespace) -> int:
    """Remove and tell; a dry run only tells. Where there is no build/ there is nothing to do."""
    root = find_project(arguments.project)
    if not (root / "build").is_dir():
        print("There is nothing to remove: no build has been made here.")
        return 0
    for line in _listed(root, arguments) if arguments.dry_run else _cleaned(root, arguments):
        print(line)
    return 0


def _cleaned(root: Path, arguments: argparse.Namespace) -> Iterator[str]:
    with only_build(root):
        found = find(root, everything=arguments.all)
        clean(root, found)
    yield f"Removed {_amount(found)} from build/."
    yield from _stays(found)


def _listed(root: Path, arguments: argparse.Namespace) -> Iterator[str]:
    found = find(root, everything=arguments.all)
    yield from (f"build/{path}" for path in found.made)
    yield f"Would remove {_amount(found)} from build/."
    yield from _stays(found)


def _amount(found: Found) -> str:
    return f"{_files(found.made)} ({found.size / 1_000_000:.1f} MB)"


def _stays(found: Found) -> Iterator[str]:
    """What is not removed, and why."""
    if found.trash:
        yield f"{_files(found.trash)} in build/.trash/: `handouts clean --all` removes what was pruned too."
    if found.others:
        named = ", ".join(f"build/{path}" for path in found.others[:LISTED])
        more = f" and {len(found.others) - LISTED} more" if len(found.others) > LISTED else ""
        yield f"Left alone, as no build made it: {named}{more}."


def _files(paths: Sequence[str]) -> str:
    return "1 file" if len(paths) == 1 else f"{len(paths):,} files"
