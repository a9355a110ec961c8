"""An entry and its locale in; its source and target as marks, which every rule on translations is given, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from handouts.content.inline import parse
from handouts.content.prose import FactMark, Inline, Words
from handouts.content.spelling import marks_of
from handouts.content.typed import Typed
from handouts.problems import Problem, Severity, Where
from handouts.translation.catalogue import Entry

FIXED = ("words/", "units/")
"""Contexts of the fixed words and units: their braces are places to fill."""
_PLACE = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Translated:
    """A translation beside its source. `faults` are what is wrong with the marks of the target as typed."""

    entry: Entry
    locale: str
    target: str
    where: Where
    source_marks: tuple[Inline, ...]
    target_marks: tuple[Inline, ...]
    faults: tuple[Problem, ...]

    @property
    def source_words(self) -> str:
        """The characters of the source outside its codes."""
        return words_in(self.source_marks)

    @property
    def target_words(self) -> str:
        """The characters of the target outside its codes."""
        return words_in(self.target_marks)

    def error(self, problem_id: str, message: str, advice: str) -> Problem:
        """What must be mended before this text may be printed."""
        return Problem(f"translation-{problem_id}", Severity.ERROR, message, advice, self.where)

    def warning(self, problem_id: str, message: str, advice: str) -> Problem:
        """What a reviser should look at."""
        return replace(self.error(problem_id, message, advice), severity=Severity.WARNING)


def words_in(marks: tuple[Inline, ...]) -> str:
    """The words of all marks, a space where a code stands."""
    return "".join(mark.text if isinstance(mark, Words) else " " for mark in marks_of(marks))


def translated(entry: Entry, locale: str) -> Iterator[Translated]:
    """The target, or each plural form, beside the source; nothing where there is none."""
    where = entry.where or Where("")
    for target in entry.plurals if entry.plural else (entry.target,):
        if target:
            source = entry.plural if entry.plural else entry.source
            read = _placed if entry.context.startswith(FIXED) else _parsed
            source_marks, _ = read(source, where)
            target_marks, faults = read(target, where)
            yield Translated(entry, locale, target, where, source_marks, target_marks, faults)


def _parsed(text: str, where: Where) -> tuple[tuple[Inline, ...], tuple[Problem, ...]]:
    return parse(Typed.at(text, where))


def _placed(text: str, where: Where) -> tuple[tuple[Inline, ...], tuple[Problem, ...]]:
    """Fixed words know no marks, only places to fill."""
    pieces = _PLACE.split(text)
    marks = (
        FactMark(piece, "", where) if place % 2 else Words(piece, where) for place, piece in enumerate(pieces) if piece
    )
    return tuple(marks), ()
