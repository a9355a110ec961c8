"""Tables in, a strip for each row out: rows are never torn, and the head is repeated on the pages that follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from handouts.document.theme import MM
from handouts.document.tree import Element
from handouts.press.layout import shapes
from handouts.press.layout.columns import MOST_RINGS, Cell, widths_of
from handouts.press.layout.desk import Area, Desk, classes, is_text
from handouts.press.layout.inline import Voice, runs_of, voice_of
from handouts.press.layout.lines import Setting, line_strips, paragraph, strips_of_runs
from handouts.press.layout.placed import Placed
from handouts.press.layout.strips import Strip, beside, glued, spaced, stacked
from handouts.press.text.run import Run

HEAD_RULE: Final = 1.25
ROW_RULE: Final = 0.5
LAST_RULE: Final = 1.0
AROUND: Final = 8.0
RING_LINE: Final = 1.0
RING_GAP: Final = 5.0
MOST_COLUMNS: Final = 20
MANY_COLUMNS: Final = 6
CLOSE: Final = 2 * MM
"""The padding at the end of a cell in a table of many columns."""
MOST_WHOLE: Final = 0.9
"""A grid of options is kept whole up to this share of a page: the rest is its title."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table being set: its columns' edges from the area's start, its kind and its cells' paddings in pt.

    `unruled` is a row with no rule below it: the last of a table of statuses, as the next part begins with a rule.
    """

    area: Area
    edges: tuple[float, ...]
    options: bool
    matters: bool
    sides: tuple[float, float]
    above: float
    below: float
    unruled: Element | None = None

    @property
    def width(self) -> float:
        """Of all columns."""
        return self.edges[-1]


def set_table(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """The rows; a head and the first row stay together, and so do a group's name and its first row."""
    text = area.beside_rail()
    options = "options" in classes(element)
    trs = [(tr, part.tag == "thead") for part in element.elements for tr in part.elements]
    sides = _sides(desk, [tr for tr, _ in trs], options=options)
    rows = [_ended(list(_cells(tr, sum(sides), head=head, options=options)), options=options) for tr, head in trs]
    if not rows:
        return []
    widths = widths_of(desk, element, rows, text.width)
    matters = any("matters" in classes(cell.element) for cell in rows[0])
    above, below = desk.measure("cell padding top pt", 3), desk.measure("cell padding bottom pt", 3.5)
    unruled = trs[-1][0] if "status" in classes(element) else None
    grid = Grid(text, (0.0, *accumulate(widths)), options, matters, sides, above, below, unruled)
    strips = [_row(desk, grid, tr, row, head=head) for (tr, head), row in zip(trs, rows, strict=True)]
    found = _joined(trs, strips)
    # A grid is read across and down, so it is parted only where it must be.
    whole = options and sum(strip.height for strip in found) <= desk.depth * MOST_WHOLE
    around = desk.measure("table gap pt", AROUND)
    return spaced(glued(found) if whole else found, around, around)


def _sides(desk: Desk, trs: Sequence[Element], *, options: bool) -> tuple[float, float]:
    """A cell's padding at its start and end: many columns stand closer."""
    side = desk.measure("cell padding side pt", 7.0)
    most = CLOSE if max((len(tr.elements) for tr in trs), default=0) >= MANY_COLUMNS else 6 * MM
    return (side, side) if options else (0.0, min(desk.points("cell padding end mm", 2), most))


def _cells(tr: Element, padding: float, *, head: bool, options: bool) -> Iterator[Cell]:
    column = 0
    for element in tr.elements:
        asked = element.get("colspan", "1")
        span = min(max(int(asked), 1), MOST_COLUMNS) if asked.isdecimal() else 1
        yield Cell(element, column, span, _role(tr, element, head=head, options=options), padding)
        column += span


def _ended(cells: list[Cell], *, options: bool) -> list[Cell]:
    """The cells of a row, the last one without padding at the table's end; an option's cells are all padded."""
    return cells if options or not cells else [*cells[:-1], replace(cells[-1], padding=0.0)]


def _role(tr: Element, element: Element, *, head: bool, options: bool) -> str:
    if "group" in classes(tr):
        return "group"
    if options and "option" in classes(element):
        return "option-name"
    return "table-head" if head or element.tag == "th" else "table"


