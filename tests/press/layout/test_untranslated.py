"""Words nobody has translated in, the dashed boxes round them out."""

from __future__ import annotations

import pytest
from press.layout.ink import inked_words
from press.layout.sample_trees import e, handout, laid

from handouts.document.tree import Element
from handouts.press.marks import Page, PathMark

ENGLISH = "Ask your own team before you pay anyone for a treatment that sounds too good to be true, here or abroad."


def page_of(*kids: Element | str, lang: str) -> Page:
    """The page of one paragraph."""
    return laid(handout(e("p", *kids, lang=lang), lang=lang)).pages[0]


def dashed(page: Page) -> list[tuple[float, float, float, float]]:
    """The boxes on the page."""
    return [mark.box for mark in page.marks if isinstance(mark, PathMark) and mark.dash]


@pytest.mark.parametrize(("lang", "before"), [("es", "Antes de pagar: "), ("ar", "قبل أن تدفع: ")])
def test_each_line_of_untranslated_words_is_boxed(lang: str, before: str) -> None:
    """A box on each line, round the English words alone, whichever way the page reads."""
    page = page_of(before, e("span", ENGLISH, lang="en-GB", class_="untranslated"), lang=lang)
    english = [word.box for word in inked_words(page) if set(word.words.split()) & set(ENGLISH.split())]
    other = [word.box for word in inked_words(page) if word.words.strip() and word.words.strip() in before]
    boxes = dashed(page)
    assert len(boxes) == len({round(box[1]) for box in boxes}) >= 2
    for left, top, right, bottom in english:
        assert any(box[0] < left and box[1] < top and right < box[2] and bottom < box[3] for box in boxes)
    for left, top, right, _ in other:
        assert not any(box[0] < right and left < box[2] and box[1] < top < box[3] for box in boxes)


def test_words_in_another_language_that_belong_there_are_not_boxed() -> None:
    """The English title that staff look for is meant to be English."""
    assert dashed(page_of(e("span", ENGLISH, lang="en-GB"), lang="es")) == []
