from __future__ import annotations

import io
import re
from collections.abc import Iterator
from copy import copy
from dataclasses import replace

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from judges.readback import structure_of
from pikepdf import Object, Pdf
from press.pdf.sample_pages import INFO, SCRIPTS, Sample, e, printed, printed_paragraph, typesetter

from handouts.lettering.shelf import FontShelf
from handouts.press.marks import Line, LineMark, Page, Rise, Segment, ShapedWord
from handouts.press.pdf import write_pdf
from handouts.press.pdf.fonts import DocumentFont
from handouts.press.text.run import Run


def _fonts(pdf: Pdf) -> Iterator[Object]:
    return iter(pdf.pages[0].Resources.Font.values())


def _content(pdf: Pdf) -> str:
    return "\n".join(page.Contents.read_bytes().decode("ascii") for page in pdf.pages)


def _shown(data: bytes) -> str:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return _content(pdf)


def test_fonts_are_type0_with_glyph_numbers_as_codes(sample: Sample) -> None:
    """Identity-H, CIDFontType2, CIDToGIDMap Identity, one subset for each face."""
    with pikepdf.open(io.BytesIO(sample.data)) as pdf:
        fonts = list(_fonts(pdf))
        assert [(str(each.Subtype), str(each.Encoding)) for each in fonts] == [("/Type0", "/Identity-H")] * 2
        below = [each.DescendantFonts[0] for each in fonts]
        assert [(str(each.Subtype), str(each.CIDToGIDMap)) for each in below] == [("/CIDFontType2", "/Identity")] * 2
        names = [str(each.BaseFont) for each in fonts]
        assert [re.sub("[A-Z]{6}", "______", name, count=1) for name in names] == [
            "/______+NotoSans-Bold",
            "/______+NotoSans-Regular",
        ]


def test_widths_are_those_of_the_font_program(sample: Sample) -> None:
    """Each width in W is the advance in the embedded program, in 1/1000 em."""
    with pikepdf.open(io.BytesIO(sample.data)) as pdf:
        for font in _fonts(pdf):
            below = font.DescendantFonts[0]
            program = TTFont(io.BytesIO(below.FontDescriptor.FontFile2.read_bytes()))
            widths = list(below.W)
            pairs = [
                (int(start) + offset, float(width))
                for start, run in zip(widths[::2], widths[1::2], strict=True)
                for offset, width in enumerate(run)
            ]
            metrics = program["hmtx"].metrics
            order = program.getGlyphOrder()
            upem = program["head"].unitsPerEm
            assert pairs == [(glyph, round(metrics[order[glyph]][0] * 1000 / upem, 2)) for glyph, _ in pairs]
            assert {glyph for glyph, _ in pairs} >= {0, *_codes(font)}


def _codes(font: Object) -> set[int]:
    return {
        int(code, 16) for code in re.findall(r"^<([0-9A-F]{4})> ", font.ToUnicode.read_bytes().decode(), re.MULTILINE)
    }


def test_only_used_glyphs_are_embedded(sample: Sample) -> None:
    """A glyph that no word shows has no outline."""
    with pikepdf.open(io.BytesIO(sample.data)) as pdf:
        font = next(_fonts(pdf))
        program = TTFont(io.BytesIO(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()))
        order = program.getGlyphOrder()
        drawn = {glyph for glyph, name in enumerate(order) if program["glyf"][name].numberOfContours != 0}
        codes = _codes(font)
    assert drawn <= {0, *codes}
    assert len(drawn) < 40


def test_many_glyphs_stand_in_blocks_of_a_hundred() -> None:
    """No block of a ToUnicode CMap has more than 100 entries."""
    letters = " ".join(chr(point) for point in range(0xC0, 0x180) if chr(point).isalpha())
    with pikepdf.open(io.BytesIO(printed_paragraph(letters, "en-GB").data)) as pdf:
        maps = [font.ToUnicode.read_bytes().decode() for font in _fonts(pdf)]
    counts = [int(count) for cmap in maps for count in re.findall(r"(\d+) beginbfchar", cmap)]
    assert max(counts) == 100
    assert sum(counts) > 180


def _word(text: str, lang: str = "en-GB") -> ShapedWord:
    (line,) = typesetter().set((Run(text, 12, bold=False, colour=_BLACK, owner=1, lang=lang),), 500)
    return line.segments[0].words[0]


_TREE = e("handout", e("p", "ab"), lang="en-GB", title="T")
_BLACK = printed(_TREE).pages[0].marks[0].line.segments[0].colour  # type: ignore[union-attr]


def _written(*words: ShapedWord) -> bytes:
    face = words[0].face
    segment = Segment(0, sum(word.width for word in words), words, face, 12, _BLACK, 1)
    page = Page(300, 300, (LineMark(20, 100, Line((segment,), segment.width)),))
    return write_pdf((page,), (), _TREE, INFO).data


