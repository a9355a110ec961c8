"""The blocks of a section: list items whose first key is their kind."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, TypeAlias

from pydantic import BeforeValidator, Discriminator, Tag
from pydantic_core.core_schema import ValidationInfo

from handouts.content.models import faults
from handouts.content.models.base import Model, reading_of
from handouts.content.models.fields import Audiences, RegionCodes, Value, YesNo
from handouts.content.models.shapes import ComparedIds, FilledFactIds, FilledItems, IntervalIds, TimeIds
from handouts.content.models.texts import Said, SaidAtLength
from handouts.content.nodes import Mapping, Scalar, Sequence
from handouts.content.reading import text_wanted
from handouts.problems import Problem


class BaseBlock(Model):
    """What every block may have beside its kind. `safety: yes` may add to the safety class, never take away."""

    kind_key: ClassVar[str] = ""
    safety_class: ClassVar[bool] = False

    for_: Audiences | None = None
    region: RegionCodes | None = None
    safety: YesNo = False
    for_clinics: YesNo = False

    @property
    def kind(self) -> str:
        """The kind as typed."""
        return self.kind_key

    @property
    def is_safety(self) -> bool:
        """Whether a change here is a change of safety."""
        return self.safety_class or self.safety


class TextBlock(BaseBlock):
    """Running text."""

    kind_key = "text"
    called = "a `text` block"
    text: SaidAtLength


class BulletsBlock(BaseBlock):
    """Points in no order."""

    kind_key = "bullets"
    called = "a `bullets` block"
    bullets: FilledItems


class StepsBlock(BaseBlock):
    """Things that happen one after another."""

    kind_key = "steps"
    called = "a `steps` block"
    safety_class = True
    steps: FilledItems


class TipBlock(BaseBlock):
    """A hint beside the text."""

    kind_key = "tip"
    called = "a `tip` block"
    tip: SaidAtLength


class WarningBlock(BaseBlock):
    """What can do harm."""

    kind_key = "warning"
    called = "a `warning` block"
    safety_class = True
    warning: SaidAtLength


class IconsBlock(BaseBlock):
    """A fact drawn as icons."""

    kind_key = "icons"
    called = "a `icons` block"
    icons: Value
    caption: Said | None = None


class FactsBlock(BaseBlock):
    """Facts in a table."""

    kind_key = "facts"
    called = "a `facts` block"
    facts: FilledFactIds


class FigureBlock(BaseBlock):
    """A picture: its file below `content/`, and what it shows in words."""

    kind_key = "figure"
    called = "a `figure` block"
    figure: Value
    alt: Said
    caption: Said | None = None


class WriteInBlock(BaseBlock):
    """Labels with lines to write on."""

    kind_key = "write in"
    called = "a `write in` block"
    write_in: FilledItems


class CompareBlock(BaseBlock):
    """A declared comparison of facts."""

    kind_key = "compare"
    called = "a `compare` block"
    compare: ComparedIds


class IntervalsBlock(BaseBlock):
    """Ratios, or shares, drawn with their intervals on one scale; `left` and `right` of 1 say what a ratio means."""

    kind_key = "intervals"
    called = "an `intervals` block"
    intervals: IntervalIds
    left: Said | None = None
    right: Said | None = None
    caption: Said | None = None


class TimelineBlock(BaseBlock):
    """Lengths of time drawn as bars on one scale."""

    kind_key = "timeline"
    called = "a `timeline` block"
    timeline: TimeIds
    caption: Said | None = None


_BLOCKS: tuple[type[BaseBlock], ...] = (
    TextBlock,
    BulletsBlock,
    StepsBlock,
    TipBlock,
    WarningBlock,
    IconsBlock,
    FactsBlock,
    FigureBlock,
    WriteInBlock,
    CompareBlock,
    IntervalsBlock,
    TimelineBlock,
)
BLOCK_KINDS = tuple(block.kind_key for block in _BLOCKS)
_BESIDE = ("for", "region", "safety", "for clinics", "caption", "alt", "left", "right")


def _one_kind(node: Any, info: ValidationInfo) -> Any:
    """The node, if exactly one of its keys is a kind, and that its first."""
    if not isinstance(node, (Scalar, Sequence, Mapping)):
        return node
    if not isinstance(node, Mapping):
        message = "A block starts with its kind."
        advice = f"Write `text: …` for running text. Kinds: {faults.listed(BLOCK_KINDS)}."
        faults.refuse(faults.error("block-without-kind", message, advice, node.where))
    kinds = [key for key, _ in node.entries if key.text in BLOCK_KINDS]
    if not kinds:
        faults.refuse(_no_kind(node, info))
    if len(kinds) > 1:
        message = f"This block has two kinds, `{kinds[0].text}` and `{kinds[1].text}`."
        advice = f"Start a block of its own with `- {kinds[1].text}:`."
        faults.refuse(faults.error("block-two-kinds", message, advice, kinds[1].where))
    if kinds[0] is not node.entries[0][0]:
        message = f"The kind of a block, here `{kinds[0].text}`, must be its first key."
        faults.refuse(
            faults.error("block-kind-not-first", message, "Move this line up behind the dash.", kinds[0].where)
        )
    _refer(node, info)
    return node


def _no_kind(node: Mapping, info: ValidationInfo) -> Problem:
    if not node.entries:
        return text_wanted(node, reading_of(info).lines)
    first = next((key for key, _ in node.entries if key.text not in _BESIDE), node.entries[0][0])
    advice = faults.guess(first.text, BLOCK_KINDS, f"Kinds: {faults.listed(BLOCK_KINDS)}.")
    return faults.error("block-unknown-kind", f"`{first.text}` is no kind of block.", advice, first.where)


def _refer(node: Mapping, info: ValidationInfo) -> None:
    for key, kind in (("icons", "icons"), ("figure", "figure")):
        value = node.get(key)
        if isinstance(value, Scalar) and value.text:
            reading_of(info).refers(kind, value.text, value.where)


def _tag(value: Any) -> str:
    if isinstance(value, Mapping):
        return value.entries[0][0].text
    return value.kind_key if isinstance(value, BaseBlock) else ""


Block: TypeAlias = Annotated[
    Annotated[TextBlock, Tag("text")]
    | Annotated[BulletsBlock, Tag("bullets")]
    | Annotated[StepsBlock, Tag("steps")]
    | Annotated[TipBlock, Tag("tip")]
    | Annotated[WarningBlock, Tag("warning")]
    | Annotated[IconsBlock, Tag("icons")]
    | Annotated[FactsBlock, Tag("facts")]
    | Annotated[FigureBlock, Tag("figure")]
    | Annotated[WriteInBlock, Tag("write in")]
    | Annotated[CompareBlock, Tag("compare")]
    | Annotated[IntervalsBlock, Tag("intervals")]
    | Annotated[TimelineBlock, Tag("timeline")],
    Discriminator(_tag),
    BeforeValidator(_one_kind),
]
