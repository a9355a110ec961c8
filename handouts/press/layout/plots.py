"""Figures of class `plot` in, one unbreakable strip each out: labels, marks on one scale, values, axis, words below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from handouts.document.charts import Ruler, axis_of, kept_labels
from handouts.document.theme import MM
from handouts.document.tree import Element
from handouts.press.layout import shapes
from handouts.press.layout.desk import Area, Desk, classes
from handouts.press.layout.dots import with_dots
from handouts.press.layout.inline import runs_of, voice_of
from handouts.press.layout.lines import Setting, line_strips, strips_of_runs
from handouts.press.layout.placed import Commands, Placed, Shape
from handouts.press.layout.strips import Strip, beside, spaced, stacked
from handouts.press.marks import Artifact, Owner
from handouts.press.text.run import Align, Run

LABELS: Final = 69 / 136
"""The column for labels, as a share of what values leave; marks have the rest."""
VALUES: Final = (40 / 180, 60 / 180)
"""The column for values, as shares of the width: the least, and the most where one value asks for it."""
APART: Final = 4 * MM
INSET: Final = 2 * MM
HEAD_RULE: Final = 1.25
ROW_RULE: Final = 0.5
ROW_PAD: Final = 3.0
LEAST_ROW: Final = 12 * MM
LINE: Final = 1.0
WHISKER: Final = 0.5 * MM
CAP: Final = 1.3 * MM
SQUARE: Final = 3 * MM
BAR: Final = 4 * MM
EDGE: Final = 1.0
TICK: Final = 4.0
ARROW: Final = 12.0
ARROW_HEAD: Final = 6.0
ARROW_GAP: Final = 4.0
AROUND: Final = 10.0
SIDES: Final = frozenset({"plot-left", "plot-right"})
UNIT: Final = frozenset({"plot-unit"})


@dataclass(frozen=True, slots=True)
class Places:
    """The three columns in pt from the page's start edge, and the ruler of the one in the middle."""

    area: Area
    plot: float
    ruler: Ruler
    values: float

    @property
    def labels_width(self) -> float:
        """Of the column of labels."""
        return self.plot - APART - self.area.start

    @property
    def values_width(self) -> float:
        """Of the column of values."""
        return self.area.start + self.area.width - self.values


