"""A tree with a grid of options in, the same sheet with a card for each option out: still one table, turned round.

Each card is a body of the table: the option's name reaches over its rows, a row is a question and its answer. What
matters to the reader becomes a last card, its rings with their words beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from handouts.document.tree import Element, Leaf, Node

MOST_COLUMNS: Final = 3
"""More options than this are always cards: five columns would leave 15 to 19 characters a line."""


def options_of(tree: Element) -> tuple[Element, ...]:
    """The names of the options of the tree's first grid; none where it has no grid."""
    grids = (element for element in tree.walk() if is_grid(element))
    return tuple(cell for grid in grids for cell in _head(grid) if "option" in cell.get("class").split())


def is_grid(element: Element) -> bool:
    """Whether it is a table of options with a head and rows that are as wide as it."""
    if element.tag != "table" or "options" not in element.get("class").split():
        return False
    head, rows = _head(element), _rows(element)
    plain = all(cell.get("colspan", "1") == "1" for row in rows for cell in row.elements)
    return bool(head and rows) and plain and all(len(row.elements) == len(head) for row in rows)


def cards_of(grid: Element) -> Element:
    """A grid of options as cards. Every element is an object of its own, though questions are asked in each card."""
    rows = _rows(grid)
    bodies = [_card(name, rows, column) for column, name in enumerate(_head(grid)) if column]
    attributes = (*((key, value) for key, value in grid.attributes if key != "class"), ("class", "cards"))
    return replace(grid, attributes=attributes, kids=tuple(map(_own, bodies)))


def in_cards(tree: Element, turned: Callable[[Element], Element] = cards_of) -> Element:
    """The tree with its grids of options as cards, each `turned` into them."""
    if is_grid(tree):
        return turned(tree)
    return replace(tree, kids=tuple(kid if isinstance(kid, Leaf) else in_cards(kid, turned) for kid in tree.kids))


def _own(element: Element) -> Element:
    return replace(element, kids=tuple([kid if isinstance(kid, Leaf) else _own(kid) for kid in element.kids]))


def _head(grid: Element) -> tuple[Element, ...]:
    """The cells of the only row of its head."""
    rows = [row for part in grid.elements if part.tag == "thead" for row in part.elements]
    return rows[0].elements if len(rows) == 1 else ()


def _rows(grid: Element) -> list[Element]:
    return [row for part in grid.elements if part.tag == "tbody" for row in part.elements]


def _card(name: Element, rows: Sequence[Element], column: int) -> Element:
    """An option, or what matters to the reader, with each question and its answer."""
    scale = tuple(kid for kid in name.elements if kid.tag == "p" and "scale" in kid.get("class").split())
    trs = []
    for place, row in enumerate(rows):
        first = (_name(name, scale, len(rows)),) if place == 0 else ()
        asked = row.elements[0] if "option" in name.get("class").split() else _untagged(row.elements[0])
        trs.append(replace(row, kids=(*first, asked, _answer(row.elements[column], scale))))
    return Element("tbody", tuple(trs), name.lang, (("class", "card"),), name.content, name.template)


def _name(name: Element, scale: Sequence[Element], rows: int) -> Element:
    """The cell that names a card: a head of the group of its rows."""
    kept = ((key, value) for key, value in name.attributes if key not in {"scope", "rowspan"})
    spans = (("rowspan", str(rows)),) if rows > 1 else ()
    kids = tuple(_without(name.kids, scale))
    return replace(name, attributes=(("scope", "rowgroup"), *spans, *kept), kids=kids)


def _untagged(question: Element) -> Element:
    """The question without the tag that says how its numbers may be read."""
    tags = [kid for kid in question.elements if kid.get("class").startswith("tag-")]
    return replace(question, kids=tuple(_without(question.kids, tags)))


def _without(kids: Sequence[Node], left_out: Sequence[Element]) -> Iterator[Node]:
    return (kid for kid in kids if not any(kid is one for one in left_out))


def _answer(cell: Element, scale: Sequence[Element]) -> Element:
    """The cell itself; rings get the words that stood over their column."""
    return replace(cell, kids=(*cell.kids, *scale)) if cell.get("rings") else cell
