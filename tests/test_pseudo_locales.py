"""Every shipped handout in every invented language: what will go wrong in a language is seen before anybody translates.

All of them are composed. Printed is each sheet in words a third longer, read from the right, and in turn in the
languages without spaces or with tall letters: each law holds for those. The reference validator judges one language of
each sheet, all five of each audience.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pikepdf
import pytest
from all_handouts import DAY, EVERY_SHEET, surveyed, theme_on
from built_ears import Run, sheets
from judges.comparison import compare_with_tree
from judges.fixtures import Judge
from judges.readback import stray_text
from press.layout.test_laws import broken_laws
from tiny_project import copied, edited

from handouts.batch.input_sets import HeldOnce
from handouts.batch.judged import known_of
from handouts.batch.plan import Selection, plan
from handouts.batch.release import refusals
from handouts.content.project import Content
from handouts.document.tree import Element
from handouts.lettering.scripts import RIGHT_TO_LEFT, script_of_language
from handouts.press.job import Bundle, Job, Printed
from handouts.press.layout import LaidOut, lay_out
from handouts.press.marks import LineMark, Page, ShapedWord
from handouts.press.prepared import Prepared
from handouts.press.press import Press
from handouts.translation.locales import tag
from handouts.translation.pseudo import PSEUDO_LOCALES, pseudo_texts
from handouts.translation.units import units_of

PSEUDO = MappingProxyType({pseudo.tag: pseudo for pseudo in PSEUDO_LOCALES})
EMPTY = "en-XM"
SPEAKING = tuple(name for name in PSEUDO if name != EMPTY)
SOURCE = "en-GB"

# One process prints each sheet once for all laws, and has the validator warm.
pytestmark = pytest.mark.xdist_group("judge")


@dataclass(frozen=True)
class Sheet:
    """A sheet in an invented language: composed, set and printed."""

    prepared: Prepared
    laid: LaidOut
    printed: Printed


def content() -> Content:
    """What is shipped."""
    found = surveyed("shipped").content
    assert found is not None
    return found


def press() -> Press:
    """The press that is warm already."""
    found = surveyed("shipped").press
    assert found is not None
    return found


def shipped() -> tuple[Job, ...]:
    """Every sheet in the source language, for the first region."""
    jobs = surveyed("shipped").plan.jobs
    region = content().project.regions[0]
    return tuple(job for job in jobs if job.locale == SOURCE and job.region == region)


@cache
def bundle(name: str) -> Bundle:
    """The shipped content in an invented language."""
    units = units_of(content(), press().composer.shelf.words()[0])
    return Bundle(content(), {PSEUDO[name].like: pseudo_texts(PSEUDO[name], units)})


@cache
def prepared(name: str, job: Job) -> Prepared:
    """The sheet composed in an invented language."""
    return press().prepare(bundle(name), replace(job, locale=PSEUDO[name].like))


@cache
def sheet(name: str, job: Job) -> Sheet:
    """The sheet printed in an invented language; what the press lays out on the way is kept."""
    found = prepared(name, job)
    assert found.tree is not None, found.problems
    laid: list[LaidOut] = []

    def kept(*given: Any) -> LaidOut:
        laid.append(lay_out(*given))
        return laid[0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("handouts.press.press.lay_out", kept)
        printed = press().print_prepared(found)
    return Sheet(found, laid[0], printed)


def is_judged(name: str, job: Job) -> bool:
    """Whether the validator sees it: from sheet to sheet, the next language."""
    return SPEAKING[shipped().index(job) % len(SPEAKING)] == name


ALL = tuple((name, job) for name in SPEAKING for job in shipped())
CHOSEN = tuple(one for one in ALL if is_judged(*one))
PRINTED = tuple((name, job) for name, job in ALL if EVERY_SHEET or name in {"en-XA", "ar-XB"} or is_judged(name, job))


def names(sheets: tuple[tuple[str, Job], ...]) -> list[str]:
    """What the tests of these sheets are called."""
    return [f"{name}-{job.handout}-{job.audience}" for name, job in sheets]


every_sheet = pytest.mark.parametrize(("name", "job"), ALL, ids=names(ALL))
every_printed = pytest.mark.parametrize(("name", "job"), PRINTED, ids=names(PRINTED))


def test_the_validator_sees_each_sheet_and_each_language_for_each_audience() -> None:
    """The sample leaves nothing out: 21 sheets, and five languages for patients, in easy words and for clinicians."""
    assert {job for _, job in CHOSEN} == set(shipped())
    assert {(name, job.audience) for name, job in CHOSEN} == {(name, job.audience) for name, job in ALL}


def test_each_sheet_is_printed_longer_and_from_the_right_and_each_language_for_each_audience() -> None:
    """Nor does this sample: of each language more than its share is printed."""
    for name in ("en-XA", "ar-XB"):
        assert {job for other, job in PRINTED if other == name} == set(shipped())
    assert set(CHOSEN) < set(PRINTED)


@every_sheet
def test_a_sheet_is_composed_without_an_error(name: str, job: Job) -> None:
    """Nothing is lacking, and no character is without a glyph."""
    found = prepared(name, job)
    assert [problem for problem in found.problems if problem.is_error] == []
    assert found.lacking == ()
    assert found.tree is not None
    lang = tag(PSEUDO[name].like, job.region)
    assert {element.lang for element in found.tree.walk()} == {lang, SOURCE}


@every_printed
def test_a_sheet_prints_without_an_error(name: str, job: Job) -> None:
    """Nothing is wider than its column or too long."""
    found = sheet(name, job)
    assert [problem for problem in found.printed.problems if problem.is_error] == []
    assert found.printed.pages == len(found.laid.pages) > 0
    assert [word.text for word in words_of(found.laid) if 0 in word.glyphs] == []


def words_of(laid: LaidOut) -> Iterator[ShapedWord]:
    """Every word on every page."""
    for page in laid.pages:
        for mark in page.marks:
            if isinstance(mark, LineMark):
                yield from (word for segment in mark.line.segments for word in segment.words)


@every_printed
def test_no_law_of_the_page_is_broken(name: str, job: Job) -> None:
    """Nothing overlaps, nothing stands in a margin or below the page, nothing is torn."""
    found = sheet(name, job)
    assert found.prepared.theme is not None
    assert broken_laws(found.laid, theme_on(found.laid, found.prepared.theme)) == {}


@every_printed
def test_the_structure_tree_is_the_document_tree(name: str, job: Job) -> None:
    """Role, language, order, alternative text and the text of each element, node by node."""
    printed = sheet(name, job).printed
    assert printed.tree is not None
    assert compare_with_tree(printed.pdf, printed.tree) == ()
    assert stray_text(printed.pdf) == ""


@every_printed
def test_each_text_is_tagged_with_its_language(name: str, job: Job) -> None:
    """The file and all texts are in the language of the sheet, but for what staff are told in theirs."""
    printed = sheet(name, job).printed
    assert printed.tree is not None
    lang = tag(PSEUDO[name].like, job.region)
    said = {element.lang for element in printed.tree.walk()}
    assert printed.tree.lang == lang
    assert said - {lang} == ({SOURCE} if lang != SOURCE else set())
    with pikepdf.open(io.BytesIO(printed.pdf)) as pdf:
        assert str(pdf.Root.Lang) == lang
        direction = str(pdf.Root.ViewerPreferences.get("/Direction", "/L2R"))
    assert direction == ("/R2L" if is_right_to_left(name) else "/L2R")


def is_right_to_left(name: str) -> bool:
    """Whether an invented language is read from the right."""
    return script_of_language(PSEUDO[name].like) in RIGHT_TO_LEFT


@every_printed
def test_columns_run_in_the_direction_of_reading(name: str, job: Job) -> None:
    """The first cell of each row stands at the start: at the right where the language is read from there."""
    laid = sheet(name, job).laid
    against = -1 if is_right_to_left(name) else 1
    rows = list(rows_of(laid))
    assert rows or job.handout not in content().comparisons
    assert [row for row in rows if row != sorted(row, key=lambda left: left * against)] == []


def rows_of(laid: LaidOut) -> Iterator[list[float]]:
    """The left edge of the words of each cell, in reading order, row by row."""
    elements = tuple(laid.tree.walk())
    cells = dict(cell_of(elements))
    for page in laid.pages:
        lefts = dict[int, dict[int, float]]()
        for left, owner in owned_lines(page):
            if owner in cells:
                row, cell = cells[owner]
                lefts.setdefault(row, {}).setdefault(cell, left)
        yield from ([row[cell] for cell in sorted(row)] for row in lefts.values() if len(row) > 1)


def owned_lines(page: Page) -> Iterator[tuple[float, int]]:
    """The left edge of each line's measure and the element that owns it."""
    for mark in page.marks:
        if isinstance(mark, LineMark) and mark.line.segments:
            owner = mark.line.segments[0].owner
            if isinstance(owner, int):
                yield mark.x, owner


