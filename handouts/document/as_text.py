"""A document tree in, an indented text a person can read out: for tests and for looking at what was composed."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.document.tree import Element, Leaf
from handouts.document.vocabulary import INLINE


def tree_as_text(tree: Element) -> str:
    """One line per block with its attributes; running text on the block's own line, inline elements in <>."""
    return "\n".join(_lines(tree, 0)) + "\n"


def _lines(element: Element, depth: int) -> Iterator[str]:
    head = " ".join([element.tag, *(f'{name}="{value}"' for name, value in element.attributes)])
    running = all(isinstance(kid, Leaf) or kid.tag in INLINE for kid in element.kids)
    said = f": {_running(element)}" if running and element.kids else ""
    yield f"{'  ' * depth}{head}{said}"
    if not running:
        for kid in element.elements:
            yield from _lines(kid, depth + 1)


def _running(element: Element) -> str:
    return "".join(kid.text if isinstance(kid, Leaf) else _inline(kid) for kid in element.kids)


def _inline(element: Element) -> str:
    shown = {name: value for name, value in element.attributes if name in {"id", "href", "refs", "class"}}
    marks = "".join(f" {value}" for value in shown.values())
    return f"<{element.tag}{marks}>{_running(element)}</{element.tag}>" if element.kids else f"<{element.tag}>"
