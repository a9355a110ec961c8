"""Figures in, unbreakable strips out: icon arrays with their words, pairs of them, and pictures. Lengths in pt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from handouts.document.theme import MM, Style
from handouts.document.tree import Element
from handouts.press.layout import shapes
from handouts.press.layout.arrays import person, set_array
from handouts.press.layout.desk import Area, Desk, classes
from handouts.press.layout.inline import runs_of, voice_of
from handouts.press.layout.lines import Setting, line_strips, paragraph
from handouts.press.layout.placed import Image, Shape
from handouts.press.layout.strips import Strip, beside, placed_under, stacked

HEAD_RULE: Final = 2.25
HEAD_GAP: Final = 6.0
FIGURE_GAP: Final = 10.0
CAPTION_GAP: Final = 6.0
LEAST_WORDS: Final = 60 * MM
"""The narrowest column for words beside an array; under it they stand below."""
LEGEND_INDENT: Final = 14.0
LEGEND_PERSON: Final = 6.0
LEGEND_MARK: Final = 4.2
"""Where the middle of a legend's mark stands: half of the widest mark with its edge."""
DOTS_PER_POINT: Final = 150 / 72
LEAST_BIG: Final = 20.0
"""A big number that is wider than its column is set smaller, but not under this: so that it stays on one line."""
MOST_OF_PAGE: Final = 0.6
BELOW: Final = frozenset({"caption"})
LEGENDS: Final = frozenset({"legend-filled", "legend-open"})


@dataclass(frozen=True, slots=True)
class Parts:
    """A figure's kids: those before its array, the array, the words beside it, and what stands below both."""

    before: tuple[Element, ...]
    array: Element
    words: tuple[Element, ...]
    below: tuple[Element, ...]


