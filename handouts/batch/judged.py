"""A prepared sheet in; what is to be known of it to decide on it, without the sheet itself, out.

A sheet takes tens of kilobytes, and a release may compose a hundred thousand before the first is printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from handouts.batch.input_sets import HeldOnce, Inputs
from handouts.press.prepared import Prepared
from handouts.problems import Problem


@dataclass(frozen=True, slots=True)
class Judged:
    """What composing a sheet told. `is_said`: it is known what the sheet says; `is_whole`: there is something to print;
    `lacking` counts its texts that nobody has translated.
    """

    problems: tuple[Problem, ...]
    inputs: Inputs
    fingerprint: str
    code: str
    version: str
    title: str
    check_letters: str
    facts: tuple[str, ...]
    sources: tuple[str, ...]
    next_review: date
    lacking: int
    draft: bool
    is_said: bool
    is_whole: bool

    @property
    def has_error(self) -> bool:
        """Whether what was found withholds it."""
        return any(problem.is_error for problem in self.problems)


def known_of(sheet: Prepared, held: HeldOnce) -> Judged:
    """What is to be known of the sheet; what it shares with others is held once."""
    return Judged(
        problems=tuple(map(held.one, sheet.problems)),
        inputs=held.inputs(sheet.inputs),
        fingerprint=sheet.fingerprint,
        code=sheet.code,
        version=sheet.version,
        title=sheet.title,
        check_letters=sheet.check_letters,
        facts=held.one(sheet.facts),
        sources=held.one(sheet.sources),
        next_review=sheet.next_review,
        lacking=len(sheet.lacking),
        draft=sheet.draft,
        is_said=sheet.handout is not None,
        is_whole=sheet.tree is not None,
    )
