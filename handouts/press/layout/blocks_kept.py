"""Blocks that were set before in; their strips, so that they need not be set again, out.

Sheets of one family (the same leaflet for many clinics) share all elements but those that name the clinic. A block is
set from its element, its number in the tree, and where and how it is set: where all of that is the same, so are its
strips. What is kept never changes a result.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Final

from handouts.document.theme import Theme
from handouts.document.tree import Element
from handouts.press.layout.strips import Strip

MOST: Final = 300
"""Blocks that are kept of one family."""


class BlocksKept:
    """The blocks of one family of sheets."""

    def __init__(self) -> None:
        self._found: dict[Hashable, tuple[Element, tuple[Strip, ...]]] = {}
        self._written: dict[int, tuple[Element, str]] = {}
        self._turned: dict[int, tuple[Element, Element]] = {}

    def strips(self, key: Hashable, element: Element, make: Callable[[], list[Strip]]) -> list[Strip]:
        """The strips of an element set under this key; made where they are not kept."""
        found = self._found.get((key, id(element)))
        if found is None:
            if len(self._found) >= MOST:
                self._found.clear()
            # the element is kept too, so that no other one gets its id
            found = self._found[key, id(element)] = element, tuple(make())
        return list(found[1])

    def markup(self, element: Element, write: Callable[[], str]) -> str:
        """The mark-up of an element of the twin; written where it is not kept."""
        found = self._written.get(id(element))
        if found is None:
            if len(self._written) >= MOST:
                self._written.clear()
            found = self._written[id(element)] = element, write()
        return found[1]

    def turned(self, turn: Callable[[Element], Element], element: Element) -> Element:
        """The element in another form; made where it is not kept, so that what was set of it serves again."""
        found = self._turned.get(id(element))
        if found is None:
            if len(self._turned) >= MOST:
                self._turned.clear()
            found = self._turned[id(element)] = element, turn(element)
        return found[1]


def theme_key(theme: Theme) -> Hashable:
    """What of a theme differs between the forms that one sheet is tried in."""
    return (theme.rail, theme.page, tuple(theme.styles.items()), tuple(theme.measures.items()))
