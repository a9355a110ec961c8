"""Write-in lines in, strips out: a label on a ruled line, the next lines a hand's pitch below. Lengths in pt."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from handouts.document.theme import MM
from handouts.document.tree import Element
from handouts.press.layout import shapes
from handouts.press.layout.desk import Area, Desk
from handouts.press.layout.inline import runs_of, voice_of
from handouts.press.layout.lines import Setting, strips_of_runs, tail
from handouts.press.layout.placed import Placed
from handouts.press.layout.strips import Strip, beside, stacked

LINE: Final = 1.0
PAIR_GAP: Final = 8 * MM
LEAST_PITCH_MM: Final = 8.0
ROOM_SHARE: Final = 0.75
"""A label that takes more of its line than this leaves no room to write: the first line is then one pitch below."""
MOST_LINES: Final = 20


def set_write_in(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """A label with its ruled lines."""
    return [_written(desk, element, area.beside_rail())]


def set_pairs(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """Write-ins side by side, two by two; a pair stays whole."""
    text = area.beside_rail()
    width = (text.width - PAIR_GAP) / 2
    columns = text.column(text.start, width), text.column(text.start + width + PAIR_GAP, width)
    kids = element.elements
    rows = [kids[at : at + 2] for at in range(0, len(kids), 2)]
    return [_row(desk, row, columns) for row in rows]


def _row(desk: Desk, row: tuple[Element, ...], columns: tuple[Area, Area]) -> Strip:
    parts = [
        _written(desk, kid, column) if kid.tag == "write-in" else stacked(desk.block(kid, column))
        for kid, column in zip(row, columns, strict=False)
    ]
    level = max(part.height for part in parts)
    return beside(*(replace(part.moved(0, level - part.height), before=part.before) for part in parts))


def _written(desk: Desk, element: Element, column: Area) -> Strip:
    """The label's words, the first line under them and the other lines below."""
    pitch = max(desk.measure("write in pitch mm", 9), LEAST_PITCH_MM) * MM
    voice = voice_of(desk.style("label"))
    runs = runs_of(desk, element, voice)
    words = stacked(strips_of_runs(desk, runs, element, (column.start, column.width), Setting(voice, wide=True)))
    above = max(0.0, pitch - words.height)
    strip = words.moved(0, above)
    natural = desk.typesetter.measure(runs, right_to_left=desk.right_to_left)
    first = strip.height + tail(words)
    first += pitch if natural > ROOM_SHARE * column.width else 0.0
    lines = _ruled(desk, element, column, first, pitch)
    height = first + pitch * (len(lines) - 1) + LINE
    return replace(strip.with_marks(upon=lines), height=height, before=0.0, after=2.0)


def _ruled(desk: Desk, element: Element, column: Area, first: float, pitch: float) -> list[Placed]:
    asked = element.get("lines", "1")
    count = min(max(int(asked), 1), MOST_LINES) if asked.isdecimal() else 1
    ink = desk.colour("ink")
    return [shapes.rule(column.start, first + place * pitch, column.width, LINE, ink) for place in range(count)]
