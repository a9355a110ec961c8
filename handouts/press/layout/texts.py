"""Paragraphs, headings, chips and tags in, strips out."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Final

from handouts.document.theme import MM, Theme
from handouts.document.tree import Element
from handouts.press.layout import shapes
from handouts.press.layout.desk import Area, Desk, classes
from handouts.press.layout.inline import runs_of, voice_of
from handouts.press.layout.lines import Setting, line_strips, paragraph, with_space
from handouts.press.layout.placed import Placed
from handouts.press.layout.strips import Note, Strip, stacked

ROLES: Final = MappingProxyType(
    {
        "lead": "lead",
        "dates": "dates",
        "note": "note",
        "audience-note": "note",
        "foot-note": "note",
        "caption": "caption",
        "legend-filled": "legend",
        "legend-open": "legend",
        "big": "big",
        "small": "small",
    }
)
"""Class of a paragraph to role of the theme; a paragraph without one has its area's."""
HEADING_SIGN_MM: Final = 8.0
CHIP_PADDING: Final = 2.5
TITLE_LINES: Final = 3
"""A title of more lines is set smaller, in the style LOOK names for it."""
SMALL_TITLE: Final = (22.0, 27.0)
SMALLEST_TITLE: Final = (20.0, 25.0)
"""Size and leading of a title on a page that is short of room."""


def set_paragraph(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """A `p` by its class, with its pictogram in the rail."""
    role = next((ROLES[word] for word in classes(element) if word in ROLES), area.role)
    return with_sign(desk, element, area, paragraph(desk, element, area, role))


def set_heading(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """h2 or h3: never last on a page."""
    strips = paragraph(desk, element, area, element.tag, tone=area.tone, wide=True)
    return with_sign(desk, element, area, as_heading(element, area, strips))


def set_title(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """h1; over three lines it is set smaller."""
    style = desk.style("title")
    for chosen in (style, smaller_title(desk.theme, SMALL_TITLE).style("title")):
        setting = Setting(voice_of(chosen), wide=True)
        lines = line_strips(desk, element, (area.text_start, area.text_width), setting)
        if len(lines) <= TITLE_LINES:
            break
    return as_heading(element, area, with_space(lines, style))


def smaller_title(theme: Theme, most: tuple[float, float]) -> Theme:
    """The theme with titles of this size and leading at the most, their lines as far apart as the language wants."""
    title = theme.style("title")
    small = replace(title, size=min(title.size, most[0]), leading=min(title.leading, most[1]))
    return replace(theme, styles=MappingProxyType({**theme.styles, "title": theme.apart("title", small)}))


def as_heading(element: Element, area: Area, strips: list[Strip]) -> list[Strip]:
    """The strips as one heading that is told to the bookmarks and stays with what follows."""
    if not strips:
        return []
    whole = stacked(strips)
    notes = (Note("heading", element, area.text_start, 0.0), *whole.notes)
    return [
        Strip(
            whole.height, whole.marks, whole.before, whole.after, glued=True, heading=True, source=whole.source,
            notes=notes,
        )
    ]  # fmt: skip


def with_sign(desk: Desk, element: Element, area: Area, strips: list[Strip]) -> list[Strip]:
    """The strips with the element's pictogram hung in the rail, centred on the first line."""
    if not element.get("icon") or not area.rail or not strips:
        return strips
    size = min(HEADING_SIGN_MM * MM, area.rail - 4)
    middle = (strips[0].height if strips[0].lines else desk.style(element.tag).leading) / 2
    start = area.start + min(desk.points("icon centre mm"), area.rail / 2) - size / 2
    drawn = shapes.sign(element.get("icon"), start, middle - size / 2, size, desk.colour("accent"))
    return [strips[0].with_marks(behind=drawn), *strips[1:]]


def set_chip(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """A short line in a rounded frame, with a person before it for the readers of the sheet."""
    strip, _ = chip(desk, element, area.text_start, area.text_width, person=desk.style("chip").colour == "accent")
    return [replace(strip, after=4.0)]


def chip(desk: Desk, element: Element, start: float, width: float, *, person: bool) -> tuple[Strip, float]:
    """The chip as one strip, and its width in pt."""
    style = desk.style("chip")
    colour = desk.colour(style.colour)
    line = (1.25 if person else 1.75, colour)
    sign = 4.4 * MM if person else 0.0
    lead = 7.0 + (sign + 4.0 if sign else 0.0)
    voice = voice_of(style)
    natural = desk.typesetter.measure(runs_of(desk, element, voice), right_to_left=desk.right_to_left)
    inner = min(natural, width - lead - 7.0) + 0.01
    words = stacked(line_strips(desk, element, (start + lead, inner), Setting(voice)))
    words = words.padded(CHIP_PADDING, CHIP_PADDING)
    whole = lead + inner + 7.0
    drawn: list[Placed] = [shapes.frame(start, 0, whole, words.height, line, 3.0)]
    if sign:
        drawn += shapes.sign("person", start + 6.0, (words.height - sign) / 2, sign, colour)
    return words.with_marks(behind=drawn), whole


def set_tag(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """A row's tag: "Same trial" in a solid frame, "Different studies" in a dashed one."""
    voice = voice_of(desk.style("tag"))
    natural = desk.typesetter.measure(runs_of(desk, element, voice), right_to_left=desk.right_to_left)
    inner = min(natural, area.text_width - 8.0) + 0.01
    words = stacked(line_strips(desk, element, (area.text_start + 4.0, inner), Setting(voice))).padded(2.0, 2.0)
    edge = shapes.frame(area.text_start, 0, inner + 8.0, words.height, (0.75, desk.colour("ink")))
    if "tag-different" in classes(element):
        edge = shapes.dashed(edge)
    return [replace(words.with_marks(behind=(edge,)), before=2.0, after=2.0)]
