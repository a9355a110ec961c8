"""A handout in, every text of it out, each with who it is said to and where in the handout it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from handouts.content.models.base import Plain, Voiced
from handouts.content.models.blocks import (
    BaseBlock,
    BulletsBlock,
    CompareBlock,
    FactsBlock,
    FigureBlock,
    IconsBlock,
    IntervalsBlock,
    StepsBlock,
    TextBlock,
    TimelineBlock,
    TipBlock,
    WarningBlock,
    WriteInBlock,
)
from handouts.content.models.comparison import Comparison, RowModel
from handouts.content.models.leaflet import Leaflet, Section
from handouts.content.prose import FactMark, Paragraph, PlaceMark, Prose
from handouts.content.spelling import marks_of

__all__ = [
    "ALWAYS_PRINTED",
    "NOT_PRINTED",
    "Told",
    "block_facts",
    "block_items",
    "block_text",
    "clinic_keys",
    "fact_ids",
    "marks_of",
    "texts_of",
]

NOT_PRINTED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "patient": frozenset({"teach back", "bottom line", "eligibility", "status by place", "intervals"}),
        "plain": frozenset({"teach back", "bottom line", "eligibility", "status by place", "intervals"}),
        "clinician": frozenset({"red flags", "questions", "write in"}),
    }
)
"""The parts of a handout that an audience never gets (a `write in` or `intervals` block is a part of that name)."""

ALWAYS_PRINTED = frozenset({"name", "urgent_phone"})
"""Clinic keys that print something even where there is no clinic, or where it has no such key."""


@dataclass(frozen=True, slots=True)
class Told:
    """One paragraph: for whom it was written ("all" or an audience) and in which part, section, block or row it stands.

    `part` is the key as typed: title, purpose, key points, bottom line, red flags, not known, actions, questions,
    write in, teach back, eligibility, heading, decision, option, ask, not head to head, cell, or the kind of the block.
    """

    paragraph: Paragraph
    voice: str
    part: str
    section: Section | None = None
    block: BaseBlock | None = None
    row: RowModel | None = None

    def is_for(self, audience: str) -> bool:
        """Whether this audience may get it at all: it is of its words or for all, in parts meant for it."""
        holders = (self.section, self.block, self.row)
        meant = all(holder is None or holder.for_ is None or audience in holder.for_ for holder in holders)
        return meant and self.voice in {"all", audience} and self.part not in NOT_PRINTED[audience]


def block_texts(block: BaseBlock) -> tuple[tuple[str, Voiced[Paragraph] | Voiced[Prose]], ...]:
    """The texts of a block with the key each stands under."""
    match block:
        case BulletsBlock() | StepsBlock() | WriteInBlock():
            return tuple((block.kind, item) for item in block_items(block))
        case IntervalsBlock():
            sides = ((block.kind, item) for item in block_items(block))
            return (*sides, *((("caption", block.caption),) if block.caption else ()))
        case FigureBlock() | IconsBlock() | TimelineBlock():
            alt = (("alt", block.alt),) if isinstance(block, FigureBlock) else ()
            return (*alt, *((("caption", block.caption),) if block.caption else ()))
    text = block_text(block)
    return ((block.kind, text),) if text else ()


def clinic_keys(block: BaseBlock) -> frozenset[str]:
    """The keys of a clinic that the block's texts name and that not every clinic, nor its region, has a word for."""
    said = (text for _, voiced in block_texts(block) for _, text in voiced.voices())
    paragraphs = (one for text in said for one in (text.paragraphs if isinstance(text, Prose) else (text,)))
    marks = (mark for paragraph in paragraphs for mark in marks_of(paragraph.kids))
    named = (mark.key for mark in marks if isinstance(mark, PlaceMark) and mark.owner == "clinic")
    return frozenset(named) - ALWAYS_PRINTED


def block_text(block: BaseBlock) -> Voiced[Prose] | None:
    """The running text of a text, tip or warning."""
    match block:
        case TextBlock():
            return block.text
        case TipBlock():
            return block.tip
        case WarningBlock():
            return block.warning
    return None


def block_items(block: BaseBlock) -> tuple[Voiced[Paragraph], ...]:
    """The items of bullets, steps and lines to write on; what the two sides of intervals mean."""
    match block:
        case BulletsBlock():
            return block.bullets
        case StepsBlock():
            return block.steps
        case WriteInBlock():
            return block.write_in
        case IntervalsBlock():
            return tuple(side for side in (block.left, block.right) if side)
    return ()


def texts_of(handout: Leaflet | Comparison) -> Iterator[Told]:
    """Every paragraph in the order of the handout."""
    yield from _voices("title", handout.title)
    yield from _voices("purpose", handout.purpose)
    yield from _leaflet(handout) if isinstance(handout, Leaflet) else _comparison(handout)


def _voices(
    part: str,
    said: Voiced[Paragraph] | Voiced[Prose] | None,
    section: Section | None = None,
    block: BaseBlock | None = None,
    row: RowModel | None = None,
) -> Iterator[Told]:
    for voice, text in said.voices() if said else ():
        for paragraph in text.paragraphs if isinstance(text, Prose) else (text,):
            yield Told(paragraph, voice, part, section, block, row)


def _leaflet(leaflet: Leaflet) -> Iterator[Told]:
    for point in leaflet.key_points:
        yield from _voices("key points", point)
    yield from _voices("bottom line", leaflet.bottom_line)
    for section in leaflet.sections:
        yield from _voices("heading", section.heading, section)
        for block in section.body:
            for part, said in block_texts(block):
                yield from _voices(part, said, section, block)
    for flag in leaflet.red_flags:
        yield from _voices("red flags", flag.if_you)
        yield from _voices("red flags", flag.do)
    for name in ("not known", "actions", "questions", "write in", "teach back", "eligibility"):
        for item in getattr(leaflet, name.replace(" ", "_")):
            yield from _voices(name, item)


def _comparison(sheet: Comparison) -> Iterator[Told]:
    yield from _voices("decision", sheet.decision)
    for _, option in sheet.options:
        yield from _voices("option", option.name)
    for row in sheet.rows:
        yield from _voices("ask", row.ask, row=row)
        yield from _voices("not head to head", row.not_head_to_head, row=row)
        for _, cell in row.cells:
            yield from _voices("cell", cell.text, row=row)


def fact_ids(handout: Leaflet | Comparison) -> tuple[str, ...]:
    """Every fact the handout uses for anyone, in texts, pictures, tables, comparisons and status list; each once."""
    in_texts = (
        mark.fact for told in texts_of(handout) for mark in marks_of(told.paragraph.kids) if isinstance(mark, FactMark)
    )
    return tuple(dict.fromkeys((*in_texts, *(name.text for name in _beside_texts(handout)))))


def _beside_texts(handout: Leaflet | Comparison) -> Iterator[Plain]:
    if isinstance(handout, Leaflet):
        yield from (name for section in handout.sections for block in section.body for name in block_facts(block))
        yield from handout.status_by_place
    else:
        yield from (name for row in handout.rows for _, cell in row.cells for name in cell.compare)


def block_facts(block: BaseBlock) -> tuple[Plain, ...]:
    """The facts a block shows by themselves."""
    match block:
        case IconsBlock():
            return (block.icons,)
        case FactsBlock():
            return block.facts
        case CompareBlock():
            return block.compare
        case IntervalsBlock():
            return block.intervals
        case TimelineBlock():
            return block.timeline
    return ()
