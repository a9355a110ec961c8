from __future__ import annotations

import pytest
from press.layout.sample_trees import LATIN, e, handout, laid, patient, red_flags, spoken, title_block

from handouts.document.tree import Element
from handouts.press.layout import LaidOut
from handouts.press.marks import Artifact, LineMark, PathMark


def said(laid_out: LaidOut, page: int, owner: Artifact | None = None) -> list[str]:
    """The lines of a page, or those of one kind of artifact."""
    marks = [mark for mark in laid_out.pages[page].marks if isinstance(mark, LineMark)]
    chosen = [mark for mark in marks if owner is None or mark.line.segments[0].owner is owner]
    return ["".join(word.text for segment in mark.line.segments for word in segment.words).strip() for mark in chosen]


def words_of(laid_out: LaidOut) -> list[LineMark]:
    """The lines of content on the first page."""
    marks = [mark for mark in laid_out.pages[0].marks if isinstance(mark, LineMark)]
    return [mark for mark in marks if isinstance(mark.line.segments[0].owner, int)]


@pytest.mark.parametrize("pages", [1, 2])
def test_red_flags_for_the_last_page_are_dropped_from_two_pages(pages: int) -> None:
    """Neither the pages nor the printed tree have them twice."""
    text = e("p", (LATIN * 10 * (pages - 1) or "Words.").strip())
    laid_out = laid(handout(*title_block(), red_flags(), red_flags("last-page"), text))
    assert len(laid_out.pages) == pages
    assert [element.get("place") for element in laid_out.tree.walk() if element.tag == "aside"] == [""]
    assert said(laid_out, 0).count("When to ask for help at once") == 1


@pytest.mark.parametrize("kids", [(), (e("aside", place="last-page"),), (red_flags("last-page"),)])
def test_a_handout_of_nothing_else_is_one_page(kids: tuple[Element, ...]) -> None:
    """No words at all, or only those of the last page, are no failure."""
    laid_out = laid(handout(*kids))
    assert len(laid_out.pages) == 1
    assert ("When to ask for help at once" in said(laid_out, 0)) == any(kid.elements for kid in kids)


def test_red_flags_for_the_last_page_close_a_longer_leaflet() -> None:
    """They are moved to the end of the tree and owned by content there."""
    tree = handout(*title_block(), red_flags(), red_flags("last-page"), e("p", (LATIN * 30).strip()))
    laid_out = laid(tree)
    assert len(laid_out.pages) > 2
    assert laid_out.tree.elements[-1].get("place") == "last-page"
    assert "When to ask for help at once" in said(laid_out, -1)
    assert laid_out.problems == ()


def test_every_page_has_banner_and_foot_with_its_number() -> None:
    """Page n of m, as artifacts."""
    laid_out = laid(patient())
    count = len(laid_out.pages)
    for page in range(count):
        assert said(laid_out, page, Artifact.HEADER) == ["Draft. Nobody has reviewed this text. Do not hand it out."]
        assert said(laid_out, page, Artifact.FOOTER)[-1] == f"Page {page + 1} of {count}"


def test_the_page_number_stands_on_the_line_before_it() -> None:
    """At the end of the second line of the foot."""
    laid_out = laid(patient())
    foot = [
        mark
        for mark in laid_out.pages[0].marks
        if isinstance(mark, LineMark) and mark.line.segments[0].owner is Artifact.FOOTER
    ]
    assert foot[-1].y == foot[-2].y
    assert foot[0].y < foot[1].y


def test_without_a_banner_the_page_moves_up() -> None:
    """A signed handout begins where the draft has its banner."""
    draft = handout(e("p", "Words."))
    signed = e("handout", *draft.elements[1:], lang="en-GB", title="Sample", audience="patient", kind="leaflet")
    high, low = laid(signed), laid(draft)
    first, second = (words_of(found)[0].y for found in (high, low))
    assert round(second - first, 3) == round(9 * 72 / 25.4 + 17, 3)


def test_headings_are_bookmarks_in_order() -> None:
    """Words, level, page and height of each."""
    laid_out = laid(
        handout(e("h1", "Title"), e("h2", "One"), e("p", (LATIN * 20).strip()), e("h3", "Two"), e("p", "x"))
    )
    assert [(mark.words, mark.level) for mark in laid_out.bookmarks] == [("Title", 1), ("One", 2), ("Two", 3)]
    assert [mark.page for mark in laid_out.bookmarks] == [0, 0, 1]
    assert laid_out.bookmarks[0].top < laid_out.bookmarks[1].top


