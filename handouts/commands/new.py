"""`handouts new leaflet|comparison|locale ID`: a small handout to overwrite, that passes `check`; or a language."""

from __future__ import annotations

import argparse
import re

from handouts.batch.files import write_aside
from handouts.commands import new_locale
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
    if not _ID.fullmatch(arguments.id) or len(arguments.id) > LONGEST:
        rule = f"write at most {LONGEST} small letters, digits and hyphens, such as ear-drops"
        raise UsageError(f"{arguments.id!r} is no id: {rule}.")
    content = find_project(arguments.project) / "content"
    taken = [folder for folder in FOLDERS.values() if (content / folder / f"{arguments.id}.yaml").exists()]
    if taken:
        raise UsageError(f"content/{taken[0]}/{arguments.id}.yaml is there already; choose another id.")
    file = content / FOLDERS[arguments.kind] / f"{arguments.id}.yaml"
    write_aside(file, (packaged_templates() / "scaffolds" / f"{arguments.kind}.yaml").read_bytes())
    print(f"Began content/{file.relative_to(content).as_posix()}. Overwrite its texts, then run: handouts check")
    return 0
