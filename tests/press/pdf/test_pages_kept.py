"""Pages that were painted before: painted from what is kept they are what painting gives, whatever came first."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from press.pdf.sample_pages import (
    DISC,
    INFO,
    SCRIPTS,
    Sample,
    e,
    grey_square,
    paragraph,
    printed,
    typesetter,
)

from handouts.document.tree import Element
from handouts.press.marks import Artifact, Colour, ImageMark, Page, PathMark
from handouts.press.pdf.pages_kept import PagesKept, before_foot
from handouts.press.pdf.writer import write

DRAWN = e("handout", e("h1", "Drawn"), e("figure", e("img", alt="dots")), e("figure", e("img", alt="grey")))


def many_dots(place: float) -> PathMark:
    """A mark that is drawn so often that it is a stamp."""
    places = tuple((10.0 * number, place) for number in range(12))
    return PathMark(50, 50, DISC, (48, 48, 180, 80), 2, fill=Colour((0.0,)), places=places)


@pytest.fixture(scope="module")
def scripts() -> list[tuple[Element, tuple[Page, ...]]]:
    """A sheet in each script, set by one typesetter: words of some are written with codes of the document."""
    setting = typesetter()
    found = [printed(paragraph(text, lang), setting=setting) for lang, text, _ in SCRIPTS]
    return [(one.tree, one.pages) for one in found]


def bytes_of(tree: Element, pages: Sequence[Page], kept: PagesKept | None = None) -> bytes:
    """The file of these pages."""
    return write(pages, (), tree, INFO, kept=kept).data


def test_a_page_is_kept_once_it_was_met_before(sample: Sample) -> None:
    """The first time it is painted, the second time kept, the third time found; each time it is the same file."""
    kept, found = PagesKept(), []
    for _ in range(4):
        assert bytes_of(sample.tree, sample.pages, kept) == bytes_of(sample.tree, sample.pages)
        found.append([kept.found(page.marks[: before_foot(page.marks)], page.height)[0] for page in sample.pages])
    assert found[0] == [None] * len(sample.pages)
    assert all(found[1])
    assert found[1] == found[3]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_whatever_was_painted_before_each_page_is_its_own(
    sample: Sample, scripts: list[tuple[Element, tuple[Page, ...]]], data: st.DataObject
) -> None:
    """Pages in any order, so that fonts get other names, and of any script, so that words get other codes."""
    kept = PagesKept()
    sheets = [(sample.tree, sample.pages), (sample.tree, sample.pages), *scripts]
    for _ in range(data.draw(st.integers(3, 6))):
        tree, pages = data.draw(st.sampled_from(sheets))
        order = data.draw(st.permutations(pages))
        assert bytes_of(tree, order, kept) == bytes_of(tree, order)


def test_pictures_and_stamps_of_a_kept_page_have_the_document_s_names() -> None:
    """Another page before it, with a picture and a stamp of its own, gives them other names."""
    picture, other = grey_square(), grey_square()
    plain = Page(400, 400, (many_dots(0), ImageMark(50, 90, 8, 8, picture, 3)))
    before = Page(400, 400, (ImageMark(50, 90, 8, 8, other, 3), many_dots(20)))
    kept = PagesKept()
    for pages in ((plain,), (plain,), (plain,), (before, plain), (plain, before), (before, plain)):
        assert bytes_of(DRAWN, pages, kept) == bytes_of(DRAWN, pages)


def test_the_foot_is_never_kept() -> None:
    """It tells the check letters of one sheet."""
    body, foot = many_dots(0), PathMark(50, 380, DISC, (48, 378, 60, 390), Artifact.FOOTER, fill=Colour((0.0,)))
    assert before_foot((foot, body, foot, foot)) == 2
    assert before_foot((foot,)) == 0
    kept = PagesKept()
    for number in range(4):
        pages = (Page(400, 400, (body, PathMark(50 + number, 380, DISC, foot.box, Artifact.FOOTER))),)
        assert bytes_of(DRAWN, pages, kept) == bytes_of(DRAWN, pages)


def test_another_tree_with_the_same_marks_is_painted(sample: Sample) -> None:
    """Where the elements that own them have other roles, what is kept does not serve."""
    tree = e("handout", *(e("p", "x") for _ in range(200)))
    kept = PagesKept()
    for _ in range(3):
        bytes_of(sample.tree, sample.pages, kept)
    assert bytes_of(tree, sample.pages[:1], kept) == bytes_of(tree, sample.pages[:1])