def _joined(trs: Sequence[tuple[Element, bool]], strips: Sequence[Strip]) -> list[Strip]:
    """Rows with the head they stand under, glued where a page may not end."""
    heads = [strip for (_, head), strip in zip(trs, strips, strict=True) if head]
    repeat = stacked(heads) if heads else None
    return [
        replace(
            strip, glued=place < len(strips) - 1 and (head or "group" in classes(tr)), repeat=None if head else repeat
        )
        for place, ((tr, head), strip) in enumerate(zip(trs, strips, strict=True))
    ]


def _row(desk: Desk, grid: Grid, tr: Element, cells: Sequence[Cell], *, head: bool) -> Strip:
    parts = [_cell(desk, grid, cell) for cell in cells]
    height = max((part.height for part in parts), default=0.0)
    parts = [
        part.moved(0, (height - part.height) * _sinks(grid, cell, head=head))
        for cell, part in zip(cells, parts, strict=True)
    ]
    words = replace(beside(*parts), before=0.0, after=0.0) if parts else Strip(0.0)
    top = grid.above + (6.0 if "group" in classes(tr) else 0.0)
    strip = words.padded(top, grid.below)
    thick = HEAD_RULE if head and not grid.options else ROW_RULE
    strip = replace(strip, height=strip.height + thick, source=tr)
    if tr is grid.unruled:
        return strip
    return strip.with_marks(behind=_rules(desk, grid, cells, strip.height, thick, head=head))


def _sinks(grid: Grid, cell: Cell, *, head: bool) -> float:
    """The share of the room left in its row that stands over a cell: heads stand low, rings in the middle."""
    if cell.element.get("rings"):
        return 0.5
    return 1.0 if head and not (grid.options and cell.role == "option-name") else 0.0


def _rules(desk: Desk, grid: Grid, cells: Sequence[Cell], height: float, thick: float, *, head: bool) -> list[Placed]:
    """The rule below a row; between options upright ones, and the heavy one over their names."""
    start, ink, accent = grid.area.start, desk.colour("ink"), desk.colour("accent")
    below = shapes.rule(start, height - thick, grid.width, thick, accent if head and not grid.options else ink)
    if not grid.options:
        return [below]
    found: list[Placed] = [below]
    for cell in cells[1:]:
        last = grid.matters and cell is cells[-1]
        line = LAST_RULE if last else ROW_RULE
        found.append(shapes.upright(start + grid.edges[cell.column], 0, height, line, ink))
    if head:
        found += [_over(desk, grid, cell) for cell in cells if {"option", "matters"} & set(classes(cell.element))]
    return found


def _over(desk: Desk, grid: Grid, cell: Cell) -> Placed:
    """The heavy rule over an option's name; that over what matters is black."""
    left, right = (grid.edges[min(edge, len(grid.edges) - 1)] for edge in (cell.column, cell.column + cell.span))
    colour = desk.colour("accent" if "option" in classes(cell.element) else "ink")
    return shapes.rule(grid.area.start + left, 0, right - left, desk.measure("option rule pt", 2.25), colour)


def _cell(desk: Desk, grid: Grid, cell: Cell) -> Strip:
    """A cell's contents, set between its paddings."""
    last = min(cell.column + cell.span, len(grid.edges) - 1)
    left = grid.edges[cell.column] + (grid.sides[0] if cell.column or not grid.options else 0.0)
    end = grid.sides[1] if grid.options or last < len(grid.edges) - 1 else 0.0
    inner = max(grid.edges[last] - left - end, 1.0)
    column = grid.area.column(grid.area.start + left, inner).spoken(cell.role)
    return cell_words(desk, cell.element, column)


def cell_words(desk: Desk, element: Element, column: Area) -> Strip:
    """What a cell holds, set in its column in the style of the column's role."""
    if element.get("rings"):
        return _rings(desk, element, column)
    if is_text(element):
        return _unspaced(paragraph(desk, element, column, column.role, wide=True))
    return _unspaced([strip for kid in element.elements for strip in _block(desk, kid, column)])


