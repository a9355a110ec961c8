from __future__ import annotations

import random
from dataclasses import replace
from io import BytesIO

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from handouts.lettering.packages import NOTO_SANS, PACKAGES
from handouts.lettering.project_fonts import LARGEST, MOST, REFUSALS, FontFile, admit
from handouts.lettering.shelf import FontShelf


@pytest.fixture(scope="module")
def shelf() -> FontShelf:
    """The installed fonts."""
    return FontShelf.standard()


def font(
    points: list[int], *, family: str = "Own", weight: int = 400, rights: int = 0, tables: tuple[str, ...] = ()
) -> bytes:
    """A small TrueType font with a square for each code point, without the tables named."""
    names = [".notdef", *(f"u{point:04X}" for point in points)]
    pen = TTGlyphPen(None)
    for place, corner in enumerate(((0, 0), (0, 500), (500, 500), (500, 0))):
        (pen.lineTo if place else pen.moveTo)(corner)
    pen.closePath()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({point: f"u{point:04X}" for point in points})
    builder.setupGlyf(dict.fromkeys(names, pen.glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupOS2(usWeightClass=weight, fsType=rights)
    builder.setupPost()
    for tag in tables:
        del builder.font[tag]
    data = BytesIO()
    builder.font.save(data)
    return data.getvalue()


@pytest.mark.parametrize(
    ("char", "lang", "name"),
    [
        ("a", "en", "NotoSans-Regular"),
        ("a", "ar", "NotoSans-Regular"),
        ("ا", "en", "NotoSansArabic-Regular"),
        ("5", "ar", "NotoSansArabic-Regular"),
        ("5", "hi", "NotoSansDevanagari-Regular"),
        ("ह", "en", "NotoSansDevanagari-Regular"),
        ("।", "en", "NotoSans-Regular"),
        ("א", "he", "NotoSansHebrew-Regular"),
        ("ж", "uk", "NotoSans-Regular"),
        ("骨", "zh-Hans", "NotoSansSC-Regular"),
        ("骨", "zh", "NotoSansSC-Regular"),
        ("骨", "zh-Hant", "NotoSansTC-Regular"),
        ("骨", "zh-HK", "NotoSansTC-Regular"),
        ("骨", "ja", "NotoSansJP-Regular"),
        ("骨", "ko", "NotoSansKR-Regular"),
        ("骨", "en", "NotoSansSC-Regular"),
        ("の", "zh-Hans", "NotoSansJP-Regular"),
        ("한", "en", "NotoSansKR-Regular"),
        ("，", "zh-Hans", "NotoSansSC-Regular"),
        ("5", "zh-Hans", "NotoSans-Regular"),
        ("ก", "th", "NotoSansThai-Regular"),
        ("ক", "bn", "NotoSansBengali-Regular"),
        ("த", "ta", "NotoSansTamil-Regular"),
        ("త", "te", "NotoSansTelugu-Regular"),
        ("ក", "km", "NotoSansKhmer-Regular"),
        ("ລ", "lo", "NotoSansLao-Regular"),
        ("မ", "my", "NotoSansMyanmar-Regular"),
    ],
)
def test_letters_go_by_script_and_the_rest_by_language(shelf: FontShelf, char: str, lang: str, name: str) -> None:
    """A letter is drawn by its script's family, a figure by the language's."""
    face = shelf.pick(char, lang, bold=False)
    assert face is not None
    assert face.name == name


def test_marks_stay_with_the_face_before_them(shelf: FontShelf) -> None:
    """A vowel sign that two faces have is drawn by the one that draws its letter."""
    arabic = shelf.base("ar", bold=False)
    assert shelf.pick("\u0301", "en", bold=False, previous=arabic) is (
        arabic if arabic.covers("\u0301") else shelf.pick("\u0301", "en", bold=False)
    )
    assert shelf.pick("\u200d", "en", bold=False, previous=arabic) is arabic
    assert shelf.pick("a", "en", bold=False, previous=arabic) is shelf.base("en", bold=False)


def test_what_no_font_has_is_named_once_and_in_order(shelf: FontShelf) -> None:
    """Spaces, line ends and invisible characters are never missing; decomposed letters are looked for composed."""
    assert shelf.missing("≥ 5 → a\u0301 ≥\n\u00a0\u200b\u2009\u00ad\ufeffአ", "en") == ("≥", "→", "አ")
    assert shelf.missing("مرحبا हिन्दी שלום Zażółć", "en") == ()
    assert shelf.missing("a\x00\ud800", "en") == ("\x00", "\ufffd")
    assert shelf.pick("≥", "en", bold=True) is None


def test_the_fingerprint_names_faces_by_file(shelf: FontShelf) -> None:
    """Name and hash of each face, sorted, each once."""
    regular, bold = shelf.base("en", bold=False), shelf.base("en", bold=True)
    assert shelf.fingerprint([regular, bold, regular]) == (
        ("NotoSans-Bold", bold.sha256),
        ("NotoSans-Regular", regular.sha256),
    )


def test_fonts_of_the_project_fill_the_gaps() -> None:
    """A project's font draws what the packages lack, and nothing that they have; bold falls back to its one weight."""
    families, problems = admit([FontFile("fonts/own.ttf", font([0x61, 0x2265]))])
    shelf = FontShelf.standard(families)
    face = shelf.pick("≥", "en", bold=True)
    assert problems == ()
    assert face is not None
    assert (face.name, face.advance(2)) == ("Own-Regular", 600)
    assert shelf.missing("≥ →", "en") == ("→",)
    assert shelf.pick("a", "en", bold=False) is shelf.base("en", bold=False)


def test_a_script_without_its_package_is_missing() -> None:
    """The language is then set in Noto Sans, and its letters are named."""
    shelf = FontShelf([NOTO_SANS])
    assert shelf.base("ar", bold=False).name == "NotoSans-Regular"
    assert shelf.missing("سلام a", "ar") == ("س", "ل", "ا", "م")


def test_the_package_that_would_draw_a_character_is_named() -> None:
    """Only where it is not installed: the one of the language for Han, of the script else."""
    absent = [replace(source, module="no_such_font_package") for source in PACKAGES[1:]]
    shelf = FontShelf([NOTO_SANS, *absent])
    asked = (("漢", "ja"), ("漢", "zh-Hant"), ("漢", "en"), ("ह", "en"), ("≥", "en"), ("።", "am"))
    named = [source.family if (source := shelf.package_for(*one)) else "" for one in asked]
    assert named == ["Noto Sans JP", "Noto Sans TC", "Noto Sans SC", "Noto Sans Devanagari", "", ""]
    assert FontShelf.standard().package_for("漢", "ja") is None


def test_urdu_is_set_in_a_nastaliq_of_the_project() -> None:
    """A family of that name draws Urdu, its figures too, but not Arabic; without one Urdu is set in Naskh."""
    families, _ = admit([FontFile("n.ttf", font([0x35, 0x627, 0x61], family="My Nastaliq"))])
    shelf = FontShelf.standard(families)
    drawn = [shelf.pick(char, lang, bold=False) for lang in ("ur", "ar") for char in "ا5a"]
    names = [face.name for face in drawn if face]
    assert names[:2] == ["MyNastaliq-Regular"] * 2
    assert names[2:] == ["NotoSans-Regular", *["NotoSansArabic-Regular"] * 2, "NotoSans-Regular"]
    assert [shelf.style_of(lang) for lang in ("ur", "ar", "en")] == ["Aran", "Arab", "Latn"]
    assert FontShelf.standard().style_of("ur") == "Arab"


def test_a_language_without_a_package_is_set_in_the_font_of_the_project() -> None:
    """Its spaces and figures too."""
    families, _ = admit([FontFile("g.ttf", font([0x20, 0x35, 0xA05], family="Gur"))])
    shelf = FontShelf.standard(families)
    assert shelf.base("pa", bold=False).name == "Gur-Regular"
    assert [face.name for char in "5ਅ" if (face := shelf.pick(char, "pa", bold=True))] == ["Gur-Regular"] * 2


def test_weights_of_one_family_are_found_by_their_own_word() -> None:
    """Two static files make one family with regular and bold."""
    files = [FontFile("b.ttf", font([0x2265], weight=700)), FontFile("a.ttf", font([0x2265]))]
    families, _ = admit(files)
    assert [(family.name, family.regular.bold, family.heavy.bold) for family in families] == [("Own", False, True)]


def test_a_variable_font_of_the_project_gives_both_weights() -> None:
    """Its weight axis is pinned at 400 and 700."""
    families, problems = admit([FontFile("fonts/noto.ttf", NOTO_SANS.read() or b"")])
    assert problems == ()
    assert [(family.name, family.regular.name, family.heavy.name) for family in families] == [
        ("Noto Sans", "NotoSans-Regular", "NotoSans-Bold")
    ]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "font-unreadable"),
        (b"not a font" * 99, "font-unreadable"),
        (font([0x61])[:300], "font-unreadable"),
        (font([0x61], tables=("glyf", "loca")), "font-unreadable"),
        (b"ttcf" + bytes(99), "font-collection"),
        (font([0x61]).replace(b"post", b"CFF ", 1), "font-outlines"),
        (font([0x61], rights=0x0002), "font-rights"),
        (font([0x61], rights=0x0100), "font-rights"),
        (bytes(LARGEST + 1), "font-too-large"),
    ],
)
def test_a_bad_font_costs_one_problem(data: bytes, problem: str) -> None:
    """The Problem names the file; the other files are taken all the same."""
    families, problems = admit([FontFile("fonts/bad.ttf", data), FontFile("fonts/good.ttf", font([0x2265]))])
    assert [(found.id, found.where.file, found.is_error) for found in problems] == [(problem, "fonts/bad.ttf", True)]
    assert (problems[0].message, problems[0].advice) == REFUSALS[problem]
    assert [family.name for family in families] == ["Own"]


def test_damaged_fonts_are_taken_or_refused() -> None:
    """Bytes changed at random give a font that can be embedded or a Problem, never an error."""
    whole, chance = font([0x2265, 0x61, 0x62]), random.Random(7)
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 5, 50))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        families, problems = admit([FontFile("fonts/bad.ttf", bytes(data))])
        assert len(families) + len(problems) == 1
        assert {found.id for found in problems} <= set(REFUSALS)


def test_there_is_a_limit_on_the_number_of_fonts() -> None:
    """Files past the limit, by name, are refused."""
    data = font([0x2265])
    _, problems = admit([FontFile(f"fonts/{number:02}.ttf", data) for number in range(MOST + 1)])
    assert [(found.id, found.where.file) for found in problems] == [("font-too-many", f"fonts/{MOST:02}.ttf")]