def set_plot(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """The whole chart with its words as one strip; rows apart, under a repeated head, where a page is too low."""
    tables = [kid for kid in element.elements if kid.tag == "table"]
    axes = [kid for kid in element.elements if kid.tag == "plot-axis"]
    if not tables or not axes:
        return desk.blocks(element.elements, area)
    places = _places(desk, tables[0], axes[0], area)
    rows = [replace(row, before=0.0, after=0.0) for row in _rows(desk, tables[0], axes[0], places)]
    axis = _axis(desk, axes[0], places)
    sides = _sides(desk, element, axes[0], places)
    units = [_unit(desk, kid, places) for kid in element.elements if UNIT & set(classes(kid))]
    below = [kid for kid in element.elements if kid.tag == "p" and not (SIDES | UNIT) & set(classes(kid))]
    words = desk.blocks(below, area.column(area.start, area.width))
    foot = [axis, *units, *([] if sides is None else [sides]), *words]
    whole = stacked([*rows, *foot])
    if whole.height <= desk.depth:
        return [replace(whole, before=AROUND, after=AROUND)]
    head, *others = rows
    parts = [*others[:-1], stacked([*others[-1:], *foot])]
    return spaced([replace(head, glued=True), *(replace(part, repeat=head) for part in parts)], AROUND, AROUND)


def _places(desk: Desk, table: Element, axis: Element, area: Area) -> Places:
    """The columns, that of the values as wide as the widest one, within limits."""
    voice = voice_of(replace(desk.style("table"), bold=False))
    told = [one for one in table.walk() if one.tag == "td" for one in one.elements if one.tag == "p"]
    asked = max((desk.typesetter.measure(runs_of(desk, one, voice)) for one in told), default=0.0) + 0.01
    values = min(max(asked, VALUES[0] * area.width), VALUES[1] * area.width)
    rest = area.width - values - APART
    ruler = Ruler(axis_of(axis), (1 - LABELS) * rest, INSET)
    return Places(area, area.start + LABELS * rest, ruler, area.start + rest + APART)


def _is_side(element: Element) -> bool:
    return bool(SIDES & set(classes(element)))


# The rows of the table ------------------------------------------------------------------------------------------------


def _rows(desk: Desk, table: Element, axis: Element, places: Places) -> list[Strip]:
    """The head over its rule, then a row for each mark; between rows a rule beside the marks, not through them."""
    parts = [(tr, part.tag == "thead") for part in table.elements for tr in part.elements]
    return [
        _head(desk, tr, places) if head else _row(desk, tr, axis, places, last=at == len(parts) - 1)
        for at, (tr, head) in enumerate(parts)
    ]


def _head(desk: Desk, tr: Element, places: Places) -> Strip:
    """What the labels and the values are; the second may reach over the marks."""
    label, value = tr.elements[0], tr.elements[-1]
    style = desk.style("table-head")
    first = _lines(desk, label, (places.area.start, places.labels_width), Setting(voice_of(style), wide=True))
    rest = (places.plot, places.area.start + places.area.width - places.plot)
    second = _lines(desk, value, rest, Setting(voice_of(style), "end", wide=True))
    words = beside(first, second).padded(0.0, ROW_PAD)
    rule = shapes.rule(places.area.start, words.height, places.area.width, HEAD_RULE, desk.colour("accent"))
    return replace(words.with_marks(upon=(rule,)), height=words.height + HEAD_RULE, source=tr)


def _lines(desk: Desk, element: Element, at: tuple[float, float], setting: Setting) -> Strip:
    return stacked(line_strips(desk, element, at, setting))


def _row(desk: Desk, tr: Element, axis: Element, places: Places, *, last: bool) -> Strip:
    """One mark between its label and its value, each in the middle of the row."""
    label, cell = tr.elements[0], tr.elements[-1]
    column = (places.area.start, places.labels_width)
    words = stacked([_label(desk, kid, column) for kid in label.elements])
    setting = Setting(voice_of(replace(desk.style("table"), bold=False)), "end", wide=True)
    told = [kid for kid in cell.elements if kid.tag == "p"]
    value = stacked([_lines(desk, kid, (places.values, places.values_width), setting) for kid in told])
    height = max(LEAST_ROW, words.height + 2 * ROW_PAD, value.height + 2 * ROW_PAD)
    marks = [mark for kid in cell.elements if kid.tag == "plot-mark" for mark in _mark(desk, kid, places, height)]
    texts = [part.moved(0, (height - part.height) / 2) for part in (words, value)]
    row = beside(texts[0], Strip(0.0, tuple(marks)), texts[1])
    rules = [_through(desk, axis, places, height), *([] if last else _row_rules(desk, places, height))]
    return replace(row.with_marks(behind=rules), height=height, source=tr)


def _label(desk: Desk, element: Element, at: tuple[float, float]) -> Strip:
    """The outcome in bold, the rest in light words, with dots before a certainty."""
    style = replace(desk.style("table"), bold="value" in classes(element))
    strips = line_strips(desk, element, at, Setting(voice_of(style), wide=True))
    return stacked(with_dots(desk, element, at[0], strips))


def _row_rules(desk: Desk, places: Places, height: float) -> list[Placed]:
    ink, y = desk.colour("ink"), height - ROW_RULE / 2
    return [
        shapes.rule(places.area.start, y, places.labels_width, ROW_RULE, ink),
        shapes.rule(places.values, y, places.values_width, ROW_RULE, ink),
    ]


# Marks ----------------------------------------------------------------------------------------------------------------


def _mark(desk: Desk, element: Element, places: Places, height: float) -> Iterator[Shape]:
    """The drawing of one number, of the element that says it."""
    low, point, high = (Decimal(element.get(name)) for name in ("low", "point", "high"))
    draw = _bar if element.get("mark") == "bar" else _interval
    yield from draw(desk, places, desk.owner(element), (low, point, high), height / 2)


Numbers = tuple[Decimal, Decimal, Decimal]


def _interval(desk: Desk, places: Places, owner: Owner, numbers: Numbers, y: float) -> Iterator[Shape]:
    """A line with caps, or an arrow's head where it goes on beyond the axis, and a square, as large for all."""
    ruler = places.ruler
    low, point, high = map(ruler.place, numbers)
    ends = [(low, -1, ruler.beyond(numbers[0])), (high, 1, ruler.beyond(numbers[2]))]
    shafts = [x - way * ARROW_HEAD / 2 if gone else x for x, way, gone in ends]
    line: Commands = (("M", (shafts[0], y)), ("L", (shafts[1], y)))
    for x, _, gone in ends:
        line += () if gone else (("M", (x, y - CAP)), ("L", (x, y + CAP)))
    yield _drawn(desk, places, line, owner, 2 * y, WHISKER)
    for x, way, gone in ends:
        if gone:
            yield _drawn(desk, places, _arrow_head(x, y, way), owner, 2 * y)
    half = SQUARE / 2
    yield _drawn(desk, places, _shifted(shapes.box_path(SQUARE, SQUARE), point - half, y - half), owner, 2 * y)


def _bar(desk: Desk, places: Places, owner: Owner, numbers: Numbers, y: float) -> Iterator[Shape]:
    """A filled bar up to the shortest time, open from there to the longest."""
    first = places.ruler.first
    low, _, high = map(places.ruler.place, numbers)
    top = y - BAR / 2
    if low > first:
        yield _drawn(desk, places, _shifted(shapes.box_path(low - first, BAR), first, top), owner, 2 * y)
    if high > low:
        # The edge stays inside the bar, so that its ink ends where the number stands.
        inner = _shifted(shapes.box_path(high - low - EDGE, BAR - EDGE), low + EDGE / 2, top + EDGE / 2)
        yield _drawn(desk, places, inner, owner, 2 * y, EDGE)


def _drawn(desk: Desk, places: Places, commands: Commands, owner: Owner, height: float, stroke: float = 0.0) -> Shape:
    """A path in the plot's column: a line where it has a width, else filled. Never mirrored."""
    accent, box = desk.colour("accent"), (places.plot, 0.0, places.ruler.width, height)
    if stroke:
        return Shape(*box, commands, owner, None, accent, stroke)
    return Shape(*box, commands, owner, accent)


def _arrow_head(x: float, y: float, way: int) -> Commands:
    """A triangle whose tip is at (x, y); `way` is 1 to the right and -1 to the left."""
    back, half = x - way * ARROW_HEAD, ARROW_HEAD / 2
    return (("M", (x, y)), ("L", (back, y - half)), ("L", (back, y + half)), ("Z", ()))


def _shifted(commands: Commands, along: float, down: float) -> Commands:
    by = (along, down)
    return tuple(
        (operator, tuple(value + by[place % 2] for place, value in enumerate(operands)))
        for operator, operands in commands
    )


# The axis -------------------------------------------------------------------------------------------------------------


def _through(desk: Desk, axis: Element, places: Places, height: float) -> Shape:
    """A row's part of the line through all rows: where neither side does better, or where the axis begins."""
    even = axis.get("even")
    at = places.ruler.place(Decimal(even)) if even else places.ruler.first
    path = _shifted(shapes.box_path(LINE, height), at - LINE / 2, 0.0)
    return Shape(places.plot, 0, places.ruler.width, height, path, fill=desk.colour("ink"))


def _axis(desk: Desk, element: Element, places: Places) -> Strip:
    """The line with its ticks, the element's own; their numbers are artifacts, as the rows say every number."""
    ruler, owner, ink = places.ruler, desk.owner(element), desk.colour("ink")
    ticks = [tick for tick in element.elements if not ruler.beyond(Decimal(tick.get("point")))]
    marks = [ruler.place(Decimal(tick.get("point"))) for tick in ticks]
    path: Commands = (("M", (ruler.first - LINE / 2, 0.0)), ("L", (ruler.last + LINE / 2, 0.0)))
    for x in marks:
        path += (("M", (x, 0.0)), ("L", (x, TICK)))
    drawn = Shape(places.plot, LINE / 2, ruler.width, TICK, path, owner, None, ink, LINE)
    runs = [_run(desk, tick.get("label"), element.lang) for tick in ticks]
    widths = [desk.typesetter.measure([run]) for run in runs]
    even = [at for at, tick in enumerate(ticks) if tick.get("point") == element.get("even")]
    kept = kept_labels(list(zip(marks, widths, strict=True)), even[0] if even else None)
    labels = [_tick_label(desk, element, runs[at], (marks[at], widths[at]), places) for at in kept]
    return replace(beside(Strip(TICK, (drawn,)), *labels), before=0.0, after=0.0, source=element)


def _run(desk: Desk, text: str, lang: str) -> Run:
    style = desk.style("table")
    return Run(text, style.size, style.bold, desk.colour(style.colour), Artifact.LAYOUT, lang, keep=True)


def _tick_label(desk: Desk, element: Element, run: Run, at: tuple[float, float], places: Places) -> Strip:
    """A number under its tick."""
    middle, width = at
    room = width + 0.02
    left = middle - room / 2
    setting = Setting(voice_of(desk.style("table")), "centre", wide=True)
    strip = stacked(strips_of_runs(desk, [run], element, (_from_start(desk, places, left, room), room), setting))
    return strip.padded(TICK + 1.0, 0.0)


def _from_start(desk: Desk, places: Places, left: float, width: float) -> float:
    """The logical start of something whose left edge is `left` pt from the left of the plot's column."""
    return places.plot + (places.ruler.width - left - width if desk.right_to_left else left)


def _unit(desk: Desk, element: Element, places: Places) -> Strip:
    """What the axis counts, under its middle."""
    setting = Setting(voice_of(desk.style("table")), "centre", wide=True)
    return _lines(desk, element, (places.plot, places.ruler.width), setting)


def _sides(desk: Desk, figure: Element, axis: Element, places: Places) -> Strip | None:
    """What the two sides of the line mean, each with an arrow that leads away from it."""
    sides = [kid for kid in figure.elements if _is_side(kid)]
    if len(sides) != 2 or not axis.get("even"):
        return None
    middle = places.ruler.place(Decimal(axis.get("even")))
    before, after = places.plot - places.area.start, places.area.start + places.area.width - places.plot
    if desk.right_to_left:
        before, after = after - places.ruler.width, before + places.ruler.width
    reach = ARROW_GAP * 2 + ARROW
    rooms = ((-before, before + middle - reach), (middle + reach, after - middle - reach))
    style = replace(desk.style("table"), bold=True)
    aligned: tuple[Align, Align] = ("start", "end") if desk.right_to_left else ("end", "start")
    words = [
        _lines(desk, side, (_from_start(desk, places, left, room), room), Setting(voice_of(style), align, wide=True))
        for side, (left, room), align in zip(sides, rooms, aligned, strict=True)
    ]
    y = style.leading / 2
    arrows = [_arrow(desk, places, middle + way * ARROW_GAP, y, way) for way in (-1, 1)]
    whole = beside(*words).with_marks(behind=[shape for arrow in arrows for shape in arrow])
    return replace(whole, before=1.0, after=0.0)


def _arrow(desk: Desk, places: Places, x: float, y: float, way: int) -> Sequence[Shape]:
    """An arrow from x, to the right where `way` is 1 and to the left where it is -1."""
    tip, ink = x + way * ARROW, desk.colour("ink")
    shaft: Commands = (("M", (x, y)), ("L", (tip - way * ARROW_HEAD / 2, y)))
    box = (places.plot, 0.0, places.ruler.width, 2 * y)
    return (Shape(*box, shaft, stroke=ink, line_width=LINE), Shape(*box, _arrow_head(tip, y, way), fill=ink))
