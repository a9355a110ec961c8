"""`intervals` blocks in, an error for each that mixes ratios with shares, or says not what its two sides mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handouts.checks.places import error
from handouts.content.models.base import Voiced
from handouts.content.models.blocks import IntervalsBlock
from handouts.content.models.facts import Fact
from handouts.content.models.leaflet import Leaflet
from handouts.content.project import AnyHandout
from handouts.content.prose import Paragraph
from handouts.content.values import Percent, Proportion, Ratio
from handouts.problems import Problem, Related


def charts(handout: AnyHandout, facts: Mapping[str, Fact]) -> Iterator[Problem]:
    """Every fault of the handout's `intervals` blocks that one fact alone does not show."""
    if isinstance(handout, Leaflet):
        for section in handout.sections:
            for block in section.body:
                if isinstance(block, IntervalsBlock):
                    yield from _of_block(block, facts)


def _of_block(block: IntervalsBlock, facts: Mapping[str, Fact]) -> Iterator[Problem]:
    named = [(name, facts[name.text]) for name in block.intervals if name.text in facts]
    drawn = [(name, fact) for name, fact in named if isinstance(fact.value, (Ratio, Percent, Proportion))]
    if not drawn:
        return
    first = drawn[0][1]
    for name, fact in drawn[1:]:
        if isinstance(fact.value, Ratio) != isinstance(first.value, Ratio):
            message = f"{fact.id} is a {fact.kind} and {first.id} a {first.kind}: they have no scale in common."
            advice = "Draw ratios in one `intervals` block, and shares in another."
            related = (
                Related(first.value_where, f"{first.id} is here."),
                Related(fact.value_where, "The fact is here."),
            )
            yield error("intervals-mixed", name.where, message, advice, *related)
    if isinstance(first.value, Ratio) and not (_clinicians(block.left) and _clinicians(block.right)):
        message = "Nothing says what it means to stand left or right of 1."
        advice = "Add both: `left: better with drops` (below 1) and `right: better with waiting` (above 1)."
        yield error("intervals-sides", block.where, message, advice)


def _clinicians(said: Voiced[Paragraph] | None) -> bool:
    """Whether clinicians, who alone get the chart, are told something."""
    return said is not None and said.exactly("clinician") is not None
