"""Lists in, strips out: bullets, steps on the rail, questions to tick, numbered references. Lengths in pt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, TypeAlias

from handouts.document.theme import MM, Style
from handouts.document.tree import Element
from handouts.press.layout import shapes
from handouts.press.layout.desk import Area, Desk, classes, is_text
from handouts.press.layout.inline import runs_of, voice_of
from handouts.press.layout.lines import Setting, baseline, line_strips, paragraph
from handouts.press.layout.placed import Placed
from handouts.press.layout.strips import Strip, beside, height_of, stacked

MIDDLE: Final = 0.27
"""Half the height of a small letter over the baseline, in em: where a bullet's middle stands."""
MOST_OF_PAGE: Final = 0.4
"""An item higher than this share of a page may be parted between its lines."""
MOST_OF_PAGE_IN_TWO: Final = 0.85
"""Two columns are no higher than this share of a page: a heading stands over them."""
LEAST_COLUMN: Final = 55 * 0.472
"""The narrowest of two columns, in em of its size: 55 characters of mean width."""


@dataclass(frozen=True, slots=True)
class Item:
    """One li: its label and body, its place among its siblings, and the style of its words."""

    element: Element
    place: int
    count: int
    style: Style

    @property
    def last(self) -> bool:
        """Whether no item follows."""
        return self.place == self.count - 1

    def part(self, tag: str) -> Element | None:
        """Its label or its body."""
        return next((kid for kid in self.element.elements if kid.tag == tag), None)


def body_strips(desk: Desk, item: Item, area: Area) -> list[Strip]:
    """The item's body, in the area's role; an item of a label alone has one empty line."""
    found: list[Strip] = []
    for body in item.element.elements:
        if body.tag == "body":
            found += paragraph(desk, body, area, area.role) if is_text(body) else desk.blocks(body.elements, area)
    if not found and item.part("label") is not None:
        return [Strip(item.style.leading)]
    return found


def whole(desk: Desk, strips: list[Strip]) -> list[Strip]:
    """An item as one strip, unless it is so high that it has to be parted."""
    return [stacked(strips)] if strips and height_of(strips) <= desk.depth * MOST_OF_PAGE else strips


Mark: TypeAlias = Callable[[Desk, Area, Style], Placed]


def _bullet(desk: Desk, area: Area, style: Style) -> Placed:
    radius = desk.measure("bullet pt", 5) / 2
    middle = baseline(style.size, style.leading) - MIDDLE * style.size
    return shapes.disc((area.text_start + radius, middle), radius, desk.colour("accent"))


def _square(desk: Desk, area: Area, style: Style) -> Placed:
    size = desk.measure("question box pt", 10.5)
    top = baseline(style.size, style.leading) - MIDDLE * style.size - size / 2
    return shapes.frame(area.text_start, top, size, size, (1.25, desk.colour("ink")))


@dataclass(frozen=True, slots=True)
class Marked:
    """A kind of list whose items have a drawn mark: role of the words, measure of the indent, the mark."""

    role: str
    indent: str
    mark: Mark | None


MARKED: Final = MappingProxyType(
    {
        "bullets": Marked("list", "bullet indent pt", _bullet),
        "questions": Marked("question", "question indent pt", _square),
        "plain-list": Marked("list", "", None),
    }
)


