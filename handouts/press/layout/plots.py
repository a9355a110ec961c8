"""Figures of class `plot` in, one unbreakable strip each out: labels, marks on one scale, values, axis, words below."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from handouts.document.charts import Ruler, axis_of
from handouts.document.theme import MM
from handouts.document.tree import Element
from handouts.press.layout import shapes
from handouts.press.layout.desk import Area, Desk, classes
from handouts.press.layout.dots import with_dots
from handouts.press.layout.inline import runs_of, voice_of
from handouts.press.layout.lines import Setting, line_strips
from handouts.press.layout.placed import Placed
from handouts.press.layout.plot_axis import SIDES, line_through, set_axis, set_sides, set_unit
from handouts.press.layout.plot_columns import APART, Columns
from handouts.press.layout.plot_marks import marks_of
from handouts.press.layout.strips import Strip, beside, spaced, stacked

LABELS: Final = 69 / 136
"""The column for labels, as a share of what values leave; marks have the rest."""
VALUES: Final = (40 / 180, 60 / 180)
"""The column for values, as shares of the width: the least, and the most where one value asks for it."""
INSET: Final = 2 * MM
HEAD_RULE: Final = 1.25
ROW_RULE: Final = 0.5
ROW_PAD: Final = 3.0
LEAST_ROW: Final = 12 * MM
AROUND: Final = 10.0
UNIT: Final = frozenset({"plot-unit"})


def set_plot(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """The whole chart with its words as one strip; rows apart, under a repeated head, where a page is too low."""
    tables = [kid for kid in element.elements if kid.tag == "table"]
    axes = [kid for kid in element.elements if kid.tag == "plot-axis"]
    if not tables or not axes:
        return desk.blocks(element.elements, area)
    columns = _columns(desk, tables[0], axes[0], area)
    rows = [replace(row, before=0.0, after=0.0) for row in _rows(desk, tables[0], axes[0], columns)]
    axis = set_axis(desk, axes[0], columns)
    sides = set_sides(desk, element, axes[0], columns)
    units = [set_unit(desk, kid, columns) for kid in element.elements if UNIT & set(classes(kid))]
    below = [kid for kid in element.elements if kid.tag == "p" and not (SIDES | UNIT) & set(classes(kid))]
    words = desk.blocks(below, area.column(area.start, area.width))
    foot = [axis, *units, *([] if sides is None else [sides]), *words]
    whole = stacked([*rows, *foot])
    if whole.height <= desk.depth:
        return [replace(whole, before=AROUND, after=AROUND)]
    head, *others = rows
    parts = [*others[:-1], stacked([*others[-1:], *foot])]
    return spaced([replace(head, glued=True), *(replace(part, repeat=head) for part in parts)], AROUND, AROUND)


def _columns(desk: Desk, table: Element, axis: Element, area: Area) -> Columns:
    """The columns, that of the values as wide as the widest one, within limits."""
    voice = voice_of(replace(desk.style("table"), bold=False))
    told = [one for one in table.walk() if one.tag == "td" for one in one.elements if one.tag == "p"]
    asked = max((desk.typesetter.measure(runs_of(desk, one, voice)) for one in told), default=0.0) + 0.01
    values = min(max(asked, VALUES[0] * area.width), VALUES[1] * area.width)
    rest = area.width - values - APART
    ruler = Ruler(axis_of(axis), (1 - LABELS) * rest, INSET)
    return Columns(area, area.start + LABELS * rest, ruler, area.start + rest + APART)


def _rows(desk: Desk, table: Element, axis: Element, columns: Columns) -> list[Strip]:
    """The head over its rule, then a row for each mark; between rows a rule beside the marks, not through them."""
    parts = [(tr, part.tag == "thead") for part in table.elements for tr in part.elements]
    return [
        _head(desk, tr, columns) if head else _row(desk, tr, axis, columns, last=at == len(parts) - 1)
        for at, (tr, head) in enumerate(parts)
    ]


def _head(desk: Desk, tr: Element, columns: Columns) -> Strip:
    """What the labels and the values are; the second may reach over the marks."""
    label, value = tr.elements[0], tr.elements[-1]
    style = desk.style("table-head")
    first = _lines(desk, label, (columns.area.start, columns.labels_width), Setting(voice_of(style), wide=True))
    rest = (columns.plot, columns.area.start + columns.area.width - columns.plot)
    second = _lines(desk, value, rest, Setting(voice_of(style), "end", wide=True))
    words = beside(first, second).padded(0.0, ROW_PAD)
    rule = shapes.rule(columns.area.start, words.height, columns.area.width, HEAD_RULE, desk.colour("accent"))
    return replace(words.with_marks(upon=(rule,)), height=words.height + HEAD_RULE, source=tr)


def _lines(desk: Desk, element: Element, at: tuple[float, float], setting: Setting) -> Strip:
    return stacked(line_strips(desk, element, at, setting))


def _row(desk: Desk, tr: Element, axis: Element, columns: Columns, *, last: bool) -> Strip:
    """One mark between its label and its value, each in the middle of the row."""
    label, cell = tr.elements[0], tr.elements[-1]
    column = (columns.area.start, columns.labels_width)
    words = stacked([_label(desk, kid, column) for kid in label.elements])
    setting = Setting(voice_of(replace(desk.style("table"), bold=False)), "end", wide=True)
    told = [kid for kid in cell.elements if kid.tag == "p"]
    value = stacked([_lines(desk, kid, (columns.values, columns.values_width), setting) for kid in told])
    height = max(LEAST_ROW, words.height + 2 * ROW_PAD, value.height + 2 * ROW_PAD)
    marks = [mark for kid in cell.elements if kid.tag == "plot-mark" for mark in marks_of(desk, kid, columns, height)]
    texts = [part.moved(0, (height - part.height) / 2) for part in (words, value)]
    row = beside(texts[0], Strip(0.0, tuple(marks)), texts[1])
    rules = [line_through(desk, axis, columns, height), *([] if last else _row_rules(desk, columns, height))]
    return replace(row.with_marks(behind=rules), height=height, source=tr)


def _label(desk: Desk, element: Element, at: tuple[float, float]) -> Strip:
    """The outcome in bold, the rest in light words, with dots before a certainty."""
    style = replace(desk.style("table"), bold="value" in classes(element))
    strips = line_strips(desk, element, at, Setting(voice_of(style), wide=True))
    return stacked(with_dots(desk, element, at[0], strips))


def _row_rules(desk: Desk, columns: Columns, height: float) -> list[Placed]:
    ink, y = desk.colour("ink"), height - ROW_RULE / 2
    return [
        shapes.rule(columns.area.start, y, columns.labels_width, ROW_RULE, ink),
        shapes.rule(columns.values, y, columns.values_width, ROW_RULE, ink),
    ]
