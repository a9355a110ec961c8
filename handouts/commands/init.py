"""`handouts init DIR`: a small complete project to overwrite, in a new or empty folder."""

from __future__ import annotations

import argparse
from importlib.resources.abc import Traversable
from pathlib import Path

from handouts.batch.files import write_aside
from handouts.document.package_files import packaged_templates
from handouts.problems import UsageError


def run(arguments: argparse.Namespace) -> int:
    """Copy the starter project. Refuses a folder that holds anything."""
    folder = Path(arguments.folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} is not empty; name a new or empty folder.")
    written = _copied(packaged_templates() / "starter", folder)
    print(f"Began a project in {folder}: {written} files. Next:")
    print(f"  cd {folder}\n  handouts check\n  handouts build")
    return 0


def _copied(source: Traversable, target: Path) -> int:
    """Copy a packaged folder; the number of files written."""
    if source.is_dir():
        return sum(
            _copied(entry, target / entry.name) for entry in sorted(source.iterdir(), key=lambda entry: entry.name)
        )
    write_aside(target, source.read_bytes())
    return 1
