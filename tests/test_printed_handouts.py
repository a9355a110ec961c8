"""Every handout of the tests' project and of the shipped content, printed once and read back by others' tools."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from all_handouts import EVERY_SHEET, PROJECTS, differs, named, surveyed
from judges.comparison import compare_with_tree, outline, plain, word_differences, words_of
from judges.fixtures import Judge
from judges.readback import stray_text, structure_of
from judges.readers import HAS_POPPLER, poppler_outline, text_outside_artifacts

from handouts.content.project import Content
from handouts.document.tree import Element
from handouts.press.job import Job, Printed
from handouts.problems import Problem

SHIPPED = (
    *("ahsct", "ms-basics", "msc-therapy", "stem-cell-research", "stem-cells"),
    *("stem-cell-types", "treatment-options"),
)


@dataclass(frozen=True)
class Sheet:
    """A printed handout."""

    printed: Printed
    tree: Element


@cache
def sheet(project: str, job: Job) -> Sheet:
    """The job printed, once per process."""
    found = surveyed(project)
    assert found.press is not None
    printed = found.press.print_prepared(found.prepared[job])
    assert printed.tree is not None, printed.problems
    return Sheet(printed, printed.tree)


def jobs() -> Iterator[tuple[str, Job]]:
    """What there is to print."""
    for project in PROJECTS:
        yield from ((project, job) for job in surveyed(project).plan.jobs)


ALL = tuple(jobs())
NAMES = [named(project, job) for project, job in ALL]
TURNED = ("ar", "ur", "hi")
"""What pypdf reads letter by letter as it is drawn; poppler reads the words (docs/scripts.md has figures)."""
SPACELESS = ("zh-Hans",)
READ = tuple((project, job) for project, job in ALL if job.locale not in TURNED and (EVERY_SHEET or differs(job)))
every_sheet = pytest.mark.parametrize(("project", "job"), ALL, ids=NAMES)


def kinds_in(project: str, job: Job) -> frozenset[tuple[str, ...]]:
    """What a reader could stumble over: an element within another on a sheet for this audience, and the audience's
    leaflets and comparisons in this language and on this paper.
    """
    found = surveyed(project)
    assert found.content is not None
    tree = found.prepared[job].tree
    assert tree is not None
    shape = "comparison" if job.handout in found.content.comparisons else "leaflet"
    nested = {(job.audience, outer.tag, inner.tag) for outer in tree.walk() for inner in outer.elements}
    of_sheet = {(job.audience, shape, job.locale), (job.audience, shape, "on the paper of", job.region)}
    return frozenset(nested | of_sheet)


def unlike() -> Iterator[tuple[str, Job]]:
    """The sheets with something in them that none before them has."""
    seen = frozenset[tuple[str, ...]]()
    for project, job in ALL:
        kinds = kinds_in(project, job)
        if not kinds <= seen:
            yield project, job
        seen |= kinds


UNLIKE = ALL if EVERY_SHEET else tuple(unlike())


def test_the_sample_leaves_no_kind_out() -> None:
    """Each language, each audience, each paper, and each element within each other is on a sheet of it."""
    sample = frozenset(kind for one in UNLIKE for kind in kinds_in(*one))
    assert sample == frozenset(kind for one in ALL for kind in kinds_in(*one))
    assert {job.locale for _, job in UNLIKE} == {job.locale for _, job in ALL}


def test_the_shipped_content_has_no_error_and_no_warning() -> None:
    """Notes only: drafts, not judged yet, second-hand."""
    found = surveyed("shipped")
    assert [str(problem) for problem in found.problems if problem.severity != "note" and not _waits(problem)] == []
    assert {(job.handout, job.audience) for job in found.plan.jobs if job.locale == "en-GB"} == {
        (handout, audience) for handout in SHIPPED for audience in ("patient", "plain", "clinician")
    }


def _waits(problem: Problem) -> bool:
    """Whether it is a question for the reviser of a translation, who has not come yet."""
    return problem.id.startswith("translation-") and problem.severity == "warning"


@every_sheet
def test_a_sheet_passes_both_standards(project: str, job: Job, judge: Judge) -> None:
    """PDF/UA-1 and PDF/A-2a, by the reference validator."""
    pdf = sheet(project, job).printed.pdf
    assert (judge(pdf, "ua1"), judge(pdf, "2a")) == ([], [])


@every_sheet
def test_the_structure_tree_is_the_document_tree(project: str, job: Job) -> None:
    """Role, language, order, alternative text, scopes and the text of each element, node by node."""
    found = sheet(project, job)
    assert compare_with_tree(found.printed.pdf, found.tree) == ()
    assert stray_text(found.printed.pdf) == ""


@pytest.mark.parametrize(("project", "job"), READ, ids=[named(*one) for one in READ])
def test_the_words_a_reader_extracts_are_the_words_of_the_tree(project: str, job: Job) -> None:
    """The words outside artifacts that pypdf finds, in order; in Chinese, which has no spaces, the letters. The sheets
    of another region differ in a few words: one of each language is read there too.
    """
    found = sheet(project, job)
    extracted, wanted = plain(text_outside_artifacts(found.printed.pdf)), words_of(found.tree)
    if job.locale in SPACELESS:
        assert "".join(extracted.split()) == "".join("".join(wanted).split())
    else:
        assert word_differences(extracted, wanted) == ()


@every_sheet
def test_each_fact_reads_as_formatted(project: str, job: Job) -> None:
    """Every fact's own tagged span holds exactly what was printed for it."""
    found = sheet(project, job)
    wanted = [(f"fact:{fact.get('id')}", fact.text()) for fact in found.tree.walk() if fact.tag == "fact"]
    spans = (element for element in structure_of(found.printed.pdf).walk() if element.role == "Span")
    read = [(span.title, span.text) for span in spans if span.title]
    assert read == wanted
    assert wanted or job.handout != "ahsct"


@pytest.mark.parametrize(("project", "job"), UNLIKE, ids=[named(*one) for one in UNLIKE])
@pytest.mark.skipif(not HAS_POPPLER, reason="poppler is not installed")
def test_poppler_reads_the_same_structure(project: str, job: Job, tmp_path: Path) -> None:
    """`pdfinfo -struct-text` agrees with our own reading, which is judged for every sheet above. It draws a page again
    for each of its elements, so it is shown each kind of element, not each sheet.
    """
    pdf = sheet(project, job).printed.pdf
    assert poppler_outline(pdf, tmp_path) == tuple(outline(structure_of(pdf)))


@every_sheet
def test_a_sheet_has_few_pages(project: str, job: Job) -> None:
    """A leaflet has five pages at most; a comparison sheet two, for patients one. In a longer language, and on smaller
    paper, a leaflet may have two more and a sheet one.
    """
    content = surveyed_content(project)
    most = (1 if job.audience == "patient" else 2) if job.handout in content.comparisons else 5
    more = (1 if job.handout in content.comparisons else 2) if job.locale != content.project.source_language else 0
    assert 1 <= sheet(project, job).printed.pages <= most + more


def surveyed_content(project: str) -> Content:
    """What the project says."""
    content = surveyed(project).content
    assert content is not None
    return content
