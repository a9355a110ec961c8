"""Sections, headers and columns in, strips out: pictogram blocks, side heads, masthead, notes in two columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from handouts.document.theme import MM
from handouts.document.tree import Element
from handouts.press.layout import shapes
from handouts.press.layout.desk import Area, Desk, classes
from handouts.press.layout.flow import keep_headings
from handouts.press.layout.inline import runs_of, voice_of
from handouts.press.layout.lines import Setting, line_strips
from handouts.press.layout.placed import Shape
from handouts.press.layout.strips import Strip, beside, height_of, stacked
from handouts.press.layout.texts import CHIP_PADDING, as_heading, chip

PICTURES: Final = frozenset({"figure", "pair", "icon-array"})
SIDE_GAP: Final = 4 * MM
SIDE_RULE: Final = 0.5
SIDE_PADDING: Final = 5.0
MASTHEAD_GAP: Final = 5.0
MASTHEAD_APART: Final = 12.0
LEAST_ROOM: Final = 40 * MM
"""The narrowest column for the last part of a masthead; in less it stands under the others."""
MOST_WHOLE: Final = 0.3
"""A pictogram block higher than this share of a page may be parted between its own blocks."""


def set_section(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """A section: its blocks. Its first and last strip are known to the page breaks."""
    return _with_readings(desk, element.elements, area)


def _with_readings(desk: Desk, kids: Sequence[Element], area: Area) -> list[Strip]:
    """Blocks, each picture kept whole with all that follows it up to how to read it; a table with the note on it."""
    parts = [desk.block(kid, area) for kid in kids]
    for (kid, part), after in zip(zip(kids, parts, strict=True), kids[1:], strict=False):
        if part and kid.tag == "table" and after.tag == "p" and "note" in classes(after):
            part[-1] = part[-1].kept(inside=part[-1].inside)
    for place, kid in enumerate(kids):
        if kid.tag == "aside" and "how-to-read" in classes(kid):
            picture = next((at for at in range(place - 1, -1, -1) if kids[at].tag in PICTURES), place)
            for part in parts[picture:place]:
                part[:] = [strip.kept(inside=strip.inside) for strip in part]
    return [strip for part in parts for strip in part]


def set_title_block(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """Chip, title, purpose and dates: they begin at the content's edge, as the masthead above them does."""
    return desk.blocks(element.elements, area.column(area.start, area.width))


