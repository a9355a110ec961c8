"""Pictograms and icon arrays in, inline SVG out: signs are decoration, arrays are pictures with words. Measures in mm.

Colours are attributes, so that a drawing says the same where a style sheet is not followed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from handouts.document import array_places as marks
from handouts.document.array_places import PEOPLE, ArrayKind, kind_of, places
from handouts.document.html_marks import drawing, element
from handouts.document.pictogram_paths import PATHS
from handouts.document.pictograms import GRID, pictogram
from handouts.document.theme import Theme
from handouts.document.tree import Element

Place: TypeAlias = tuple[float, float]

PAPER: Final = "#ffffff"
PERSON_TOP: Final = 1.5
PERSON_START: Final = 5.0
PERSON_INK: Final = 21.5
"""The ink of the person on its grid: top, start and height."""


def sign(name: str) -> str:
    """A pictogram, as high as the style sheet says."""
    drawn = "".join(_stroke(data) if kind == "stroke" else _fill(data) for kind, data in PATHS[name])
    return drawing("sign", f"0 0 {GRID:g} {GRID:g}", drawn)


def _stroke(data: str) -> str:
    line = {"fill": "none", "stroke": "currentColor", "stroke-linecap": "round", "stroke-linejoin": "round"}
    return element("path", {"d": data, **line}, "")


def _fill(data: str) -> str:
    return element("path", {"d": data, "fill": "currentColor", "stroke": "none"}, "")


def array(drawn: Element, theme: Theme, name: str, *, right_to_left: bool) -> str:
    """An icon array with its alternative text. `name` begins the ids of its parts."""
    kind = kind_of(drawn.get("of"))
    asked = drawn.get("count")
    count = min(int(asked), kind.of) if asked.isdecimal() else 0
    found = tuple(places(kind))
    shapes = (_people if kind is PEOPLE else _points)(found, count, drawn.get("group"), theme, name)
    if right_to_left:
        shapes = element("g", {"transform": f"matrix(-1 0 0 1 {kind.width} 0)"}, shapes)
    return drawing(f"marks of-{kind.of}", _view(kind), shapes, drawn.get("alt"))


def _view(kind: ArrayKind) -> str:
    edge = max(kind.filled_edge, kind.open_edge) / 2
    return f"{-edge:g} {-edge:g} {kind.width + 2 * edge:g} {kind.height + 2 * edge:g}"


def legend(drawn: Element, theme: Theme, *, filled: bool) -> str:
    """One mark of an array as large as beside its explanation; the words say the same."""
    if kind_of(drawn.get("of")) is PEOPLE:
        view, shape = "-0.2 -0.2 4.3 6.3", _person(_tone(drawn.get("group"), theme) if filled else PAPER, theme)
    elif filled:
        view, shape = "-0.7 -0.7 1.4 1.4", _filled(((0, 0),), drawn.get("group"), theme)
    else:
        view, shape = "-0.7 -0.7 1.4 1.4", _rings(((0, 0),), theme)
    return drawing(f"mark of-{kind_of(drawn.get('of')).of}", view, shape)


def _tone(group: str, theme: Theme) -> str:
    return theme.colour("alarm" if group == "harm" else "accent")


def _points(found: Sequence[Place], count: int, group: str, theme: Theme, _name: str) -> str:
    return _filled(found[:count], group, theme) + _rings(found[count:], theme)


def _filled(found: Sequence[Place], group: str, theme: Theme) -> str:
    """Diamonds for harms, discs for benefits, each with a black edge."""
    if not found:
        return ""
    ink, tone = theme.colour("ink"), _tone(group, theme)
    if group != "harm":
        edge = marks.MANY.filled_edge
        return _dots(found, ((ink, 2 * marks.DISC + edge), (tone, 2 * marks.DISC - edge)))
    half = marks.DIAMOND
    path = "".join(f"M{x:.2f} {y - half:.2f}l{half} {half}-{half} {half}-{half}-{half}z" for x, y in found)
    return element("path", {"d": path, "fill": tone, "stroke": ink, "stroke-width": f"{marks.MANY.filled_edge}"}, "")


def _rings(found: Sequence[Place], theme: Theme) -> str:
    edge = marks.MANY.open_edge
    return _dots(found, ((theme.colour("ink"), 2 * marks.RING + edge), (PAPER, 2 * marks.RING - edge)))


def _dots(found: Sequence[Place], layers: Iterable[tuple[str, float]]) -> str:
    """Discs of a colour and width over each other: lines of no length with round ends."""
    if not found:
        return ""
    path = "".join(f"M{x:.2f} {y:.2f}h0" for x, y in found)
    drawn = (
        element("path", {"d": path, "stroke": colour, "stroke-width": f"{width:.2f}", "stroke-linecap": "round"}, "")
        for colour, width in layers
    )
    return "".join(drawn)


def _people(found: Sequence[Place], count: int, group: str, theme: Theme, name: str) -> str:
    """A hundred people, drawn once each for those filled and those open, and used at each place."""
    parts = []
    for part, fill, where in (("f", _tone(group, theme), found[:count]), ("o", PAPER, found[count:])):
        if where:
            first = element("g", {"id": f"{name}{part}"}, _person(fill, theme, edge=part == "o"))
            used = (element("use", {"href": f"#{name}{part}", "x": f"{x:.2f}", "y": f"{y:.2f}"}, "") for x, y in where)
            parts.append(f"<defs>{first}</defs>{''.join(used)}")
    return "".join(parts)


def _person(fill: str, theme: Theme, *, edge: bool = True) -> str:
    """A person whose ink begins at the origin."""
    scale = marks.PERSON / PERSON_INK
    path = " ".join(
        operator + " ".join(_moved(operands, scale))
        for shape in pictogram("person").fills
        for operator, operands in shape
    )
    line = {"stroke": theme.colour("ink"), "stroke-width": f"{PEOPLE.open_edge}"} if edge else {}
    return element("path", {"d": path, "fill": fill, **line}, "")


def _moved(operands: Sequence[float], scale: float) -> Iterable[str]:
    by = (PERSON_START, PERSON_TOP)
    return (f"{(value - by[place % 2]) * scale:.2f}" for place, value in enumerate(operands))
