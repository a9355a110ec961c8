from __future__ import annotations

import pytest
from press.layout.sample_trees import LATIN, array, bullets, e, handout, laid, red_flags, steps, title_block

from handouts.document.tree import Element
from handouts.press.layout import LaidOut
from handouts.press.marks import Artifact, LineMark, Page, PathMark


def lines_on(page: Page, laid_out: LaidOut) -> list[tuple[str, Element]]:
    """Text and first owner of each line of content."""
    elements = tuple(laid_out.tree.walk())
    found = []
    for mark in page.marks:
        if isinstance(mark, LineMark) and isinstance(mark.line.segments[0].owner, int):
            text = "".join(word.text for segment in mark.line.segments for word in segment.words)
            found.append((text.strip(), elements[mark.line.segments[0].owner]))
    return found


@pytest.mark.parametrize("above", range(30, 44))
def test_two_lines_of_a_paragraph_stand_on_either_side(above: int) -> None:
    """Wherever a page ends in a paragraph, it has two lines or more of it, and so has the next page."""
    filler = [e("p", f"Line {n}.") for n in range(above - 17)]
    laid_out = laid(handout(*filler, e("p", (LATIN * 4).strip()), e("p", (LATIN * 4).strip())))
    for page in laid_out.pages:
        found = lines_on(page, laid_out)
        longs = [element for _, element in found if len(element.text()) > 100]
        for element in set(map(id, longs)):
            assert sum(id(other) == element for other in longs) >= 2


@pytest.mark.parametrize("above", range(8, 30))
def test_no_page_ends_in_a_heading(above: int) -> None:
    """A heading goes with the next two lines."""
    filler = [e("p", f"Line {n}.") for n in range(above)]
    laid_out = laid(handout(*filler, e("section", e("h2", "A heading"), e("p", (LATIN * 5).strip())), e("p", "End.")))
    for page in laid_out.pages:
        tags = [element.tag for _, element in lines_on(page, laid_out)]
        if "h2" in tags:
            assert tags[tags.index("h2") + 1 :][:2] == ["p", "p"]


@pytest.mark.parametrize("above", range(8, 30, 2))
def test_lists_break_between_items(above: int) -> None:
    """No item is torn, and neither the first nor the last one stands alone."""
    filler = [e("p", f"Line {n}.") for n in range(above)]
    laid_out = laid(handout(*filler, bullets(*(f"Item {n}. {LATIN.strip()}" for n in range(5)))))
    parts = [
        [text[:6] for text, element in lines_on(page, laid_out) if text.startswith("Item")] for page in laid_out.pages
    ]
    assert [name for part in parts for name in part] == [f"Item {n}" for n in range(5)]
    assert all(len(part) != 1 for part in parts)
    for page in laid_out.pages:
        bodies = [id(element) for _, element in lines_on(page, laid_out) if element.tag == "body"]
        assert all(bodies.count(body) >= 4 for body in bodies)


def test_steps_have_their_numbers_on_the_rail() -> None:
    """Each label stands before the text's start, on the height of its first line."""
    laid_out = laid(handout(steps(3)))
    marks = [mark for mark in laid_out.pages[0].marks if isinstance(mark, LineMark)]
    labels = [mark for mark in marks if "".join(w.text for w in mark.line.segments[0].words) in {"1", "2", "3"}]
    assert len(labels) == 3
    for label in labels:
        text = marks[marks.index(label) + 1]
        assert label.x + label.line.segments[0].x + label.line.segments[0].width < text.x
        assert abs(label.y - text.y) < 1.0


def test_a_step_is_never_torn() -> None:
    """All lines of a step are on one page."""
    laid_out = laid(handout(*title_block(), steps(14)))
    seen: dict[int, set[int]] = {}
    for number, page in enumerate(laid_out.pages):
        for _, element in lines_on(page, laid_out):
            if element.tag in {"body", "strong"}:
                seen.setdefault(id(element), set()).add(number)
    assert len(laid_out.pages) > 1
    assert all(len(pages) == 1 for pages in seen.values())


@pytest.mark.parametrize("above", range(10, 28, 3))
def test_red_flags_stay_whole(above: int) -> None:
    """The box of red flags is on one page, with its frame."""
    filler = [e("p", f"Line {n}.") for n in range(above)]
    laid_out = laid(handout(*filler, red_flags()))
    pages = [
        n for n, page in enumerate(laid_out.pages) for text, _ in lines_on(page, laid_out) if text.startswith("If you")
    ]
    assert len(set(pages)) == 1


