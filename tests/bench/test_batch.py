"""The projects that the batch is measured with: of the size asked for, and fit to print."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

import pytest
from bench.batch import KINDS, ROOT, Took, rows
from bench.batch_projects import SHEETS, SHORT, for_clinics, varied

from handouts.batch.plan import Selection, plan
from handouts.content.load import load
from handouts.translation.locale_files import read_locales
from handouts.translation.units import SHARED


@pytest.mark.parametrize(("kind", "asked", "made"), [("for clinics", 60, 21 + 3 * 7), ("unrelated", 12, 12)])
def test_a_project_loads_without_errors_and_has_the_jobs_asked_for(
    tmp_path: Path, kind: str, asked: int, made: int
) -> None:
    """Counted in the source language alone, for which nothing must be translated."""
    found = load(KINDS[kind](ROOT / "content", tmp_path / "project", asked))
    assert [str(problem) for problem in found.problems if problem.is_error] == []
    assert found.content is not None
    jobs = [job for job in plan(found.content, Selection()).jobs if job.locale == "en-GB"]
    clinics = len(found.content.clinics)
    assert clinics == (-(-asked // SHEETS) if kind == "for clinics" else 0)
    assert len(jobs) == (21 * (clinics + 1) if clinics else made)


def test_a_project_of_short_sheets_has_the_jobs_asked_for(tmp_path: Path) -> None:
    """Each clinic is printed one handout alone, in all its languages."""
    content = load(for_clinics(ROOT / "content", tmp_path / "project", 44, short=True)).content
    assert content is not None
    files = read_locales(content.root, content.project.languages, (*SHARED, *content.handouts))
    jobs = [job for job in plan(content, Selection(), files.texts).jobs if job.clinic]
    assert (len(content.clinics), len(jobs)) == (4, 4 * SHORT[1])
    assert {job.handout for job in jobs} == {SHORT[0]}


def test_leaflets_share_no_long_word_of_their_own() -> None:
    """Another number gives other words; marks and ids stay."""
    text = "version: 1\n- text: Most people had {cells} of [[brain]] and people.\n"
    assert varied(text, 12) == "code: C12\nversion: 1\n- text: Most peoplebc had {cells} of [[brain]] and peoplebc.\n"
    assert varied(text, 12) != varied(text, 13)


def test_every_aim_has_a_row() -> None:
    """Whatever was measured is told beside what was aimed at."""
    took = asdict(Took(2.0, 1.0, 100.0, 100.0, 50))
    found = {kind: {"one worker": took, "two workers": took} for kind in KINDS}
    peers = {f"{kind}, {name}": took for kind in KINDS for name in ("typst", "weasyprint")}
    whole = dict.fromkeys(("large", "no-op", "one fact", "cold"), took)
    told = list(rows(found | peers | whole, Namespace(jobs=50)))
    assert len([aim for _, _, _, aim, _ in told if aim != "none"]) == 7
