"""An HTML page in, the elements a reader meets and their own text out: read by the standard library alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"br", "img", "meta"})
UNSEEN = frozenset({"style", "title", "svg"})
"""What holds words that are not text of the page."""


@dataclass
class Node:
    """An element of the page, with its kids in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    kids: list[Node | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split()

    @property
    def nodes(self) -> list[Node]:
        """The kids that are elements."""
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def walk(self) -> Iterator[Node]:
        """Itself and all elements below, in reading order."""
        yield self
        for kid in self.nodes:
            yield from kid.walk()

    def find(self, tag: str, class_: str = "") -> list[Node]:
        """The elements of a tag and, where it is given, a class."""
        return [one for one in self.walk() if one.tag == tag and (not class_ or class_ in one.classes)]

    def text(self) -> str:
        """The text below that is seen."""
        return "".join(self.texts())

    def texts(self) -> Iterator[str]:
        """Each stretch of text below that is seen."""
        for kid in self.kids:
            if isinstance(kid, str):
                yield kid
            elif kid.tag not in UNSEEN:
                yield from kid.texts()


class _Reader(HTMLParser):
    """Builds nodes, and refuses what is not well-formed: a browser would guess."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        assert len(node.attributes) == len(attrs), f"<{tag}> has an attribute twice"
        self.open[-1].kids.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.open[-1].kids.append(data)


def page_of(html: str) -> Node:
    """The page's <html>."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert len(reader.open) == 1, "an element is left open"
    (root,) = reader.open[0].nodes
    return root
