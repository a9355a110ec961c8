"""A handout's models in, everything it says to one audience out: each text once, with the part it stands in.

Checks judge what an author typed for an audience, or for all; a fall-back is judged where it was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from handouts.content.models.base import Voiced
from handouts.content.models.blocks import (
    Block,
    BulletsBlock,
    CompareBlock,
    FactsBlock,
    FigureBlock,
    IconsBlock,
    StepsBlock,
    TextBlock,
    TipBlock,
    WarningBlock,
    WriteInBlock,
)
from handouts.content.models.comparison import Comparison
from handouts.content.models.leaflet import Leaflet
from handouts.content.prose import (
    FactMark,
    Inline,
    Link,
    NumberMark,
    Paragraph,
    PlaceMark,
    Prose,
    Strong,
    TermMark,
    Words,
)

Handout: TypeAlias = Leaflet | Comparison

NOT_FOR = {
    "patient": frozenset({"bottom line", "eligibility", "teach back"}),
    "plain": frozenset({"bottom line", "eligibility", "teach back"}),
    "clinician": frozenset({"red flags", "questions", "write in"}),
}
"""Parts that an audience's sheet doesn't print."""


@dataclass(frozen=True, slots=True)
class Said:
    """One paragraph said to `audience`. `part` is the key it stands under; `shared` when it is said to all alike."""

    audience: str
    part: str
    section: str
    paragraph: Paragraph
    shared: bool


def everything_said(handout: Handout, audience: str) -> Iterator[Said]:
    """Each paragraph typed for this audience (or for all) that its sheet prints, in the file's order."""
    parts = _leaflet(handout, audience) if isinstance(handout, Leaflet) else _comparison(handout, audience)
    for part, section, voiced in parts:
        if part in NOT_FOR[audience] or voiced is None:
            continue
        text = voiced.exactly(audience)
        shared = not any(name == audience for name, _ in voiced.by_audience)
        for paragraph in _paragraphs(text):
            yield Said(audience, part, section, paragraph, shared)


def _paragraphs(text: Paragraph | Prose | None) -> tuple[Paragraph, ...]:
    if text is None:
        return ()
    return text.paragraphs if isinstance(text, Prose) else (text,)


Voice: TypeAlias = "tuple[str, str, Voiced[Paragraph] | Voiced[Prose] | None]"


def _leaflet(leaflet: Leaflet, audience: str) -> Iterator[Voice]:
    yield "title", "", leaflet.title
    yield "purpose", "", leaflet.purpose
    yield from (("key points", "", text) for text in leaflet.key_points)
    yield "bottom line", "", leaflet.bottom_line
    for section in leaflet.sections:
        if section.for_ is None or audience in section.for_:
            yield "heading", section.id, section.heading
            for block in section.body:
                yield from ((part, section.id, text) for part, text in _block(block, audience))
    for flag in leaflet.red_flags:
        yield "red flags", "", flag.if_you
        yield "red flags", "", flag.do
    for part in ("not known", "actions", "questions", "write in", "teach back", "eligibility"):
        yield from ((part, "", text) for text in getattr(leaflet, part.replace(" ", "_")))


def _block(block: Block, audience: str) -> Iterable[tuple[str, Voiced[Paragraph] | Voiced[Prose] | None]]:
    if block.for_ is not None and audience not in block.for_:
        return ()
    match block:
        case TextBlock() | TipBlock() | WarningBlock():
            return ((block.kind, getattr(block, block.kind)),)
        case BulletsBlock() | StepsBlock() | WriteInBlock():
            return tuple((block.kind, text) for text in getattr(block, block.kind.replace(" ", "_")))
        case FigureBlock():
            return (("alt", block.alt), ("caption", block.caption))
        case IconsBlock():
            return (("caption", block.caption),)
        case FactsBlock() | CompareBlock():
            return ()


def _comparison(sheet: Comparison, audience: str) -> Iterator[Voice]:
    yield "title", "", sheet.title
    yield "purpose", "", sheet.purpose
    yield "decision", "", sheet.decision
    for _, option in sheet.options:
        yield "option", "", option.name
    for row in sheet.rows:
        if row.for_ is not None and audience not in row.for_:
            continue
        yield "ask", "", row.ask
        yield "not head to head", "", row.not_head_to_head
        for _, cell in row.cells:
            yield "cell", row.about, cell.text


def blocks_for(leaflet: Leaflet, audience: str) -> Iterator[Block]:
    """The blocks that this audience's sheet may print, in order."""
    for section in leaflet.sections:
        if section.for_ is None or audience in section.for_:
            yield from (block for block in section.body if block.for_ is None or audience in block.for_)


def marks(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Every mark in reading order, those inside others too."""
    for mark in inlines:
        yield mark
        if isinstance(mark, (Strong, Link, TermMark)):
            yield from marks(mark.kids)


def words_in(paragraph: Paragraph) -> Iterator[Words]:
    """Every stretch of plain words."""
    return (mark for mark in marks(paragraph.kids) if isinstance(mark, Words))


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
