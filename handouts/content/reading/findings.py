"""Faults met while one file is read in, its Problems out: one Problem for all faults of one group."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from handouts.content.reading.characters import MAX_RELATED
from handouts.problems import Problem, Related, Severity, Where, sorted_problems

KEEPS_NODE = frozenset({"yaml-duplicate-key", "yaml-look-alike-keys"})
"""Ids of the Problems beside which the file's nodes can still be used: the first of two equal keys counts."""


def error(area_name: str, message: str, advice: str, where: Where, write: str = "") -> Problem:
    """A Problem that withholds the file; `write` is the line as it should be typed."""
    return Problem(area_name, Severity.ERROR, message, advice, where, write=write)


class Findings:
    """Collects the Problems of one file."""

    def __init__(self) -> None:
        self._single: list[Problem] = []
        self._groups: dict[str, list[Problem]] = {}

    def __bool__(self) -> bool:
        return bool(self._single or self._groups)

    def add(self, problem: Problem, group: str = "") -> None:
        """Take a Problem; those of one group are told once, at the first place, with the others as related places."""
        if group:
            self._groups.setdefault(group, []).append(problem)
        else:
            self._single.append(problem)

    def touch(self, line: int, groups: Iterable[str]) -> bool:
        """Whether one of these groups has a Problem in this line, so that another there would only follow from it."""
        return any(problem.where.line == line for group in set(groups) for problem in self._groups.get(group, ()))

    def problems(self) -> tuple[Problem, ...]:
        """All of them, sorted."""
        return sorted_problems([*self._single, *(_joined(group) for group in self._groups.values())])


def _joined(group: list[Problem]) -> Problem:
    first, *others = sorted_problems(group)
    related = tuple(Related(other.where, other.message) for other in others[:MAX_RELATED])
    return replace(first, related=(*first.related, *related))
