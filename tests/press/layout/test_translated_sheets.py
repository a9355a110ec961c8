"""What translated sheets need besides: heads that leave room, banners in two languages, words of another direction."""

from __future__ import annotations

import pytest
from press.layout.sample_trees import (
    ARABIC,
    LATIN,
    array,
    bullets,
    e,
    handout,
    key_points,
    laid,
    red_flags,
    references,
    spoken,
    steps,
    theme,
)

from handouts.document.tree import Element, Leaf
from handouts.press.layout import LaidOut
from handouts.press.layout.heads import chip_above
from handouts.press.marks import Artifact, LineMark, PathMark

TITLE = "A long title of a sheet about stem cell treatment for relapsing multiple sclerosis"


def lines(found: LaidOut, page: int = 0) -> dict[str, LineMark]:
    """The lines of a page by their words."""
    marks = [mark for mark in found.pages[page].marks if isinstance(mark, LineMark)]
    return {"".join(word.text for part in mark.line.segments for word in part.words).strip(): mark for mark in marks}


def size(mark: LineMark) -> float:
    """The size of a line's first words."""
    return mark.line.segments[0].size


def leaflet(points: int, *, audience: str = "patient") -> Element:
    """A title, so many key points, and red flags."""
    head = e("header", e("p", "Sample handouts"), class_="masthead")
    chip = e("p", "For patients and families", class_="chip", icon="person")
    purpose, dates = e("p", "What it is.", class_="lead"), e("p", "Written: 1 October 2026.", class_="dates")
    block = e("header", chip, e("h1", TITLE), purpose, dates, class_="title-block")
    box = e("aside", e("h2", "Key points"), bullets(*["A point."] * points), class_="key-points", icon="check")
    return handout(head, block, box, red_flags(), e("section", e("h2", "More"), e("p", LATIN)), audience=audience)


def faced(found: LaidOut) -> bool:
    """Whether the red flags stand on the first page."""
    return "When to ask for help at once" in lines(found)


def test_the_title_gets_smaller_before_red_flags_leave_its_page() -> None:
    """At first it is as the theme says, then 22 pt; then 20 pt with its chip in the masthead; then it is told."""
    seen = []
    for points in range(6, 19):
        found = laid(leaflet(points))
        (title,) = [mark for words, mark in lines(found).items() if words.startswith("A long title")]
        chip, maker = lines(found)["For patients and families"], lines(found)["Sample handouts"]
        told = any(problem.id == "layout-first-page" for problem in found.problems)
        seen.append((size(title), chip.y == maker.y, faced(found), told))
    assert list(dict.fromkeys(seen)) == [
        (27, False, True, False),
        (22, False, True, False),
        (20, True, True, False),
        (27, False, False, True),
    ]


def test_a_chip_moves_only_into_a_masthead_with_room() -> None:
    """Beside one part; a second part keeps its place, and a tree without these heads is the same."""
    tree = leaflet(1)
    moved = chip_above(tree)
    assert [kid.get("class") for kid in moved.elements[2].elements] == ["", "chip"]
    assert [kid.tag for kid in moved.elements[3].elements] == ["h1", "p", "p"]
    assert chip_above(handout(key_points())) == handout(key_points())


def test_key_points_stay_with_the_title() -> None:
    """Where red flags leave the page, key points do not go with them to make it evener."""
    found = laid(leaflet(17))
    assert "Key points" in lines(found)
    assert not faced(found)


def drafts(kind: str, words: str) -> list[LineMark]:
    """The lines of a banner in two languages."""
    banner = e("running", e("p", words, lang="ar"), e("p", "Draft. Do not hand it out."), place="banner")
    found = laid(e("handout", banner, e("h1", "X"), lang="ar", title="S", audience="patient", kind=kind))
    return [
        mark
        for mark in found.pages[0].marks
        if isinstance(mark, LineMark) and mark.line.segments[0].owner is Artifact.HEADER
    ]


def test_a_banner_in_two_languages_is_one_line_where_it_has_room() -> None:
    """The sheet's own language at the start; one under the other where both are too long."""
    own, source = drafts("comparison", ARABIC.split(".")[0])
    assert own.y == source.y
    assert own.x > source.x + source.line.width
    own, source = drafts("leaflet", ARABIC.split(".")[0])
    assert own.y < source.y


@pytest.mark.parametrize(("words", "size_there"), [("460", 25), ("About 460 in 1,000 p", 22), ("W" * 16, 25)])
def test_a_big_number_is_set_smaller_before_it_is_broken(words: str, size_there: float) -> None:
    """By whole points, as far as 20 pt; what is longer is broken at its size."""
    figure = array()
    kids = [e("p", words, class_="big benefit") if "big" in kid.get("class") else kid for kid in figure.elements]
    found = laid(handout(e("figure", *kids, class_="array")))
    mark = next(mark for said, mark in lines(found).items() if words.startswith(said) and said)
    assert size(mark) == size_there