def _block(desk: Desk, element: Element, column: Area) -> list[Strip]:
    """A block in a cell. Light words in a head are not bold, a value and the letters under a name are."""
    words = classes(element)
    if "scale" in words:
        return _scale(desk, element, column)
    if element.tag == "p" and {"light", "value", "short"} & set(words):
        style = desk.style("table" if "short" in words else column.role)
        voice = voice_of(replace(style, bold="light" not in words))
        return line_strips(desk, element, (column.start, column.width), Setting(voice, wide=True))
    return desk.block(element, column)


def _unspaced(strips: Sequence[Strip]) -> Strip:
    return stacked(strips).spaced(0.0, 0.0)


def _ring_places(desk: Desk, column: Area, count: int) -> tuple[list[float], float]:
    """The middles of so many rings in a column, and their pitch."""
    pitch = min(desk.points("ring pitch mm", 14), column.width / max(count, 1))
    return [column.start + pitch * (place + 0.5) for place in range(count)], pitch


def _rings(desk: Desk, element: Element, column: Area) -> Strip:
    """Empty rings to tick on paper."""
    asked = element.get("rings")
    count = min(int(asked), MOST_RINGS) if asked.isdecimal() else 0
    radius = desk.points("ring cell mm", 4.8) / 2
    places, _ = _ring_places(desk, column, count)
    ink = desk.colour("ink")
    if element.elements:
        return _told_rings(desk, element.elements[0], column, radius)
    drawn = tuple(shapes.ring((x, radius + 2), radius, RING_LINE, ink) for x in places)
    return Strip(2 * radius + 4, drawn)


def _told_rings(desk: Desk, element: Element, column: Area, radius: float) -> Strip:
    """Rings with their words after them: as far apart as the widest of the words asks, one under another if need be."""
    setting = Setting(voice_of(replace(desk.style(column.role), bold=False)), wide=True)
    parts = _scale_parts(desk, element, setting.voice)
    lead = 2 * radius + RING_GAP
    widest = max((desk.typesetter.measure(runs, right_to_left=desk.right_to_left) for runs in parts), default=0.0)
    pitch = max(desk.points("ring pitch mm", 14), lead + widest + 2 * RING_GAP)
    beneath = pitch * len(parts) > column.width + 2 * RING_GAP
    along = 0.0 if beneath else pitch
    found = []
    for place, runs in enumerate(parts):
        start = column.start + along * place
        room = column.width - lead if beneath else min(pitch, column.start + column.width - start) - lead
        words = stacked(strips_of_runs(desk, runs, element, (start + lead, room), setting)).at_least(2 * radius)
        ring = shapes.ring((start + radius, words.height / 2), radius, RING_LINE, desk.colour("ink"))
        found.append(words.with_marks(behind=(ring,)).spaced(0.0, RING_GAP / 2 if beneath else 0.0))
    return (stacked if beneath else lambda strips: beside(*strips))(found) if found else Strip(0.0)


def _scale(desk: Desk, element: Element, column: Area) -> list[Strip]:
    """Three short words over the rings of their column, each over its own, in lines where it may be broken; set as one
    line where they are too long for that.
    """
    voice = voice_of(replace(desk.style(column.role), bold=False))
    parts = _scale_parts(desk, element, voice)
    places, pitch = _ring_places(desk, column, len(parts))
    widest = desk.typesetter.longest_word
    if any(widest(runs, right_to_left=desk.right_to_left) > pitch for runs in parts):
        return line_strips(desk, element, (column.start, column.width), Setting(voice, wide=True))
    setting = Setting(voice, "centre", wide=True)
    found = [
        stacked(strips_of_runs(desk, runs, element, (middle - pitch / 2, pitch), setting))
        for runs, middle in zip(parts, places, strict=True)
    ]
    return [beside(*found)] if found else []


def _scale_parts(desk: Desk, element: Element, voice: Voice) -> list[list[Run]]:
    """The words in parts: a new one with each element; blanks stay with the words before them."""
    parts: list[list[Run]] = []
    for run in runs_of(desk, element, voice):
        if parts and not run.text.strip():
            parts[-1].append(run)
        else:
            parts.append([run])
    return parts
