"""Small steps shared by the checks: a Problem of each weight, and names in a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from handouts.problems import Problem, Related, Severity, Where


def error(problem_id: str, where: Where, message: str, advice: str, *related: Related) -> Problem:
    """Withholds what it touches."""
    return Problem(problem_id, Severity.ERROR, message, advice, where, related)


def warning(problem_id: str, where: Where, message: str, advice: str) -> Problem:
    """Told, and nothing is withheld."""
    return Problem(problem_id, Severity.WARNING, message, advice, where)


def note(problem_id: str, where: Where, message: str, advice: str) -> Problem:
    """A state worth knowing."""
    return Problem(problem_id, Severity.NOTE, message, advice, where)


def listed(names: Iterable[str]) -> str:
    """Names in a sentence: `patient`, `patient and plain`, `patient, plain and clinician`."""
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last


def sheets(audiences: Iterable[str]) -> str:
    """The sheets of these audiences: `the patient and plain sheets`."""
    names = tuple(audiences)
    return f"the {listed(names)} sheet{'s' if len(names) > 1 else ''}"
