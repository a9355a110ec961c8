"""Bidirectional text: a paragraph and its base level in, a level per character out (UAX #9 in full), and visual order.

Classes are kept as strings of one letter per character, so that the weak and neutral rules are a few regular
expressions over a whole run. Paragraphs without a right-to-left character need none of this: see `needs_bidi`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from handouts.lettering.bidi_explicit import picked, sequences
from handouts.lettering.bidi_sequence import resolve
from handouts.lettering.properties import bidi_class

LETTERS: Final = MappingProxyType(
    {
        "L": "L", "R": "R", "AL": "A", "EN": "E", "ES": "P", "ET": "T", "AN": "N", "CS": "C", "NSM": "M", "BN": "b",
        "B": "B", "S": "S", "WS": "W", "ON": "O", "LRE": "1", "RLE": "2", "LRO": "3", "RLO": "4", "PDF": "5",
        "LRI": "<", "RLI": ">", "FSI": "?", "PDI": "=",
    }
)  # fmt: skip

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_STRUCTURED = re.compile("[b1-5<>?=]")
_REMOVED = re.compile("[b1-5]")
"""Characters removed by X9 take the level of the one before."""
_WHITE_BEFORE_END = re.compile("(?<![W<>?=b1-5])[W<>?=b1-5]*(?:[BS]|$)")


def needs_bidi(text: str) -> bool:
    """Whether any character can make a level other than 0 in a left-to-right paragraph."""
    return _RIGHT_TO_LEFT.search(text) is not None


class Bidi(dict[int, str]):
    """UAX #9, with the classes of the characters seen so far: `levels` is its door."""

    def __missing__(self, point: int) -> str:
        letter = self[point] = LETTERS[bidi_class(chr(point))]
        return letter

    def classes(self, text: str) -> str:
        """The bidi class of each character, as a letter."""
        return text.translate(self)

    def levels(self, text: str, base: int) -> bytes:
        """The resolved level of each character before L1, each paragraph (P1) for itself at the base level."""
        classes = self.classes(text)
        if "B" not in classes:
            return _levels(text, classes, base)
        parts, start = [], 0
        for stop in (*(found.end() for found in re.finditer("B", classes)), len(text)):
            parts.append(_levels(text[start:stop], classes[start:stop], base))
            start = stop
        return b"".join(parts)

    def base_level(self, text: str) -> int:
        """P2 and P3: the level of the first strong character outside isolates; 0 if there is none."""
        return first_strong(self.classes(text)) or 0

    def line_levels(self, text: str, levels: bytes, base: int) -> bytes:
        """L1: the levels with separators, and white space before them and at the line's end, back at the base level."""
        reset = bytearray(levels)
        for found in _WHITE_BEFORE_END.finditer(self.classes(text)):
            reset[found.start() : found.end()] = bytes([base]) * len(found.group())
        return bytes(reset)


def first_strong(classes: str) -> int | None:
    """The level that the first strong class outside isolates asks for."""
    depth = 0
    for letter in classes:
        if letter in "<>?":
            depth += 1
        elif letter == "=":
            depth = max(0, depth - 1)
        elif letter == "B":
            return None
        elif not depth and letter in "LRA":
            return 0 if letter == "L" else 1
    return None


def _levels(text: str, classes: str, base: int) -> bytes:
    if not _STRUCTURED.search(classes):
        edge = "R" if base & 1 else "L"
        return _separated(classes, resolve(classes, text, base, edge, edge), base)
    levels = bytearray(len(text))
    for sequence in sequences(classes, base):
        places = sequence.places
        part = resolve(sequence.classes, picked(text, places), sequence.level, sequence.start, sequence.end)
        if places[-1] - places[0] < len(places):
            levels[places[0] : places[-1] + 1] = part
        else:
            for place, level in zip(places, part, strict=True):
                levels[place] = level
    for found in _REMOVED.finditer(classes):
        place = found.start()
        levels[place] = levels[place - 1] if place else base
    return _separated(classes, bytes(levels), base)


def _separated(classes: str, levels: bytes, base: int) -> bytes:
    """A paragraph separator stands at the base level (X8)."""
    if not classes.endswith("B"):
        return levels
    return levels[:-1] + bytes([base])


def visual_order(levels: Sequence[int]) -> list[int]:
    """L2: the positions of one line's pieces from left to right, from their levels in reading order."""
    order = list(range(len(levels)))
    if len(set(levels)) < 2:
        return order[::-1] if levels and levels[0] & 1 else order
    lowest_odd = min((level for level in levels if level & 1), default=max(levels) + 1)
    for level in range(max(levels), lowest_odd - 1, -1):
        _turn(order, levels, level)
    return order


def _turn(order: list[int], levels: Sequence[int], level: int) -> None:
    """Turn every stretch at this level or higher. Stretches keep their places, so they are found by logical level."""
    start, end = 0, len(order)
    while start < end:
        stop = start
        while stop < end and levels[order[stop]] >= level:
            stop += 1
        order[start:stop] = order[start:stop][::-1]
        start = stop + 1
