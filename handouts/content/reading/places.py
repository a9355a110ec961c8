"""A scalar event and the file's lines in, the place of every character of its value out, sparsely.

Places are `(offset in the value, line, column)` from 1, each where a stretch starts that runs on column by column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

Places: TypeAlias = tuple[tuple[int, int, int], ...]

_BLANKS = " \t"
_DOUBLE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_SINGLE = re.compile("'(')")
_NAMED = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


class Span(NamedTuple):
    """Where a scalar stands: lines and columns from 0, the end behind its last character, quotes included."""

    first: int
    column: int
    last: int
    end: int


class _Stretches:
    """Collects pieces of a value with their places."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self.places: list[tuple[int, int, int]] = []
        self._next = (-1, -1)

    def add(self, piece: str, line: int, column: int) -> None:
        if not piece:
            return
        if (line, column) != self._next:
            self.places.append((self._length, line + 1, column + 1))
        self._pieces.append(piece)
        self._length += len(piece)
        self._next = (line, column + len(piece))

    @property
    def text(self) -> str:
        return "".join(self._pieces)


def scalar_places(value: str, style: str, span: Span, lines: Sequence[str]) -> Places:
    """The places of the characters of `value`; only its start where the lines do not explain the value."""
    if style == "literal":
        return _literal(value, span, lines)
    if style == "folded":
        return _folded(value, span, lines)
    if style == "plain" and value and value == _between(span, lines):
        return ((0, span.first + 1, span.column + 1),)
    found = _flowed(style, span, lines)
    return tuple(found.places) if found.text == value else ((0, span.first + 1, span.column + 1),)


def _between(span: Span, lines: Sequence[str]) -> str:
    """What stands from start to end where both are on one line, as most texts do; else ""."""
    return lines[span.first][span.column : span.end] if span.first == span.last else ""


def _flowed(style: str, span: Span, lines: Sequence[str]) -> _Stretches:
    """Plain and quoted scalars: line ends fold to a space, blank lines stay as line ends (YAML 1.2, 6.5)."""
    found = _Stretches()
    quote = 0 if style == "plain" else 1
    breaks, escaped, end = 0, False, (span.first, span.column + quote)
    for number in range(span.first, span.last + 1):
        start, stop, continued = _content(style, number, span, lines[number], quote)
        if breaks and (start < stop or number == span.last or continued):
            found.add("\n" * (breaks - 1) or ("" if escaped else " "), *end)
            breaks = 0
        if start < stop or continued or number == span.first:
            _decode(found, style, lines[number], number, (start, stop))
            escaped, end = continued, (number, stop)
        breaks += 1
    return found


def _content(style: str, number: int, span: Span, line: str, quote: int) -> tuple[int, int, bool]:
    """From where to where a line belongs to the value, and whether a backslash joins it to the next line."""
    start = span.column + quote if number == span.first else len(line) - len(line.lstrip(_BLANKS))
    if number == span.last:
        return start, span.end - quote, False
    if style == "double" and _odd_backslashes(line[start:]):
        return start, len(line) - 1, True
    stop = len(line.rstrip(_BLANKS))
    if style == "double" and stop < len(line) and _odd_backslashes(line[start:stop]):
        stop += 1  # an escaped blank is no blank at the end of a line
    return min(start, max(stop, start)), max(stop, start), False


def _odd_backslashes(text: str) -> bool:
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def _decode(found: _Stretches, style: str, line: str, number: int, part: tuple[int, int]) -> None:
    at, stop = part
    if style != "plain":
        for match in (_DOUBLE if style == "double" else _SINGLE).finditer(line, at, stop):
            found.add(line[at : match.start()], number, at)
            found.add(_meaning(match), number, match.start())
            at = match.end()
    found.add(line[at:stop], number, at)


def _meaning(match: re.Match[str]) -> str:
    code = next((group for group in match.groups()[:3] if group), "") if match.re is _DOUBLE else ""
    if code:
        return chr(min(int(code, 16), 0x10FFFF))
    named = match.groups()[-1]
    return _NAMED.get(named, named) if match.re is _DOUBLE else str(named)


def _literal(value: str, span: Span, lines: Sequence[str]) -> Places:
    """`|`: each line of the value is a line of the file without its indentation."""
    places, offset = [], 0
    for number, part in enumerate(value.split("\n"), span.first + 1):
        if part:
            line = lines[number] if number < len(lines) else ""
            if not line.endswith(part):
                break
            places.append((offset, number + 1, len(line) - len(part) + 1))
        offset += len(part) + 1
    return tuple(places) or ((0, span.first + 1, span.column + 1),)


def _folded(value: str, span: Span, lines: Sequence[str]) -> Places:
    """`>`: the words of each line follow in the value, with blanks or line ends between."""
    places: list[tuple[int, int, int]] = []
    offset = 0
    for number in range(span.first + 1, len(lines)):
        words = lines[number].strip(_BLANKS)
        offset += len(value[offset:]) - len(value[offset:].lstrip(" \t\n"))
        if not words:
            continue
        if offset >= len(value) or not value.startswith(words, offset):
            break
        places.append((offset, number + 1, lines[number].index(words) + 1))
        offset += len(words)
    return tuple(places) or ((0, span.first + 1, span.column + 1),)
