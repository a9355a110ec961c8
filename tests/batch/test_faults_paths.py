"""Sheets whose files a disk could not tell apart: refused before anything is printed, and both named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from built_ears import PATHS, Run, pdfs
from tiny_project import TINY, copied, edited

from handouts.batch.clashes import refused_paths
from handouts.content.load import load
from handouts.press.job import Job
from handouts.problems import Problem

JOB = Job("ear-wax", "patient", "en-GB", "GB")


def refused(*jobs: Job) -> dict[str, Problem]:
    """What is refused of jobs of the small project."""
    content = load(TINY).content
    assert content is not None
    return dict(refused_paths(content, jobs))


def test_a_clinic_and_an_edition_may_not_make_up_the_name_of_another_clinic() -> None:
    """As does north in large print, and north-large-print."""
    jobs = replace(JOB, clinic="north", edition="large print"), replace(JOB, clinic="north-large-print")
    found = refused(*jobs, replace(JOB, clinic="south"))["ear-wax"]
    assert (found.id, found.is_error) == ("path-clash", True)
    assert found.message == (
        "Two sheets would lie in one file, en-GB/patient/ear-wax-patient-en-GB-north-large-print.pdf: "
        "ear-wax patient en-GB GB north large print, and ear-wax patient en-GB GB north-large-print standard."
    )
    assert len(found.related) == 1


def test_case_and_the_form_of_letters_tell_nothing_apart() -> None:
    """Ear and ear, é as one character and as two, are the same to some disks: both handouts are refused."""
    for one, other in (("north", "North"), ("\u00e9", "e\u0301"), ("\u00c9", "e\u0301"), ("straße", "STRASSE")):
        assert set(refused(replace(JOB, clinic=one), replace(JOB, clinic=other))) == {"ear-wax"}
    assert refused(JOB, replace(JOB, handout="drops-or-wait"), replace(JOB, audience="plain")) == {}


def test_two_languages_that_are_printed_as_one_are_refused(run: Run, tmp_path: Path) -> None:
    """Spanish for GB and es-GB would both be es-GB: told at the project before anything is printed; mended, all is."""
    root = copied(tmp_path)
    edited(root, "project", "languages: []", "languages: [es, es-GB]")
    assert run("i18n", "sync", "--project", root).code == 0
    for locale in ("es", "es-GB"):
        file = root / f"content/locales/{locale}/ear-wax.po"
        head, mark, rest = file.read_text("utf-8").partition('\nmsgstr ""\n\n')
        file.write_text(f'{head}\nmsgstr "Hola"\n\n{rest}' if mark else head, "utf-8")
    told = run("build", "--project", root)
    assert told.code == 1
    assert "content/project.yaml:2:1  path-clash" in told.err
    assert "ear-wax patient es GB, and ear-wax patient es-GB GB" in told.err
    assert pdfs(root) == PATHS[3:]
    edited(root, "project", "languages: [es, es-GB]", "languages: [es]")
    run("build", "--project", root)
    assert set(PATHS) < set(pdfs(root))