def cell_of(elements: tuple[Element, ...]) -> Iterator[tuple[int, tuple[int, int]]]:
    """The numbers of the row and the cell that each element in a table stands in."""
    row = 0
    for number, element in enumerate(elements):
        row = number if element.tag == "tr" else row
        if element.tag in {"td", "th"}:
            for inside in range(number, number + sum(1 for _ in element.walk())):
                yield inside, (row, number)


@pytest.mark.parametrize(("name", "job"), CHOSEN, ids=names(CHOSEN))
def test_a_sheet_passes_both_standards(name: str, job: Job, judge: Judge) -> None:
    """PDF/UA-1 and PDF/A-2a, by the reference validator."""
    pdf = sheet(name, job).printed.pdf
    assert (judge(pdf, "ua1"), judge(pdf, "2a")) == ([], [])


@pytest.mark.parametrize("job", shipped(), ids=lambda job: f"{job.handout}-{job.audience}")
def test_an_empty_language_is_refused(job: Job) -> None:
    """Every text that the sheet says is lacking, and a release says how many."""
    found = prepared(EMPTY, job)
    assert len(found.lacking) > 50
    reasons = refusals(content(), known_of(found, HeldOnce()), DAY)
    assert f"texts not translated, or not confirmed: {len(found.lacking)}" in reasons


