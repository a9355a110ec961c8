"""The catalogues of each language in, every Problem in its translations and its glossary out; found once for each form
that they have.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from handouts.batch.kept import Kept
from handouts.checks.translations.run import judge_translations
from handouts.problem_text import as_json, read_problem
from handouts.problems import Problem
from handouts.translation.catalogue import LocaleTexts
from handouts.translation.term_files import Termed, read_terms

KIND: Final = "translations"


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Where the last builds kept what they found, and the digest of the program, which has the rules. `writes`: what is
    found is kept for the next one.
    """

    kept: Kept
    program: str
    writes: bool


def translation_problems(
    root: Path, texts: Iterable[LocaleTexts], verdicts: Verdicts | None = None
) -> tuple[Problem, ...]:
    """What is wrong in the glossary and the translations of each language; without `verdicts` all is judged anew."""
    before = verdicts.kept.all(KIND) if verdicts else {}
    told, found = list[Problem](), dict[str, bytes]()
    for one in texts:
        terms, faults = read_terms(root, one.locale)
        key = _key(one, terms, verdicts.program) if verdicts else ""
        problems = _read(before.get(key, b""))
        if problems is None:
            problems = tuple(judge_translations(one, terms))
        found[key] = _written(problems) if verdicts else b""
        told += (*faults, *problems)
    if verdicts and verdicts.writes and found.keys() != before.keys():
        verdicts.kept.replace(KIND, found)
    return tuple(told)


def _key(texts: LocaleTexts, terms: Sequence[Termed], program: str) -> str:
    """One digest of all that the rules are given, and of the rules."""
    given = (program, texts.locale, tuple(texts.catalogues.values()), tuple(terms))
    return hashlib.sha256(repr(given).encode("utf-8", "surrogatepass")).hexdigest()


def _written(problems: Iterable[Problem]) -> bytes:
    return json.dumps([as_json(problem) for problem in problems]).encode()


def _read(data: bytes) -> tuple[Problem, ...] | None:
    """The Problems; None where there is nothing that can be read."""
    with contextlib.suppress(ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return tuple(map(read_problem, json.loads(data))) if data else None
    return None
