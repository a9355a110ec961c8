"""A project's folder in, all its content as frozen models and every Problem of every file out.

A broken file costs its own Problems only: what refers into it is withheld, not reported again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Map
from dataclasses import dataclass
from pathlib import Path

from handouts.content.files import PROJECT, ContentFile, Found, find_files
from handouts.content.gather import HOLDER_KINDS, TAKERS, Gathered, take_facts
from handouts.content.models import faults
from handouts.content.nodes import Mapping
from handouts.content.project import Content
from handouts.content.reading import text_lines
from handouts.problems import Problem, Where, sorted_problems


class Lines(Map[str, tuple[str, ...]]):
    """The lines of the files that were read, by file, for showing them beside a Problem. Bytes are held, as they were
    read, and cut into lines when somebody asks; those of the file that was asked for last are kept.
    """

    def __init__(self, files: Iterable[ContentFile]) -> None:
        self._bytes = {file.file: file.data for file in files}
        self._last: tuple[str, tuple[str, ...]] = ("", ())

    def __call__(self, file: str, line: int) -> str:
        """The text of a line, from 1; "" where there is none."""
        lines = self.get(file, ())
        return lines[line - 1] if 0 < line <= len(lines) else ""

    def __getitem__(self, file: str) -> tuple[str, ...]:
        if self._last[0] != file:
            self._last = file, text_lines(self._bytes[file])
        return self._last[1]

    def __iter__(self) -> Iterator[str]:
        return iter(self._bytes)

    def __len__(self) -> int:
        return len(self._bytes)


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
    lines = Lines(found.files)
    gathered = Gathered(lines, problems=list(found.problems), unread=set(found.unread))
    facts = list[Mapping]()
    for file in found.files:  # one after another: the nodes of ten thousand are never held at a time
        node = gathered.node(file)
        if node is not None and file.kind in TAKERS:
            TAKERS[file.kind](gathered, file, node)
        elif file.kind == "facts" and isinstance(node, Mapping):
            facts.append(node)
    take_facts(gathered, facts)
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
