"""The document tree: what the builder makes of a rendered template, and the press, the HTML twin and the checks read.

Frozen; each node has its language, the place of its text in the content and of its tag in the template.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from handouts.document.values import value
from handouts.problems import Where


@value
class Leaf:
    """A stretch of text, white space already collapsed as in HTML."""

    text: str
    lang: str
    content: Where | None = None
    template: Where | None = None


@value
class Element:
    """One node of the closed vocabulary (see vocabulary.py)."""

    tag: str
    kids: tuple[Element | Leaf, ...]
    lang: str
    attributes: tuple[tuple[str, str], ...] = ()
    content: Where | None = None
    template: Where | None = None

    def get(self, name: str, default: str = "") -> str:
        """The attribute's value, or `default`."""
        for key, said in self.attributes:
            if key == name:
                return said
        return default

    @property
    def elements(self) -> tuple[Element, ...]:
        """The kids that are elements."""
        return tuple([kid for kid in self.kids if isinstance(kid, Element)])

    def text(self) -> str:
        """All text below, in reading order."""
        return "".join([kid.text if isinstance(kid, Leaf) else kid.text() for kid in self.kids])

    def walk(self) -> Iterator[Element]:
        """Itself and all elements below, in reading order (pre-order): the index in it is an element's *number*."""
        found: list[Element] = []
        _gather(self, found)
        return iter(found)


def _gather(element: Element, found: list[Element]) -> None:
    """All at once: a generator is twice as slow."""
    found.append(element)
    for kid in element.kids:
        if isinstance(kid, Element):
            _gather(kid, found)


Node: TypeAlias = Element | Leaf
