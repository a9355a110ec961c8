"""A handout, an audience and a region in; what this reader gets, with every fall-back counted, out.

`for:` and `region:` leave out what is not meant for this reader; a forgotten text falls back as the project says.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, cast

from handouts.content.marks import CLINIC_KEYS
from handouts.content.models.base import Plain, Voiced
from handouts.content.models.blocks import BaseBlock, Block, FigureBlock, IconsBlock, IntervalsBlock, TimelineBlock
from handouts.content.models.comparison import Comparison, RowModel
from handouts.content.models.facts import Fact
from handouts.content.models.leaflet import Leaflet, Section
from handouts.content.project import Content
from handouts.content.prose import Paragraph, Prose
from handouts.content.selected import (
    Chosen,
    Chosens,
    FallBack,
    Selected,
    SelectedBlock,
    SelectedCell,
    SelectedFlag,
    SelectedOption,
    SelectedRow,
    SelectedSection,
)
from handouts.content.values import Ratio
from handouts.content.walk import NOT_PRINTED, block_facts, block_items, block_text, clinic_keys

__all__ = [
    "ANY_CLINIC",
    "Chosen",
    "Chosens",
    "FallBack",
    "Selected",
    "SelectedBlock",
    "SelectedCell",
    "SelectedFlag",
    "SelectedOption",
    "SelectedRow",
    "SelectedSection",
    "select",
]

T = TypeVar("T")
ALL = "all"
ANY_CLINIC = frozenset(CLINIC_KEYS)
"""The keys of a clinic that lacks nothing."""

NAMING = frozenset({"title", "heading", "option", "ask"})
"""Parts that name something: where nobody's words fit, the whole of it can't be printed (Selected.missing)."""


@dataclass(slots=True)
class _Reader:
    """One reader's view: chooses texts and notes fall-backs."""

    content: Content
    audience: str
    region: str
    clinic: frozenset[str] | None
    voices: tuple[str, ...]
    fall_backs: list[FallBack] = field(default_factory=list)
    missing: list[FallBack] = field(default_factory=list)

    def choose(self, said: Voiced[T] | None, part: str) -> Chosen[T] | None:
        """The text in the first voice that has one; None with a note where nobody's words fit."""
        if said is None or part in NOT_PRINTED[self.audience]:
            return None
        if said.for_all is not None:
            return Chosen(said.for_all, ALL)
        written = dict(said.by_audience)
        # A red flag is said to each audience on purpose, or not at all.
        voices = self.voices[:1] if part == "red flags" else self.voices
        used = next((voice for voice in voices if voice in written), "")
        if used != self.audience:
            text = written[used] if used else said.by_audience[0][1]
            noted = self.missing if part in NAMING and not used else self.fall_backs
            noted.append(FallBack(cast("Paragraph", text).where, part, self.audience, used))
        return Chosen(written[used], used) if used else None

    def prose(self, said: Voiced[Prose] | None, part: str) -> Chosens:
        """The paragraphs of a longer text."""
        chosen = self.choose(said, part)
        return tuple(Chosen(paragraph, chosen.voice) for paragraph in chosen.text.paragraphs) if chosen else ()

    def items(self, said: tuple[Voiced[Paragraph], ...], part: str) -> Chosens:
        """The items of a list that say something to this reader."""
        chosen = (self.choose(item, part) for item in said)
        return tuple(item for item in chosen if item)

    def is_for(self, audiences: tuple[str, ...] | None) -> bool:
        """Whether `for:` means this audience."""
        return audiences is None or self.audience in audiences

    def gets(self, block: BaseBlock) -> bool:
        """Whether this block is meant for this reader, here."""
        here = block.region is None or any(
            self.region == code or self.region.startswith(f"{code}-") for code in block.region
        )
        return self.is_for(block.for_) and here and (not block.for_clinics or self.has_all_of(block))

    def has_all_of(self, block: BaseBlock) -> bool:
        """Whether there is a clinic, with something to print for each place that this block names."""
        return self.clinic is not None and clinic_keys(block) <= self.clinic

    def facts(self, names: tuple[Plain, ...]) -> tuple[Plain, ...]:
        """The facts that this audience may be shown."""
        return tuple(name for name in names if self.may_see(self.content.facts.get(name.text)))

    def may_see(self, fact: Fact | None) -> bool:
        """Patients are not shown ratios; `only for:` is the author's own limit."""
        if fact is None:
            return False
        return self.is_for(fact.only_for) and (self.audience == "clinician" or not isinstance(fact.value, Ratio))


