"""Words shaped by HarfBuzz: (text, face, direction, language) in, ShapedWord out, cached for any document and size."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import uharfbuzz as hb

from handouts.document.values import value
from handouts.lettering.compounds import Compound
from handouts.lettering.faces import Face, Glyph
from handouts.lettering.properties import IGNORABLE
from handouts.press.marks import Rise, ShapedWord

_UNTOLD = re.compile(f"(?![\u200c\u200d]){IGNORABLE.pattern}")


@value
class Voice:
    """What decides a word's shape besides its letters: `level` 0 (left to right) or 1, the default script."""

    face: Face
    level: int
    lang: str
    script: str


class _Glyph(NamedTuple):
    """One shaped glyph, lengths in 1/1000 em; `cluster` is the index of the character it stands for."""

    number: Glyph
    cluster: int
    advance: float
    x: float
    y: float


def shape(text: str, voice: Voice, before: str = "", after: str = "") -> ShapedWord:
    """The word as it is drawn. `before` and `after` are neighbours it joins to but does not contain.

    Spaces at the end are drawn as the face's own space, so that they measure the same after every word.
    """
    core = text.rstrip(" ")
    glyphs, texts = _told(core, _glyphs(core, voice, before, after), voice) if core else ([], [])
    spaces = len(text) - len(core)
    inked = sum(glyph.advance for glyph in glyphs)
    glyphs += [_Glyph(voice.face.space_glyph, len(core), voice.face.space, 0.0, 0.0)] * spaces
    texts += [" "] * spaces
    width = sum(glyph.advance for glyph in glyphs)
    told = tuple([(glyph.number, text) for glyph, text in zip(glyphs, texts, strict=True)])
    return ShapedWord(text, voice.face, voice.level, voice.lang, width, inked, _pieces(glyphs, voice), told)


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


def _told(text: str, glyphs: Sequence[_Glyph], voice: Voice) -> tuple[list[_Glyph], list[str]]:
    """The glyphs, and the part of the text each stands for. Of invisible characters, only those that join letters or
    keep them from it are told. More glyphs than letters are drawn as one: none has nothing to say.
    """
    clusters: dict[int, list[_Glyph]] = {}
    for glyph in glyphs:
        clusters.setdefault(glyph.cluster, []).append(glyph)
    drawn: list[_Glyph] = []
    texts: list[str] = []
    all_told = not _UNTOLD.search(text)
    for (start, group), stop in zip(clusters.items(), [*clusters, len(text)][1:], strict=True):
        part = text[start:stop] if all_told else _UNTOLD.sub("", text[start:stop])
        several = 1 < len(group) <= len(part)
        drawn += group if several or len(group) == 1 else [_together(group, voice)]
        texts += _shared(part, group, voice.face) if several else [part]
    return drawn, texts


def _together(group: Sequence[_Glyph], voice: Voice) -> _Glyph:
    """Glyphs in reading order as one, drawn from its left edge."""
    units = voice.face.upem / 1000
    whole = sum(glyph.advance for glyph in group)
    at = whole if voice.level else 0.0
    parts: list[tuple[int, int, int]] = []
    for glyph in group:
        at -= glyph.advance if voice.level else 0.0
        assert isinstance(glyph.number, int)
        parts.append((glyph.number, round((at + glyph.x) * units), round(glyph.y * units)))
        at += 0.0 if voice.level else glyph.advance
    return _Glyph(Compound(tuple(parts), round(whole * units)), group[0].cluster, whole, 0.0, 0.0)


def _shared(text: str, group: Sequence[_Glyph], face: Face) -> list[str]:
    """A cluster's text dealt out to its glyphs in their order: their own characters where that adds up, else one to
    each and the rest to the last.
    """
    own = [face.character(glyph.number) for glyph in group]
    if "".join(own) == text:
        return own
    last = len(group) - 1
    return [*text[:last], text[last:]]


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
        if to != self._at and (move := round(self._at - to, 2)):
            self.flush()
            self.parts.append(f"{move:.2f}".rstrip("0").rstrip("."))
            self._at -= move

    def draw(self, glyph: Glyph, advance: float) -> None:
        """A compound has no number before it stands in a document's font."""
        self._glyphs.append(f"{0 if isinstance(glyph, Compound) else glyph:04X}")
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
