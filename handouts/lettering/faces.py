"""A face: a font file's bytes and a weight in; coverage, metrics, advances, a shaping font and subsets out.

Variable axes are pinned once, when the face is made: all is shaped, measured and embedded from that one instance.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

import uharfbuzz as hb

from handouts.lettering.compounds import Compound
from handouts.lettering.properties import is_plain

HARFBUZZ_VERSION: Final[str] = hb.version_string()

Glyph: TypeAlias = int | Compound
"""A glyph's number in its face, or several drawn as one."""


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")


# What a CIDFontType2 in a PDF needs none of: glyphs are already chosen and placed.
_LAYOUT = ("GSUB", "GPOS", "GDEF", "BASE", "JSTF", "MATH", "kern")
_ABOUT = ("name", "OS/2", "post", "cmap", "STAT", "meta", "gasp", "DSIG")
_DROPPED = frozenset(map(_tag, _LAYOUT + _ABOUT))
# Controls, and the character that stands for what could not be read: fonts have glyphs for some, no page may.
_NEVER_DRAWN = frozenset((*range(0x20), *range(0x7F, 0xA0), 0xFFFD))
_FLAGS = hb.SubsetFlags
_SUBSET_FLAGS = _FLAGS.NO_HINTING | _FLAGS.NO_LAYOUT_CLOSURE | _FLAGS.NOTDEF_OUTLINE


class Face:
    """One weight of one font, all measures in 1/1000 em. Two faces are the same only if they are the same object.

    `ascent` counts up and `descent` down from the baseline, both positive; `box` is the FontBBox, y upwards.
    """

    def __init__(self, data: bytes, family: str, *, bold: bool, axes: Mapping[str, float]) -> None:
        self.family = family
        self.bold = bold
        self.name = postscript_name(family, bold=bold)
        self.sha256 = hashlib.sha256(data).hexdigest()
        self._face = _instance(hb.Face(hb.Blob(data)), axes)
        self.font = hb.Font(self._face)
        self.upem: int = self._face.upem
        self.glyph_count: int = self._face.glyph_count
        self.coverage: frozenset[int] = frozenset(self._face.unicodes) - _NEVER_DRAWN
        extents = self.font.get_font_extents("ltr")
        self.ascent: float = self._scaled(extents.ascender)
        self.descent: float = self._scaled(-extents.descender)
        self.cap_height: float = self._scaled(self.font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT))
        self.box: tuple[float, float, float, float] = self._bounds()
        self._prepared = False
        self._advances: dict[Glyph, float] = {}
        self._characters: dict[Glyph, str] = {}
        self._own: dict[Glyph, str] = {}
        self._signs: dict[tuple[Glyph, str], int] = {}
        self.signed: list[tuple[Glyph, str]] = []
        self.space_glyph: int = self.font.get_nominal_glyph(0x20) or 0
        self.space: float = self.advance(self.space_glyph)

    def __repr__(self) -> str:
        return f"<Face {self.name}>"

    def covers(self, char: str) -> bool:
        """Whether the face has a glyph for the character."""
        return ord(char) in self.coverage

    def advance(self, glyph: Glyph) -> float:
        """The glyph's own width (hmtx), in 1/1000 em: what /W must say."""
        width = self._advances.get(glyph)
        if width is None:
            units = glyph.advance if isinstance(glyph, Compound) else self.font.get_glyph_h_advance(glyph)
            width = self._advances[glyph] = self._scaled(units)
        return width

    def character(self, glyph: Glyph) -> str:
        """The lowest character whose glyph this is in the font's cmap, or "", as for compounds."""
        if not self._characters:
            for point in sorted(self.coverage, reverse=True):
                self._characters[self.font.get_nominal_glyph(point) or 0] = chr(point)
        return self._characters.get(glyph, "")

    def own(self, glyph: Glyph) -> str:
        """The character that a glyph stands for in every text; "" for ligatures and forms of letters, which vary."""
        own = self._own.get(glyph)
        if own is None:
            character = self.character(glyph)
            own = self._own[glyph] = character if is_plain(character) else ""
        return own

    def sign(self, glyph: Glyph, text: str) -> int:
        """A number for the pair of a glyph and the text it stands for, its place in `signed`: quick to look up."""
        pair = glyph, text
        found = self._signs.get(pair)
        if found is None:
            found = self._signs[pair] = len(self.signed)
            self.signed.append(pair)
        return found

    def subset(self, glyphs: Iterable[int]) -> bytes:
        """A TrueType file with only these glyphs and .notdef, under the same glyph numbers, without layout tables."""
        return bytes(self._plan(glyphs, _SUBSET_FLAGS | _FLAGS.RETAIN_GIDS).execute().blob.data)

    def packed(self, glyphs: Iterable[int]) -> tuple[bytes, dict[int, int]]:
        """The same with the glyphs numbered one after another; and the new number of each."""
        if not self._prepared:
            self._face, self._prepared = hb.subset_preprocess(self._face), True
        plan = self._plan(glyphs, _SUBSET_FLAGS)
        return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)

    def _plan(self, glyphs: Iterable[int], flags: hb.SubsetFlags) -> hb.SubsetPlan:
        wanted = hb.SubsetInput()
        wanted.glyph_set.update({0, *glyphs})
        wanted.flags = flags
        wanted.drop_table_tag_set.update(_DROPPED)
        return hb.SubsetPlan(self._face, wanted)

    def _scaled(self, units: float) -> float:
        return units * 1000 / self.upem

    def _bounds(self) -> tuple[float, float, float, float]:
        """XMin, yMin, xMax, yMax of the `head` table (OpenType, head: offset 36)."""
        left, bottom, right, top = struct.unpack_from(">4h", bytes(self._face.reference_table("head").data), 36)
        return self._scaled(left), self._scaled(bottom), self._scaled(right), self._scaled(top)


def postscript_name(family: str, *, bold: bool) -> str:
    """A name that PDF and PostScript take as it is: letters, digits, one hyphen, at most 63 characters."""
    return f"{re.sub('[^A-Za-z0-9]', '', family)[:56] or 'Font'}-{'Bold' if bold else 'Regular'}"


def _instance(face: hb.Face, axes: Mapping[str, float]) -> hb.Face:
    """The whole face with its variable axes pinned: the ones named at these values, the others at their defaults."""
    if not face.axis_infos:
        return face
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    for axis in face.axis_infos:
        value = axes.get(axis.tag, axis.default_value)
        wanted.pin_axis_location(face, axis.tag, min(max(value, axis.min_value), axis.max_value))
    wanted.flags = _FLAGS.NO_HINTING | _FLAGS.GLYPH_NAMES | _FLAGS.NOTDEF_OUTLINE
    return hb.Face(hb.Blob(bytes(wanted.subset(face).blob.data)))
