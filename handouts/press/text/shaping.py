"""Words shaped by HarfBuzz: (text, face, direction, language) in, ShapedWord out, cached for any document and size."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import uharfbuzz as hb

from handouts.document.values import value
from handouts.lettering.faces import Face
from handouts.lettering.properties import IGNORABLE
from handouts.press.marks import Rise, ShapedWord

_ZERO_WIDTH_SPACE = "\u200b"


@value
class Voice:
    """What decides a word's shape besides its letters: `level` 0 (left to right) or 1, the default script."""

    face: Face
    level: int
    lang: str
    script: str


class _Glyph(NamedTuple):
    """One shaped glyph, lengths in 1/1000 em; `cluster` is the index of the character it stands for."""

    number: int
    cluster: int
    advance: float
    x: float
    y: float


def shape(text: str, voice: Voice, before: str = "", after: str = "") -> ShapedWord:
    """The word as it is drawn. `before` and `after` are neighbours it joins to but does not contain.

    Spaces at the end are drawn as the face's own space, so that they measure the same after every word.
    """
    core = text.rstrip(" ")
    glyphs = _glyphs(core, voice, before, after) if core else []
    shown, ambiguous = _texts(core, glyphs, voice.face)
    spaces = len(text) - len(core)
    inked = sum(glyph.advance for glyph in glyphs)
    glyphs += [_Glyph(voice.face.space_glyph, len(core), voice.face.space, 0.0, 0.0)] * spaces
    if spaces:
        shown.setdefault(voice.face.space_glyph, " ")
        ambiguous = ambiguous or shown[voice.face.space_glyph] != " "
    width = sum(glyph.advance for glyph in glyphs)
    pieces = _pieces(glyphs, voice)
    return ShapedWord(text, voice.face, voice.level, voice.lang, width, inked, pieces, tuple(shown.items()), ambiguous)


def _glyphs(text: str, voice: Voice, before: str, after: str) -> list[_Glyph]:
    """HarfBuzz's glyphs in reading order; it gives right-to-left words from left to right."""
    buffer = hb.Buffer()
    buffer.add_str(f"{before}{text}{after}", len(before), len(text))
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    buffer.guess_segment_properties()
    buffer.script = buffer.script or voice.script
    buffer.direction = "rtl" if voice.level else "ltr"
    buffer.language = voice.lang
    hb.shape(voice.face.font, buffer)
    scale = 1000 / voice.face.upem
    found = [
        _Glyph(
            info.codepoint, info.cluster - len(before), at.x_advance * scale, at.x_offset * scale, at.y_offset * scale
        )
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]
    return found[::-1] if voice.level else found


def _texts(text: str, glyphs: Sequence[_Glyph], face: Face) -> tuple[dict[int, str], bool]:
    """Each glyph's text, and whether that is not the whole truth: clusters of several glyphs, invisible characters,
    or one glyph for different texts.
    """
    clusters: dict[int, list[int]] = {}
    for glyph in glyphs:
        clusters.setdefault(glyph.cluster, []).append(glyph.number)
    invisible = IGNORABLE.search(text) is not None
    ambiguous = invisible or bool(clusters and min(clusters)) or len(clusters) < len(glyphs)
    shown: dict[int, str] = {}
    for (start, numbers), stop in zip(clusters.items(), [*clusters, len(text)][1:], strict=True):
        part = IGNORABLE.sub("", text[start:stop]) if invisible else text[start:stop]
        for number, word in zip(numbers, _shared(part, numbers, face), strict=True):
            ambiguous |= shown.setdefault(number, word) != word
    return shown, ambiguous


def _shared(text: str, numbers: Sequence[int], face: Face) -> list[str]:
    """A cluster's text dealt out to its glyphs: to each its own character where the font tells, the rest to one."""
    if len(numbers) == 1:
        return [text or _ZERO_WIDTH_SPACE]
    rest, words = text, []
    for number in numbers:
        own = face.character(number)
        own = own if own and own in rest else ""
        rest = rest.replace(own, "", 1)
        words.append(own)
    for place, word in enumerate(words):
        if not word:
            words[place], rest = rest or _ZERO_WIDTH_SPACE, ""
    return words


class _Pen:
    """Writes TJ parts. The pen goes from one edge of the word to the other; its rounding never adds up."""

    def __init__(self) -> None:
        self.parts: list[str | Rise] = []
        self._glyphs: list[str] = []
        self._at = 0.0

    def flush(self) -> None:
        if self._glyphs:
            self.parts.append(f"<{''.join(self._glyphs)}>")
            self._glyphs.clear()

    def rise(self, height: float) -> None:
        self.flush()
        self.parts.append(Rise(round(height, 2)))

    def move(self, to: float) -> None:
        """A TJ number; a positive one moves left."""
        move = round(self._at - to, 2)
        if move:
            self.flush()
            self.parts.append(f"{move:.2f}".rstrip("0").rstrip("."))
            self._at -= move

    def draw(self, glyph: int, advance: float) -> None:
        self._glyphs.append(f"{glyph:04X}")
        self._at += advance


def _pieces(glyphs: Sequence[_Glyph], voice: Voice) -> tuple[str | Rise, ...]:
    pen = _Pen()
    at = height = 0.0
    for glyph in glyphs:
        at -= glyph.advance if voice.level else 0.0
        if glyph.y != height:
            height = glyph.y
            pen.rise(height)
        pen.move(at + glyph.x)
        pen.draw(glyph.number, voice.face.advance(glyph.number))
        at += 0.0 if voice.level else glyph.advance
    pen.move(at)
    if height:
        pen.rise(0.0)
    pen.flush()
    return tuple(pen.parts)
