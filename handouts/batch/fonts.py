"""A project's folder in; the shelf of fonts with those the project brings in content/fonts/, and Problems, out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from handouts.content.project_files import read_inside
from handouts.lettering.project_fonts import FontFile, admit
from handouts.lettering.shelf import FontShelf
from handouts.problems import Problem

FOLDER = "content/fonts"
KINDS = frozenset({".ttf", ".otf", ".ttc"})


def shelf_of(root: Path) -> tuple[FontShelf, tuple[Problem, ...]]:
    """The packages' fonts, and the project's own for what they lack."""
    families, problems = admit(_files(root))
    return FontShelf.standard(families), problems


def _files(root: Path) -> Iterator[FontFile]:
    folder = root / FOLDER
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        name = f"{FOLDER}/{path.name}"
        if path.suffix.lower() in KINDS:
            yield FontFile(name, read_inside(root, name) or b"")
