"""A leaflet in, the leaflet out with the head that leaves its page room for key points and red flags.

In this order: as the theme says; with the smaller title; and with the smallest, its chip in the masthead and less room
under the banner and before boxes. Where none leaves enough, as the theme says, and it is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from handouts.document.theme import Theme
from handouts.document.tree import Element
from handouts.press.layout.desk import classes
from handouts.press.layout.faults import face_parted
from handouts.press.layout.texts import SMALL_TITLE, SMALLEST_TITLE, smaller_title
from handouts.problems import sorted_problems

if TYPE_CHECKING:
    from handouts.press.layout.lay_out import LaidOut

FACE: Final = frozenset({"key-points", "bottom-line", "red-flags"})
"""The boxes that stand on the title's page where there is room."""
CLOSE: Final = MappingProxyType({"banner gap pt": 6.0, "box before pt": 6.0})
"""The room under the banner and before boxes where a page is short of it."""
CLOSE_AFTER: Final = MappingProxyType({"dates": 6.0, "lead": 4.0})
"""The same after lines of the head."""


def with_its_boxes(tree: Element, theme: Theme, lay: Callable[[Element, Theme], LaidOut]) -> LaidOut:
    """The first form with all its boxes on the title's page; without one the first of all, and a Problem."""
    first = lay(tree, theme)
    if first.faced:
        return first
    for form, measures in _closer(tree, theme):
        found = lay(form, measures)
        if found.faced:
            return found
    return replace(first, problems=sorted_problems([*first.problems, face_parted(tree, FACE, theme)]))


def _closer(tree: Element, theme: Theme) -> Iterator[tuple[Element, Theme]]:
    """The other ways to set the head."""
    yield tree, smaller_title(theme, SMALL_TITLE)
    least = {name: min(points, theme.measures.get(name, points)) for name, points in CLOSE.items()}
    head = {role: replace(theme.style(role), after=after) for role, after in CLOSE_AFTER.items()}
    closer = replace(theme, styles={**theme.styles, **head}, measures=MappingProxyType({**theme.measures, **least}))
    yield chip_above(tree), smaller_title(closer, SMALLEST_TITLE)


def chip_above(tree: Element) -> Element:
    """The tree with the chip of its title block at the end of a masthead that has room beside its one part."""
    heads = {name: head for head in tree.elements if head.tag == "header" for name in classes(head)}
    masthead, block = heads.get("masthead"), heads.get("title-block")
    chip = next((kid for kid in block.elements if "chip" in classes(kid)), None) if block else None
    if masthead is None or block is None or chip is None or len(masthead.elements) != 1:
        return tree
    above = replace(masthead, kids=(*masthead.kids, chip))
    below = replace(block, kids=tuple(kid for kid in block.kids if kid is not chip))
    new = {id(masthead): above, id(block): below}
    return replace(tree, kids=tuple(new.get(id(kid), kid) for kid in tree.kids))