def test_a_glyph_that_stands_for_two_texts() -> None:
    """The second text has a code of its own above the face's glyphs, which shows the same glyph."""
    first = _word("a")
    glyph = first.glyph_texts[0][0]
    assert isinstance(glyph, int)
    later = replace(first, text="α", glyph_texts=((glyph, "α"),))
    data = _written(first, later, first)
    assert structure_of(data).text == "aαa"
    assert "ActualText" not in _shown(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (below,) = next(_fonts(pdf)).DescendantFonts
        shown = below.CIDToGIDMap.read_bytes()
    code = first.face.glyph_count
    assert shown[2 * code : 2 * code + 2] == shown[2 * glyph : 2 * glyph + 2] == glyph.to_bytes(2, "big")


def test_codes_that_run_out_leave_the_glyph() -> None:
    """A face with as many glyphs as there are codes still shows every word."""
    first = _word("a")
    face = copy(first.face)
    face.glyph_count = 0x10000
    font = DocumentFont(face, "F1")
    assert font.pieces(replace(first, glyph_texts=((first.glyph_texts[0][0], "α"),))) == first.pieces


def test_a_glyph_without_text_is_mapped() -> None:
    """PDF/UA wants a mapping for each glyph; one that has no text of its own gets a character of no width."""
    word = _word("a")
    silent = replace(word, text="", glyph_texts=((word.glyph_texts[0][0], ""),))
    with pikepdf.open(io.BytesIO(_written(silent))) as pdf:
        assert b"<200B>" in next(_fonts(pdf)).ToUnicode.read_bytes()


def test_letters_of_several_glyphs_are_glyphs_of_the_program() -> None:
    """Each is a composite after the face's glyphs, as wide as W says, in a program that can be read."""
    with pikepdf.open(io.BytesIO(printed_paragraph("بت", "ar", right_to_left=True).data)) as pdf:
        (below,) = next(font for font in _fonts(pdf) if "Arabic" in str(font.BaseFont)).DescendantFonts
        program = TTFont(io.BytesIO(below.FontDescriptor.FontFile2.read_bytes()), checkChecksums=2)
        shown = below.CIDToGIDMap.read_bytes()
    order, glyf = program.getGlyphOrder(), program["glyf"]
    added = [order[int.from_bytes(shown[at : at + 2], "big")] for at in range(2 * 1711, len(shown), 2)]
    assert [len(glyf[name].components) for name in added] == [2, 2]
    assert all(glyf[name].xMax > glyf[name].xMin for name in added)
    assert [program["hmtx"][name][0] for name in added] == [float(width) for width in below.W[-1]]


def test_the_letters_of_chinese_are_numbered_anew() -> None:
    """The program holds no places for the 30,000 glyphs that are not used; the text still comes out."""
    data = printed_paragraph("干细胞移植，治疗。", "zh-Hans").data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (below,) = next(font for font in _fonts(pdf) if "SC" in str(font.BaseFont)).DescendantFonts
        program = TTFont(io.BytesIO(below.FontDescriptor.FontFile2.read_bytes()))
    assert len(program.getGlyphOrder()) < 40
    assert "干细胞移植，治疗。" in structure_of(data).text


def test_raised_pieces_become_text_rise() -> None:
    """A mark 500/1000 em higher is shown with a rise of half the size, which ends with the word."""
    word = _word("ab")
    twice = (str(word.pieces[0]), Rise(500), str(word.pieces[0]), Rise(0))
    raised = replace(word, pieces=twice, glyph_texts=word.glyph_texts * 2)
    content = _shown(_written(raised, word))
    assert re.search(r"\]TJ\n6 Ts\n\[.*\]TJ\n0 Ts\n\[", content)


def test_numbers_of_neighbouring_words_stay_apart() -> None:
    """A word that ends with a move and one that begins with one do not join into another number."""
    word = _word("a")
    (glyphs,) = word.pieces
    moved = replace(word, pieces=("12", str(glyphs), "5"))
    assert f"[ 12{glyphs}5 12{glyphs}5]TJ" in _shown(_written(moved, moved))


@pytest.mark.parametrize("lang", ["ar", "hi"])
def test_sequences_never_nest(lang: str) -> None:
    """Readers that lose count of nested ones are common; no word needs replacement text."""
    text, right_to_left = next((text, rtl) for each, text, rtl in SCRIPTS if each == lang)
    content = _shown(printed_paragraph(text, lang, right_to_left=right_to_left).data)
    assert "/ActualText" not in content
    assert re.findall(r"BDC|EMC", content) == ["BDC", "EMC"] * content.count("EMC")


def test_descriptors_carry_the_faces_own_measures(sample: Sample) -> None:
    """Ascent, descent, cap height and box are the face's."""
    face = FontShelf.standard().base("en", bold=False)
    with pikepdf.open(io.BytesIO(sample.data)) as pdf:
        descriptor = list(_fonts(pdf))[1].DescendantFonts[0].FontDescriptor
        found = [float(descriptor[key]) for key in ("/Ascent", "/Descent", "/CapHeight")]
        assert found == [face.ascent, -face.descent, face.cap_height]
        assert [float(edge) for edge in descriptor.FontBBox] == [round(edge, 2) for edge in face.box]
