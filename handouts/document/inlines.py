"""A localised text in, its inline nodes in the document tree out, each with its origin and language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from handouts.document.tree import Element, Leaf, Node
from handouts.problems import Where
from handouts.translation.localised_text import Cite, Inline, Link, Shown, Strong, Term, Text, Words

Numbers: TypeAlias = Mapping[str, int]
"""The number of each source on the page."""


def nodes_of(text: Text, template: Where, numbers: Numbers) -> tuple[Node, ...]:
    """The nodes of a text whose handle stands at this place of a template; every source it cites has a number."""
    return _Maker(text.lang, text.where, template, numbers).all(text.inlines)


def unnumbered(text: Text, numbers: Numbers) -> str:
    """The first source the text cites that has no number, or ""."""
    return next((source for source in _cited(text.inlines) if source not in numbers), "")


def _cited(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Cite():
                yield from inline.sources
            case Strong() | Link() | Term():
                yield from _cited(inline.kids)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the nodes of one text."""

    lang: str
    where: Where | None
    template: Where
    numbers: Numbers

    def all(self, inlines: Iterable[Inline]) -> tuple[Node, ...]:
        """A node for each inline."""
        return tuple(self.one(inline) for inline in inlines)

    def one(self, inline: Inline) -> Node:
        """The node of one inline."""
        match inline:
            case Words():
                return self.leaf(inline.text, inline.where)
            case Strong():
                return self.element("strong", self.all(inline.kids))
            case Link():
                return self.element("a", self.all(inline.kids), href=inline.url)
            case Term():
                return self.element("term", self.all(inline.kids), id=inline.id)
            case Shown():
                return self.shown(inline)
            case Cite():
                return self.cite(inline)

    def shown(self, value: Shown) -> Element:
        """A value put in by the program stays a node of its own."""
        attributes = {
            "fact": {"id": value.id, "form": value.form, "value": value.value},
            "number": {"value": value.value},
            "place": {"id": value.id},
        }
        return self.element(value.what, (self.leaf(value.text, value.where),), value.where, **attributes[value.what])

    def cite(self, cite: Cite) -> Element:
        """The numbers in brackets, smallest first: [1, 2]."""
        found = sorted({self.numbers[source] for source in cite.sources})
        shown = f"[{', '.join(map(str, found))}]"
        return self.element("cite", (self.leaf(shown, cite.where),), cite.where, refs=",".join(map(str, found)))

    def leaf(self, text: str, where: Where | None) -> Leaf:
        """Characters with their origin."""
        return Leaf(text, self.lang, where or self.where, self.template)

    def element(self, tag: str, kids: tuple[Node, ...], where: Where | None = None, **attributes: str) -> Element:
        """An inline element."""
        return Element(tag, kids, self.lang, tuple(attributes.items()), where or self.where, self.template)
