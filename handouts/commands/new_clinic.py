"""`handouts new clinic ID`: a project in, the file of a clinic that passes `check`, to overwrite, out."""

from __future__ import annotations

import argparse

from handouts.batch.files import write_aside
from handouts.commands.project import find_project
from handouts.content.load import load
from handouts.content.project import Content
from handouts.document.package_files import packaged_templates
from handouts.problems import UsageError

FOLDER = "content/clinics"


def run(arguments: argparse.Namespace) -> int:
    """Write the scaffold for the project's first region. Refuses an id that is taken, and a project that can't be
    read.
    """
    root = find_project(arguments.project)
    file = root / FOLDER / f"{arguments.id}.yaml"
    if file.exists():
        raise UsageError(f"{FOLDER}/{arguments.id}.yaml is there already; choose another id.")
    content = load(root).content
    if content is None:
        raise UsageError("content/project.yaml can't be read; run: handouts check")
    text = (packaged_templates() / "scaffolds" / "clinic.yaml").read_text("utf-8")
    write_aside(file, _filled(text, content, arguments.as_of.isoformat()).encode())
    print(f"Began {FOLDER}/{file.name}. Overwrite its lines, then run: handouts check")
    return 0


def _filled(text: str, content: Content, today: str) -> str:
    """The scaffold with what this project has."""
    project = content.project
    known = {
        "region": project.regions[0],
        "today": today,
        "language": project.source_language,
        "handout": ", ".join(content.handouts),
    }
    for name, value in known.items():
        text = text.replace(f"{{{name}}}", value)
    return text