def select(
    content: Content, handout_id: str, audience: str, region: str, *, clinic: frozenset[str] | None = None
) -> Selected:
    """What a reader gets. `clinic`: the keys that the clinic gives to texts; a block `for clinics` is left out where
    one of those it names is not among them, and without a clinic.
    """
    reader = _Reader(content, audience, region, clinic, content.project.voices_for(audience) or (audience,))
    handout = content.handout(handout_id)
    return _leaflet(handout, reader) if isinstance(handout, Leaflet) else _comparison(handout, reader)


def _leaflet(leaflet: Leaflet, reader: _Reader) -> Selected:
    sections = (_section(section, reader) for section in leaflet.sections if reader.is_for(section.for_))
    flags = (_flag(flag.if_you, flag.do, reader) for flag in leaflet.red_flags)
    statuses = leaflet.status_by_place if "status by place" not in NOT_PRINTED[reader.audience] else ()
    return Selected(
        leaflet,
        reader.audience,
        reader.region,
        reader.choose(leaflet.title, "title"),
        reader.choose(leaflet.purpose, "purpose"),
        key_points=reader.items(leaflet.key_points, "key points"),
        bottom_line=reader.prose(leaflet.bottom_line, "bottom line"),
        sections=tuple(section for section in sections if section),
        red_flags=tuple(flag for flag in flags if flag),
        not_known=reader.items(leaflet.not_known, "not known"),
        actions=reader.items(leaflet.actions, "actions"),
        questions=reader.items(leaflet.questions, "questions"),
        write_in=reader.items(leaflet.write_in, "write in"),
        teach_back=reader.items(leaflet.teach_back, "teach back"),
        eligibility=reader.items(leaflet.eligibility, "eligibility"),
        status_by_place=reader.facts(statuses),
        fall_backs=tuple(reader.fall_backs),
        missing=tuple(reader.missing),
    )


def _flag(if_you: Voiced[Paragraph], do: Voiced[Paragraph], reader: _Reader) -> SelectedFlag | None:
    condition, action = reader.choose(if_you, "red flags"), reader.choose(do, "red flags")
    return SelectedFlag(condition, action) if condition and action else None


def _section(section: Section, reader: _Reader) -> SelectedSection | None:
    blocks = tuple(block for block in (_block(block, reader) for block in section.body) if block)
    heading = reader.choose(section.heading, "heading") if blocks else None
    return SelectedSection(section, heading, blocks) if heading else None


def _block(block: Block, reader: _Reader) -> SelectedBlock | None:
    if not reader.gets(block) or block.kind in NOT_PRINTED[reader.audience]:
        return None
    found = _filled(block, reader)
    return found if found.paragraphs or found.items or found.facts or found.alt else None


def _filled(block: Block, reader: _Reader) -> SelectedBlock:
    facts = reader.facts(block_facts(block))
    alt = reader.choose(block.alt, "alt") if isinstance(block, FigureBlock) else None
    said = block.caption if isinstance(block, (FigureBlock, IconsBlock, IntervalsBlock, TimelineBlock)) else None
    caption = reader.choose(said, "caption")
    paragraphs = reader.prose(block_text(block), block.kind)
    return SelectedBlock(block, paragraphs, reader.items(block_items(block), block.kind), facts, alt, caption)


def _comparison(sheet: Comparison, reader: _Reader) -> Selected:
    names = ((name, option, reader.choose(option.name, "option")) for name, option in sheet.options)
    rows = (_row(row, sheet, reader) for row in sheet.rows if reader.is_for(row.for_))
    return Selected(
        sheet,
        reader.audience,
        reader.region,
        reader.choose(sheet.title, "title"),
        reader.choose(sheet.purpose, "purpose"),
        decision=reader.choose(sheet.decision, "decision"),
        options=tuple(SelectedOption(name, option, chosen) for name, option, chosen in names if chosen),
        rows=tuple(row for row in rows if row),
        fall_backs=tuple(reader.fall_backs),
        missing=tuple(reader.missing),
    )


def _row(row: RowModel, sheet: Comparison, reader: _Reader) -> SelectedRow | None:
    ask = reader.choose(row.ask, "ask")
    cells = dict(row.cells)
    found = tuple(
        SelectedCell(
            option,
            cells[option].nothing_found,
            reader.prose(cells[option].text, "cell"),
            reader.facts(cells[option].compare),
        )
        for option, _ in sheet.options
        if option in cells
    )
    why = reader.choose(row.not_head_to_head, "not head to head")
    return SelectedRow(row, ask, why, found) if ask else None
