from __future__ import annotations

import pytest
from judges.comparison import compare_with_tree, word_differences, words_of
from judges.fixtures import Judge
from judges.readers import text_outside_artifacts
from press.layout.sample_trees import SAMPLES, laid
from press.pdf.sample_pages import INFO

from handouts.document.tree import Element
from handouts.press.pdf import write_pdf

ENGLISH = tuple(name for name in SAMPLES if "arabic" not in name)


def printed(name: str) -> tuple[bytes, Element]:
    """A sample as a PDF, and the tree it was printed from."""
    laid_out = laid(SAMPLES[name]())
    return write_pdf(laid_out.pages, laid_out.bookmarks, laid_out.tree, INFO).data, laid_out.tree


@pytest.mark.parametrize("name", SAMPLES)
def test_the_structure_is_the_tree(name: str) -> None:
    """Node by node, with the text of each, as the laid out marks own it."""
    assert compare_with_tree(*printed(name)) == ()


@pytest.mark.parametrize("name", ENGLISH)
def test_readers_find_the_words_in_order(name: str) -> None:
    """Another reader's words outside artifacts are the tree's, in reading order."""
    data, tree = printed(name)
    assert word_differences(text_outside_artifacts(data), words_of(tree)) == ()


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_laid_out_handouts_break_no_rule(name: str, flavour: str, judge: Judge) -> None:
    """Each kind of handout passes PDF/UA-1 and PDF/A-2a."""
    assert judge(printed(name)[0], flavour) == []