def test_a_word_wider_than_its_column_is_an_error_at_its_place() -> None:
    """It names content, template, page and position."""
    laid_out = laid(handout(e("p", "Un" + "glaub" * 40 + "lich")))
    (problem,) = laid_out.problems
    assert problem.id == "layout-over-margin"
    assert problem.is_error
    assert str(problem.where) == "content/leaflets/sample.yaml:7:3"
    assert str(problem.related[0].where) == "templates/patient/leaflet.html.j2:5:1"
    assert "page 1, 108 pt from the start edge" in problem.message


def test_a_long_phrase_that_is_a_fact_may_be_broken_at_its_spaces() -> None:
    """Only short values are kept on one line, so a long one is no fault."""
    phrase = "about four hundred and sixty people of every thousand who were treated in all of the studies together"
    laid_out = laid(handout(e("p", "It was ", e("fact", phrase, id="f", value="1"), ".")))
    assert laid_out.problems == ()


def test_an_unknown_pictogram_is_an_error() -> None:
    """Its advice names those there are."""
    laid_out = laid(handout(e("h2", "Heading", icon="unicorn"), e("p", "x")))
    (problem,) = laid_out.problems
    assert problem.id == "layout-pictogram-unknown"
    assert "hospital" in problem.advice


def test_a_last_page_that_is_nearly_empty_is_noted() -> None:
    """A note, not a warning, where nothing on the page before can be parted."""
    whole = e("aside", e("p", (LATIN * 9).strip()), class_="warning", icon="warning")
    laid_out = laid(handout(whole, *(e("p", f"Line {n}.") for n in range(5))))
    assert [(problem.id, problem.severity.value) for problem in laid_out.problems] == [("layout-last-page", "note")]


def test_a_long_title_is_set_smaller() -> None:
    """Over three lines it takes the smaller size."""
    short, long = laid(handout(e("h1", "Short"))), laid(handout(e("h1", "A rather long title of many words " * 5)))
    sizes = [words_of(found)[0].line.segments[0].size for found in (short, long)]
    assert sizes == [27, 22]


def test_the_script_decides_the_direction() -> None:
    """Arabic text stands at the right; the same tree in English at the left."""
    tree = handout(e("p", "Words."))
    (english,) = words_of(laid(tree))
    arabic = [m for m in laid(spoken(tree, "ar")).pages[0].marks if isinstance(m, LineMark)]
    assert english.line.right_to_left is False
    assert all(mark.line.right_to_left for mark in arabic)


def test_the_first_baseline_is_where_the_font_puts_it() -> None:
    """13 on 18.5 pt: 14.3 pt below the top of the line's box."""
    laid_out = laid(handout(e("p", "Words."), e("p", "More.")))
    first, second = words_of(laid_out)
    banner = 13 + 9
    top = banner * 72 / 25.4 + 17
    assert round(first.y - top, 1) == 14.3
    assert round(second.y - first.y, 3) == 25.5


def test_a_paragraph_does_not_end_in_one_short_word() -> None:
    """It is set a little narrower where that costs no line."""
    laid_out = laid(handout(e("p", LATIN.strip())))
    assert len(words_of(laid_out)) == 4
    assert said(laid_out, 0)[1:5][-1] == "be few."


@pytest.mark.parametrize("words", range(8, 20))
def test_a_short_value_is_kept_on_one_line(words: int) -> None:
    """Wherever the line ends, it ends before the value or after it."""
    laid_out = laid(handout(e("p", "word " * words, _value(), " of them and of all the others who came.")))
    assert sum("about 460 in 1,000" in line for line in said(laid_out, 0)) == 1


def test_a_value_wider_than_its_column_is_broken_at_its_spaces() -> None:
    """That is no fault: only words are never broken."""
    value = e("fact", "forty in every thousand people", id="f", value="1")
    row = e("tr", *(e("td", value) for _ in range(5)))
    assert laid(handout(e("table", e("tbody", row), class_="outcomes"), audience="clinician")).problems == ()


def _value() -> Element:
    return e("fact", "about 460 in 1,000", id="f", value="46")


def test_the_clinic_stands_at_the_end_of_the_masthead() -> None:
    """On the line of the project's name, flush with the end margin."""
    name, clinic = words_of(laid(handout(title_block()[0])))
    assert name.y == clinic.y
    assert round(clinic.x + clinic.line.width, 1) == round(188 * 72 / 25.4, 1)


def test_deep_letters_stand_clear_of_the_line_to_write_on() -> None:
    """The tails of Arabic letters reach 0.4 em below their baseline, and the rule is lower still."""
    found = laid(handout(e("write-in", "الموقع", lines="1", lang="ar"), lang="ar"))
    (label,) = words_of(found)
    rule = min(mark.box[1] for mark in found.pages[0].marks if isinstance(mark, PathMark) and mark.box[1] > label.y)
    assert rule >= label.y + 0.42 * label.line.segments[0].size - 0.01
