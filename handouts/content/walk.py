"""A handout in, every text of it out, each with who it is said to and where in the handout it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handouts.content.models.base import Voiced
from handouts.content.models.blocks import (
    BaseBlock,
    BulletsBlock,
    FigureBlock,
    IconsBlock,
    StepsBlock,
    TextBlock,
    TipBlock,
    WarningBlock,
    WriteInBlock,
)
from handouts.content.models.comparison import Comparison, RowModel
from handouts.content.models.leaflet import Leaflet, Section
from handouts.content.prose import Inline, Link, Paragraph, Prose, Strong, TermMark

NOT_PRINTED = {
    "patient": frozenset({"teach back", "bottom line", "eligibility", "status by place"}),
    "plain": frozenset({"teach back", "bottom line", "eligibility", "status by place"}),
    "clinician": frozenset({"red flags", "questions", "write in"}),
}
"""The parts of a handout that an audience never gets (a `write in` block counts as part `write in`)."""


@dataclass(frozen=True, slots=True)
class Told:
    """One paragraph: for whom it was written ("all" or an audience), and in which part, section, block or row it stands.

    `part` is the key as typed: title, purpose, key points, bottom line, red flags, not known, actions, questions, write in,
    teach back, eligibility, heading, decision, option, ask, not head to head, cell, or the kind of the block.
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
        case TextBlock():
            return (("text", block.text),)
        case TipBlock():
            return (("tip", block.tip),)
        case WarningBlock():
            return (("warning", block.warning),)
        case BulletsBlock():
            return tuple(("bullets", item) for item in block.bullets)
        case StepsBlock():
            return tuple(("steps", item) for item in block.steps)
        case WriteInBlock():
            return tuple(("write in", item) for item in block.write_in)
        case FigureBlock():
            return (("alt", block.alt), *((("caption", block.caption),) if block.caption else ()))
        case IconsBlock():
            return (("caption", block.caption),) if block.caption else ()
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


def marks_of(kids: tuple[Inline, ...]) -> Iterator[Inline]:
    """Every mark, those inside strong, links and terms too, in reading order."""
    for kid in kids:
        yield kid
        if isinstance(kid, (Strong, Link, TermMark)):
            yield from marks_of(kid.kids)
