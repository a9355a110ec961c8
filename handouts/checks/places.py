"""Small steps shared by the checks: the place of a match, and a Problem of each weight."""

from __future__ import annotations

from handouts.content.prose import Words
from handouts.problems import Problem, Severity, Where


def place_in(words: Words, offset: int) -> Where:
    """Where the character at `offset` stands: within one Words columns run on (content/inline.py)."""
    return Where(words.where.file, words.where.line, words.where.column + offset)


def error(problem_id: str, where: Where, message: str, advice: str) -> Problem:
    """Withholds what it touches."""
    return Problem(problem_id, Severity.ERROR, message, advice, where)


def warning(problem_id: str, where: Where, message: str, advice: str) -> Problem:
    """Told, and nothing is withheld."""
    return Problem(problem_id, Severity.WARNING, message, advice, where)


def note(problem_id: str, where: Where, message: str, advice: str) -> Problem:
    """A state worth knowing."""
    return Problem(problem_id, Severity.NOTE, message, advice, where)
