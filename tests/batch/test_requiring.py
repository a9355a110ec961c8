"""What must stand when a build is done: an error for each sheet that does not, whichever way it was decided."""

from __future__ import annotations

from pathlib import Path

import pytest
from built_ears import PATHS, Run
from tiny_project import edited

from handouts.batch.requiring import requirement
from handouts.press.job import Job
from handouts.problems import UsageError

JOB = Job("ear-wax", "patient", "en-GB", "GB", clinic="hill")


@pytest.mark.parametrize(
    ("typed", "takes"),
    [
        ("en-GB:ear-wax", True),
        ("en-*:*", True),
        ("*:*:p*:GB:hill", True),
        ("*:*:*:*:", False),
        ("es:*", False),
        ("en-GB:ear-wax:plain", False),
        ("en-GB:*:*:US", False),
    ],
)
def test_a_selector_takes_what_all_its_globs_match(typed: str, takes: bool) -> None:
    """What it leaves out may be anything; an empty clinic is none."""
    assert requirement(typed).takes(JOB) is takes


@pytest.mark.parametrize("typed", ["", "es", "es:", ":ear-wax", "es:*::GB", "a:b:c:d:e:f"])
def test_a_selector_of_another_form_is_wrong_use(run: Run, ears: Path, typed: str) -> None:
    """Exit code 2 and one line that says how it is written, whether there is something to do or not."""
    with pytest.raises(UsageError):
        requirement(typed)
    told = run("build", "--project", ears, "--require", typed)
    assert (told.code, told.out) == (2, "")
    assert told.err == (
        f"handouts: --require {typed!r} is not of the form LOCALE:HANDOUT[:AUDIENCE[:REGION[:CLINIC]]]; "
        "write one such as 'es:*'.\n"
    )


def missing(run: Run, root: Path, *words: str) -> list[str]:
    """What the Problems of requirements say."""
    problems = run("build", "--project", root, "--format", "json", *words).json["problems"]
    return [one["message"] for one in problems if one["id"].startswith("required-")]


def test_what_stands_is_no_problem(run: Run, ears: Path) -> None:
    """Printed, kept, or due in a dry run."""
    assert missing(run, ears, "--require", "en-GB:*") == []
    assert missing(run, ears, "--require", "en-GB:*", "--force", "--dry-run") == []
    assert run("build", "--project", ears, "--require", "en-GB:*").code == 0


def test_each_sheet_that_is_withheld_is_an_error_with_why(run: Run, ears: Path) -> None:
    """Its last PDF lies there, but it is not what people asked for; each is told once, the others are not."""
    edited(ears, "leaflet", "Ear wax is normal.", "Ear wax is normal in 9 people.")
    told = missing(run, ears, "--require", "en-GB:ear-wax:p*", "--require", "*:ear-wax:plain")
    assert told == [
        f"{PATHS[0]} is required (--require en-GB:ear-wax:p*), but withheld, its content has errors.",
        f"{PATHS[1]} is required (--require en-GB:ear-wax:p*), but withheld, its content has errors.",
    ]
    assert missing(run, ears, "--require", "en-GB:drops-or-wait") == []


def test_what_a_release_refuses_is_an_error(run: Run, ears: Path) -> None:
    """And the exit code is 1, where a release that refuses what nobody requires ends with 0."""
    words = ("build", "--project", ears, "--release")
    assert run(*words).code == 0
    told = run(*words, "--require", "en-GB:ear-wax:plain")
    assert told.code == 1
    assert f"{PATHS[1]} is required (--require en-GB:ear-wax:plain), but refused, not signed by all" in told.err


def test_what_nobody_has_begun_to_translate_is_an_error(run: Run, ears: Path) -> None:
    """A language that is not ready is a state until somebody requires it."""
    edited(ears, "project", "languages: []\n", "languages: [es]\n")
    told = run("build", "--project", ears)
    assert (told.code, "Handouts: 6 kept, 6 not ready; pruned 0." in told.out) == (0, True)
    path = "es-GB/patient/ear-wax-patient-es-GB.pdf"
    told = run("build", "--project", ears, "--require", "es:ear-wax:patient")
    assert told.code == 1
    words = "is required (--require es:ear-wax:patient), but nobody has begun to translate it.\n"
    assert f"required-missing: {path} {words}" in told.out


def test_a_selector_that_asks_for_nothing_is_an_error(run: Run, ears: Path) -> None:
    """A slip of the pen must not look like a build with all that is required; the advice says what there is."""
    told = run("build", "--project", ears, "--require", "es:*")
    assert told.code == 1
    assert "required-unknown" in told.err
    assert "--require es:* asks for nothing that there is.\n" in told.err
    assert "Locales are: en-GB; handouts are: drops-or-wait, ear-wax.\n" in told.err


def test_a_narrowed_build_is_not_asked_for_the_rest(run: Run, ears: Path) -> None:
    """A selector of sheets that this run leaves out names something all the same."""
    assert missing(run, ears, "--handout", "ear-wax", "--require", "*:drops-or-wait") == []


def test_a_build_with_nothing_to_do_is_asked_too(run: Run, ears: Path) -> None:
    """What the ledger remembers hides no sheet that is missing; nor is what one run required told by the next."""
    edited(ears, "leaflet", "Ear wax is normal.", "Ear wax is normal in 9 people.")
    words = ("build", "--project", ears)
    first, second = (run(*words, "--require", "*:ear-wax") for _ in range(2))
    assert first.err.count("required-missing") == second.err.count("required-missing") == 3
    assert "required-missing" not in run(*words).err
    assert run(*words, "--require", "*:ear-wax").err == first.err
    assert run(*words, "--require", "*:drops-or-wait").err == run(*words).err
