from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import page
import pytest
from judges.comparison import compare_with_tree, word_differences
from judges.fixtures import Judge
from judges.verapdf import VeraPdf
from pikepdf import Pdf
from press.pdf.mutations import MUTATIONS, UNSEEN, Mutation, mutated, no_alternative
from press.pdf.sample_pages import Sample, leaflet, printed


@pytest.fixture(scope="module")
def good() -> Sample:
    """A file that is known to pass."""
    return printed(leaflet())


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_a_good_file_passes(good: Sample, judge: Judge, flavour: str) -> None:
    """The judge has nothing against a good file that went through the mutations' own machinery unchanged."""
    assert judge(mutated(good.data, lambda pdf: None), flavour) == []


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_a_bad_file_fails(good: Sample, judge: Judge, mutation: Mutation) -> None:
    """Each fault is found, by the rule that forbids it."""
    assert mutation.rule in judge(mutated(good.data, mutation.change), mutation.flavour)


@pytest.mark.parametrize("change", UNSEEN, ids=lambda change: change.__name__)
def test_what_the_judge_does_not_see(good: Sample, judge: Judge, change: Callable[[Pdf], None]) -> None:
    """Faults that no rule forbids are found by the comparison with the document tree."""
    data = mutated(good.data, change)
    assert judge(data, "ua1") + judge(data, "2a") == []
    assert compare_with_tree(data, good.tree) != ()


def test_a_failure_has_a_message(good: Sample, judge: Judge) -> None:
    """The engine says what is wrong and where."""
    assert judge(good.data, "ua1") == []
    (failure,) = VeraPdf().failed_rules(mutated(good.data, no_alternative), "ua1")
    assert failure.number == "7.3-1"
    assert failure.message.startswith("Figure tags shall include an alternative representation")
    assert failure.message.endswith("SEFigure Figure)")


def test_no_pdf_is_no_pass(judge: Judge) -> None:
    """A file that cannot be judged does not pass."""
    with pytest.raises(Exception, match="parse"):
        judge(b"%PDF-1.7\nnothing", "ua1")


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_the_second_opinion_is_the_same(good: Sample, tmp_path: Path, flavour: str) -> None:
    """An independent validator without Java passes the good file too."""
    path = tmp_path / "good.pdf"
    path.write_bytes(good.data)
    assert page.validate_pdf(str(path), profile=flavour).failures == []


@pytest.mark.parametrize(
    ("read", "differences"),
    [
        ("a disease-\nmodifying drug", ()),
        ("a disease-modifying drug", ()),
        ("a disease-\nmodifying", ("None, not 'drug'",)),
        (
            "a disease modifying drug",
            ("'disease', not 'disease-modifying'", "'modifying', not 'drug'", "'drug', not None"),
        ),
        ("disease-modifying a drug", ("'disease-modifying', not 'a'", "'a', not 'disease-modifying'")),
    ],
)
def test_words_are_compared_in_order(read: str, differences: tuple[str, ...]) -> None:
    """Words broken at a line's end are one; missing, split, added and moved ones are told."""
    assert word_differences(read, ("a", "disease-modifying", "drug")) == differences
