"""The fonts of one document: the words painted with each face in, Type0 font objects with subsets out.

Encoding is Identity-H and a glyph's code is its number in the face, so that a shaped word's operators are the same in
every document (ISO 32000-1, 9.7.4).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from handouts.press.marks import ShapedWord
from handouts.press.pdf.document import HandoutDocument
from handouts.press.pdf.syntax import Stream, number, utf16

if TYPE_CHECKING:
    from handouts.lettering.faces import Face

_NO_TEXT: Final = "\u200b"
"""What a glyph without text of its own maps to; its word carries /ActualText. PDF/UA wants a mapping for each glyph."""
_CMAP_HEAD: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange"""
_CMAP_FOOT: Final = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
_SYMBOLIC: Final = 4
_STEMS: Final = {False: 80, True: 140}


class DocumentFont:
    """One face in one document: what its glyphs stand for here, and which words say so only with /ActualText.

    `plain` holds the words that were painted as they are: their glyphs stand for the characters that are their own.
    """

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self.plain: set[ShapedWord] = set()
        self._texts: dict[int, str] = {}
        self._guesses: dict[int, str] = {}

    def needs_actual_text(self, word: ShapedWord) -> bool:
        """Whether the glyphs' own texts do not add up to the word, because one already stands for something else here.

        A glyph that the font has for a character stands for that one. What an ambiguous word's glyphs stand for is a
        guess, which any other word may correct.
        """
        if word.ambiguous:
            self._guesses = {**dict(word.glyph_texts), **self._guesses}
            return True
        stands = [self._texts.setdefault(glyph, self.face.own(glyph) or text) for glyph, text in word.glyph_texts]
        return stands != [text for _, text in word.glyph_texts]

    def write(self, document: HandoutDocument) -> int:
        """Stores the font's objects; the number of the Type0 dictionary."""
        texts = {**self._guesses, **self._texts}
        for glyph in frozenset().union(*[word.glyphs for word in self.plain]):
            texts[glyph] = self.face.own(glyph)
        glyphs = sorted({0, *texts})
        base = f"/{_tag(self.face.name, glyphs)}+{self.face.name}".encode("ascii")
        subset = self.face.subset(glyphs)
        program = document.put(Stream(b"/Length1 %d" % len(subset), subset))
        unicode_map = document.put(Stream(b"", _to_unicode(texts)))
        descriptor = document.put(_descriptor(self.face, base, program))
        descendant = document.put(
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont%b/CIDToGIDMap/Identity/DW 0/W[%b]/FontDescriptor %d 0 R"
            b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
            % (base, _widths(self.face, glyphs), descriptor)
        )
        return document.put(
            b"<</Type/Font/Subtype/Type0/BaseFont%b/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>"
            % (base, descendant, unicode_map)
        )


class DocumentFonts:
    """The fonts of one document, named in the order of their first use."""

    def __init__(self) -> None:
        self._fonts: dict[int, DocumentFont] = {}

    def of(self, face: Face) -> DocumentFont:
        """The document's font for the face."""
        font = self._fonts.get(id(face))
        if font is None:
            font = self._fonts[id(face)] = DocumentFont(face, f"F{len(self._fonts) + 1}")
        return font

    def write(self, document: HandoutDocument) -> bytes:
        """Stores all fonts; the entries of the resources' /Font dictionary."""
        return b"".join(b"/%b %d 0 R" % (font.name.encode(), font.write(document)) for font in self._fonts.values())


def _descriptor(face: Face, base: bytes, program: int) -> bytes:
    box = " ".join(number(edge) for edge in face.box)
    measures = (
        f"/FontBBox[{box}]/ItalicAngle 0/Ascent {number(face.ascent)}/Descent {number(-face.descent)}"
        f"/CapHeight {number(face.cap_height)}/StemV {_STEMS[face.bold]}"
    )
    return b"<</Type/FontDescriptor/FontName%b/Flags %d%b/FontFile2 %d 0 R>>" % (
        base,
        _SYMBOLIC,
        measures.encode("ascii"),
        program,
    )


def _tag(name: str, glyphs: list[int]) -> str:
    """The six letters of a subset's name (9.6.4), from what is in it."""
    digest = hashlib.sha256(repr((name, glyphs)).encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _widths(face: Face, glyphs: list[int]) -> bytes:
    """The /W array: runs of neighbouring glyph numbers, each with its advance in 1/1000 em (9.7.4.3)."""
    parts: list[str] = []
    previous = None
    for glyph in glyphs:
        if previous is None or glyph != previous + 1:
            parts.append(f"{']' if parts else ''}{glyph}[")
        else:
            parts.append(" ")
        parts.append(number(face.advance(glyph)))
        previous = glyph
    return "".join((*parts, "]")).encode("ascii")


def _to_unicode(texts: Mapping[int, str]) -> bytes:
    """The /ToUnicode CMap (9.10.3); at most 100 entries stand in one block."""
    entries = [f"<{glyph:04X}> <{utf16(text or _NO_TEXT)}>" for glyph, text in sorted(texts.items())]
    blocks = [entries[start : start + 100] for start in range(0, len(entries), 100)]
    lines = [f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks]
    return "\n".join((_CMAP_HEAD, *lines, _CMAP_FOOT)).encode("ascii")
