"""`handouts new leaflet|comparison|clinic|locale ID`: a small handout or clinic to overwrite, or a language begun."""

from __future__ import annotations

import argparse
import re

from handouts.batch.files import write_aside
from handouts.commands import new_clinic, new_locale
from handouts.commands.project import find_project
from handouts.document.package_files import packaged_templates
from handouts.problems import UsageError

FOLDERS = {"leaflet": "leaflets", "comparison": "comparisons"}
LONGEST = 60
"""Characters of an id: it becomes part of a file's name."""
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def run(arguments: argparse.Namespace) -> int:
    """Write the scaffold, or begin the language. Refuses an id that is no id, or is taken."""
    if arguments.kind == "locale":
        return new_locale.run(arguments)
    _check_id(arguments.id)
    if arguments.kind == "clinic":
        return new_clinic.run(arguments)
    content = find_project(arguments.project) / "content"
    taken = [folder for folder in FOLDERS.values() if (content / folder / f"{arguments.id}.yaml").exists()]
    if taken:
        raise UsageError(f"content/{taken[0]}/{arguments.id}.yaml is there already; choose another id.")
    file = content / FOLDERS[arguments.kind] / f"{arguments.id}.yaml"
    write_aside(file, (packaged_templates() / "scaffolds" / f"{arguments.kind}.yaml").read_bytes())
    print(f"Began content/{file.relative_to(content).as_posix()}. Overwrite its texts, then run: handouts check")
    return 0


def _check_id(typed: str) -> None:
    """Refuse what can be no part of a file's name."""
    if not _ID.fullmatch(typed) or len(typed) > LONGEST:
        rule = f"write at most {LONGEST} small letters, digits and hyphens, such as ear-drops"
        raise UsageError(f"{typed!r} is no id: {rule}.")
