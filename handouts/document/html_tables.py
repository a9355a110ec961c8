"""Tables of the document tree in, HTML tables out that narrow screens may show cell by cell.

Each cell carries what its column is called, for the style sheet to show where cells stand one under another. Roles are
spelt out, because a browser forgets that a table is one when it is shown otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from handouts.document.html_marks import element
from handouts.document.html_scribe import Scribe, joined, words
from handouts.document.tree import Element

HEAD_ROLES = {"col": "columnheader"}


def table(scribe: Scribe, node: Element) -> str:
    """The table, named by its summary or by the heading it stands under."""
    heads = tuple(_heads(node))
    scale = next((tuple(_scale(cell)) for cell in heads if _scale(cell)), ())
    inner = replace(scribe, heads=tuple(map(_name, heads)), scale=scale)
    label = node.get("summary")
    under = "" if label else scribe.names.get(id(node), "")
    contents = inner.inside(node)
    return scribe.wrap("table", node, contents, role="table", aria_label=label, aria_labelledby=under)


def _heads(node: Element) -> Iterator[Element]:
    """The cells of the last row of the head, one for each column."""
    rows = [row for part in node.elements if part.tag == "thead" for row in part.elements]
    for cell in rows[-1].elements if rows else ():
        for _ in range(_span(cell)):
            yield cell


def _name(cell: Element) -> str:
    """What a column is called; the words of a scale stand at the rings themselves."""
    kept = [kid for kid in cell.elements if not _is_scale(kid)]
    return joined(map(words, kept)) if any(kid.tag == "p" for kid in kept) else words(cell)


def _scale(cell: Element) -> list[str]:
    return [span.text() for kid in cell.elements if _is_scale(kid) for span in kid.elements]


def _is_scale(node: Element) -> bool:
    return node.tag == "p" and "scale" in node.get("class").split()


def _span(cell: Element) -> int:
    asked = cell.get("colspan", "1")
    return int(asked) if asked.isdecimal() else 1


def head(scribe: Scribe, node: Element) -> str:
    """The head of a table."""
    return scribe.wrap("thead", node, role="rowgroup")


def body(scribe: Scribe, node: Element) -> str:
    """A body of a table."""
    return scribe.wrap("tbody", node, role="rowgroup")


def row(scribe: Scribe, node: Element) -> str:
    """A row; its cells are told what their columns are called."""
    told = []
    column = 0
    for kid in node.elements:
        called = scribe.heads[column] if column < len(scribe.heads) else ""
        told.append(replace(scribe, heads=(called,)).one(kid))
        column += _span(kid)
    return scribe.wrap("tr", node, "".join(told), role="row")


def head_cell(scribe: Scribe, node: Element) -> str:
    """A cell that names a column, a row or a group of rows."""
    scope = node.get("scope")
    return scribe.wrap("th", node, scope=scope, role=HEAD_ROLES.get(scope, "rowheader"), **_spans(node))


def cell(scribe: Scribe, node: Element) -> str:
    """A cell with what its column is called, and with rings to tick on paper."""
    called = next(iter(scribe.heads), "")
    own = any(_is_scale(kid) for kid in node.elements)
    contents = scribe.inside(node) + ("" if own else _rings(scribe, node))
    ringed = "rings" if node.get("rings") else ""
    return scribe.wrap("td", node, contents, role="cell", class_=ringed, data_head=called, **_spans(node))


def _spans(node: Element) -> dict[str, str]:
    return {name: node.get(name) for name in ("colspan", "rowspan")}


def _rings(scribe: Scribe, node: Element) -> str:
    asked = node.get("rings")
    count = int(asked) if asked.isdecimal() else 0
    if not count:
        return ""
    said = scribe.scale if len(scribe.scale) == count else ("",) * count
    rings = "".join(element("span", {"class": "tick", "data-word": word}, "") for word in said)
    return element("span", {"class": "scale", "aria-hidden": "true"}, rings)
