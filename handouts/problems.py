"""Floor of the package: what is wrong (Problem), where (Where), and what cannot go on (HandoutsError).

Faults in content are values of type Problem: collected, sorted and reported all at once.
Exceptions are for "cannot go on"; each class carries the exit code the program ends with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, TypeAlias

LineReader: TypeAlias = Callable[[str, int], str]
"""(file, line) -> that line's text without its newline; "" when it cannot be read."""


class Severity(StrEnum):
    """How much a Problem weighs: an error withholds what it touches, the others are only told."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a file: project-relative posix path, 1-based line and column in code points."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that belongs to a Problem, with a few words that say how."""

    where: Where
    message: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: stable id (`area-name`), what is wrong, and what to do or type instead.

    `write` is the line as it should be typed, where that can be said; `advice` is in words.
    """

    id: str
    severity: Severity
    message: str
    advice: str
    where: Where
    related: tuple[Related, ...] = ()
    write: str = ""

    @property
    def is_error(self) -> bool:
        """Whether it withholds what it touches."""
        return self.severity is Severity.ERROR


def sorted_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each Problem once, by file, line, column, id and message."""
    return tuple(sorted(set(problems), key=lambda p: (p.where, p.id, p.message)))


class HandoutsError(Exception):
    """Cannot go on. `exit_code` is what the process ends with; the text tells what to do next."""

    exit_code: ClassVar[int] = 3


class UsageError(HandoutsError):
    """The command was called wrongly, or outside a project."""

    exit_code = 2


class EnvironmentLacksError(HandoutsError):
    """The machine lacks something; the text says what, and how to get it."""

    exit_code = 4
