"""Red flags in, strips out: "if you …" beside what to do, or one under the other where a number would break."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from handouts.document.tree import Element
from handouts.press.layout import shapes
from handouts.press.layout.desk import Area, Desk, classes
from handouts.press.layout.inline import runs_of, voice_of
from handouts.press.layout.lines import paragraph
from handouts.press.layout.strips import Strip, beside, spaced, stacked

PADDING: Final = 5.0
GAP: Final = 12.0
RULE: Final = 0.5


def set_flags(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """A `ul.flags`: a row for each item, with a rule above it."""
    text = area.beside_rail()
    rows = [_parts(item) for item in element.elements]
    columns = None if desk.measure("flags stacked") else _columns(desk, rows, text)
    strips = [_row(desk, row, text, columns) for row in rows]
    return spaced(strips, 4.0, 0.0)


def _parts(item: Element) -> tuple[list[Element], list[Element]]:
    """The paragraphs that say when, and those that say what to do."""
    paragraphs = [kid for body in item.elements if body.tag == "body" for kid in body.elements]
    condition = [kid for kid in paragraphs if "do" not in classes(kid)]
    return condition, [kid for kid in paragraphs if "do" in classes(kid)]


def _columns(desk: Desk, rows: Sequence[tuple[list[Element], list[Element]]], text: Area) -> tuple[Area, Area] | None:
    """The two columns, or none where a number to ring is wider than its column."""
    share = desk.measure("flag condition share", 0.56) * text.width
    columns = text.column(text.start, share - GAP), text.column(text.start + share, text.width - share)
    voice = voice_of(desk.style("body"), phones=True)
    for row in rows:
        for part, column in zip(row, columns, strict=True):
            for kid in part:
                runs = runs_of(desk, kid, voice)
                if desk.typesetter.longest_word(runs, right_to_left=desk.right_to_left) > column.width:
                    return None
    return columns


def _row(desk: Desk, row: tuple[list[Element], list[Element]], text: Area, columns: tuple[Area, Area] | None) -> Strip:
    places = columns or (text, text)
    parts = [_words(desk, kids, column) for kids, column in zip(row, places, strict=True)]
    strip = beside(*parts) if columns else stacked(parts)
    line = shapes.rule(text.start, 0, text.width, RULE, desk.colour("ink"))
    strip = replace(strip, before=0.0, after=0.0).padded(PADDING + RULE, PADDING)
    return strip.with_marks(behind=(line,))


def _words(desk: Desk, kids: Sequence[Element], column: Area) -> Strip:
    strips = [strip for kid in kids for strip in paragraph(desk, kid, column, column.role)]
    return stacked(strips).spaced(0.0, 0.0)
