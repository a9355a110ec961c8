from __future__ import annotations

from pathlib import Path

import pytest
from checks_on_text import found_in_text
from tiny_project import checked, copied, edited


@pytest.mark.parametrize("audience", ["patient", "plain", "question"])
def test_percent_in_running_text_is_for_clinicians(tmp_path: Path, audience: str) -> None:
    """Told once, though two sheets print the question."""
    found, place = found_in_text(tmp_path, audience, "Is it «{sore.percent} or so?")
    assert found == [("fact-percent", place)]


def test_clinicians_are_told_percent(tmp_path: Path) -> None:
    """Their text has it."""
    assert found_in_text(tmp_path, "clinician", "Is it {sore.percent} or so?")[0] == []


def test_a_fact_for_some_is_not_said_to_others(tmp_path: Path) -> None:
    """The message names who would read it."""
    root = copied(tmp_path)
    edited(root, "facts", "count: 3\n", "count: 3\n  only for: [plain, clinician]\n")
    edited(root, "leaflet", "          - A rash. In one report, {rash} people had one.\n", "")
    place = edited(root, "leaflet", "What if they do not help?", "Did «{rash} people have one?")
    (problem,) = [problem for problem in checked(root) if problem.is_error]
    assert (problem.id, str(problem.where)) == ("fact-only-for", place)
    assert problem.message == "rash is only for plain and clinician, and this text is printed for patient too."


def test_a_borrowed_percent_is_a_fault_at_the_words_borrowed(tmp_path: Path) -> None:
    """Easy words that fall back to a clinicians' text would print a percent."""
    root = copied(tmp_path)
    edited(
        root,
        "project",
        "    name: In easy words\n    if missing use: patient",
        "    name: In easy words\n    if missing use: clinician",
    )
    edited(root, "leaflet", "    plain: We do not know which drops are best.\n", "")
    place = edited(
        root, "leaflet", "clinician: Which softening drops work best.", "clinician: Whether «{sore.percent} is right."
    )
    assert [(p.id, str(p.where)) for p in checked(root) if p.is_error] == [("fact-percent", place)]
