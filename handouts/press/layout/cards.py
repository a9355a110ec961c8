"""A table of cards in, one unbreakable strip for each card out: the option's name beside its questions and answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from handouts.document.tree import Element
from handouts.press.layout import shapes
from handouts.press.layout.columns import Cell, widths_of
from handouts.press.layout.desk import Area, Desk
from handouts.press.layout.placed import Commands, Placed, Shape
from handouts.press.layout.strips import Strip, beside, spaced, stacked
from handouts.press.layout.tables import cell_words, set_table

ROW_RULE: Final = 0.5
AROUND: Final = 8.0
ROLES: Final = ("option-name", "table-head", "table")
"""How the cells of the three columns are set: name, question, answer."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the three columns of all cards begin and end, from the area's start, and their paddings, in pt."""

    area: Area
    edges: tuple[float, ...]
    side: float
    above: float
    below: float

    def of(self, column: int) -> Area:
        """Where the words of a column stand."""
        start, stop = self.edges[column], self.edges[column + 1] - self.side
        # A question ends where its answer begins.
        start += self.side if column < 2 else 0.0
        return self.area.column(self.area.start + start, max(stop - start, 1.0)).spoken(ROLES[column])


def set_cards(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """The cards, one under another. A table of another shape is set as any table."""
    cards = element.elements
    if not all(map(_is_card, cards)):
        return set_table(desk, element, area)
    side = desk.measure("cell padding side pt", 8)
    rows = [list(_cells(tr, side)) for card in cards for tr in card.elements]
    text = area.beside_rail()
    widths = widths_of(desk, element, rows, text.width)
    above, below = desk.measure("cell padding top pt", 3.5), desk.measure("cell padding bottom pt", 3.5)
    columns = Columns(text, (0.0, *accumulate(widths)), side, above, below)
    gap = desk.measure("card gap pt", 6.5)
    strips = [replace(_card(desk, card, columns), before=gap, after=gap) for card in cards]
    return spaced(strips, AROUND, AROUND)


def _is_card(body: Element) -> bool:
    """Whether a name stands beside rows of a question and an answer."""
    return body.tag == "tbody" and [len(tr.elements) for tr in body.elements] == [3, *[2] * (len(body.elements) - 1)]


def _cells(tr: Element, side: float) -> Iterator[Cell]:
    """The cells of a row; those of all rows but the first stand beside the name."""
    for place, element in enumerate(tr.elements, 3 - len(tr.elements)):
        yield Cell(element, place, 1, ROLES[place], side if place == 2 else 2 * side)


def _card(desk: Desk, card: Element, columns: Columns) -> Strip:
    """The name, the rows beside it, and a frame as high as the higher of the two."""
    name = _name(desk, card.elements[0].elements[0], columns)
    rows = [_row(desk, tr, columns, last=tr is card.elements[-1]) for tr in card.elements]
    whole = beside(name, stacked(rows))
    behind = _ground(desk, columns, whole.height)
    return replace(whole.with_marks(behind=behind), source=card)


def _name(desk: Desk, element: Element, columns: Columns) -> Strip:
    """The pictogram, the name and its letters."""
    column = columns.of(0)
    words = cell_words(desk, element, column)
    if element.get("icon"):
        size = desk.points("card pictogram mm", 13)
        drawn = shapes.sign(element.get("icon"), column.start, 0.0, size, desk.colour("accent"))
        words = words.padded(size + columns.above, 0.0).with_marks(behind=drawn)
    return words.padded(columns.side, columns.side)


def _row(desk: Desk, tr: Element, columns: Columns, *, last: bool) -> Strip:
    """A question and its answer, with a rule below them that the last row has none of."""
    cells = tr.elements[-2:]
    parts = [cell_words(desk, cell, columns.of(column)) for column, cell in enumerate(cells, 1)]
    height = max(part.height for part in parts)
    parts = [_middled(cell, part, height) for cell, part in zip(cells, parts, strict=True)]
    strip = replace(beside(*parts), before=0.0, after=0.0).padded(columns.above, columns.below)
    if last:
        return strip
    start, stop = columns.area.start + columns.edges[1], columns.area.start + columns.edges[3]
    line = shapes.rule(start, strip.height, stop - start, ROW_RULE, desk.colour("ink"))
    return replace(strip.with_marks(behind=(line,)), height=strip.height + ROW_RULE)


def _middled(cell: Element, part: Strip, height: float) -> Strip:
    """Rings and the question beside them stand on one line."""
    spare = height - part.height
    return part.moved(0.0, spare / 2) if cell.get("rings") else part


def _ground(desk: Desk, columns: Columns, height: float) -> Sequence[Placed]:
    """The tint under the name, the rule at its end and the frame around all."""
    start, ink = columns.area.start, desk.colour("accent")
    thick, radius = desk.measure("card frame pt", 1), desk.measure("card radius pt", 3)
    width = columns.edges[1]
    path = _rounded_at_start(width, height, radius)
    tint = Shape(start, 0.0, width, height, path, fill=desk.colour("tint"), mirrors=True)
    divider = shapes.upright(start + width, 0.0, height, thick, ink)
    frame = shapes.frame(start, 0.0, columns.edges[3], height, (thick, ink), radius)
    return tint, divider, frame


def _rounded_at_start(width: float, height: float, radius: float) -> Commands:
    """A rectangle from (0, 0) whose corners at the start are rounded."""
    whole = shapes.box_path(width, height, radius)
    corners = {2: ("L", (width, 0.0)), 3: ("L", (width, height)), 4: ("L", (width, height))}
    return tuple(corners.get(place, command) for place, command in enumerate(whole))
