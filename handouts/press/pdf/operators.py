"""Operators that a page's marks become: colours and paths in, content stream text out (ISO 32000-1, 8.5 and 8.6)."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from handouts.press.marks import Artifact, Colour, PathMark
from handouts.press.pdf.syntax import number, text_string, utf16

ARTIFACTS: Final = MappingProxyType(
    {
        Artifact.LAYOUT: "/Artifact<</Type/Layout>>BDC",
        Artifact.HEADER: "/Artifact<</Type/Pagination/Subtype/Header>>BDC",
        Artifact.FOOTER: "/Artifact<</Type/Pagination/Subtype/Footer>>BDC",
    }
)
_FILLS: Final = MappingProxyType({1: "g", 3: "rg"})
_STROKES: Final = MappingProxyType({1: "G", 3: "RG"})
_PATHS: Final = MappingProxyType({"M": "m", "L": "l", "C": "c", "Z": "h"})
_PAINTS: Final = MappingProxyType({(True, False): "f", (False, True): "S", (True, True): "B", (False, False): "n"})


def text_properties(lang: str, actual: str) -> str:
    """Property list entries of a sequence in another language than its element's (14.9.2), or with replacement text."""
    spoken = f"/Lang{text_string(lang).decode('ascii')}" if lang else ""
    return f"{spoken}/ActualText<FEFF{utf16(actual)}>" if actual else spoken


def fill_colour(colour: Colour) -> str:
    """Sets the colour of text and filled paths. Three decimals tell 8-bit components apart."""
    return _colour(colour, _FILLS[len(colour.components)])


def stroke_colour(colour: Colour) -> str:
    """Sets the colour of lines."""
    return _colour(colour, _STROKES[len(colour.components)])


def _colour(colour: Colour, operator: str) -> str:
    return " ".join([*(f"{component:.3g}" for component in colour.components), operator])


def style(mark: PathMark) -> str:
    """The graphics state a path is painted with: colours, and line width, cap, join and dash where it has lines."""
    parts = [fill_colour(mark.fill)] if mark.fill else []
    if mark.stroke:
        dash = " ".join(number(length) for length in mark.dash)
        round_ = int(mark.round_caps)
        parts.append(f"{stroke_colour(mark.stroke)} {number(mark.line_width)} w {round_} J {round_} j [{dash}]0 d")
    return " ".join(parts)


def paint(mark: PathMark) -> str:
    """Fills, strokes or both; the non-zero rule."""
    return _PAINTS[mark.fill is not None, mark.stroke is not None]


def path(mark: PathMark, x: float = 0, y: float = 0) -> str:
    """The path's construction operators around the origin (x, y), in pt upwards; the mark's own y grows downwards."""
    template = "\n".join([_template(operator, len(operands)) for operator, operands in mark.commands])
    across, down = round(x * 100), round(y * 100)
    values: list[float] = []
    for _, operands in mark.commands:
        for index in range(0, len(operands), 2):
            values += ((across + round(operands[index] * 100)) / 100, (down - round(operands[index + 1] * 100)) / 100)
    return template % tuple(values)


def _template(operator: str, count: int) -> str:
    return "%g " * count + _PATHS[operator]
