"""A translation in; a Problem for each character that may not be typed in it out (T43, T44, T45)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

import unicodedata2 as unicode

from handouts.checks.translations.said import Translated
from handouts.problems import Problem

_EMBEDDINGS: Final = re.compile("[\u202a-\u202e]")
_ISOLATES: Final = re.compile("[\u2066-\u2069]")
_INVISIBLE: Final = re.compile("[\u00ad\u034f\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb]")
_JOINERS: Final = re.compile("[\u200c\u200d]")
_MARKS: Final = re.compile("[\u200e\u200f\u061c]")
JOINING: Final = frozenset(
    {
        *("ar", "ckb", "fa", "ps", "sd", "ug", "ur"),
        *("as", "bn", "gu", "hi", "kn", "ml", "mr", "ne", "or", "pa", "si", "ta", "te"),
        "my",
    }
)
"""Languages whose spelling knows joiners."""
_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")

ADVICE: Final = MappingProxyType(
    {
        "direction": "Delete it: the page sets the direction of numbers and names by itself.",
        "invisible": "Delete it: lines are broken by the page, not by hidden characters.",
    }
)


def character_faults(text: Translated) -> Iterator[Problem]:
    """Controls of direction, hidden characters, and letters that are not in one piece."""
    for found in (*_EMBEDDINGS.findall(text.target), *_ISOLATES.findall(text.target)):
        yield text.error("direction", f"{named(found)} stands in it.", ADVICE["direction"])
    if not _MARKS.findall(text.entry.source):
        for found in _MARKS.findall(text.target):
            yield text.warning("direction", f"{named(found)} stands in it.", ADVICE["direction"])
    hidden = [*_INVISIBLE.findall(text.target), *_CONTROLS.findall(text.target)]
    if text.locale.partition("-")[0] not in JOINING:
        hidden += _JOINERS.findall(text.target)
    for found in hidden:
        yield text.error("invisible", f"{named(found)} stands in it.", ADVICE["invisible"])
    if unicode.normalize("NFC", text.target) != text.target:
        message = "Letters and their marks are typed apart (not in normal form C)."
        yield text.error("form", message, f"Write: {unicode.normalize('NFC', text.target)}")


def named(char: str) -> str:
    """U+202E RIGHT-TO-LEFT OVERRIDE"""
    return f"U+{ord(char):04X} {unicode.name(char, 'a control character')}"
