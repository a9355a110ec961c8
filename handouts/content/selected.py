"""What a reader gets of a handout, as frozen values: selecting gives it, localising and digesting take it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Generic, TypeVar

from handouts.content.models.base import Plain
from handouts.content.models.blocks import Block
from handouts.content.models.comparison import Comparison, OptionModel, RowModel
from handouts.content.models.leaflet import Leaflet, Section
from handouts.content.prose import Paragraph
from handouts.problems import Where

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Chosen(Generic[T]):
    """A text and whose words it is in: "all", or the audience it was written for."""

    text: T
    voice: str


@dataclass(frozen=True, slots=True)
class FallBack:
    """An audience got the words of another (`used`), or none at all where `used` is ""."""

    where: Where
    part: str
    audience: str
    used: str


Chosens = tuple[Chosen[Paragraph], ...]


@dataclass(frozen=True, slots=True)
class SelectedBlock:
    """A block with the texts this reader gets. `paragraphs` of text, tip, warning; `items` of bullets, steps, write in;
    `facts` of icons, facts, compare, intervals, timeline, without those that are not for this audience.
    """

    block: Block
    paragraphs: Chosens = ()
    items: Chosens = ()
    facts: tuple[Plain, ...] = ()
    alt: Chosen[Paragraph] | None = None
    caption: Chosen[Paragraph] | None = None

    @property
    def kind(self) -> str:
        """The block's kind as typed."""
        return self.block.kind


@dataclass(frozen=True, slots=True)
class SelectedSection:
    """A section with at least one block for this reader."""

    section: Section
    heading: Chosen[Paragraph]
    blocks: tuple[SelectedBlock, ...]


@dataclass(frozen=True, slots=True)
class SelectedFlag:
    """A red flag."""

    if_you: Chosen[Paragraph]
    do: Chosen[Paragraph]


@dataclass(frozen=True, slots=True)
class SelectedOption:
    """An option of a comparison sheet."""

    id: str
    option: OptionModel
    name: Chosen[Paragraph]


@dataclass(frozen=True, slots=True)
class SelectedCell:
    """What one option answers."""

    option: str
    nothing_found: bool
    paragraphs: Chosens
    compare: tuple[Plain, ...]


@dataclass(frozen=True, slots=True)
class SelectedRow:
    """A question with its cells in the order of the options."""

    row: RowModel
    ask: Chosen[Paragraph]
    not_head_to_head: Chosen[Paragraph] | None
    cells: tuple[SelectedCell, ...]


@dataclass(frozen=True, slots=True)
class Selected:
    """Everything one reader gets of one handout."""

    handout: Leaflet | Comparison
    audience: str
    region: str
    title: Chosen[Paragraph] | None
    purpose: Chosen[Paragraph] | None
    key_points: Chosens = ()
    bottom_line: Chosens = ()
    sections: tuple[SelectedSection, ...] = ()
    red_flags: tuple[SelectedFlag, ...] = ()
    not_known: Chosens = ()
    actions: Chosens = ()
    questions: Chosens = ()
    write_in: Chosens = ()
    teach_back: Chosens = ()
    eligibility: Chosens = ()
    status_by_place: tuple[Plain, ...] = ()
    decision: Chosen[Paragraph] | None = None
    options: tuple[SelectedOption, ...] = ()
    rows: tuple[SelectedRow, ...] = ()
    fall_backs: tuple[FallBack, ...] = ()
    missing: tuple[FallBack, ...] = ()

    def texts(self) -> Iterator[Chosen[Paragraph]]:
        """Every text in the order of the handout."""
        for part in fields(self):
            if part.name not in {"handout", "fall_backs", "missing"}:
                yield from _texts_in(getattr(self, part.name))

    def blocks(self) -> Iterator[SelectedBlock]:
        """Every block in order."""
        for section in self.sections:
            yield from section.blocks


def _texts_in(value: object) -> Iterator[Chosen[Paragraph]]:
    if isinstance(value, Chosen):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts_in(item)
    elif is_dataclass(value) and not isinstance(value, (type, Plain)):
        for part in fields(value):
            yield from _texts_in(getattr(value, part.name))
