"""Measures in pt in, drawing commands and shapes out: rules, frames, discs, diamonds, pictograms, hatching."""

from __future__ import annotations

from math import radians, tan
from typing import Final

from handouts.document.pictograms import GRID, NAMES, Path, pictogram, stroke_width
from handouts.document.theme import MM
from handouts.press.layout.placed import Commands, Shape
from handouts.press.marks import Artifact, Colour, Owner

_ROUND: Final = 0.5522847498
"""How far a Bézier's handles stand out, of the radius, to draw a quarter of a circle."""

HATCH_WIDTH: Final = 0.7 * MM
HATCH_PITCH: Final = 2.4 * MM
HATCH_LEAN: Final = tan(radians(31))


def colour_of(value: str) -> Colour:
    """#RRGGBB as a Colour: one component where it is grey, so that black is printed with black ink alone."""
    red, green, blue = (int(value[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return Colour((red,)) if red == green == blue else Colour((round(red, 4), round(green, 4), round(blue, 4)))


def box_path(width: float, height: float, radius: float = 0.0) -> Commands:
    """A rectangle from (0, 0), its corners rounded by `radius`."""
    if not radius:
        return (("M", (0, 0)), ("L", (width, 0)), ("L", (width, height)), ("L", (0, height)), ("Z", ()))
    far, low, bend = width - radius, height - radius, radius * (1 - _ROUND)
    return (
        ("M", (radius, 0)),
        ("L", (far, 0)),
        ("C", (width - bend, 0, width, bend, width, radius)),
        ("L", (width, low)),
        ("C", (width, height - bend, width - bend, height, far, height)),
        ("L", (radius, height)),
        ("C", (bend, height, 0, height - bend, 0, low)),
        ("L", (0, radius)),
        ("C", (0, bend, bend, 0, radius, 0)),
        ("Z", ()),
    )


def disc_path(x: float, y: float, radius: float) -> Commands:
    """A circle around (x, y)."""
    bend = radius * _ROUND
    return (
        ("M", (x + radius, y)),
        ("C", (x + radius, y + bend, x + bend, y + radius, x, y + radius)),
        ("C", (x - bend, y + radius, x - radius, y + bend, x - radius, y)),
        ("C", (x - radius, y - bend, x - bend, y - radius, x, y - radius)),
        ("C", (x + bend, y - radius, x + radius, y - bend, x + radius, y)),
        ("Z", ()),
    )


def diamond_path(x: float, y: float, half: float) -> Commands:
    """A square on its corner around (x, y), `half` its half diagonal."""
    return (("M", (x, y - half)), ("L", (x + half, y)), ("L", (x, y + half)), ("L", (x - half, y)), ("Z", ()))


def area(start: float, y: float, width: float, height: float, fill: Colour) -> Shape:
    """A filled rectangle."""
    return Shape(start, y, width, height, box_path(width, height), fill=fill)


def frame(
    start: float, y: float, width: float, height: float, line: tuple[float, Colour], radius: float = 0.0
) -> Shape:
    """A frame whose ink stays inside the box; `line` is its width and colour."""
    thick, colour = line
    inner, deep = width - thick, height - thick
    path = box_path(inner, deep, radius)
    return Shape(start + thick / 2, y + thick / 2, inner, deep, path, stroke=colour, line_width=thick)


def dashed(shape: Shape) -> Shape:
    """The same shape with a dashed edge."""
    return Shape(
        shape.start, shape.y, shape.width, shape.height, shape.commands, shape.owner, shape.fill, shape.stroke,
        shape.line_width, (3.0, 2.0),
    )  # fmt: skip


def rule(start: float, y: float, length: float, thick: float, colour: Colour) -> Shape:
    """A horizontal rule whose ink begins at y and is `thick` high."""
    return area(start, y, length, thick, colour)


def upright(start: float, y: float, length: float, thick: float, colour: Colour) -> Shape:
    """A vertical rule centred on `start`."""
    return area(start - thick / 2, y, thick, length, colour)


def disc(centre: tuple[float, float], radius: float, fill: Colour) -> Shape:
    """A filled disc around (start, y)."""
    path = disc_path(radius, radius, radius)
    return Shape(centre[0] - radius, centre[1] - radius, 2 * radius, 2 * radius, path, fill=fill)


def ring(centre: tuple[float, float], radius: float, thick: float, colour: Colour) -> Shape:
    """An empty ring, white inside, its ink within `radius`."""
    middle = radius - thick / 2
    path = disc_path(middle, middle, middle)
    left, top = centre[0] - middle, centre[1] - middle
    white = Colour((1.0,))
    return Shape(left, top, 2 * middle, 2 * middle, path, fill=white, stroke=colour, line_width=thick)


def _scaled(path: Path, scale: float) -> Commands:
    return tuple((operator, tuple(round(value * scale, 3) for value in operands)) for operator, operands in path)


def sign(name: str, start: float, y: float, size: float, colour: Colour, owner: Owner = Artifact.LAYOUT) -> list[Shape]:
    """A pictogram `size` pt high and wide, never mirrored; nothing for a name that there is no pictogram of."""
    if name not in NAMES:
        return []
    drawing, scale = pictogram(name), size / GRID
    thick = stroke_width(size / MM) * scale
    strokes = [
        Shape(start, y, size, size, _scaled(path, scale), owner, None, colour, thick, round_caps=True)
        for path in drawing.strokes
    ]
    fills = [Shape(start, y, size, size, _scaled(path, scale), owner, colour) for path in drawing.fills]
    return [*strokes, *fills]


def hatching(start: float, y: float, width: float, height: float, colour: Colour) -> Shape:
    """Leaning bars cut to a box; they lean the same way in every direction of writing."""
    lean = height * HATCH_LEAN
    count = int((width + lean) / HATCH_PITCH) + 1
    bars = [_bar(place * HATCH_PITCH - lean, width, height) for place in range(count)]
    commands = tuple(command for bar in bars for command in bar)
    return Shape(start, y, width, height, commands, fill=colour)


def _bar(foot: float, width: float, height: float) -> Commands:
    """One bar from `foot` on the lower edge, cut at both sides; nothing where none of it is inside."""
    lean = height * HATCH_LEAN
    corners = [(foot, height), (foot + HATCH_WIDTH, height), (foot + HATCH_WIDTH + lean, 0.0), (foot + lean, 0.0)]
    kept = _cut(_cut(corners, 0.0, keep_above=True), width, keep_above=False)
    if len(kept) < 3:
        return ()
    return (("M", kept[0]), *(("L", point) for point in kept[1:]), ("Z", ()))


def _cut(corners: list[tuple[float, float]], edge: float, *, keep_above: bool) -> list[tuple[float, float]]:
    """A polygon cut at the upright line x = edge."""
    kept: list[tuple[float, float]] = []
    for place, point in enumerate(corners):
        last = corners[place - 1]
        inside, was = (point[0] >= edge) == keep_above, (last[0] >= edge) == keep_above
        if inside != was:
            share = (edge - last[0]) / (point[0] - last[0])
            kept.append((edge, last[1] + share * (point[1] - last[1])))
        if inside:
            kept.append(point)
    return kept
