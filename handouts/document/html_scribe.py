"""A document tree, its theme and pictures in; what every element of the HTML twin is written with out: a Scribe."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeAlias

from handouts.document.html_drawings import sign
from handouts.document.html_marks import direction, element, said
from handouts.document.isolates import apart
from handouts.document.theme import Theme
from handouts.document.tree import Element, Leaf
from handouts.document.vocabulary import INLINE

COUNTERS = frozenset({"page-number", "page-count"})
"""What only a page of paper has: a paragraph that tells it is left out."""

Pictures: TypeAlias = Mapping[str, str]
"""The data: address of each picture by its `src`."""


@dataclass(frozen=True, slots=True)
class Scribe:
    """Everything fixed for one twin, and where in it we are.

    `names` has the id of each heading by id(element), and for each table that of the heading it stands under; `array`
    is the icon array of the figure we are in, `lang` the language around us, `heads` what the columns of the table we
    are in are called, `scale` the words over its rings.
    """

    theme: Theme
    pictures: Pictures
    names: Mapping[int, str]
    elements: Mapping[str, Writer]
    lang: str
    array: Element | None = None
    heads: tuple[str, ...] = ()
    scale: tuple[str, ...] = ()

    def one(self, node: Element) -> str:
        """An element as mark-up."""
        return "" if _tells_pages(node) else self.elements[node.tag](self, node)

    def inside(self, node: Element) -> str:
        """The contents of an element; blocks stand on lines of their own."""
        blocks = any(isinstance(kid, Element) and kid.tag not in INLINE for kid in node.kids)
        here = self if self.lang == node.lang else replace(self, lang=node.lang)
        told = (here.leaf(kid) if isinstance(kid, Leaf) else here.one(kid) for kid in node.kids)
        return "\n".join(part for part in told if part) if blocks else "".join(told)

    def wrap(self, tag: str, node: Element, inner: str | None = None, **more: str) -> str:
        """The element as `tag` with its classes, id and icon, and with `more` attributes."""
        icon = sign(node.get("icon")) if node.get("icon") else ""
        known = f"{node.get('class')} {more.pop('class_', '')} {'signed' if icon else ''}"
        attributes = {"id": self.id_of(node), "class": " ".join(dict.fromkeys(known.split()))}
        attributes |= self.foreign(node.lang)
        attributes |= {name.replace("_", "-"): value for name, value in more.items()}
        return element(tag, attributes, icon + (self.inside(node) if inner is None else inner))

    def id_of(self, node: Element) -> str:
        """The id of a heading, or of a block that has one of its own."""
        own = node.get("id") if node.tag not in INLINE else ""
        return own or (self.names.get(id(node), "") if node.tag in HEADINGS else "")

    def within(self, figure: Element) -> Scribe:
        """The same, inside a figure."""
        return replace(self, array=next((kid for kid in figure.elements if kid.tag == "icon-array"), None))

    def foreign(self, lang: str) -> dict[str, str]:
        """What an element says of its language: nothing where it is that of the words around it."""
        if lang == self.lang:
            return {}
        turned = direction(lang) != direction(self.lang)
        return {"lang": lang, "dir": direction(lang) if turned else ""}

    def leaf(self, leaf: Leaf) -> str:
        """A stretch of text; one in another language says so."""
        foreign = self.foreign(leaf.lang)
        words = _isolated(leaf.text) if direction(leaf.lang) == "rtl" else said(leaf.text)
        return element("span", foreign, words) if foreign else words


Writer: TypeAlias = Callable[[Scribe, Element], str]

HEADINGS = frozenset({"h1", "h2", "h3"})


def scribe(tree: Element, theme: Theme, pictures: Pictures, elements: Mapping[str, Writer]) -> Scribe:
    """A scribe for one tree."""
    return Scribe(theme, pictures, _names(tree), elements, tree.lang)


def _names(tree: Element) -> Mapping[int, str]:
    """An id for each heading without one and for each array, by place in the tree; tables share a heading's."""
    names: dict[int, str] = {}
    last = ""
    for place, node in enumerate(tree.walk()):
        if node.tag in HEADINGS:
            last = names[id(node)] = node.get("id") or f"_{place}"
        elif node.tag == "table":
            names[id(node)] = last
        elif node.tag == "icon-array":
            names[id(node)] = f"_{place}"
    return MappingProxyType(names)


def _isolated(text: str) -> str:
    """Right-to-left words; a code, address, range or phone number among them is isolated as in the printed line."""
    parts = apart(text)
    return "".join(element("bdi", {"dir": "ltr"}, said(part)) if is_whole else said(part) for part, is_whole in parts)


def _tells_pages(node: Element) -> bool:
    return node.tag == "p" and any(kid.tag in COUNTERS for kid in node.walk())


def words(node: Element) -> str:
    """What an element says, its blocks apart."""
    blocks = [kid for kid in node.elements if kid.tag not in INLINE]
    return joined(words(kid) for kid in blocks) if blocks else node.text()


def joined(parts: Iterable[str]) -> str:
    """Parts of a name that stands alone."""
    return " / ".join(part for part in parts if part)
