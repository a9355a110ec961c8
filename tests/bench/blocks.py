"""A document tree in, plain blocks out: the text of a handout as engines without our vocabulary can set it.

A block is a dict with `kind`: heading (level, runs), paragraph (runs), item (mark, runs), box (kids) or table (rows of
cells of paragraphs). A run is a pair of text and whether it is bold. Pictures are left out: peers set the text alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from handouts.document.tree import Element, Leaf

Run: TypeAlias = tuple[str, bool]
Block: TypeAlias = dict[str, Any]

LEVELS: Final = {"h1": 1, "h2": 2, "h3": 3}
PARAGRAPHS: Final = frozenset({"p", "write-in"})
BULLET: Final = "\u2022"


def document(tree: Element) -> dict[str, Any]:
    """Title, language, banner, foot and blocks."""
    running = {element.get("place"): element for element in tree.elements if element.tag == "running"}
    return {
        "title": tree.get("title"),
        "lang": tree.lang.split("-")[0],
        "banner": _lines(running.get("banner")),
        "foot": _lines(running.get("foot"))[:-1],
        "blocks": [block for element in tree.elements for block in _blocks(element)],
    }


def _lines(element: Element | None) -> list[list[Run]]:
    return [list(_runs(line)) for line in element.elements] if element else []


def _blocks(element: Element) -> Iterator[Block]:
    if element.tag in LEVELS:
        yield {"kind": "heading", "level": LEVELS[element.tag], "runs": list(_runs(element))}
    elif element.tag in PARAGRAPHS:
        yield {"kind": "paragraph", "runs": list(_runs(element))}
    elif element.tag in {"ul", "ol"}:
        for item in element.elements:
            yield from _item(item)
    elif element.tag == "table":
        yield {"kind": "table", "rows": [_row(row) for row in element.walk() if row.tag == "tr"]}
    elif element.tag == "aside":
        yield {"kind": "box", "kids": [block for kid in element.elements for block in _blocks(kid)]}
    elif element.tag != "running":
        for kid in element.elements:
            yield from _blocks(kid)


def _item(item: Element) -> Iterator[Block]:
    """A list item: its first paragraph after the mark; a red flag is a row of two cells."""
    parts = {part.tag: part for part in item.elements}
    body = parts["body"]
    mark = parts["label"].text() if "label" in parts else BULLET
    paragraphs = [kid for kid in body.elements if kid.tag == "p"] or [body]
    if len(paragraphs) == 2 and "label" not in parts:
        yield {"kind": "table", "rows": [[[list(_runs(part))] for part in paragraphs]]}
        return
    for place, part in enumerate(paragraphs):
        yield {"kind": "item", "mark": mark if place == 0 else "", "runs": list(_runs(part))}


def _row(row: Element) -> list[list[list[Run]]]:
    """Cells of paragraphs of runs."""
    return [
        [list(_runs(part)) for part in ([k for k in cell.elements if k.tag == "p"] or [cell])] for cell in row.elements
    ]


def _runs(element: Element, bold: bool = False) -> Iterator[Run]:
    for kid in element.kids:
        if isinstance(kid, Leaf):
            yield kid.text, bold
        elif kid.tag == "br":
            yield "\n", bold
        else:
            yield from _runs(kid, bold or kid.tag == "strong")
