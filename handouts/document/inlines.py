"""A localised text in, its inline nodes in the document tree out, each with its origin and language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from handouts.document.tree import Element, Leaf, Node
from handouts.problems import Where
from handouts.translation.localised import Cite, Inline, Link, Shown, Strong, Term, Text, Words

Numbers: TypeAlias = Mapping[str, int]
"""The number of each source on the page."""

_TAGS = MappingProxyType({"fact": "fact", "number": "number", "place": "place"})


def nodes_of(text: Text | str, template: Where, numbers: Numbers, lang: str = "") -> tuple[Node, ...]:
    """The nodes of a text, or of characters typed in a template."""
    if isinstance(text, str):
        return (Leaf(text, lang, None, template),)
    maker = _Maker(text.lang, text.where, template, numbers)
    return maker.all(text.inlines)


class _Maker:
    """Makes nodes of one text."""

    def __init__(self, lang: str, where: Where | None, template: Where, numbers: Numbers) -> None:
        self.lang = lang
        self.where = where
        self.template = template
        self.numbers = numbers

    def all(self, inlines: Iterable[Inline]) -> tuple[Node, ...]:
        """A node for each inline."""
        return tuple(self.one(inline) for inline in inlines)

    def one(self, inline: Inline) -> Node:
        """The node of one inline."""
        match inline:
            case Words():
                return self.leaf(inline.text, inline.where)
            case Strong():
                return self.element("strong", self.all(inline.kids), None)
            case Link():
                return self.element("a", self.all(inline.kids), None, href=inline.url)
            case Term():
                return self.element("term", self.all(inline.kids), None, id=inline.id)
            case Shown():
                return self.shown(inline)
            case Cite():
                return self.cite(inline)

    def shown(self, value: Shown) -> Element:
        """A value put in by the program stays a node of its own."""
        kids = (self.leaf(value.text, value.where),)
        attributes = {
            "fact": {"id": value.id, "form": value.form, "value": value.value},
            "number": {"value": value.value},
            "place": {"id": value.id},
        }
        return self.element(_TAGS[value.what], kids, value.where, **attributes[value.what])

    def cite(self, cite: Cite) -> Element:
        """The numbers in brackets, smallest first: [1, 2]."""
        found = sorted(self.numbers[source] for source in cite.sources)
        shown = f"[{', '.join(map(str, found))}]"
        return self.element("cite", (self.leaf(shown, cite.where),), cite.where, refs=",".join(map(str, found)))

    def leaf(self, text: str, where: Where | None) -> Leaf:
        """Characters with their origin."""
        return Leaf(text, self.lang, where or self.where, self.template)

    def element(self, tag: str, kids: tuple[Node, ...], where: Where | None, **attributes: str) -> Element:
        """An inline element."""
        return Element(tag, kids, self.lang, tuple(attributes.items()), where or self.where, self.template)