def test_a_box_taller_than_a_page_is_framed_on_both() -> None:
    """A warning of two pages is parted between its lines, and each part has a frame."""
    words = e("p", (LATIN * 22).strip())
    laid_out = laid(handout(e("aside", words, class_="warning", icon="warning")))
    frames = [
        mark
        for page in laid_out.pages
        for mark in page.marks
        if isinstance(mark, PathMark) and mark.line_width == 1.25 and not mark.round_caps
    ]
    assert len(laid_out.pages) == 2
    assert len(frames) == 2
    assert laid_out.problems == ()


def test_numbers_to_ring_are_never_broken() -> None:
    """The number is larger, bold and on one line."""
    laid_out = laid(handout(red_flags()))
    shown = [text for text, _ in lines_on(laid_out.pages[0], laid_out) if "020 7946" in text]
    assert shown == ["Ring 020 7946 0000 now.", "Ring 020 7946 0001 now."]


def test_rows_of_flags_are_stacked_where_a_number_would_break() -> None:
    """A very long number takes the whole width, under its question."""
    long_number = "+44 20 7946 0000 0000 0000 0000"
    do = e("p", "Ring ", e("place", long_number, id="x"), " now.", class_="do")
    flags = e("ul", e("li", e("body", e("p", "If you bleed:"), do)), class_="flags")
    laid_out = laid(handout(e("aside", e("h2", "Help"), flags, class_="red-flags", icon="warning")))
    marks = [mark for mark in laid_out.pages[0].marks if isinstance(mark, LineMark)]
    texts = ["".join(w.text for s in mark.line.segments for w in s.words).strip() for mark in marks]
    question, answer = marks[texts.index("If you bleed:")], marks[texts.index(f"Ring {long_number} now.")]
    assert answer.x == question.x
    assert answer.y > question.y


def test_an_item_of_a_label_alone_keeps_its_label() -> None:
    """Nothing that an author wrote is lost."""
    laid_out = laid(handout(e("ol", e("li", e("label", "7"), e("body")), class_="references")))
    assert [text for text, _ in lines_on(laid_out.pages[0], laid_out)] == ["7"]


@pytest.mark.parametrize("above", range(8, 26, 3))
def test_a_picture_stands_on_the_page_that_says_how_to_read_it(above: int) -> None:
    """With what stands between the two."""
    reading = e("aside", e("p", "How to read this."), class_="how-to-read", icon="question")
    section = e("section", e("h2", "Numbers"), array(), e("p", "Words between."), reading)
    laid_out = laid(handout(*(e("p", f"Line {n}.") for n in range(above)), section))
    (page,) = (
        page for page in laid_out.pages if any(text == "How to read this." for text, _ in lines_on(page, laid_out))
    )
    shown = [text for text, _ in lines_on(page, laid_out)]
    assert {"Numbers", "Benefit", "Words between."} <= set(shown)


def test_rules_between_blocks_are_not_drawn_at_the_end_of_a_page() -> None:
    """In easy words: under every block but the last one on its page."""
    words = e("p", (LATIN * 2).strip())
    blocks = [e("section", e("h2", f"What is part {n}?"), words, class_="block", icon="cells") for n in range(9)]
    laid_out = laid(handout(*blocks, audience="plain"))
    assert len(laid_out.pages) > 1
    for page in laid_out.pages:
        titles = sum(text.startswith("What is part") for text, _ in lines_on(page, laid_out))
        rules = [m for m in page.marks if isinstance(m, PathMark) and m.owner is Artifact.LAYOUT and m.stroke is None]
        assert sum(round(m.box[3] - m.box[1], 2) == 0.5 for m in rules) == titles - 1


@pytest.mark.parametrize("kind", ["warning", "tip"])
@pytest.mark.parametrize("audience", ["patient", "plain", "clinician"])
def test_warnings_and_tips_have_their_pictogram(audience: str, kind: str) -> None:
    """With a rail and without one: left of the words, in the box, and the words begin after it."""
    box = e("aside", e("p", "Mind this."), class_=kind, icon=kind)
    section = e("section", e("h2", "Heading"), box, class_="block" if audience == "plain" else "")
    laid_out = laid(handout(section, audience=audience))
    (line,) = (m for m in laid_out.pages[0].marks if isinstance(m, LineMark) and "Mind" in str(m.line))
    signs = [m for m in laid_out.pages[0].marks if isinstance(m, PathMark) and m.box[2] - m.box[0] < 40]
    beside = [m for m in signs if m.box[1] < line.y + 20 and m.box[3] > line.y - 20 and m.box[2] < line.x]
    assert beside
    assert max(m.box[2] for m in beside) < line.x - 2