def set_marked(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """A `ul`: bullets, questions or a plain list; a list without a class has bullets."""
    kind = next((MARKED[word] for word in classes(element) if word in MARKED), MARKED["bullets"])
    role = area.role if area.role in {"table", "references"} else kind.role
    style = desk.style(role)
    indent = desk.measure(kind.indent, 14) if kind.indent else 0.0
    inner = replace(area, rail=area.rail + indent).spoken(role)
    found: list[list[Strip]] = []
    for item in items_of(element, style):
        strips = whole(desk, body_strips(desk, item, inner))
        if strips and kind.mark:
            strips[0] = strips[0].with_marks(behind=(kind.mark(desk, area, style),))
        found.append(strips)
    return joined_items(found, style, desk.style("body"))


def items_of(element: Element, style: Style) -> list[Item]:
    """The items of a list."""
    kids = element.elements
    return [Item(kid, place, len(kids), style) for place, kid in enumerate(kids)]


def joined_items(items: Sequence[list[Strip]], style: Style, around: Style) -> list[Strip]:
    """Items one under another: no page ends after the first or before the last one."""
    found: list[Strip] = []
    kept = {0, len(items) - 2}
    for place, strips in enumerate(items):
        found += strips[:-1]
        if strips:
            last = place == len(items) - 1
            end = strips[-1].kept(glued=not last and place in kept, inside=not last)
            found.append(end.spaced(end.before, around.after if last else style.after))
    return found


def set_steps(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """An `ol.steps`: each number in a ring on the rail, the rings joined by a line."""
    radius = desk.points("ring mm", 8.4) / 2
    start = desk.points("ring start mm", 2.2) if area.rail else 0.0
    rail = max(area.rail, 2 * radius + 2 * MM)
    style = desk.style("step")
    inner = replace(area, rail=rail).spoken("step")
    centre = min(start + radius, rail - radius - 2)
    found = [whole(desk, body_strips(desk, item, inner)) for item in items_of(element, style)]
    for item, strips in zip(items_of(element, style), found, strict=True):
        if strips:
            _hang_ring(desk, item, strips, (area.start + centre, radius))
    return joined_items(found, replace(style, after=0.0), desk.style("body"))


def _hang_ring(desk: Desk, item: Item, strips: list[Strip], at: tuple[float, float]) -> None:
    """Puts ring, number and line behind an item's strips; at: the ring's centre from the area's edge, its radius.

    The line leads to what stands under a strip on its page, so none hangs at a page's end.
    """
    x, radius = at
    above = max(0.0, radius - item.style.leading / 2)
    middle = item.style.leading / 2 + above
    strips[0] = strips[0].moved(0, above)
    strips[-1] = strips[-1].at_least(desk.measure("step least pt", 25) if len(strips) == 1 else 0.0)
    if not item.last:
        strips[-1] = strips[-1].padded(0, item.style.after)
    colour = desk.colour("accent")
    if not item.last:
        for place, strip in enumerate(strips):
            top = middle + radius if place == 0 else 0.0
            gap = strip.after if place < len(strips) - 1 else 0.0
            line = shapes.upright(x, top, strip.height + gap - top, 1.0, colour)
            strips[place] = strip.edged(under=(line,))
    drawn = [shapes.ring((x, middle), radius, 1.75, colour), *_number(desk, item, (x, middle), radius)]
    strips[0] = strips[0].with_marks(behind=drawn)


def _number(desk: Desk, item: Item, centre: tuple[float, float], radius: float) -> list[Placed]:
    """The label, bold, in the middle of its ring."""
    label = item.part("label")
    if label is None:
        return []
    style = replace(item.style, size=max(item.style.size, 14.0), bold=True, colour="accent")
    setting = Setting(voice_of(style), "centre", wide=True)
    strips = line_strips(desk, label, (centre[0] - radius, 2 * radius), setting)
    top = centre[1] - style.leading / 2
    return [mark.moved(0, top) for mark in stacked(strips).marks]


def set_numbered(desk: Desk, element: Element, area: Area) -> list[Strip]:
    """An `ol` whose labels stand before the items, such as references: these in two columns on a wide sheet."""
    role = "references" if "references" in classes(element) else "list"
    style = desk.style(role)
    text = area.beside_rail()
    gap = desk.points("column gap mm", 8)
    half = (text.width - gap) / 2
    if role == "references" and half >= LEAST_COLUMN * style.size:
        items = _numbered_items(desk, element, text.column(text.start, half), role)
        return _in_two(desk, [stacked(item) for item in items if item], style, half + gap)
    return joined_items(_numbered_items(desk, element, area, role), style, desk.style("body"))


def _numbered_items(desk: Desk, element: Element, area: Area, role: str) -> list[list[Strip]]:
    """Each item's strips, its label before the first."""
    style = desk.style(role)
    items = items_of(element, style)
    indent = max((_label_width(desk, item) for item in items), default=0.0) + 0.5 * style.size
    inner = replace(area, rail=area.rail + indent).spoken(role)
    found: list[list[Strip]] = []
    for item in items:
        strips = whole(desk, body_strips(desk, item, inner))
        if strips:
            strips[0] = strips[0].with_marks(behind=_label(desk, item, (area.text_start, indent)))
        found.append(strips)
    return found


def _in_two(desk: Desk, items: Sequence[Strip], style: Style, along: float) -> list[Strip]:
    """Items in two columns as even as they can be, the second `along` pt after the first; as many pages as it takes."""
    spaced = [item.spaced(0.0, style.after) for item in items]
    found: list[Strip] = []
    while spaced:
        count = len(spaced)
        while count > 1 and _two_high(spaced[:count]) > desk.depth * MOST_OF_PAGE_IN_TWO:
            count -= 1
        cut = _cut(spaced[:count])
        found.append(beside(stacked(spaced[:cut]), stacked(spaced[cut:count]).moved(along)))
        spaced = spaced[count:]
    return [*found[:-1], *(strip.spaced(0.0, desk.style("body").after) for strip in found[-1:])]


def _cut(items: Sequence[Strip]) -> int:
    """How many items make the first column, so that the higher column is as low as it can be."""
    return min(range(1, len(items) + 1), key=lambda at: max(height_of(items[:at]), height_of(items[at:])))


def _two_high(items: Sequence[Strip]) -> float:
    cut = _cut(items)
    return max(height_of(items[:cut]), height_of(items[cut:]))


def _label_width(desk: Desk, item: Item) -> float:
    label = item.part("label")
    runs = runs_of(desk, label, voice_of(item.style)) if label else []
    return desk.typesetter.measure(runs, right_to_left=desk.right_to_left)


def _label(desk: Desk, item: Item, at: tuple[float, float]) -> list[Placed]:
    label = item.part("label")
    if label is None:
        return []
    strips = line_strips(desk, label, at, Setting(voice_of(item.style), wide=True))
    return list(stacked(strips).marks)
