"""Problems in; the words and JSON values that tell them to people and programs out.

Floor level: knows Problems only. Every column is counted in code points, every caret in the cells a terminal shows.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from handouts.problems import LineReader, Problem, Related, Severity, Where

_GUTTER = 7
_WRITE = "   Write: "
_INDENT = "   "
_TAB_CELLS = 4
_MOST_CELLS = 110
_INVISIBLE = frozenset(
    [*range(0x200E, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x2070), 0x061C, 0x2028, 0x2029, 0xFEFF]
)


def as_text(problem: Problem, lines: LineReader) -> str:
    """The Problem with its place, its line, a caret, what to write or do, and the related places; no final newline."""
    severity = "" if problem.is_error else f" ({problem.severity})"
    return "\n".join([
        f"{problem.where}  {problem.id}{severity}",
        *_shown_line(problem, lines),
        *_remedy(problem),
        *(f"{_INDENT}{related.where}: {_visible(related.message)}" for related in problem.related),
    ])  # fmt: skip


def as_json(problem: Problem) -> dict[str, object]:
    """The Problem as values for JSON, places flattened: file, line and column."""
    return {
        "id": problem.id,
        "severity": str(problem.severity),
        "message": problem.message,
        "advice": problem.advice,
        "write": problem.write,
        "file": problem.where.file,
        "line": problem.where.line,
        "column": problem.where.column,
        "related": [
            {"file": r.where.file, "line": r.where.line, "column": r.where.column, "message": r.message}
            for r in problem.related
        ],
    }


def read_problem(entry: Mapping[str, Any]) -> Problem:
    """A Problem as `as_json` told it. Raises KeyError, ValueError or TypeError where it is none."""
    return Problem(
        id=str(entry["id"]),
        severity=Severity(entry["severity"]),
        message=str(entry["message"]),
        advice=str(entry["advice"]),
        where=_read_where(entry),
        related=tuple(Related(_read_where(other), str(other["message"])) for other in entry["related"]),
        write=str(entry["write"]),
    )


def _read_where(entry: Mapping[str, Any]) -> Where:
    return Where(str(entry["file"]), int(entry["line"]), int(entry["column"]))


def _shown_line(problem: Problem, lines: LineReader) -> Iterator[str]:
    line = lines(problem.where.file, problem.where.line)
    if not line.strip():
        yield f"{_INDENT}{_visible(problem.message)}"
        return
    before = "".join(_cells(line[: problem.where.column - 1]))
    width = sum(map(_width, before))
    behind = "".join(_cells(line[problem.where.column - 1 :], width))
    if width > _MOST_CELLS * 3 // 4:
        before = "…" + before[-(_MOST_CELLS // 2) :].lstrip()
        width = sum(map(_width, before))
    room = max(_MOST_CELLS - width, _MOST_CELLS // 4)
    shown = before + (behind if len(behind) <= room else behind[:room] + "…")
    yield f"{problem.where.line:>{_GUTTER}} | {shown}"
    yield f"{'':>{_GUTTER}} | {' ' * width}^ {_visible(problem.message)}"


def _remedy(problem: Problem) -> Iterator[str]:
    """The lines to write, each as it stands in the file; the advice where there are none."""
    if not problem.write:
        yield f"{_INDENT}{_visible(problem.advice)}"
        return
    for number, line in enumerate(problem.write.split("\n")):
        yield (_WRITE if number == 0 else " " * len(_WRITE)) + "".join(_cells(line))


def _visible(text: str) -> str:
    """The text on one line with every control character named."""
    return "".join(_cells(text.replace("\n", " ")))


def _cells(text: str, start: int = 0) -> Iterator[str]:
    """What is shown for each character; tabs reach to the next stop, counted in characters from `start`."""
    cell = start
    for character in text:
        shown = _shown(character, cell)
        cell += sum(map(_width, shown))
        yield shown


def _shown(character: str, cell: int) -> str:
    if character == "\t":
        return "→" + " " * (_TAB_CELLS - 1 - cell % _TAB_CELLS)
    code = ord(character)
    if code in _INVISIBLE or unicodedata.category(character) in ("Cc", "Cs") or 0xE0000 <= code <= 0xE007F:
        return f"<U+{code:04X}>"
    return character


def _width(character: str) -> int:
    """How many cells of a terminal the character takes: 0, 1 or 2."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
