"""`handouts init DIR`: a small complete project to overwrite, with settings for the editor."""

from __future__ import annotations

import argparse
import json
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

from handouts.batch.files import write_aside
from handouts.commands.schema import write_schemas
from handouts.document.package_files import packaged_templates
from handouts.problems import UsageError

SCHEMAS = MappingProxyType(
    {
        "project": "content/project.yaml",
        "leaflet": "content/leaflets/*.yaml",
        "comparison": "content/comparisons/*.yaml",
        "facts": "content/facts/*.yaml",
        "sources": "content/sources.yaml",
        "glossary": "content/glossary.yaml",
        "region": "content/regions/*.yaml",
    }
)
"""Which schema an editor takes for which files."""


def run(arguments: argparse.Namespace) -> int:
    """Copy the starter project. Refuses a folder that holds anything."""
    folder = Path(arguments.folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} is not empty; name a new or empty folder.")
    _copy(packaged_templates() / "starter", folder)
    write_schemas(folder / ".schemas")
    settings = {"yaml.schemas": {f".schemas/{kind}.schema.json": files for kind, files in SCHEMAS.items()}}
    write_aside(folder / ".vscode" / "settings.json", (json.dumps(settings, indent=2) + "\n").encode())
    write_aside(folder / ".gitignore", b"/build/\n")
    print(f"Began a project in {folder}. Next:\n  cd {folder}\n  handouts check\n  handouts build")
    return 0


def _copy(source: Traversable, target: Path) -> None:
    """Copy a packaged folder."""
    if source.is_dir():
        for entry in source.iterdir():
            _copy(entry, target / entry.name)
    else:
        write_aside(target, source.read_bytes())
