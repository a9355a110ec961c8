"""Operators that a page's marks become: colours and paths in, content stream text out (ISO 32000-1, 8.5 and 8.6)."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, pairwise
from types import MappingProxyType
from typing import Final, TypeAlias

from handouts.press.marks import Artifact, Colour, PathMark
from handouts.press.pdf.syntax import number, text_string

Places: TypeAlias = tuple[tuple[float, float], ...]
Commands: TypeAlias = tuple[tuple[str, tuple[float, ...]], ...]

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
_OUTLINES: Final = MappingProxyType(
    {"M": "%.2f %.2f m", "L": "%.2f %.2f l", "C": "%.2f %.2f %.2f %.2f %.2f %.2f c", "Z": "h"}
)
_PAINTS: Final = MappingProxyType({(True, False): "f", (False, True): "S", (True, True): "B", (False, False): "n"})


class Hundredths(dict[int, str]):
    """The text of each whole 1/100 pt met so far: most lengths of a document are met again."""

    def __missing__(self, hundredths: int) -> str:
        found = self[hundredths] = f"{hundredths / 100:g}"
        return found


def text_properties(lang: str) -> str:
    """Property list entries of a sequence in another language than its element's (14.9.2)."""
    return f"/Lang{text_string(lang).decode('ascii')}"


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


def short_path(mark: PathMark, x: float, y: float, hundredths: Hundredths) -> str:
    """A path of few points where it stands: (x, y) is the mark's origin in pt upwards; its own y grows downwards."""
    across, down = round(x * 100), round(y * 100)
    lines = []
    for operator, operands in mark.commands:
        points = [hundredths[across + round(value * 100)] for value in operands]
        points[1::2] = [hundredths[down - round(value * 100)] for value in operands[1::2]]
        lines.append(" ".join((*points, _PATHS[operator])))
    return "\n".join(lines)


@lru_cache(maxsize=256)
def outline(commands: Commands) -> str:
    """A path around its own origin, y downwards: symbols are the same in all documents. One format for all numbers is
    the fastest way.
    """
    template = "\n".join([_OUTLINES[operator] for operator, _ in commands])
    return template % tuple(chain.from_iterable([operands for _, operands in commands]))


def placed(mark: PathMark, drawn: str, x: float, y: float) -> str:
    """What draws the mark around its origin, at each place; (x, y) is the mark's origin in pt upwards.

    The first move turns y upside down; the next ones are between whole 1/100 pt, so that they add up without drift.
    """
    right, down = mark.places[0]
    first = f"q 1 0 0 -1 {round((x + right) * 100) / 100:g} {round((y - down) * 100) / 100:g} cm"
    return f"\n{drawn}\n".join([first, *_moves(mark.places), "Q"])


@lru_cache(maxsize=16)
def _moves(places: Places) -> tuple[str, ...]:
    """The way from each place to the next; most ways are the same, and arrays of one fact are met again."""
    spots = [(round(right * 100), round(down * 100)) for right, down in places]
    ways = [(right - left, down - top) for (left, top), (right, down) in pairwise(spots)]
    told = {way: f"1 0 0 1 {way[0] / 100:g} {way[1] / 100:g} cm" for way in set(ways)}
    return tuple([told[way] for way in ways])
