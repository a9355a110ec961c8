"""A number of a chart in, its drawing out: intervals as a square on a line, lengths of time as bars. Lengths in pt."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from handouts.document.theme import MM
from handouts.document.tree import Element
from handouts.press.layout import shapes
from handouts.press.layout.desk import Desk
from handouts.press.layout.placed import Commands, Shape
from handouts.press.layout.plot_columns import Columns
from handouts.press.marks import Owner

WHISKER: Final = 0.5 * MM
CAP: Final = 1.3 * MM
SQUARE: Final = 3 * MM
BAR: Final = 4 * MM
EDGE: Final = 1.0
ARROW_HEAD: Final = 6.0


def marks_of(desk: Desk, element: Element, columns: Columns, height: float) -> Iterator[Shape]:
    """The drawing of one number, of the element that says it."""
    low, point, high = (Decimal(element.get(name)) for name in ("low", "point", "high"))
    draw = _bar if element.get("mark") == "bar" else _interval
    yield from draw(desk, columns, desk.owner(element), (low, point, high), height / 2)


Numbers = tuple[Decimal, Decimal, Decimal]


def _interval(desk: Desk, columns: Columns, owner: Owner, numbers: Numbers, y: float) -> Iterator[Shape]:
    """A line with caps, or an arrow's head where it goes on beyond the axis, and a square, as large for all."""
    ruler = columns.ruler
    low, point, high = map(ruler.place, numbers)
    ends = [(low, -1, ruler.beyond(numbers[0])), (high, 1, ruler.beyond(numbers[2]))]
    shafts = [x - way * ARROW_HEAD / 2 if gone else x for x, way, gone in ends]
    line: Commands = (("M", (shafts[0], y)), ("L", (shafts[1], y)))
    for x, _, gone in ends:
        line += () if gone else (("M", (x, y - CAP)), ("L", (x, y + CAP)))
    yield _drawn(desk, columns, line, owner, 2 * y, WHISKER)
    for x, way, gone in ends:
        if gone:
            yield _drawn(desk, columns, arrow_head(x, y, way), owner, 2 * y)
    half = SQUARE / 2
    yield _drawn(desk, columns, shifted(shapes.box_path(SQUARE, SQUARE), point - half, y - half), owner, 2 * y)


def _bar(desk: Desk, columns: Columns, owner: Owner, numbers: Numbers, y: float) -> Iterator[Shape]:
    """A filled bar up to the shortest time, open from there to the longest."""
    first = columns.ruler.first
    low, _, high = map(columns.ruler.place, numbers)
    top = y - BAR / 2
    if low > first:
        yield _drawn(desk, columns, shifted(shapes.box_path(low - first, BAR), first, top), owner, 2 * y)
    if high > low:
        # The edge stays inside the bar, so that its ink ends where the number stands.
        inner = shifted(shapes.box_path(high - low - EDGE, BAR - EDGE), low + EDGE / 2, top + EDGE / 2)
        yield _drawn(desk, columns, inner, owner, 2 * y, EDGE)


def _drawn(desk: Desk, columns: Columns, commands: Commands, owner: Owner, height: float, stroke: float = 0.0) -> Shape:
    """A path in the plot's column: a line where it has a width, else filled. Never mirrored."""
    accent, box = desk.colour("accent"), (columns.plot, 0.0, columns.ruler.width, height)
    if stroke:
        return Shape(*box, commands, owner, None, accent, stroke)
    return Shape(*box, commands, owner, accent)


def arrow_head(x: float, y: float, way: int) -> Commands:
    """A triangle whose tip is at (x, y); `way` is 1 to the right and -1 to the left."""
    back, half = x - way * ARROW_HEAD, ARROW_HEAD / 2
    return (("M", (x, y)), ("L", (back, y - half)), ("L", (back, y + half)), ("Z", ()))


def shifted(commands: Commands, along: float, down: float) -> Commands:
    """A path `along` pt to the right and `down` pt lower."""
    by = (along, down)
    return tuple(
        (operator, tuple(value + by[place % 2] for place, value in enumerate(operands)))
        for operator, operands in commands
    )
