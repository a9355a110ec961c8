"""What a reader gets of a handout, as frozen values: selecting gives it, localising and digesting take it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Generic, TypeVar

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
        found = list[Chosen[Paragraph]]()
        for name in _parts(Selected):
            if name not in {"handout", "fall_backs", "missing"}:
                _gather(getattr(self, name), found)
        return iter(found)

    def blocks(self) -> Iterator[SelectedBlock]:
        """Every block in order."""
        for section in self.sections:
            yield from section.blocks


@cache
def _parts(kind: type) -> tuple[str, ...]:
    """The names of what a value of ours is made of; none of any other."""
    return tuple(part.name for part in fields(kind)) if is_dataclass(kind) and kind is not Plain else ()


def _gather(value: Any, found: list[Chosen[Paragraph]]) -> None:
    """All at once: a generator is twice as slow."""
    if isinstance(value, Chosen):
        found.append(value)
    elif isinstance(value, tuple):
        for item in value:
            _gather(item, found)
    else:
        for name in _parts(value.__class__):
            _gather(getattr(value, name), found)