def test_nothing_of_an_empty_language_is_planned() -> None:
    """Catalogues without a word are no sheet that anybody began; with words, all of them are."""
    project = content().project.model_copy(update={"languages": ("fr",)})
    for name, begun in ((EMPTY, 0), ("ar-XB", len(shipped()))):
        texts = bundle(name).texts[PSEUDO[name].like]
        planned = plan(replace(content(), project=project), Selection(regions=("GB",)), {"fr": texts})
        assert len([job for job in planned.jobs if job.locale == "fr"]) == begun
        assert planned.silent == (() if begun else ("fr",))


def test_a_release_prints_nothing_of_an_empty_language(tmp_path: Path, run: Run) -> None:
    """It says so; once a single text is translated it says how many are not."""
    root = copied(tmp_path)
    edited(root, "project", "languages: []", "languages: [fr]")
    run("i18n", "sync", "--project", root)
    told = run("build", "--release", "--locale", "fr", "--project", root)
    assert (told.code, sheets(root, "release")) == (0, ())
    assert "Language fr: no translation to print yet." in told.out
    path = root / "content/locales/fr/ear-wax.po"
    before, mark, after = path.read_text("utf-8").partition('msgctxt "ear-wax/patient/title"')
    path.write_text(before + mark + after.replace('msgstr ""', 'msgstr "Titre"', 1), "utf-8")
    told = run("build", "--release", "--locale", "fr", "--format", "json", "--project", root)
    assert sheets(root, "release") == ()
    assert set(told.states.values()) == {"refused"}
    assert all("texts not translated, or not confirmed: " in reason for reason in told.reasons.values())