def test_a_caption_fills_the_room_under_its_array() -> None:
    """Where the words beside the array are the higher, as is lower than a caption across both."""
    kids = [*array().elements, e("aside", e("p", "Each mark is one person."), class_="how-to-read")]
    kids[3:4] = [e("p", LATIN.strip())]
    found = laid(handout(e("figure", *kids, class_="array")))
    caption, reading = (
        next(mark for said, mark in lines(found).items() if said.startswith(words)) for words in ("People in", "Each")
    )
    beside = max(mark.y for said, mark in lines(found).items() if said and said in f"{LATIN} had a relapse")
    assert caption.y < beside < reading.y
    assert caption.x < beside


def test_no_line_hangs_from_the_last_step_of_a_page() -> None:
    """Rings are joined on their page; where a page ends between two steps, nothing leads to its foot."""
    found = laid(handout(e("section", e("p", (LATIN * 14).strip()), steps(12))))
    accent = theme("patient", "leaflet").colour("accent")
    assert accent
    for page in found.pages[:2]:
        joins = [m for m in page.marks if isinstance(m, PathMark) and is_upright(m)]
        rings = [m for m in page.marks if isinstance(m, PathMark) and m.line_width == 1.75]
        assert len(joins) == max(len(rings) - 1, 0)


def is_upright(mark: PathMark) -> bool:
    """Whether it is a thin line from top to bottom."""
    left, top, right, bottom = mark.box
    return right - left < 2 and bottom - top > 4


def cited(lang: str) -> LaidOut:
    """References in English in a leaflet of another language."""
    listed = references(2)
    return laid(handout(e("section", spoken(listed.elements[0], lang), foreign(listed.elements[1], lang)), lang=lang))


def foreign(element: Element, lang: str) -> Element:
    """The list with its labels in this language and its words in English, each text in a span of its own."""
    if element.tag == "p":
        return e("p", Element("span", element.kids, "en-GB"), lang=lang)
    kids = [kid if isinstance(kid, Leaf) else foreign(kid, lang) for kid in element.kids]
    words = [Leaf(kid.text, lang) if isinstance(kid, Leaf) else kid for kid in kids]
    return Element(element.tag, tuple(words), lang, element.attributes)


def test_a_reference_reads_in_its_own_direction() -> None:
    """In an Arabic leaflet English ones stand flush left in the column; their numbers run down its right edge."""
    found = lines(cited("ar"))
    texts = [mark for said, mark in found.items() if said.startswith(("Author", "https"))]
    numbers = [found["1"], found["2"]]
    assert {round(mark.x, 2) for mark in texts if not mark.line.right_to_left} == {round(22 * 72 / 25.4, 2)}
    assert all(mark.line.segments[0].x == 0 for mark in texts)
    edges = {round(mark.x + mark.line.segments[-1].x + mark.line.width, 1) for mark in numbers}
    assert edges == {round((210 - 22 - 16) * 72 / 25.4, 1)}


def test_words_of_both_directions_are_set_as_their_page_is() -> None:
    """A line with an Arabic name in it begins at the right on an Arabic page."""
    words = e("p", e("span", "Stem cells"), " | ", e("span", "العربية", lang="ar"), lang="ar")
    (mark,) = [mark for said, mark in lines(laid(handout(words, lang="ar"))).items() if said.startswith("Stem")]
    assert mark.line.right_to_left


def test_parts_at_the_end_of_a_foot_stand_side_by_side() -> None:
    """The last at the very end; what has no room there stands on a line of its own, and the page's number never."""
    for title, own_line in (("English title", False), ("An English title that is as long as half a page" * 2, True)):
        page = e("p", "Page ", e("page-number"), class_="end")
        row = (e("p", "Do not use after 1 October 2027"), e("p", title, class_="end"), page)
        foot = e("running", *row, place="foot")
        found = lines(laid(e("handout", foot, e("h1", "X"), lang="en-GB", audience="patient", kind="leaflet")))
        first, end = found["Do not use after 1 October 2027"], found["Page 1"]
        named = next(mark for said, mark in found.items() if title.startswith(said) and said)
        assert first.y == end.y
        assert (named.y > first.y) is own_line
        assert own_line or first.x + first.line.width < named.x < end.x


def test_short_words_over_rings_are_broken_over_their_own_ring() -> None:
    """Words without spaces, wider than the room between two rings, keep their place over them."""
    scale = e("p", *(e("span", words) for words in ("不重要的", "有点重要", "很重要的")), class_="scale")
    head = e("tr", e("th", "Q"), e("th", "A"), e("th", "B"), e("th", e("p", "M"), scale, class_="matters"))
    row = e("tr", e("th", "Q?"), e("td", "a"), e("td", "b"), e("td", rings="3"))
    table = e("table", e("thead", head), e("tbody", row), class_="options")
    tree = spoken(handout(e("h1", "X"), table, kind="comparison", audience="plain"), "zh-Hans")
    marks = [mark for mark in laid(tree).pages[0].marks if isinstance(mark, LineMark)]
    said = ["".join(word.text for part in mark.line.segments for word in part.words) for mark in marks]
    assert all(any(half in words for words in said) for half in ("有点", "重要"))
    assert not any("有点重要" in words or " " in words.strip() for words in said if "重" in words)
