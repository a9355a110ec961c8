from __future__ import annotations

import dataclasses
import re
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from handouts.lettering.faces import Face, postscript_name
from handouts.lettering.packages import NOTO_SANS, PACKAGES
from handouts.lettering.shelf import FontShelf
from handouts.lettering.versions import versions
from handouts.problems import EnvironmentLacksError


@pytest.fixture(scope="module")
def shelf() -> FontShelf:
    """The installed fonts."""
    return FontShelf.standard()


@pytest.fixture(scope="module")
def regular(shelf: FontShelf) -> Face:
    """Noto Sans Regular."""
    return shelf.base("en", bold=False)


def test_noto_sans_has_its_measures(regular: Face) -> None:
    """Measures are in 1/1000 em, ascent and descent both positive."""
    assert (regular.name, regular.upem) == ("NotoSans-Regular", 1000)
    assert (regular.ascent, regular.descent, regular.cap_height) == (1069, 293, 714)
    assert regular.space == 260
    left, bottom, right, top = regular.box
    assert left < 0 < right
    assert bottom < -200 < 1000 < top


def test_bold_is_another_instance_of_the_same_file(shelf: FontShelf, regular: Face) -> None:
    """Axes are pinned at load: bold letters are wider, glyph numbers and file are the same."""
    bold = shelf.base("en", bold=True)
    glyph = regular.font.get_nominal_glyph(ord("n"))
    assert bold.font.get_nominal_glyph(ord("n")) == glyph
    assert (regular.advance(glyph), bold.advance(glyph)) == (618, 650)
    assert bold.sha256 == regular.sha256 == NOTO_SANS.sha256
    assert bold.bold
    assert not regular.bold


def test_coverage_names_what_is_there(regular: Face) -> None:
    """Noto Sans has letters and dashes, but neither comparison signs nor arrows."""
    assert all(regular.covers(char) for char in "aéжγ–•…")
    assert not any(regular.covers(char) for char in "≤≥≈→◆ا")
    assert regular.character(regular.space_glyph) == " "
    assert regular.character(0xFFFF) == ""


def test_subsets_load_and_keep_their_glyph_numbers(regular: Face) -> None:
    """A subset holds .notdef and the glyphs asked for, under their numbers, with the widths that /W will say."""
    glyphs = {regular.font.get_nominal_glyph(ord(char)) for char in "Ring"}
    font = TTFont(BytesIO(regular.subset(glyphs)))
    drawn = {number for number, name in enumerate(font.getGlyphOrder()) if font["glyf"][name].numberOfContours}
    assert drawn == {0, *glyphs}
    names = font.getGlyphOrder()
    assert {glyph: font["hmtx"][names[glyph]][0] for glyph in glyphs} == {g: regular.advance(g) for g in glyphs}


def test_subsets_hold_nothing_that_a_pdf_does_not_need(regular: Face) -> None:
    """Layout, naming, hinting and variation tables are gone; the same glyphs give the same bytes."""
    data = regular.subset([36, 68])
    assert set(TTFont(BytesIO(data)).keys()) == {"GlyphOrder", "head", "hhea", "hmtx", "maxp", "loca", "glyf"}
    assert data == regular.subset([68, 36, 0])
    assert len(data) < 20_000


@pytest.mark.parametrize(
    ("family", "bold", "name"),
    [
        ("Noto Sans", False, "NotoSans-Regular"),
        ("(Ünï/ /code)", True, "ncode-Bold"),
        ("字", False, "Font-Regular"),
        ("A" * 99, True, "A" * 56 + "-Bold"),
    ],
)
def test_names_are_safe_for_postscript(family: str, bold: bool, name: str) -> None:
    """Only letters, digits and one hyphen, never empty, at most 63 characters."""
    assert postscript_name(family, bold=bold) == name
    assert len(name) <= 63


def test_versions_name_what_places_glyphs() -> None:
    """Shaping, character properties and breaks, each with a version."""
    found = dict(versions())
    assert set(found) == {"harfbuzz", "icu4py", "unicode"}
    assert all(re.fullmatch(r"\d+(\.\d+)+", version) for version in found.values())


@pytest.mark.parametrize("source", PACKAGES, ids=lambda source: source.family)
def test_packages_hold_the_pinned_files(source: object) -> None:
    """Each installed font file is the one whose hash is in the table."""
    assert source in PACKAGES
    data = next(entry for entry in PACKAGES if entry is source).read()
    assert data is not None
    assert data[:4] == b"\0\1\0\0"


def test_another_font_file_is_refused_with_what_to_install() -> None:
    """A file with another hash would give other pages: the error names the package to install."""
    other = dataclasses.replace(NOTO_SANS, sha256="0" * 64)
    with pytest.raises(EnvironmentLacksError, match="--force-reinstall fontpkg-noto-sans=="):
        other.read()


def test_a_package_that_is_absent_is_no_font() -> None:
    """Its scripts are missing then; without Noto Sans nothing can be printed."""
    absent = dataclasses.replace(NOTO_SANS, module="no_such_font_package")
    assert absent.read() is None
    assert dataclasses.replace(NOTO_SANS, path="files/absent.ttf").read() is None


def test_without_noto_sans_nothing_can_be_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says how to get the font."""
    absent = dataclasses.replace(NOTO_SANS, module="no_such_font_package")
    monkeypatch.setattr("handouts.lettering.shelf.NOTO_SANS", absent)
    with pytest.raises(EnvironmentLacksError, match="pip install fontpkg-noto-sans"):
        FontShelf([absent]).base("en", bold=False)
