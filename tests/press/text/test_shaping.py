from __future__ import annotations

import pytest
import uharfbuzz as hb
from press.text.setting import SHELF, glyphs, run, typesetter

from handouts.lettering.compounds import Compound
from handouts.lettering.faces import Face
from handouts.press.marks import Rise, ShapedWord
from handouts.press.text.shaping import Voice, shape

LATIN = SHELF.base("en", bold=False)
ARABIC = SHELF.base("ar", bold=False)
DEVANAGARI = SHELF.base("hi", bold=False)


def word(
    text: str, face: Face = LATIN, *, lang: str = "en", script: str = "Latn", around: tuple[str, str] = ("", "")
) -> ShapedWord:
    """The word, from right to left if its language is."""
    return shape(text, Voice(face, int(lang in {"ar", "fa", "he"}), lang, script), *around)


def harfbuzz(text: str, face: Face, direction: str) -> list[tuple[int, float, int]]:
    """(glyph, x of its origin, height) from left to right, as HarfBuzz itself says, in font units."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = direction
    hb.shape(face.font, buffer)
    placed, x = [], 0.0
    for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        placed.append((info.codepoint, x + at.x_offset, at.y_offset))
        x += at.x_advance
    return placed


def test_a_word_is_one_string_of_glyphs_and_kerning() -> None:
    """Kerning moves the pen; the pen ends at the word's width."""
    assert word("on").pieces == ("<00520051>",)
    kerned = word("AVA")
    assert kerned.pieces == ("<0024>", "40", "<0039>", "40", "<0024>")
    assert kerned.width == 639 + 600 + 639 - 80


def test_the_space_after_a_word_is_drawn_with_it() -> None:
    """It is the face's own space, and measures the same after every word."""
    spaced, bare = word("on  "), word("on")
    assert spaced.width == bare.width + 2 * LATIN.space
    assert spaced.pieces == ("<0052005100030003>",)
    assert dict(spaced.glyph_texts) == {0x52: "o", 0x51: "n", 0x3: " "}
    assert word(" ").pieces == ("<0003>",)


@pytest.mark.parametrize("text", ["Ring", "AVATAR", "Tỵ", "J\u0301", "x\u0308\u0323", "fi", "1,000"])
def test_latin_words_stand_where_harfbuzz_puts_them(text: str) -> None:
    """Every glyph, marks with their offsets too, within rounding of the TJ numbers."""
    line = typesetter().set([run(text, size=1000.0)], 1e9)[0]
    wanted = harfbuzz(text, LATIN, "ltr")
    assert [(glyph, round(x), round(y)) for glyph, x, y in glyphs(line.segments[0])] == [
        (g, round(x), y) for g, x, y in wanted
    ]


@pytest.mark.parametrize("text", ["سلام", "بَّ", "لا", "مُسْتَشْفًى", "שָׁלוֹם"])
def test_right_to_left_words_stand_where_harfbuzz_puts_them(text: str) -> None:
    """Glyphs are written in reading order, with moves back, to the places HarfBuzz gives from left to right."""
    lang = "he" if "\u0590" < text[0] < "\u0600" else "ar"
    segment = typesetter().set([run(text, lang, size=1000.0)], 1e9, right_to_left=True)[0].segments[0]
    wanted = harfbuzz(text, segment.face, "rtl")
    shift = segment.x
    found = [(glyph, round(x - shift), round(y)) for glyph, x, y in glyphs(segment)]
    assert found[::-1] == [(glyph, round(x), y) for glyph, x, y in wanted]


def test_marks_above_are_raised_and_the_pen_comes_back() -> None:
    """A Rise stands before the mark and one of 0 at the end."""
    pieces = word("J\u0301").pieces
    assert [piece.height for piece in pieces if isinstance(piece, Rise)] == [178, 0]


def test_joining_letters_see_their_neighbours() -> None:
    """A part of an Arabic word has the form it has in the word."""
    alone = word("م", ARABIC, lang="ar", script="Arab")
    inside = word("م", ARABIC, lang="ar", script="Arab", around=("سلا", ""))
    joined = word("م", ARABIC, lang="ar", script="Arab", around=("سل", "م"))
    whole = word("سلم", ARABIC, lang="ar", script="Arab")
    assert alone.pieces == inside.pieces
    assert joined.pieces != alone.pieces
    assert whole.glyph_texts[-1] == word("م", ARABIC, lang="ar", script="Arab", around=("سل", "")).glyph_texts[0]


@pytest.mark.parametrize(
    ("text", "face", "lang", "shown"),
    [
        ("no", LATIN, "en", ["n", "o"]),
        ("لا", ARABIC, "ar", ["ل", "ا"]),
        ("بت", ARABIC, "ar", ["ب", "ت"]),
        ("دبّ", ARABIC, "ar", ["د", "ب", "ّ"]),
        ("ị", LATIN, "vi", ["ị"]),
        ("दवा", DEVANAGARI, "hi", ["द", "व", "ा"]),
        ("स्त्री", DEVANAGARI, "hi", ["स्", "त्र", "ी"]),
        ("कि", DEVANAGARI, "hi", ["क", "ि"]),
        ("a\u200bb", LATIN, "en", ["a", "b"]),
        ("می\u200cشود", ARABIC, "fa", ["م", "ی", "\u200c", "ش", "و", "د"]),
        ("\u200d", LATIN, "en", []),
    ],
)
def test_glyphs_tell_the_text_in_order(text: str, face: Face, lang: str, shown: list[str]) -> None:
    """A conjunct stands for all its letters; several glyphs to a letter are one; joiners are told."""
    found = word(text, face, lang=lang, script="Arab" if face is ARABIC else "Latn")
    assert [own for _, own in found.glyph_texts] == shown


def test_a_letter_of_several_glyphs_is_one_compound() -> None:
    """A stroke and its dots: drawn from the left edge, as wide as the letter."""
    ((glyph, _),) = word("ب", ARABIC, lang="ar", script="Arab").glyph_texts
    assert isinstance(glyph, Compound)
    assert len(glyph.parts) == 2
    assert ARABIC.advance(glyph) == glyph.advance == word("ب", ARABIC, lang="ar", script="Arab").width


def test_one_glyph_for_two_texts_is_told_each_time() -> None:
    """Where a face draws the no-break space with its space, each place says which it is."""
    two = word("a\u00a0b ", ARABIC).glyph_texts
    assert [own for _, own in two] == ["a", "\u00a0", "b", " "]
    assert two[1][0] == two[3][0]
