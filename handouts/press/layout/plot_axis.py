"""An axis of a chart in; its line and numbers, the line through all rows and the words below it out. Lengths in pt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from handouts.document.charts import kept_labels
from handouts.document.tree import Element
from handouts.press.layout import shapes
from handouts.press.layout.desk import Desk, classes
from handouts.press.layout.inline import voice_of
from handouts.press.layout.lines import Setting, line_strips, strips_of_runs
from handouts.press.layout.placed import Commands, Shape
from handouts.press.layout.plot_columns import Columns
from handouts.press.layout.plot_marks import ARROW_HEAD, arrow_head, shifted
from handouts.press.layout.strips import Strip, beside, stacked
from handouts.press.marks import Artifact
from handouts.press.text.run import Align, Run

LINE: Final = 1.0
TICK: Final = 4.0
ARROW: Final = 12.0
ARROW_GAP: Final = 4.0
SIDES: Final = frozenset({"plot-left", "plot-right"})


def line_through(desk: Desk, axis: Element, columns: Columns, height: float) -> Shape:
    """A row's part of the line through all rows: where neither side does better, or where the axis begins."""
    even = axis.get("even")
    at = columns.ruler.place(Decimal(even)) if even else columns.ruler.first
    path = shifted(shapes.box_path(LINE, height), at - LINE / 2, 0.0)
    return Shape(columns.plot, 0, columns.ruler.width, height, path, fill=desk.colour("ink"))


def set_axis(desk: Desk, element: Element, columns: Columns) -> Strip:
    """The line with its ticks, the element's own; their numbers are artifacts, as the rows say every number."""
    ruler, owner, ink = columns.ruler, desk.owner(element), desk.colour("ink")
    ticks = [tick for tick in element.elements if not ruler.beyond(Decimal(tick.get("point")))]
    marks = [ruler.place(Decimal(tick.get("point"))) for tick in ticks]
    path: Commands = (("M", (ruler.first - LINE / 2, 0.0)), ("L", (ruler.last + LINE / 2, 0.0)))
    for x in marks:
        path += (("M", (x, 0.0)), ("L", (x, TICK)))
    drawn = Shape(columns.plot, LINE / 2, ruler.width, TICK, path, owner, None, ink, LINE)
    runs = [_run(desk, tick.get("label"), element.lang) for tick in ticks]
    widths = [desk.typesetter.measure([run]) for run in runs]
    even = [at for at, tick in enumerate(ticks) if tick.get("point") == element.get("even")]
    kept = kept_labels(list(zip(marks, widths, strict=True)), even[0] if even else None)
    labels = [_tick_label(desk, element, runs[at], (marks[at], widths[at]), columns) for at in kept]
    return replace(beside(Strip(TICK, (drawn,)), *labels), before=0.0, after=0.0, source=element)


def _run(desk: Desk, text: str, lang: str) -> Run:
    style = desk.style("table")
    return Run(text, style.size, style.bold, desk.colour(style.colour), Artifact.LAYOUT, lang, keep=True)


def _tick_label(desk: Desk, element: Element, run: Run, at: tuple[float, float], columns: Columns) -> Strip:
    """A number under its tick."""
    middle, width = at
    room = width + 0.02
    left = middle - room / 2
    setting = Setting(voice_of(desk.style("table")), "centre", wide=True)
    strip = stacked(strips_of_runs(desk, [run], element, (_from_start(desk, columns, left, room), room), setting))
    return strip.padded(TICK + 1.0, 0.0)


def _from_start(desk: Desk, columns: Columns, left: float, width: float) -> float:
    """The logical start of something whose left edge is `left` pt from the left of the plot's column."""
    return columns.plot + (columns.ruler.width - left - width if desk.right_to_left else left)


def set_unit(desk: Desk, element: Element, columns: Columns) -> Strip:
    """What the axis counts, under its middle."""
    setting = Setting(voice_of(desk.style("table")), "centre", wide=True)
    return stacked(line_strips(desk, element, (columns.plot, columns.ruler.width), setting))


def set_sides(desk: Desk, figure: Element, axis: Element, columns: Columns) -> Strip | None:
    """What the two sides of the line mean, each with an arrow that leads away from it."""
    sides = [kid for kid in figure.elements if SIDES & set(classes(kid))]
    if len(sides) != 2 or not axis.get("even"):
        return None
    middle = columns.ruler.place(Decimal(axis.get("even")))
    before, after = columns.plot - columns.area.start, columns.area.start + columns.area.width - columns.plot
    if desk.right_to_left:
        before, after = after - columns.ruler.width, before + columns.ruler.width
    reach = ARROW_GAP * 2 + ARROW
    rooms = ((-before, before + middle - reach), (middle + reach, after - middle - reach))
    style = replace(desk.style("table"), bold=True)
    aligned: tuple[Align, Align] = ("start", "end") if desk.right_to_left else ("end", "start")
    settings = [Setting(voice_of(style), align, wide=True) for align in aligned]
    words = [
        stacked(line_strips(desk, side, (_from_start(desk, columns, left, room), room), setting))
        for side, (left, room), setting in zip(sides, rooms, settings, strict=True)
    ]
    y = style.leading / 2
    arrows = [_arrow(desk, columns, middle + way * ARROW_GAP, y, way) for way in (-1, 1)]
    whole = beside(*words).with_marks(behind=[shape for arrow in arrows for shape in arrow])
    return replace(whole, before=1.0, after=0.0)


def _arrow(desk: Desk, columns: Columns, x: float, y: float, way: int) -> Sequence[Shape]:
    """An arrow from x, to the right where `way` is 1 and to the left where it is -1."""
    tip, ink = x + way * ARROW, desk.colour("ink")
    shaft: Commands = (("M", (x, y)), ("L", (tip - way * ARROW_HEAD / 2, y)))
    box = (columns.plot, 0.0, columns.ruler.width, 2 * y)
    return (Shape(*box, shaft, stroke=ink, line_width=LINE), Shape(*box, arrow_head(tip, y, way), fill=ink))
