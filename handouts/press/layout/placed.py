"""Logical marks in (from the start edge), marks of a page out: the one place where right-to-left pages are mirrored.

`start` is a distance in pt from the start edge of what the mark stands in: the left one, or the right one in
right-to-left documents. y grows downwards.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from handouts.press.marks import Artifact, Colour, ImageMark, Line, LineMark, Mark, Owner, PathMark, Picture
from handouts.press.values import value

Commands: TypeAlias = tuple[tuple[str, tuple[float, ...]], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What turns logical places into page places: the page's width in pt and its direction."""

    width: float
    right_to_left: bool

    def left(self, start: float, width: float) -> float:
        """The left edge of a thing `width` pt wide that begins at `start`."""
        return self.width - start - width if self.right_to_left else start


@value
class Text:
    """A line set to `measure` pt; y is its baseline."""

    start: float
    y: float
    measure: float
    line: Line

    def moved(self, along: float, down: float) -> Text:
        """The same, `along` pt towards the end and `down` pt lower."""
        return Text(self.start + along, self.y + down, self.measure, self.line)

    def decoration(self) -> Text:
        """The same as an artifact."""
        segments = tuple(replace(segment, owner=Artifact.LAYOUT) for segment in self.line.segments)
        return replace(self, line=replace(self.line, segments=segments))

    def mark(self, sheet: Sheet, down: float = 0.0) -> Mark:
        """The line on the page, `down` pt lower."""
        return LineMark(sheet.left(self.start, self.measure), self.y + down, self.line)


@value
class Shape:
    """A path in a box whose top start corner is (start, y); `mirrors` says its drawing follows the direction.

    `places` are where in the box it is drawn: marks that are all alike are one shape.
    """

    start: float
    y: float
    width: float
    height: float
    commands: Commands
    owner: Owner = Artifact.LAYOUT
    fill: Colour | None = None
    stroke: Colour | None = None
    line_width: float = 0.0
    dash: tuple[float, ...] = ()
    round_caps: bool = False
    mirrors: bool = False
    places: tuple[tuple[float, float], ...] = ((0.0, 0.0),)

    def moved(self, along: float, down: float) -> Shape:
        """The same, `along` pt towards the end and `down` pt lower. Said out, as `replace` is slow."""
        return Shape(
            self.start + along, self.y + down, self.width, self.height, self.commands, self.owner, self.fill,
            self.stroke, self.line_width, self.dash, self.round_caps, self.mirrors, self.places,
        )  # fmt: skip

    def decoration(self) -> Shape:
        """The same as an artifact."""
        return replace(self, owner=Artifact.LAYOUT)

    def mark(self, sheet: Sheet, down: float = 0.0) -> Mark:
        """The path on the page, `down` pt lower."""
        left, top = sheet.left(self.start, self.width), self.y + down
        edge = self.line_width / 2 if self.stroke else 0.0
        box = (left - edge, top - edge, left + self.width + edge, top + self.height + edge)
        flipped = self.mirrors and sheet.right_to_left
        return PathMark(
            left,
            top,
            mirrored(self.commands, 0.0) if flipped else self.commands,
            box,
            self.owner,
            self.fill,
            self.stroke,
            self.line_width,
            self.dash,
            self.round_caps,
            tuple((self.width - along, down) for along, down in self.places) if flipped else self.places,
        )


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in a box; never mirrored."""

    start: float
    y: float
    width: float
    height: float
    picture: Picture
    owner: Owner

    def moved(self, along: float, down: float) -> Image:
        """The same, `along` pt towards the end and `down` pt lower."""
        return replace(self, start=self.start + along, y=self.y + down)

    def decoration(self) -> Image:
        """The same as an artifact."""
        return replace(self, owner=Artifact.LAYOUT)

    def mark(self, sheet: Sheet, down: float = 0.0) -> Mark:
        """The picture on the page, `down` pt lower."""
        left, top = sheet.left(self.start, self.width), self.y + down
        return ImageMark(left, top, self.width, self.height, self.picture, self.owner)


Placed: TypeAlias = Text | Shape | Image


def mirrored(commands: Commands, width: float) -> Commands:
    """A drawing in a box `width` pt wide, seen in a mirror."""
    return tuple((operator, _flipped(operands, width)) for operator, operands in commands)


def _flipped(operands: tuple[float, ...], width: float) -> tuple[float, ...]:
    return tuple(value if place % 2 else width - value for place, value in enumerate(operands))
