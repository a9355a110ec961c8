"""A document tree and the project's folder in; every picture it shows, read and fit to print, and Problems out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from handouts.content.project_files import read_inside
from handouts.document.tree import Element
from handouts.press.marks import Picture
from handouts.press.pictures import PictureFault, read_picture
from handouts.problems import Problem, Severity, Where


def pictures_of(tree: Element, root: Path) -> tuple[Mapping[str, Picture], tuple[Problem, ...]]:
    """The pictures by their `src`, and one Problem for each that can't be printed."""
    pictures: dict[str, Picture] = {}
    problems: list[Problem] = []
    for element in tree.walk():
        name = element.get("src")
        if element.tag != "img" or name in pictures:
            continue
        found = _read(name, root)
        if isinstance(found, Picture):
            pictures[name] = found
        else:
            where = element.content or element.template or Where(name)
            problems.append(Problem(found.id, Severity.ERROR, found.message, found.advice, where))
    return MappingProxyType(pictures), tuple(problems)


def _read(name: str, root: Path) -> Picture | PictureFault:
    data = read_inside(root, name)
    if data is None:
        message = f"{name} can't be read, is too large, or lies outside the project."
        return PictureFault("picture-unreadable", message, "Put the picture into the project, below 20 MB.")
    return read_picture(data, name)
