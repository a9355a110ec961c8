"""The fonts of one document: the words painted with each face in, Type0 font objects with subsets out.

Encoding is Identity-H and nearly every glyph's code is its number in the face, so that a shaped word's operators are
the same in every document (ISO 32000-1, 9.7.4). No word needs replacement text: a glyph has a code for each text.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from sys import byteorder
from typing import TYPE_CHECKING, Final

from handouts.lettering.compounds import Compound, with_compounds
from handouts.press.marks import Rise, ShapedWord, joined_pieces
from handouts.press.pdf.document import HandoutDocument
from handouts.press.pdf.syntax import Stream, number, utf16

if TYPE_CHECKING:
    from handouts.lettering.faces import Face, Glyph

_NO_TEXT: Final = "\u200b"
"""What a glyph without text maps to, one that draws an invisible character."""
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
_LAST_CODE: Final = 0xFFFF
_MOST_UNPACKED: Final = 8192
"""A face of more glyphs, as of Chinese letters, is numbered anew: places for all would make the file larger."""
_STEMS: Final = {False: 80, True: 140}


class Codes(dict[int, str]):
    """The code of each sign of a face in one document, as four digits; what each code says, and the glyph it shows.

    A glyph's code is its number. Compounds, and a glyph that stands for another text than that, have codes of their own
    above the face's glyphs.
    """

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face
        self.texts: dict[int, str] = {}
        self.shows: dict[int, Glyph] = {}

    def __missing__(self, sign: int) -> str:
        found = self[sign] = f"{self._code(*self._face.signed[sign]):04X}"
        return found

    def _code(self, glyph: Glyph, text: str) -> int:
        """A new pair's code: the glyph's number while that is free, or says the same. Without text it says a space of
        no width, as PDF/UA wants a mapping for each glyph.
        """
        code = 0 if isinstance(glyph, Compound) else glyph
        if isinstance(glyph, Compound) or self.texts.setdefault(glyph, self._face.own(glyph) or text) != text:
            own = self._face.glyph_count + len(self.shows)
            if own > _LAST_CODE:
                return code
            code = own
            self.shows[code], self.texts[code] = glyph, text
        return code


class DocumentFont(dict[ShapedWord, str]):
    """One face in one document: each word painted with it, as one string of its pieces in the document's codes; ""
    where something rises, see `pieces`. Plain words are painted as they are: their glyphs stand for the characters that
    are their own.
    """

    def __init__(self, face: Face, name: str) -> None:
        super().__init__()
        self.face = face
        self.name = name
        self._codes = Codes(face)
        self._raised: dict[ShapedWord, tuple[str | Rise, ...]] = {}

    def __missing__(self, word: ShapedWord) -> str:
        found = word.plain
        if not found and len(word.form) == 1:
            (form,) = word.form
            found = joined_pieces((str(form) % tuple(map(self._codes.__getitem__, word.signs)),))
        elif not found:
            self.pieces(word)  # whose codes are given in the order of drawing
        self[word] = found
        return found

    def pieces(self, word: ShapedWord) -> tuple[str | Rise, ...]:
        """The pieces, between rises as one string, of a word that is not plain."""
        found = self._raised.get(word)
        if found is None:
            codes = map(self._codes.__getitem__, word.signs)
            found = self._raised[word] = tuple(_coded(word.form, codes))
        return found

    def write(self, document: HandoutDocument) -> int:
        """Stores the font's objects; the number of the Type0 dictionary."""
        texts = dict(self._codes.texts)
        for glyph in frozenset().union(*[word.glyphs for word in self if word.plain]):
            assert isinstance(glyph, int)
            texts[glyph] = self.face.own(glyph)
        codes: dict[int, Glyph] = {0: 0, **{code: self._codes.shows.get(code, code) for code in sorted(texts)}}
        base = f"/{_tag(self.face.name, list(codes.items()))}+{self.face.name}".encode("ascii")
        subset, places = self._program([*codes.values()])
        program = document.put(Stream(b"/Length1 %d" % len(subset), subset))
        unicode_map = document.put(Stream(b"", _to_unicode(texts)))
        descriptor = document.put(_descriptor(self.face, base, program))
        shown = b"/Identity"
        if places:
            table = _glyph_map({code: places[glyph] for code, glyph in codes.items()})
            shown = b" %d 0 R" % document.put(Stream(b"", table))
        descendant = document.put(
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont%b/CIDToGIDMap%b/DW 0/W[%b]/FontDescriptor %d 0 R"
            b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
            % (base, shown, _widths(self.face, codes), descriptor)
        )
        return document.put(
            b"<</Type/Font/Subtype/Type0/BaseFont%b/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>"
            % (base, descendant, unicode_map)
        )

    def _program(self, drawn: Iterable[Glyph]) -> tuple[bytes, dict[Glyph, int]]:
        """The font program with these glyphs, and the number of each in it; none where all codes are numbers."""
        compounds = [glyph for glyph in dict.fromkeys(drawn) if isinstance(glyph, Compound)]
        single = {glyph for glyph in drawn if not isinstance(glyph, Compound)}
        glyphs = sorted(single.union(number for compound in compounds for number, _, _ in compound.parts))
        places: dict[Glyph, int] = {}
        if self.face.glyph_count > _MOST_UNPACKED:
            program, packed = self.face.packed(glyphs)
            places.update(packed.items())
        else:
            program = self.face.subset(glyphs)
            if self._codes.shows:
                places.update(zip(glyphs, glyphs, strict=True))
        if compounds:
            moved = [
                Compound(tuple((places[number], right, up) for number, right, up in compound.parts), compound.advance)
                for compound in compounds
            ]
            program, first = with_compounds(program, moved)
            places.update(zip(compounds, range(first, first + len(compounds)), strict=True))
        return program, places


def _coded(form: tuple[str | Rise, ...], codes: Iterator[str]) -> Iterator[str | Rise]:
    """A word's form with these codes put in."""
    for part in form:
        yield part if isinstance(part, Rise) else part % tuple(islice(codes, part.count("%s")))


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


def _tag(name: str, glyphs: object) -> str:
    """The six letters of a subset's name (9.6.4), from what is in it."""
    digest = hashlib.sha256(repr((name, glyphs)).encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _glyph_map(codes: Mapping[int, int]) -> bytes:
    """The /CIDToGIDMap: two bytes for each code up to the last (9.7.4.2)."""
    table = array("H", bytes(2 * (max(codes) + 1)))
    for code, glyph in codes.items():
        table[code] = glyph
    if byteorder == "little":
        table.byteswap()
    return table.tobytes()


def _widths(face: Face, codes: Mapping[int, Glyph]) -> bytes:
    """The /W array: runs of neighbouring codes, each with its glyph's advance in 1/1000 em (9.7.4.3)."""
    parts: list[str] = []
    previous = None
    for code, glyph in codes.items():
        if previous is None or code != previous + 1:
            parts.append(f"{']' if parts else ''}{code}[")
        else:
            parts.append(" ")
        parts.append(number(face.advance(glyph)))
        previous = code
    return "".join((*parts, "]")).encode("ascii")


def _to_unicode(texts: Mapping[int, str]) -> bytes:
    """The /ToUnicode CMap (9.10.3); at most 100 entries stand in one block."""
    entries = [f"<{glyph:04X}> <{utf16(text or _NO_TEXT)}>" for glyph, text in sorted(texts.items())]
    blocks = [entries[start : start + 100] for start in range(0, len(entries), 100)]
    lines = [f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks]
    return "\n".join((_CMAP_HEAD, *lines, _CMAP_FOOT)).encode("ascii")
