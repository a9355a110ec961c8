"""A localised handout in, what templates need to know about the numbers it shows out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from handouts.translation.localised import Block, Localised
from handouts.translation.localised_text import Inline, Link, Shown, Strong, Term

TABLED = frozenset({"icons", "compare", "facts", "intervals"})
"""Blocks that set numbers apart from running text."""


def values_of(handout: Localised) -> Mapping[str, object]:
    """The values a template may use.

    `pictured` is the first block with an icon array, which how to read it follows; `tabled` the first that sets numbers
    apart, where it is said that nobody has judged them; `unjudged` whether that must be said at all, and `rated`
    whether the certainty of others is shown.
    """
    blocks = [block for section in handout.sections for block in section.blocks]
    return {
        "handout": handout,
        "pictured": next((block for block in blocks if _has_arrays(block)), None),
        "tabled": next((block for block in blocks if block.kind in TABLED), None),
        "rated": any(_is_rated(block) for block in blocks),
        "unjudged": handout.unjudged and any(_has_fact(text.inlines) for text in handout.texts),
    }


def _has_arrays(block: Block) -> bool:
    return block.array is not None or (block.compared is not None and bool(block.compared.arrays))


def _is_rated(block: Block) -> bool:
    """Whether the block shows how sure a number is."""
    compared, plot = block.compared, block.plot
    rows = (*block.rows, *(compared.rows if compared else ()), *(plot.marks if plot else ()))
    arrays = (*((block.array,) if block.array else ()), *(compared.arrays if compared else ()))
    return any(part.dots for part in (*rows, *arrays))


def _has_fact(inlines: Iterable[Inline]) -> bool:
    return any(
        _has_fact(inline.kids)
        if isinstance(inline, Strong | Link | Term)
        else isinstance(inline, Shown) and inline.what == "fact"
        for inline in inlines
    )
