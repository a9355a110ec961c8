"""A project's folder in, all its content as frozen models and every Problem of every file out.

A broken file costs its own Problems only: what refers into it is withheld, not reported again.
"""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from handouts.content.files import PROJECT, Found, find_files
from handouts.content.gather import HOLDER_KINDS, TAKERS, Gathered, take_facts
from handouts.content.models import faults
from handouts.content.nodes import Mapping
from handouts.content.project import Content
from handouts.content.reading import text_lines
from handouts.problems import Problem, Where, sorted_problems


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of the files that were read, for showing them beside a Problem."""

    by_file: Map[str, tuple[str, ...]]

    def __call__(self, file: str, line: int) -> str:
        """The text of a line, from 1; "" where there is none."""
        lines = self.by_file.get(file, ())
        return lines[line - 1] if 0 < line <= len(lines) else ""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A project as read. `content` is None where project.yaml can't be used; `withheld` handouts may not be built."""

    content: Content | None
    problems: tuple[Problem, ...]
    withheld: frozenset[str]
    lines: Lines


def load(root: Path) -> Loaded:
    """Read the whole project below `root`, the folder that holds content/project.yaml."""
    found = find_files(root)
    lines = Lines(MappingProxyType({file.file: text_lines(file.data) for file in found.files}))
    gathered = Gathered(lines, problems=list(found.problems), unread=set(found.unread))
    nodes = [(file, node) for file in found.files if (node := gathered.node(file)) is not None]
    for file, node in nodes:
        if file.kind in TAKERS:
            TAKERS[file.kind](gathered, file, node)
    take_facts(gathered, [node for file, node in nodes if file.kind == "facts" and isinstance(node, Mapping)])
    _miss_project(gathered, found)
    for kind, name in gathered.unread:
        gathered.hold(HOLDER_KINDS.get(kind, kind), name, broken=True)
    gathered.check(root)
    content = gathered.content(root)
    if content is not None:
        gathered.judge(content)
        content = gathered.content(root)
    return Loaded(content, sorted_problems(gathered.problems), gathered.withheld(), lines)


def _miss_project(gathered: Gathered, found: Found) -> None:
    if ("project", "project") in found.unread or any(file.kind == "project" for file in found.files):
        return
    message = "This folder holds no project: content/project.yaml is missing."
    gathered.problems.append(
        faults.error("project-missing", message, "Run `handouts init DIR` to begin one.", Where(PROJECT))
    )
