"""A handout in, everything it says out: each text once, with all the audiences that get it and the part it stands in.

A text that an audience borrows from another is judged for both: what may be said to one may not always be said to the
other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from handouts.content.models.glossary import Term
from handouts.content.project import AnyHandout, Content
from handouts.content.prose import FactMark, Inline, Link, NumberMark, Paragraph, PlaceMark, Strong, TermMark, Words
from handouts.content.select import ANY_CLINIC, Selected, select
from handouts.content.walk import marks_of, texts_of
from handouts.problems import Where

VALUE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in flat words for what the program puts in: a fact, a place or a citation."""


@dataclass(frozen=True, slots=True)
class Flat:
    """A paragraph's words on one line, whatever lines and marks they were typed over; a number keeps its braces.

    `stretches`: (offset, place, typed) where a stretch starts; of typed words columns run on, a mark has one place.
    """

    text: str
    stretches: tuple[tuple[int, Where, bool], ...]

    def place(self, offset: int) -> Where:
        """Where the character at `offset` was typed."""
        start, where, typed = self._stretch(offset)
        return Where(where.file, where.line, where.column + (offset - start if typed else 0))

    def typed(self, offset: int) -> bool:
        """Whether the character stands in words, not in a mark."""
        return self._stretch(offset)[2]

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[str, Where]]:
        """Everything the pattern finds, with its place."""
        return ((found[0], self.place(found.start())) for found in pattern.finditer(self.text))

    def _stretch(self, offset: int) -> tuple[int, Where, bool]:
        return self.stretches[bisect_right(self.stretches, offset, key=lambda stretch: stretch[0]) - 1]


@dataclass(frozen=True, slots=True)
class Said:
    """One paragraph and the audiences that get it. `part` is the key it stands under."""

    audiences: tuple[str, ...]
    part: str
    paragraph: Paragraph
    flat: Flat

    @property
    def for_readers(self) -> tuple[str, ...]:
        """The audiences that are no clinicians."""
        return tuple(audience for audience in self.audiences if audience != "clinician")


def said_of(paragraph: Paragraph, part: str, audiences: tuple[str, ...]) -> Said:
    """A paragraph with its flat words."""
    return Said(audiences, part, paragraph, flattened(paragraph.kids))


def selections(content: Content, handout: AnyHandout) -> tuple[Selected, ...]:
    """What each audience gets in each region, with and without a clinic's texts."""
    return tuple(
        select(content, handout.id, audience, region, clinic=clinic)
        for audience, _ in content.project.audiences
        for region in content.project.regions
        for clinic in (None, ANY_CLINIC)
    )


def everything_said(handout: AnyHandout, selected: Iterable[Selected]) -> tuple[Said, ...]:
    """Each paragraph that anybody gets, in the file's order."""
    gets: dict[Where, dict[str, None]] = {}
    for one in selected:
        for chosen in one.texts():
            gets.setdefault(chosen.text.where, {})[one.audience] = None
    found = ((told, tuple(gets.get(told.paragraph.where, ()))) for told in texts_of(handout))
    return tuple(said_of(told.paragraph, told.part, audiences) for told, audiences in found if audiences)


def meanings(said: Iterable[Said], terms: Mapping[str, Term]) -> tuple[Said, ...]:
    """What the terms marked in these texts mean, for the audiences that get them explained."""
    used: dict[str, dict[str, None]] = {}
    for text in said:
        for mark in marks_of(text.paragraph.kids):
            if isinstance(mark, TermMark) and mark.term in terms:
                used.setdefault(mark.term, {}).update(dict.fromkeys(text.audiences))
    return tuple(meaning for name, audiences in used.items() for meaning in _meanings(terms[name], tuple(audiences)))


def _meanings(term: Term, audiences: tuple[str, ...]) -> Iterator[Said]:
    explained = [audience for audience in audiences if term.for_ is None or audience in term.for_]
    for voice, text in term.means.voices():
        yield said_of(text, "means", tuple(name for name in explained if voice in {"all", name}))


def flattened(kids: Iterable[Inline]) -> Flat:
    """The words of marks, in reading order."""
    text, stretches = "", list[tuple[int, Where, bool]]()
    for mark in marks_of(tuple(kids)):
        if isinstance(mark, (Strong, Link, TermMark)):
            continue
        stretches.append((len(text), mark.where, isinstance(mark, Words)))
        text += _flat(mark)
    return Flat(text, tuple(stretches))


def _flat(mark: Inline) -> str:
    match mark:
        case Words():
            return mark.text
        case NumberMark():
            return f"{{{mark.digits}}}"
    return VALUE


def read_aloud(inlines: Iterable[Inline]) -> str:
    """The paragraph as one string to count words in: each value put in by the program is one word."""
    return "".join(_aloud(mark) for mark in inlines)


def _aloud(mark: Inline) -> str:
    match mark:
        case Words():
            return mark.text
        case Strong() | Link() | TermMark():
            return read_aloud(mark.kids)
        case NumberMark():
            return mark.digits
        case FactMark() | PlaceMark():
            return "number"
        case _:
            return ""
