"""Problems in, words on the terminal out: errors and warnings to stderr, machine formats to stdout."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable

from handouts.problem_text import as_json, as_text
from handouts.problems import LineReader, Problem, Severity


def tell_problems(problems: Iterable[Problem], lines: LineReader, *, notes: bool) -> None:
    """Each Problem with its line and a caret, on stderr; notes only when asked for."""
    for problem in problems:
        if notes or problem.severity is not Severity.NOTE:
            print(as_text(problem, lines), file=sys.stderr, end="\n\n")


def counted(problems: Iterable[Problem]) -> str:
    """Counts by weight: 2 errors, 1 warning, 0 notes."""
    told = tuple(problems)
    counts = ((severity, sum(problem.severity is severity for problem in told)) for severity in Severity)
    return ", ".join(f"{count} {severity}{'' if count == 1 else 's'}" for severity, count in counts)


def print_json(value: object) -> None:
    """A machine format, on stdout."""
    print(json.dumps(value, indent=1, ensure_ascii=False, default=str))


def problems_as_json(problems: Iterable[Problem]) -> list[dict[str, object]]:
    """The Problems for a machine."""
    return [as_json(problem) for problem in problems]
