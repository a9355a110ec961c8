"""Scalars in, paragraphs of typed characters out, white space collapsed and every character's place kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

from handouts.content.nodes import Scalar
from handouts.problems import Where

_WHITE = " \t\n"
_SPACES = str.maketrans(dict.fromkeys(_WHITE, " "))
_GAP = re.compile(r"[ \t\n]{2,}")
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_LINE = re.compile(r"\n\s*")


_offset = itemgetter(0)


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
        start, where = self.stretches[max(0, bisect_right(self.stretches, offset, key=_offset) - 1)]
        return Where(where.file, where.line, where.column + offset - start)

    def pieces(self, start: int, end: int) -> Iterator[tuple[str, Where]]:
        """The characters from `start` to `end`, cut where their columns don't run on, each piece with its place."""
        stretches = self.stretches
        following = bisect_right(stretches, start, key=_offset)
        while start < end:
            offset, where = stretches[max(0, following - 1)]
            stop = min(end, stretches[following][0]) if following < len(stretches) else end
            yield self.text[start:stop], Where(where.file, where.line, where.column + start - offset)
            start, following = stop, following + 1


def whole(scalar: Scalar) -> Typed:
    """A scalar's characters as they are."""
    stretches = tuple((offset, Where(scalar.where.file, line, column)) for offset, line, column in scalar.places)
    return Typed(scalar.text, stretches if stretches and stretches[0][0] == 0 else ((0, scalar.where), *stretches))


def _collapsed(typed: Typed, start: int, end: int) -> Typed:
    """The characters from `start` to `end` with each run of white space made one space, and none at either end."""
    said, stretches, length = list[str](), list[tuple[int, Where]](), 0
    expected = None
    for first, last in _kept(typed.text, start, end):
        for piece, where in typed.pieces(first, last):
            if where != expected:
                stretches.append((length, where))
            said.append(piece)
            length += len(piece)
            expected = Where(where.file, where.line, where.column + len(piece))
    return Typed("".join(said).translate(_SPACES).rstrip(" "), tuple(stretches))


def _kept(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the characters stand that are kept: of several spaces that follow one another the first."""
    while start < end and text[start] in _WHITE:
        start += 1
    for gap in _GAP.finditer(text, start, end):
        yield start, gap.start() + 1
        start = gap.end()
    if start < end:
        yield start, end


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
