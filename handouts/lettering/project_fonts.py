"""Fonts a project brings: named files as bytes in, families of faces and Problems out.

Files are untrusted: limits on size and number, only what a PDF may embed, one Problem for each file not taken.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Final

import uharfbuzz as hb

from handouts.lettering.faces import Face
from handouts.problems import Problem, Severity, Where

LARGEST: Final = 32 * 1024 * 1024
MOST: Final = 16
_NEEDED = ("head", "hhea", "hmtx", "maxp", "loca", "glyf", "cmap")
_BOLD_FROM = 600
# OS/2 fsType: embedding restricted, no subsetting, bitmaps only.
_FORBIDS = 0x0002 | 0x0100 | 0x0200


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font file by its project-relative path."""

    file: str
    data: bytes


@dataclass(frozen=True, slots=True)
class ProjectFamily:
    """A family of the project's fonts. With one weight only, that one is used for both."""

    name: str
    regular: Face
    heavy: Face


REFUSALS: Final = MappingProxyType(
    {
        "font-too-many": (f"more than {MOST} font files", "Keep only the fonts whose scripts the project prints."),
        "font-too-large": (
            f"larger than {LARGEST // 2**20} MB",
            "Use a font cut down to the scripts the project prints.",
        ),
        "font-collection": ("this file is a collection of fonts", "Bring the one font as a .ttf file of its own."),
        "font-outlines": ("this font keeps its outlines as CFF", "Bring the TrueType build (.ttf) of the font."),
        "font-rights": (
            "this font says that it may not be embedded as outlines and cut down to the glyphs used",
            "Bring a font whose licence allows that.",
        ),
        "font-unreadable": (
            "this is no TrueType font that can be read",
            "Bring the .ttf file as its makers publish it.",
        ),
    }
)
"""Problem id -> what is wrong, what to do."""


class _RefusedError(Exception):
    """The file is not taken; the argument is the Problem's id."""


def admit(fonts: Iterable[FontFile]) -> tuple[tuple[ProjectFamily, ...], tuple[Problem, ...]]:
    """The families in these files, by name, and a Problem for each file that cannot be used."""
    faces: list[Face] = []
    problems: list[Problem] = []
    for number, font in enumerate(sorted(fonts, key=lambda font: font.file)):
        try:
            faces += _faces(font, number)
        except _RefusedError as refused:
            problems.append(_problem(str(refused), font.file))
        except (RuntimeError, ValueError, struct.error):
            problems.append(_problem("font-unreadable", font.file))
    by_family = groupby(sorted(faces, key=lambda face: (face.family, face.bold)), key=lambda face: face.family)
    return tuple(_family(name, tuple(group)) for name, group in by_family), tuple(problems)


def _problem(name: str, file: str) -> Problem:
    return Problem(name, Severity.ERROR, *REFUSALS[name], Where(file))


def _family(name: str, faces: tuple[Face, ...]) -> ProjectFamily:
    """Faces come sorted, regular before bold."""
    return ProjectFamily(name, faces[0], faces[-1])


def _faces(font: FontFile, number: int) -> list[Face]:
    if number >= MOST:
        raise _RefusedError("font-too-many")
    if len(font.data) > LARGEST:
        raise _RefusedError("font-too-large")
    face = _readable(font.data)
    names = hb.OTNameIdPredefined
    name = face.get_name(names.TYPOGRAPHIC_FAMILY) or face.get_name(names.FONT_FAMILY) or "Project font"
    weights = [axis for axis in face.axis_infos if axis.tag == "wght"]
    if weights:
        return [_whole(Face(font.data, name, bold=bold, axes={"wght": 700 if bold else 400})) for bold in (False, True)]
    return [_whole(Face(font.data, name, bold=_weight(face) >= _BOLD_FROM, axes={}))]


def _whole(face: Face) -> Face:
    """The face, after all its glyphs have been subset once: what cannot be embedded shows now, not in the press."""
    face.subset(range(face.glyph_count))
    return face


def _readable(data: bytes) -> hb.Face:
    if data[:4] == b"ttcf":
        raise _RefusedError("font-collection")
    face = hb.Face(hb.Blob(data))
    tables = face.table_tags
    if "CFF " in tables or "CFF2" in tables:
        raise _RefusedError("font-outlines")
    if any(tag not in tables for tag in _NEEDED) or not face.glyph_count or not face.unicodes:
        raise _RefusedError("font-unreadable")
    if _u16(face, 8) & _FORBIDS:
        raise _RefusedError("font-rights")
    return face


def _weight(face: hb.Face) -> int:
    return _u16(face, 4) or 400


def _u16(face: hb.Face, offset: int) -> int:
    """A 16-bit field of the OS/2 table; 0 where the font has no such table."""
    table = bytes(face.reference_table("OS/2").data or b"")
    return int.from_bytes(table[offset : offset + 2], "big")
