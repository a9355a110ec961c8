from __future__ import annotations

from pathlib import Path

import pytest
from checks_on_text import found_in_text
from tiny_project import checked, copied, edited, told

from handouts.problems import Severity

BACKED = " Here {cleared_drops} people were asked."
"""Keeps the words for numbers and risks quiet."""


@pytest.mark.parametrize(
    "text",
    [
        "It is «twice as likely.",
        "It is three «times more likely.",
        "A «threefold higher risk.",
        "It «doubles your risk.",
        "That is «half the risk.",
        "The «relative risk is small.",
        "The «hazard ratio is small.",
        "It «cuts the risk of a sore ear by a third.",
        "Their «risk of a sore ear was halved.",
        "It is **«twice** as likely.",
        "It «reduces your chance by thirty percent.",
    ],
)
@pytest.mark.parametrize("audience", ["patient", "plain"])
def test_a_relative_phrase_is_an_error_for_readers(tmp_path: Path, audience: str, text: str) -> None:
    """At its first word, over marks too."""
    found, place = found_in_text(tmp_path, audience, text + BACKED)
    assert found == [("text-relative-risk", place)]


@pytest.mark.parametrize(
    ("audience", "text"),
    [
        ("clinician", "The hazard ratio was {clear_hr} [@example-a]."),
        ("clinician", "Twice as likely [@example-a]."),
        ("patient", "It lowers the risk by cleaning the ear."),
        ("patient", "The risk of a sore ear is small."),
        ("patient", "Come three times."),
    ],
)
def test_clinicians_are_told_ratios_and_plain_risks_are_free(tmp_path: Path, audience: str, text: str) -> None:
    """Only a risk measured by another risk is relative."""
    assert found_in_text(tmp_path, audience, text + ("" if audience == "clinician" else BACKED))[0] == []


@pytest.mark.parametrize("form", ["", ".number", ".interval"])
def test_a_ratio_is_an_error_for_readers_in_every_form_that_prints_it(tmp_path: Path, form: str) -> None:
    """A rate ratio without `only for:` is caught by its kind."""
    root = copied(tmp_path)
    edited(
        root,
        "facts",
        "  sources: [example-a]\n  only for: clinician\nvisits_rate",
        "  sources: [example-a]\nvisits_rate",
    )
    place = edited(root, "leaflet", "It may need no treatment.", f"It may need «{{clear_hr{form}}}.")
    assert told(checked(root)) == [("text-relative-risk", place)]


def test_a_ratio_may_lend_its_follow_up(tmp_path: Path) -> None:
    """`.within` prints no ratio."""
    root = copied(tmp_path)
    edited(
        root,
        "facts",
        "  sources: [example-a]\n  only for: clinician\nvisits_rate",
        "  sources: [example-a]\nvisits_rate",
    )
    edited(root, "leaflet", "It may need no treatment.", "It may need {clear_hr.within}.")
    assert told(checked(root)) == []


def test_a_text_borrowed_from_clinicians_is_judged_for_who_borrows_it(tmp_path: Path) -> None:
    """The fall-back of a project may run from clinicians to patients."""
    root = copied(tmp_path)
    edited(
        root,
        "project",
        "    name: For patients and families\n",
        "    name: For families\n    if missing use: clinician\n",
    )
    edited(root, "project", "professionals\n    if missing use: patient", "professionals")
    edited(root, "leaflet", "not known:\n  - patient: Which drops work best.\n", "not known:\n  - \n")
    place = edited(root, "leaflet", "  - \n    plain: We do not know", "  - plain: We do not know")
    place = edited(
        root, "leaflet", "clinician: Which softening drops work best.", "clinician: The «odds ratio of drops."
    )
    problems = [problem for problem in checked(root) if problem.severity is Severity.ERROR]
    assert told(tuple(problems)) == [("text-relative-risk", place)]
