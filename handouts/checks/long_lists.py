"""Lists in, a warning for each with more than seven items: people lose their place in longer ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handouts.checks.places import warning
from handouts.content.select import Selected
from handouts.problems import Problem, Where

MOST = 7
PARTS = ("key_points", "not_known", "actions", "questions", "teach_back", "eligibility")
LISTS = frozenset({"bullets", "steps"})
"""Blocks that are lists; lines to write on are none."""


def long_lists(selected: Iterable[Selected]) -> Iterator[Problem]:
    """A warning at the eighth item that some reader gets of a list, with the most items that any reader gets."""
    longest: dict[object, list[Where]] = {}
    for one in selected:
        for name, places in _lists(one):
            if len(places) > max(MOST, len(longest.get(name, ()))):
                longest[name] = places
    for places in longest.values():
        yield warning(
            "text-long-list",
            places[MOST],
            f"This list has {len(places)} items; more than {MOST} are hard to keep in mind.",
            "Make two lists with a heading each, or leave out what matters least.",
        )


def _lists(selected: Selected) -> Iterator[tuple[object, list[Where]]]:
    """Each list's name, or the place of its block, and the places of its items."""
    own = ((part, getattr(selected, part)) for part in PARTS)
    blocks = ((block.block.where, block.items) for block in selected.blocks() if block.kind in LISTS)
    yield from ((name, [item.text.where for item in items]) for name, items in (*own, *blocks))
    yield "red_flags", [flag.if_you.text.where for flag in selected.red_flags]
