"""A handout's models in, everything it says to one audience out: each text once, with the part it stands in.

Checks judge what an author typed for an audience, or for all; a fall-back is judged where it was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handouts.content.models.blocks import BaseBlock
from handouts.content.models.leaflet import Leaflet
from handouts.content.project import AnyHandout
from handouts.content.prose import FactMark, Inline, Link, NumberMark, Paragraph, PlaceMark, Strong, TermMark, Words
from handouts.content.walk import marks_of, texts_of


@dataclass(frozen=True, slots=True)
class Said:
    """One paragraph said to `audience`. `part` is the key it stands under."""

    audience: str
    part: str
    paragraph: Paragraph


def everything_said(handout: AnyHandout, audience: str) -> tuple[Said, ...]:
    """Each paragraph typed for this audience (or for all) that its sheet prints, in the file's order."""
    return tuple(Said(audience, told.part, told.paragraph) for told in texts_of(handout) if told.is_for(audience))


def blocks_for(leaflet: Leaflet, audience: str) -> Iterator[BaseBlock]:
    """The blocks that this audience's sheet may print, in order."""
    for section in leaflet.sections:
        if section.for_ is None or audience in section.for_:
            yield from (block for block in section.body if block.for_ is None or audience in block.for_)


def words_in(paragraph: Paragraph) -> Iterator[Words]:
    """Every stretch of plain words."""
    return (mark for mark in marks_of(paragraph.kids) if isinstance(mark, Words))


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
