"""An entry and a warning about its translation in; whether a reviser has allowed it, and the line that does so, out.

`# allowed: translation-order 3f9a1c: the number comes first in our language` stands among the translator's comments of
the entry, in a .po file or as a note in a translator's tool. Its six digits are of the warning, the source and the
translation: a change of any of them, and the warning is told again. Errors can't be allowed.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import Final

from handouts.problems import Problem, Severity
from handouts.translation.catalogue import Entry

_ALLOWED: Final = re.compile(r"allowed: ([a-z-]+) ([0-9a-f]{6}): .*\w.*")
_BETWEEN: Final = "\x00"


def is_allowed(entry: Entry, problem: Problem) -> bool:
    """Whether a comment of the entry allows exactly this warning of exactly this text, with a reason."""
    if problem.severity is not Severity.WARNING:
        return False
    wanted = problem.id, _digits(entry, problem)
    return any((found := _ALLOWED.fullmatch(comment)) and found.groups() == wanted for comment in entry.comments)


def with_line(entry: Entry, problem: Problem) -> Problem:
    """A warning whose advice says the line to write where the translation is right as it is."""
    if problem.severity is not Severity.WARNING:
        return problem
    line = f"# allowed: {problem.id} {_digits(entry, problem)}: why"
    return replace(problem, advice=f"{problem.advice} If it is right, comment the entry: {line}")


def _digits(entry: Entry, problem: Problem) -> str:
    parts = (problem.id, problem.message, *entry.key, entry.target, entry.plural, *entry.plurals)
    return hashlib.sha256(_BETWEEN.join(parts).encode()).hexdigest()[:6]
