"""Marks on a scale, their axis and dots of certainty in, inline SVG out. Measures in mm.

Charts are never mirrored: low is at the left in every direction of writing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from handouts.document.charts import LABEL_GAP, Ruler, axis_of, kept_labels
from handouts.document.html_drawings import PAPER
from handouts.document.html_marks import drawing, element, said
from handouts.document.html_scribe import Scribe
from handouts.document.theme import MM, Theme
from handouts.document.tree import Element

WIDTH: Final = 67.0
INSET: Final = 2.0
HEIGHT: Final = 6.0
CAP: Final = 1.3
SQUARE: Final = 3.0
BAR: Final = 4.0
WHISKER: Final = 0.5
LINE: Final = 0.35
TICK: Final = 1.4
ARROW: Final = 2.1
CHARACTER: Final = 0.6
"""How wide a figure of a label is reckoned, in em: no more than that in any usual typeface."""
DOTS: Final = 4
DOT: Final = 1.3
DOT_PITCH: Final = 3.6


def _ruler(node: Element) -> Ruler:
    """The scale that an element names, along the drawing."""
    return Ruler(axis_of(node), WIDTH, INSET)


def plot_mark(scribe: Scribe, node: Element) -> str:
    """One number on its scale, with the line through all of them behind it."""
    theme = scribe.theme
    numbers = tuple(Decimal(node.get(name)) for name in ("low", "point", "high"))
    drawn = _bar if node.get("mark") == "bar" else _interval
    ruler = _ruler(node)
    even = ruler.place(Decimal(node.get("even"))) if node.get("even") else ruler.first
    view = f"0 0 {WIDTH:g} {HEIGHT:g}"
    through = {"d": f"M{even:.2f} 0V{HEIGHT:g}", "vector-effect": "non-scaling-stroke", **_stroke(theme)}
    behind = drawing("even", view, element("path", through, ""), stretched=True)
    return behind + drawing("plot-mark", view, "".join(drawn(ruler, numbers, theme.colour("accent"))), node.get("alt"))


def _stroke(theme: Theme) -> dict[str, str]:
    return {"fill": "none", "stroke": theme.colour("ink"), "stroke-width": "1.33"}


def _interval(ruler: Ruler, numbers: Sequence[Decimal], colour: str) -> Iterator[str]:
    """A line with caps, or an arrow's head where it goes on beyond the scale, and a square, as large for all."""
    y = HEIGHT / 2
    low, point, high = map(ruler.place, numbers)
    ends = [(low, -1, ruler.beyond(numbers[0])), (high, 1, ruler.beyond(numbers[-1]))]
    first, last = (x - way * ARROW / 2 if gone else x for x, way, gone in ends)
    caps = "".join(f"M{x:.2f} {y - CAP:g}V{y + CAP:g}" for x, _, gone in ends if not gone)
    path = f"M{first:.2f} {y:g}H{last:.2f}{caps}"
    yield element("path", {"d": path, "fill": "none", "stroke": colour, "stroke-width": f"{WHISKER}"}, "")
    for x, way, gone in ends:
        if gone:
            back, half = -way * ARROW, ARROW / 2
            yield element("path", {"d": f"M{x:.2f} {y:g}l{back:g} {-half:g}v{2 * half:g}z", "fill": colour}, "")
    at = {"x": f"{point - SQUARE / 2:.2f}", "y": f"{y - SQUARE / 2:g}", "width": f"{SQUARE:g}", "height": f"{SQUARE:g}"}
    yield element("rect", {**at, "fill": colour}, "")


def _bar(ruler: Ruler, numbers: Sequence[Decimal], colour: str) -> Iterator[str]:
    """A filled bar up to the shortest time, open from there to the longest."""
    low, _, high = map(ruler.place, numbers)
    top = (HEIGHT - BAR) / 2
    if low > INSET:
        at = {"x": f"{INSET:g}", "y": f"{top:g}", "width": f"{low - INSET:.2f}", "height": f"{BAR:g}"}
        yield element("rect", {**at, "fill": colour}, "")
    if high - low > LINE:
        at = {"x": f"{low + LINE / 2:.2f}", "y": f"{top + LINE / 2:g}", "width": f"{high - low - LINE:.2f}"}
        edge = {"fill": PAPER, "stroke": colour, "stroke-width": f"{LINE}"}
        yield element("rect", {**at, "height": f"{BAR - LINE:g}", **edge}, "")


def plot_axis(scribe: Scribe, node: Element) -> str:
    """The axis with its ticks, and the numbers that have room under them."""
    theme = scribe.theme
    size = theme.style("table").size / MM
    ruler = _ruler(node)
    ticks = [tick for tick in node.elements if not ruler.beyond(Decimal(tick.get("point")))]
    places = [ruler.place(Decimal(tick.get("point"))) for tick in ticks]
    path = f"M{INSET:g} .3H{WIDTH - INSET:g}" + "".join(f"M{x:.2f} .3v{TICK}" for x in places)
    line = element("path", {"d": path, "fill": "none", "stroke": theme.colour("ink"), "stroke-width": f"{LINE}"}, "")
    even = [at for at, tick in enumerate(ticks) if tick.get("point") == node.get("even")]
    spans = [(x, len(tick.get("label")) * CHARACTER * size) for x, tick in zip(places, ticks, strict=True)]
    labels = "".join(
        element("text", {"x": f"{places[at]:.2f}", "y": f"{TICK + 0.6 + size:.2f}"}, said(ticks[at].get("label")))
        for at in kept_labels(spans, even[0] if even else None, LABEL_GAP / MM)
    )
    shown = element("g", {"font-size": f"{size:.2f}", "text-anchor": "middle", "fill": theme.colour("ink")}, labels)
    view = f"0 0 {WIDTH:g} {TICK + 1.2 + 1.3 * size:.2f}"
    return drawing("plot-axis", view, line + shown, node.get("alt"))


def dots(filled: int, theme: Theme) -> str:
    """Four dots, so many filled: decoration beside words that say how sure a number is."""
    ink = theme.colour("ink")
    round_ = {"cy": f"{DOT:g}", "r": f"{DOT - LINE / 2:g}", "stroke": ink, "stroke-width": f"{LINE}"}
    fills = [ink] * filled + [PAPER] * (DOTS - filled)
    drawn = (
        element("circle", {"cx": f"{DOT + place * DOT_PITCH:g}", "fill": fill, **round_}, "")
        for place, fill in enumerate(fills)
    )
    return drawing("dots", f"0 0 {2 * DOT + (DOTS - 1) * DOT_PITCH:g} {2 * DOT:g}", "".join(drawn))
