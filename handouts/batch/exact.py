"""Problems of composed sheets in, the same told once each and at the character itself where the content shows it, out.

A sheet knows where the text stands that a missing character is in, or the fact it was made from; an author needs the
very place. What follows from an error in the content is not told again at the template that met it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from handouts.problems import Problem, Where

TEMPLATES = "templates/"
"""How the places of Problems in templates begin."""
REACH = 40
"""Lines from the start of a text or fact in which its characters stand."""
_CHARACTER = re.compile(r"\(U\+([0-9A-F]{4,6})\)")


def exact(problems: Iterable[Problem], files: Mapping[str, tuple[str, ...]]) -> tuple[Problem, ...]:
    """Missing characters at their places in the content files, each place once; all other Problems as they are."""
    found: dict[object, Problem] = {}
    for problem in problems:
        if problem.id == "glyph-missing":
            moved = _moved(problem, files)
            found.setdefault((moved.id, moved.where), moved)
        else:
            found.setdefault(problem, problem)
    return tuple(found.values())


def without_echoes(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The Problems of a sheet whose content has errors, without those that only its templates can be blamed for."""
    return (problem for problem in problems if not problem.where.file.startswith(TEMPLATES))


def _moved(problem: Problem, files: Mapping[str, tuple[str, ...]]) -> Problem:
    code = _CHARACTER.search(problem.message)
    if code is None or problem.where.file.startswith(TEMPLATES):
        return problem
    char, here = chr(int(code[1], 16)), problem.where
    near = (place for place in _places(here.file, files.get(here.file, ()), char) if _reached(here, place))
    others = (place for file in sorted(files) if file != here.file for place in _places(file, files[file], char))
    return replace(problem, where=next(chain(near, others), here))


def _reached(here: Where, place: Where) -> bool:
    return here <= place and place.line <= here.line + REACH


def _places(file: str, lines: tuple[str, ...], char: str) -> Iterator[Where]:
    """Everywhere a character stands in a file, but in notes on lines of their own."""
    for number, line in enumerate(lines, 1):
        if not line.lstrip().startswith("#"):
            yield from (Where(file, number, column) for column, other in enumerate(line, 1) if other == char)
