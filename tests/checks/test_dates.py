from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tiny_project import checked, copied, edited, place_of

from handouts.checks.dates import length

DATES = "{written: 2026-11-22, evidence up to: 2026-11-22, reviewed: not yet, next review: 2027-11-22}"


def found(root: Path, as_of: date) -> list[tuple[str, str, str]]:
    """(id, severity, place) of the Problems of dates of the leaflet."""
    problems = (problem for problem in checked(root, as_of) if problem.where.file.endswith("ear-wax.yaml"))
    return [(p.id, str(p.severity), str(p.where)) for p in problems if p.id.startswith(("dates", "review"))]


@pytest.mark.parametrize(
    ("day", "problem_id"),
    [
        (date(2027, 8, 23), ""),
        (date(2027, 8, 24), "review-near"),
        (date(2027, 11, 21), "review-near"),
        (date(2027, 11, 22), "review-overdue"),
        (date(2030, 1, 1), "review-overdue"),
    ],
)
def test_a_note_tells_when_the_review_is_near_or_due(tmp_path: Path, day: date, problem_id: str) -> None:
    """90 days before, by this project's `warn before:`; on the day itself it is due."""
    root = copied(tmp_path)
    place = place_of(root, "leaflet", "{written: 2026-11-22")
    assert found(root, day) == ([(problem_id, "note", place)] if problem_id else [])


@pytest.mark.parametrize(("day", "within"), [((8, 24), 90), ((10, 23), 30), ((11, 14), 30), ((11, 15), 7)])
def test_a_note_says_how_near_the_review_is(tmp_path: Path, day: tuple[int, int], within: int) -> None:
    """It is told anew 30 and 7 days before, in other words."""
    problems = checked(copied(tmp_path), date(2027, *day))
    told = {problem.message for problem in problems if problem.id == "review-near"}
    assert told == {f"The next review is due within {within} days, on 2027-11-22."}


def test_a_review_that_is_not_after_writing_is_an_error(tmp_path: Path) -> None:
    """Whatever the day is."""
    root = copied(tmp_path)
    edited(root, "leaflet", DATES, DATES.replace("2027-11-22", "2026-11-22"))
    place = place_of(root, "leaflet", "{written: 2026-11-22")
    assert found(root, date(2030, 1, 1)) == [("dates-order", "error", place)]


@pytest.mark.parametrize(
    ("typed", "days"), [("1 day", 1), ("90 days", 90), ("2 weeks", 14), ("12 months", 360), ("1 year", 365)]
)
def test_a_length_of_time_is_counted_in_days(typed: str, days: int) -> None:
    """Months count 30 days and years 365."""
    assert length(typed).days == days