def set_side(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """A section whose heading stands in a column of its own, beside the text's first lines."""
    kids = element.elements
    column = desk.points("side head mm", 38)
    rest = replace(area, start=area.start + column, width=area.width - column)
    if not kids or kids[0].tag != "h2":
        return desk.blocks(kids, rest)
    first, *others = _headed(desk, kids[0], desk.blocks(kids[1:], rest), area, column - SIDE_GAP)
    line = shapes.rule(area.start, 0, area.width, SIDE_RULE, desk.colour("ink"))
    above = SIDE_RULE + SIDE_PADDING
    joined = first.padded(above, 0.0).edged(over=(line,), shed=above)
    space = max(desk.style("h2").before - SIDE_PADDING, 0.0)
    return [replace(joined, before=space, after=first.after, glued=first.glued), *others]


def _headed(desk: Desk, heading: Element, blocks: Sequence[Strip], area: Area, width: float) -> list[Strip]:
    """The blocks, the heading beside the first ones; over them where a word of it is wider than its column."""
    beside_text = _side_head(desk, heading, area.column(area.start, width))
    if not _is_torn(beside_text):
        first, *others = _under(blocks, beside_text.height)
        joined = beside(beside_text, first)
    else:
        first, *others = blocks or [Strip(0.0)]
        over = _side_head(desk, heading, area.column(area.start, area.width))
        joined = stacked([replace(over, after=max(over.after, SIDE_PADDING)), first])
    return [replace(joined, after=first.after, glued=first.glued), *others]


def _is_torn(strip: Strip) -> bool:
    """Whether a word had to be broken."""
    return any(note.kind == "torn" for note in strip.notes)


def _side_head(desk: Desk, element: Element, column: Area) -> Strip:
    style = desk.style("h2")
    lines = line_strips(desk, element, (column.start, column.width), Setting(voice_of(style), wide=True))
    heading = as_heading(element, column, lines)
    return heading[0] if heading else Strip(0.0)


def _under(strips: Sequence[Strip], height: float) -> list[Strip]:
    """The strips, as many of the first ones made one as are needed to be as high as the heading beside them."""
    taken = 1
    while taken < len(strips) and (height_of(strips[:taken]) < height or strips[taken - 1].glued):
        taken += 1
    if not strips:
        return [Strip(height)]
    first = stacked(strips[:taken])
    return [replace(first, glued=strips[taken - 1].glued), *strips[taken:]]


def set_pictogram_block(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """A block of the sheet in easy words: a large pictogram beside one idea, centred on each other."""
    strips = keep_headings(_with_readings(desk, element.elements, area.beside_rail()))
    if not strips:
        return []
    top, bottom = desk.measure("block padding top pt", 6), desk.measure("block padding bottom pt", 7)
    # A box that ends the block keeps its distance from the rule below.
    bottom = max(bottom, strips[-1].after)
    least = desk.points("block least mm", 24.5) - top - bottom
    whole = height_of(strips) <= desk.depth * MOST_WHOLE
    first, *others = [stacked(strips)] if whole else _under(strips, least)
    first = _centred(replace(first, before=0.0), least).padded(top, 0.0)
    first = first.with_marks(behind=_large_sign(desk, element, area, first.height + bottom))
    found = [first, *others]
    found[-1] = replace(found[-1].padded(0, bottom), after=0.0)
    if id(element) in desk.ruled:
        line = shapes.rule(area.start, found[-1].height - 0.5, area.width, 0.5, desk.colour("ink"))
        found[-1] = found[-1].edged(under=(line,))
    return found


def _centred(strip: Strip, least: float) -> Strip:
    spare = max(0.0, least - strip.height)
    return strip.padded(spare / 2, spare / 2)


def _large_sign(desk: Desk, element: Element, area: Area, height: float) -> list[Shape]:
    if not element.get("icon") or not area.rail:
        return []
    size = min(desk.points("icon column mm", 20), area.rail - 6)
    start = area.start + min(desk.points("icon centre mm", 12.5), area.rail / 2) - size / 2
    middle = height <= 2.5 * size
    top = (height - size) / 2 if middle else desk.measure("block padding top pt", 6)
    return shapes.sign(element.get("icon"), start, top, size, desk.colour("accent"))


def set_columns(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """Notes in two columns, parted between blocks where the two are most even; one alone has the whole width."""
    if len(element.elements) == 1:
        return desk.blocks(element.elements, area)
    gap = desk.points("column gap mm", 8)
    width = (area.width - gap) / 2
    columns = area.column(area.start, width), area.column(area.start + width + gap, width)
    kids = element.elements
    sets = [stacked(desk.block(kid, columns[0])) for kid in kids]
    cut = min(range(len(kids) + 1), key=lambda at: (max(height_of(sets[:at]), height_of(sets[at:])), -at))
    right = stacked([stacked(desk.block(kid, columns[1])) for kid in kids[cut:]])
    return [beside(stacked(sets[:cut]), right)]


def set_masthead(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """Who made the sheet at the start, for whom or whose at the end, and a rule below."""
    strip = _masthead_words(desk, element.elements, area)
    thick = desk.measure("masthead rule pt", 2.25)
    line = shapes.rule(area.start, strip.height + MASTHEAD_GAP, area.width, thick, desk.colour("accent"))
    whole = replace(strip, height=strip.height + MASTHEAD_GAP + thick, before=0.0, after=8.0, glued=True)
    return [whole.with_marks(upon=(line,))]


def _masthead_words(desk: Desk, kids: Sequence[Element], area: Area) -> Strip:
    """The last part beside the others, in as many lines as it needs; under them where little room is left."""
    firsts = [_masthead_part(desk, kid, area, area.width) for kid in kids[:-1]]
    room = area.width - max((width for _, width in firsts), default=0.0) - MASTHEAD_APART
    if not firsts or room < LEAST_ROOM:
        return stacked([_masthead_part(desk, kid, area, area.width)[0] for kid in kids])
    last, width = _masthead_part(desk, kids[-1], area, room)
    down = CHIP_PADDING if "chip" in classes(kids[-1]) else 0.0
    return beside(stacked([part for part, _ in firsts]).moved(0, down), last.moved(area.width - width))


def set_sheet_head(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """A comparison sheet's title, with the chip at its end on the first line where both fit."""
    chips = [kid for kid in element.elements if "chip" in classes(kid)]
    titles = [kid for kid in element.elements if kid not in chips]
    if len(chips) != 1 or element.elements[-1] is not chips[0]:
        return desk.blocks(element.elements, area)
    mark, width = chip(desk, chips[0], area.start, area.width, person=bool(chips[0].get("icon")))
    room = replace(area, width=area.width - width - 12.0)
    if room.width < area.width / 2:
        return desk.blocks(element.elements, area)
    title = stacked(desk.blocks(titles, room))
    return [replace(beside(title, mark.moved(area.width - width)), before=0.0, after=title.after, glued=True)]


def _masthead_part(desk: Desk, element: Element, area: Area, room: float) -> tuple[Strip, float]:
    """One part set from the start in the room there is, and its width; whose sheet it is stands in plain words."""
    if "chip" in classes(element):
        return chip(desk, element, area.start, room, person=bool(element.get("icon")))
    if element.tag != "p":
        return stacked(desk.block(element, area.column(area.start, room))), room
    style, at_end = desk.style("masthead"), "end" in classes(element)
    voice = voice_of(replace(style, bold=False, colour="ink", balance=True) if at_end else style)
    natural = desk.typesetter.measure(runs_of(desk, element, voice), right_to_left=desk.right_to_left)
    width = min(natural + 0.01, room)
    setting = Setting(voice, "end" if at_end else "start", wide=True)
    return stacked(line_strips(desk, element, (area.start, width), setting)), width
