"""Scalars in, paragraphs of typed characters out, white space collapsed and every character's place kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from handouts.content.nodes import Scalar
from handouts.problems import Where

_SPACE = re.compile(r"[ \t\n]+")
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_LINE = re.compile(r"\n\s*")


@dataclass(frozen=True, slots=True)
class Typed:
    """Characters and where they stand: (offset, place) where a stretch starts that runs on column by column."""

    text: str
    stretches: tuple[tuple[int, Where], ...]

    @classmethod
    def at(cls, text: str, where: Where) -> Typed:
        """Characters that run on from one place."""
        return cls(text, ((0, where),))

    def place(self, offset: int) -> Where:
        """The place of the character at `offset`."""
        start, where = self.stretches[max(0, bisect_right(self.stretches, offset, key=lambda pair: pair[0]) - 1)]
        return Where(where.file, where.line, where.column + offset - start)

    def pieces(self, start: int, end: int) -> Iterator[tuple[str, Where]]:
        """The characters from `start` to `end`, cut where their columns don't run on, each piece with its place."""
        while start < end:
            following = bisect_right(self.stretches, start, key=lambda pair: pair[0])
            stop = min(end, self.stretches[following][0]) if following < len(self.stretches) else end
            yield self.text[start:stop], self.place(start)
            start = stop


def whole(scalar: Scalar) -> Typed:
    """A scalar's characters as they are."""
    stretches = tuple((offset, Where(scalar.where.file, line, column)) for offset, line, column in scalar.places)
    return Typed(scalar.text, stretches if stretches and stretches[0][0] == 0 else ((0, scalar.where), *stretches))


def _collapsed(typed: Typed, start: int, end: int) -> Typed:
    """The characters from `start` to `end` with each run of white space made one space."""
    found: list[tuple[str, Where]] = []
    for word in re.finditer(r"([^ \t\n]+)[ \t\n]?", typed.text[start:end]):
        found += typed.pieces(start + word.start(), start + word.end())
    text, stretches = "", list[tuple[int, Where]]()
    expected = None
    for piece, where in found:
        if where != expected:
            stretches.append((len(text), where))
        text += _SPACE.sub(" ", piece)
        expected = Where(where.file, where.line, where.column + len(piece))
    return Typed(text.rstrip(" "), tuple(stretches))


def paragraphs(scalar: Scalar) -> tuple[Typed, ...]:
    """The paragraphs of a text: under | a blank line divides them; elsewhere YAML leaves a line end where one was."""
    typed = whole(scalar)
    divider = _BLANK_LINE if scalar.style == "literal" else _LINE
    found, start = [], 0
    for gap in (*divider.finditer(typed.text), None):
        end = gap.start() if gap else len(typed.text)
        if typed.text[start:end].strip(" \t\n"):
            found.append(_collapsed(typed, start, end))
        start = gap.end() if gap else end
    return tuple(found)