def set_figure(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """A figure, whole, with everything that belongs to it."""
    parts = _parts(element)
    if parts is None:
        whole = stacked(kept := desk.blocks(element.elements, area))
        return [_spaced(whole)] if element.kids and whole.height <= desk.depth else kept
    aside = area.width - desk.points("array width mm", 80) - desk.points("array gap mm", 6)
    if aside >= LEAST_WORDS:
        return [_spaced(_headed(desk, parts, area, _side_by_side(desk, parts, area)))]
    return [_spaced(_headed(desk, parts, area, _one_under_another(desk, parts, area.column(area.start, area.width))))]


def _parts(element: Element) -> Parts | None:
    kids = element.elements
    at = next((place for place, kid in enumerate(kids) if kid.tag == "icon-array"), -1)
    if at < 0:
        return None
    cut = len(kids)
    while cut > at + 1 and (BELOW & set(classes(kids[cut - 1])) or kids[cut - 1].tag == "aside"):
        cut -= 1
    return Parts(kids[:at], kids[at], kids[at + 1 : cut], kids[cut:])


def _spaced(strip: Strip) -> Strip:
    return replace(strip, before=max(strip.before, FIGURE_GAP), after=max(strip.after, FIGURE_GAP))


def _tone(array: Element) -> str:
    return "alarm" if array.get("group") == "harm" else "accent"


def _headed(desk: Desk, parts: Parts, area: Area, strip: Strip) -> Strip:
    """The figure under the rule that says by colour which kind it is (its words say it too)."""
    line = shapes.rule(area.start, 0, area.width, HEAD_RULE, desk.colour(_tone(parts.array)))
    return strip.moved(0, HEAD_RULE + HEAD_GAP).with_marks(behind=(line,))


def _side_by_side(desk: Desk, parts: Parts, area: Area) -> Strip:
    """The array at the start, the words beside it; captions end the words, or stand under the array where that saves
    a line at least, or below both.
    """
    width, gap = desk.points("array width mm", 80), desk.points("array gap mm", 6)
    column = area.column(area.start + width + gap, area.width - width - gap)
    before = _words(desk, parts, parts.before, column)
    array = set_array(desk, parts.array, area.start)
    words = _words(desk, parts, parts.words, column)
    caption = _words(desk, parts, parts.below, column)
    short = stacked([before, words, caption]).height <= array.height
    texts = [before, words, caption] if short else [before, words]
    tops = [y for y, _ in placed_under(texts)]
    moved = [strip.moved(0, y) for strip, y in zip(texts, tops, strict=True)]
    body = beside(moved[0], array, *moved[1:])
    if short or not parts.below:
        return body
    whole = stacked([body, _words(desk, parts, parts.below, area)])
    captions = tuple(kid for kid in parts.below if kid.tag != "aside")
    under = _words(desk, parts, captions, area.column(area.start, width)).moved(0, array.height + CAPTION_GAP)
    rest = _words(desk, parts, parts.below[len(captions) :], area)
    closer = stacked([beside(body, under), rest])
    # Beside the last of the words a caption would be read as their end, so it must begin well above it.
    leading = desk.style("caption").leading
    is_above = body.height - array.height - CAPTION_GAP >= 2 * leading
    return closer if is_above and whole.height - closer.height >= leading else whole


def _one_under_another(desk: Desk, parts: Parts, column: Area, levels: Sequence[float] = ()) -> Strip:
    """Array on words in one column; `levels` are how high each part over the array is made."""
    before = _words(desk, parts, parts.before, column, levels)
    array = replace(set_array(desk, parts.array, column.start), before=4.0 if parts.before else 0.0, after=6.0)
    return stacked([before, array, _words(desk, parts, (*parts.words, *parts.below), column)])


def _words(desk: Desk, parts: Parts, kids: Sequence[Element], column: Area, levels: Sequence[float] = ()) -> Strip:
    """Kids of a figure, each at least as high as its level."""
    found: list[Strip] = []
    for place, kid in enumerate(kids):
        strips = _block(desk, parts, kid, column)
        found += [stacked(strips).at_least(levels[place])] if place < len(levels) else strips
    return stacked(found)


def _block(desk: Desk, parts: Parts, kid: Element, column: Area) -> list[Strip]:
    """One kid of a figure; its legends show the marks of its array."""
    return _legend(desk, kid, column, parts.array) if LEGENDS & set(classes(kid)) else desk.block(kid, column)


def set_pair(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """Two figures side by side where their big numbers fit on one line, else one under another."""
    figures = element.elements
    gap = desk.points("array gap mm", 6)
    width = (area.width - gap) / 2
    parts = [_parts(figure) for figure in figures]
    found = [part for part in parts if part is not None]
    if len(found) != 2 or len(figures) != 2 or not _fit(desk, found, width):
        return desk.blocks(figures, area)
    columns = [area.column(area.start, width), area.column(area.start + width + gap, width)]
    heights = [[stacked(_block(desk, part, kid, columns[0])).height for kid in part.before] for part in found]
    levels = [max(pair) for pair in zip_longest(*heights, fillvalue=0.0)]
    halves = [
        _headed(desk, part, column, _one_under_another(desk, part, column, levels))
        for part, column in zip(found, columns, strict=True)
    ]
    return [_spaced(beside(*halves))]


def _fit(desk: Desk, parts: Sequence[Parts], width: float) -> bool:
    """Whether arrays and big numbers are no wider than a column."""
    if desk.points("array width mm", 80) > width + 0.5:
        return False
    voice = voice_of(desk.style("big"))
    bigs = [kid for part in parts for kid in (*part.before, *part.words) if "big" in classes(kid)]
    return all(desk.typesetter.measure(runs_of(desk, kid, voice)) <= width for kid in bigs)


def set_lone_array(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """An icon array outside a figure."""
    return [_spaced(set_array(desk, element, area.start))]


def set_group_word(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """The word "Benefit" or "Harm", or the big number under it, in the group's colour."""
    tone = "alarm" if "harm" in classes(element) else "accent"
    if "big" not in classes(element):
        return [replace(stacked(paragraph(desk, element, area, "h3", tone=tone, wide=True)), before=0.0)]
    style = _on_one_line(desk, element, area)
    setting = Setting(voice_of(style, tone=tone), wide=True)
    lines = line_strips(desk, element, (area.text_start, area.text_width), setting)
    return [replace(stacked(lines), before=2.0, after=style.after)]


def _on_one_line(desk: Desk, element: Element, area: Area) -> Style:
    """The style of big numbers, by whole points smaller until this one fits its column; unchanged where none does."""
    style = desk.style("big")
    width = desk.typesetter.measure(runs_of(desk, element, voice_of(style)), right_to_left=desk.right_to_left)
    size = style.size
    while size > LEAST_BIG and width * size / style.size > area.text_width:
        size = max(size - 1.0, LEAST_BIG)
    if width * size / style.size > area.text_width:
        return style
    return replace(style, size=size, leading=style.leading * size / style.size)


def set_legend(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """A legend without an array: beside it stands the mark of an array of a thousand."""
    return _legend(desk, element, area, element)


def _legend(desk: Desk, element: Element, area: Area, array: Element) -> list[Strip]:
    """A line that says what a filled or an open mark stands for, the array's own mark before it, larger."""
    inner = replace(area, rail=area.rail + LEGEND_INDENT)
    strip = stacked(paragraph(desk, element, inner, "legend"))
    along = LEGEND_PERSON if array.get("of") == "100" else LEGEND_MARK
    middle = (area.text_start + along, desk.style("legend").leading / 2 + 0.5)
    filled = "legend-filled" in classes(element)
    harm = array.get("group") == "harm" or "harm" in classes(element)
    drawn = _legend_mark(desk, array.get("of"), middle, filled=filled, harm=harm)
    return [replace(strip.with_marks(behind=(drawn,)), before=4.0)]


def _legend_mark(desk: Desk, of: str, middle: tuple[float, float], *, filled: bool, harm: bool) -> Shape:
    ink, colour = desk.colour("ink"), desk.colour("alarm" if harm else "accent")
    if of == "100":
        return person(middle, colour if filled else None, None if filled else ink)
    if not filled:
        return shapes.ring(middle, 3.5, 0.9, ink)
    if harm:
        path = shapes.diamond_path(4.2, 4.2, 4.2)
        return Shape(middle[0] - 4.2, middle[1] - 4.2, 8.4, 8.4, path, fill=colour)
    return shapes.disc(middle, 4.0, colour)


def set_image(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """A picture at 150 dots per inch, smaller where it is wider than the text or too high for the page."""
    picture = desk.pictures.get(element.get("src"))
    if picture is None:
        return []
    scale = min(
        1 / DOTS_PER_POINT,
        area.text_width / max(picture.width, 1),
        desk.depth * MOST_OF_PAGE / max(picture.height, 1),
    )
    width, height = picture.width * scale, picture.height * scale
    image = Image(area.text_start, 0, width, height, picture, desk.owner(element))
    return [Strip(height, (image,), FIGURE_GAP, 6.0, source=element)]
