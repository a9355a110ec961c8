"""Lists in, a warning for each with more than seven items: people lose their place in longer ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handouts.checks.places import warning
from handouts.checks.said import blocks_for
from handouts.content.models.base import Voiced
from handouts.content.models.blocks import BulletsBlock, StepsBlock
from handouts.content.models.leaflet import Leaflet, RedFlag
from handouts.content.prose import Paragraph
from handouts.problems import Problem, Where

MOST = 7
PARTS = ("key_points", "red_flags", "not_known", "actions", "questions", "teach_back", "eligibility")


def long_lists(leaflet: Leaflet, audience: str) -> Iterator[Problem]:
    """A warning at the eighth item of a list that this audience's sheet prints."""
    lists: list[Sequence[Voiced[Paragraph] | RedFlag]] = [getattr(leaflet, part) for part in PARTS]
    for block in blocks_for(leaflet, audience):
        if isinstance(block, BulletsBlock):
            lists.append(block.bullets)
        elif isinstance(block, StepsBlock):
            lists.append(block.steps)
    for items in lists:
        if len(items) > MOST:
            yield warning(
                "text-long-list",
                _place(items[MOST]),
                f"This list has {len(items)} items; more than {MOST} are hard to keep in mind.",
                "Make two lists with a heading each, or leave out what matters least.",
            )


def _place(item: Voiced[Paragraph] | RedFlag) -> Where:
    if isinstance(item, RedFlag):
        return item.where
    return item.voices()[0][1].where
