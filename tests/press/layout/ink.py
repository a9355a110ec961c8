"""Marks in, the boxes of what they ink on the page out: by the outlines of glyphs and paths."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import sqrt
from typing import TypeAlias

from handouts.lettering.faces import Face
from handouts.press.layout.placed import Commands
from handouts.press.marks import Artifact, ImageMark, LineMark, Mark, Owner, Page, PathMark, Rise, Segment, ShapedWord

Box: TypeAlias = tuple[float, float, float, float]
NOTHING = (0.0, 0.0)
GLYPH = re.compile("[0-9A-F]{4}")


@dataclass(frozen=True, slots=True)
class Inked:
    """The words of one owner side by side on one line, or one drawing: its box, and the mark that it is of."""

    box: Box
    owner: Owner
    mark: Mark
    place: int
    words: str = ""
    size: float = 0.0


def inked_words(page: Page) -> list[Inked]:
    """Each segment of text that has ink; `place` is its mark's on the page."""
    found = []
    for place, mark in enumerate(page.marks):
        if isinstance(mark, LineMark):
            for segment in mark.line.segments:
                words = "".join(word.text for word in segment.words)
                up, down = _reach(segment)
                if (up, down) != NOTHING:
                    left, right = _across(segment)
                    box = (mark.x + left, mark.y - up, mark.x + right, mark.y + down)
                    found.append(Inked(box, segment.owner, mark, place, words, segment.size))
    return found


def inked_drawings(page: Page) -> list[Inked]:
    """Each picture, and each path wherever it is drawn."""
    found = []
    for place, mark in enumerate(page.marks):
        if isinstance(mark, ImageMark):
            box = (mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)
            found.append(Inked(box, mark.owner, mark, place))
        elif isinstance(mark, PathMark):
            found += [Inked(box, mark.owner, mark, place) for box in path_boxes(mark)]
    return found


def path_boxes(mark: PathMark) -> Iterator[Box]:
    """The box of a path's ink, half its line's width around it, at each of its places."""
    edge = mark.line_width / 2 if mark.stroke else 0.0
    left, top, right, bottom = _bounds(mark.commands)
    for along, down in mark.places:
        x, y = mark.x + along, mark.y + down
        yield x + left - edge, y + top - edge, x + right + edge, y + bottom + edge


def is_content(owner: Owner) -> bool:
    """Whether an element owns it."""
    return not isinstance(owner, Artifact)


def union(boxes: Sequence[Box]) -> Box:
    """The box around all."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def overlap(one: Box, other: Box) -> float:
    """How far two boxes reach into each other, in pt, the lesser of across and down; 0 where they are apart."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return max(0.0, min(across, down))


def holds(outer: Box, inner: Box, slack: float = 0.02) -> bool:
    """Whether one box is inside another."""
    near = outer[0] <= inner[0] + slack and outer[1] <= inner[1] + slack
    return near and outer[2] >= inner[2] - slack and outer[3] >= inner[3] - slack


# Letters --------------------------------------------------------------------------------------------------------------


def _reach(segment: Segment) -> tuple[float, float]:
    """How far ink goes above and below the baseline, in pt."""
    reaches = [reach for reach in map(_word_reach, segment.words) if reach != NOTHING]
    if not reaches:
        return NOTHING
    scale = segment.size / 1000
    return max(up for up, _ in reaches) * scale, max(down for _, down in reaches) * scale


def _across(segment: Segment) -> tuple[float, float]:
    """Left and right edge without the space after the last word, in pt from the measure's left edge."""
    last = segment.words[-1]
    inked = (sum(word.width for word in segment.words) - last.width + last.core) * segment.size / 1000
    left, right = segment.x, segment.x + segment.width
    return (right - inked, right) if last.level & 1 else (left, left + inked)


@lru_cache(maxsize=20_000)
def _word_reach(word: ShapedWord) -> tuple[float, float]:
    """Ink above and below the baseline in 1/1000 em, by the outlines of the glyphs."""
    up = down = None
    rise = 0.0
    for piece in word.pieces:
        if isinstance(piece, Rise):
            rise = piece.height
        elif piece.startswith("<"):
            for glyph in GLYPH.findall(piece):
                high, low = _glyph_reach(word.face, int(glyph, 16))
                if (high, low) != NOTHING:
                    up = high + rise if up is None else max(up, high + rise)
                    down = low - rise if down is None else max(down, low - rise)
    return NOTHING if up is None or down is None else (up, down)


@lru_cache(maxsize=5_000)
def _glyph_reach(face: Face, glyph: int) -> tuple[float, float]:
    extents = face.font.get_glyph_extents(glyph)
    if extents is None or not extents.height:
        return NOTHING
    scale = 1000 / face.upem
    return extents.y_bearing * scale, -(extents.y_bearing + extents.height) * scale


# Paths ----------------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=5_000)
def _bounds(commands: Commands) -> Box:
    """The box of the curves themselves, not of their handles; y downwards."""
    points = list(_points(commands))
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _points(commands: Commands) -> Iterator[tuple[float, float]]:
    """Every corner, and where a curve turns back across or down."""
    at = (0.0, 0.0)
    for operator, operands in commands:
        ends = list(zip(operands[::2], operands[1::2], strict=True))
        if operator == "C":
            yield from _turns([at, *ends])
        if ends:
            at = ends[-1]
            yield at


def _turns(handles: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    for way in (0, 1):
        for share in _level([point[way] for point in handles]):
            if 0 < share < 1:
                yield _on_curve(handles, share, 0), _on_curve(handles, share, 1)


def _level(handles: Sequence[float]) -> list[float]:
    """Where a cubic Bézier's slope is 0."""
    first, second, third = (after - before for before, after in pairwise(handles))
    a, b, c = first - 2 * second + third, 2 * (second - first), first
    if abs(a) < 1e-9:
        return [-c / b] if abs(b) > 1e-9 else []
    inside = b * b - 4 * a * c
    return [(-b + way * sqrt(inside)) / (2 * a) for way in (-1, 1)] if inside >= 0 else []


def _on_curve(handles: Sequence[tuple[float, float]], share: float, way: int) -> float:
    rest = 1 - share
    weights = (rest**3, 3 * rest * rest * share, 3 * rest * share * share, share**3)
    return sum(weight * point[way] for weight, point in zip(weights, handles, strict=True))
