from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from judges.comparison import compare_with_tree, outline, word_differences, words_of
from judges.fixtures import Judge
from judges.readback import artifact_text, stray_text, structure_of
from judges.readers import HAS_POPPLER, poppler_outline, text_outside_artifacts
from press.pdf.sample_pages import SCRIPTS, Sample, printed_paragraph


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_leaflet_breaks_no_rule(sample: Sample, judge: Judge, flavour: str) -> None:
    """A leaflet with every role passes PDF/UA-1 and PDF/A-2a."""
    assert judge(sample.data, flavour) == []


@pytest.mark.parametrize(("lang", "text", "right_to_left"), SCRIPTS, ids=[lang for lang, _, _ in SCRIPTS])
def test_scripts_break_no_rule(judge: Judge, lang: str, text: str, right_to_left: bool) -> None:
    """Right-to-left and complex scripts pass both standards."""
    data = printed_paragraph(text, lang, right_to_left=right_to_left).data
    assert judge(data, "ua1") + judge(data, "2a") == []


@pytest.mark.parametrize(("lang", "text", "right_to_left"), SCRIPTS, ids=[lang for lang, _, _ in SCRIPTS])
def test_scripts_read_back_exactly(lang: str, text: str, right_to_left: bool) -> None:
    """The decoded text of a paragraph in any script is the paragraph, in logical order."""
    sample = printed_paragraph(text, lang, right_to_left=right_to_left)
    assert compare_with_tree(sample.data, sample.tree) == ()
    assert structure_of(sample.data).kids[1].text == text


@pytest.mark.skipif(not HAS_POPPLER, reason="poppler is not installed")
@pytest.mark.parametrize(("lang", "text", "right_to_left"), SCRIPTS, ids=[lang for lang, _, _ in SCRIPTS])
def test_poppler_reads_every_script(lang: str, text: str, right_to_left: bool, tmp_path: Path) -> None:
    """By its tags, in logical order, each letter as it was written."""
    sample = printed_paragraph(text, lang, right_to_left=right_to_left)
    assert poppler_outline(sample.data, tmp_path) == tuple(outline(structure_of(sample.data)))


@pytest.mark.parametrize("lang", ["vi", "pl", "uk", "el", "zh-Hans", "zh-Hant", "ja", "ko"])
def test_pypdf_reads_letters_that_stand_in_order(lang: str) -> None:
    """Latin, Greek, Cyrillic and East Asian text, spaces apart."""
    text = next(text for each, text, _ in SCRIPTS if each == lang)
    pages = pypdf.PdfReader(io.BytesIO(printed_paragraph(text, lang).data)).pages
    assert "".join(text.split()) in "".join("".join(page.extract_text().split()) for page in pages)


def test_structure_equals_the_tree(sample: Sample) -> None:
    """Role, language, order, alternative text, scope, spans, titles and text agree node by node."""
    assert compare_with_tree(sample.data, sample.tree) == ()


def test_a_reader_gets_the_trees_words(sample: Sample) -> None:
    """Outside artifacts pypdf reads the tree's words in order, and nothing else."""
    assert word_differences(text_outside_artifacts(sample.data), words_of(sample.tree)) == ()


def test_everything_is_content_or_artifact(sample: Sample) -> None:
    """No text is left unmarked, and each page's artifact is its banner."""
    assert stray_text(sample.data) == ""
    assert artifact_text(sample.data) == ("Draft. Page",) * len(sample.pages)


def test_each_fact_reads_as_formatted(sample: Sample) -> None:
    """A fact is found by the title of its own span, and reads as it was formatted."""
    facts = {each.title: each.text for each in structure_of(sample.data).walk() if each.title}
    assert facts == {"fact:no_relapse": "About 460 in 1,000"}


@pytest.mark.skipif(not HAS_POPPLER, reason="poppler is not installed")
def test_poppler_sees_the_same_structure(sample: Sample, tmp_path: Path) -> None:
    """Roles, nesting and text by pdfinfo -struct-text are those that we read."""
    assert poppler_outline(sample.data, tmp_path) == tuple(outline(structure_of(sample.data)))
