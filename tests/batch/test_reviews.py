"""Whose reviews are due or near, and on which days that turns: what the summary tells is never stale."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from built_ears import Run
from tiny_project import DAY, copied, edited

from handouts.batch.manifest import read_outcome
from handouts.batch.outcome import Reviews
from handouts.batch.reviews import keepers_of_clinics, reviews_due
from handouts.batch.untouched import untouched
from handouts.content.load import load
from handouts.content.project import Content

KEEPER = "keeper@example.org"
DUE = "2027-11-22"
BOTH = (("drops-or-wait", DUE), ("ear-wax", DUE))
CLINIC = "name: Hill Clinic\nregion: GB\nchecked: 2026-11-20\n"


def content_of(root: Path) -> Content:
    """The project's content."""
    content = load(root).content
    assert content is not None
    return content


@pytest.mark.parametrize(
    ("day", "within"),
    [
        (date(2027, 8, 23), None),
        (date(2027, 8, 24), 90),
        (date(2027, 10, 22), 90),
        (date(2027, 10, 23), 30),
        (date(2027, 11, 14), 30),
        (date(2027, 11, 15), 7),
        (date(2027, 11, 21), 7),
        (date(2027, 11, 22), 0),
        (date(2029, 1, 1), 0),
    ],
)
def test_a_review_comes_nearer_by_steps(tmp_path: Path, day: date, within: int | None) -> None:
    """90, 30 and 7 days before, and from its day on."""
    found = reviews_due(content_of(copied(tmp_path)), day)
    assert found == (() if within is None else (Reviews(within, KEEPER, BOTH),))


def test_a_project_that_warns_late_is_told_late(tmp_path: Path) -> None:
    """`warn before: 2 weeks` leaves the last step only."""
    root = copied(tmp_path)
    edited(root, "project", "warn before: 90 days", "warn before: 2 weeks")
    days = (date(2027, 11, 7), date(2027, 11, 8), date(2027, 11, 15))
    assert [[group.within for group in reviews_due(content_of(root), day)] for day in days] == [[], [14], [7]]


def test_a_clinic_s_own_keeper_is_asked_about_its_handouts(tmp_path: Path) -> None:
    """After the project's; a clinic without one adds nobody, and what was withdrawn is reviewed by nobody."""
    root = copied(tmp_path)
    (root / "content/clinics").mkdir()
    (root / "content/clinics/hill.yaml").write_text(f"{CLINIC}keeper: a@example.org\nleaflets: [ear-wax]\n")
    (root / "content/clinics/lake.yaml").write_text(CLINIC)
    content = content_of(root)
    assert keepers_of_clinics(content) == (("hill", "a@example.org"),)
    assert reviews_due(content, date(2027, 11, 20)) == (
        Reviews(7, KEEPER, BOTH),
        Reviews(7, "a@example.org", (("ear-wax", DUE),)),
    )
    edited(root, "leaflet", "version: 1\n", "version: 1\nwithdrawn: {on: 2026-11-20, because: It was wrong.}\n")
    assert reviews_due(content_of(root), date(2027, 11, 20)) == (Reviews(7, KEEPER, BOTH[:1]),)


def test_a_build_with_nothing_to_do_tells_what_is_near_today(run: Run, ears: Path) -> None:
    """On each day on which something turns everything is looked at; in between the ledger knows it."""
    words = ("build", "--project", ears)
    turns = {date(2027, 8, 24), date(2027, 10, 23), date(2027, 11, 15), date(2027, 11, 22)}
    for turn in sorted(turns):
        assert untouched(ears, "draft", turn) is None
        first = run(*words, day=turn)
        assert untouched(ears, "draft", turn + timedelta(1)) is not None
        second = run(*words, day=turn + timedelta(1))
        assert "Reviews " in first.out
        assert second.out.splitlines()[1:] == first.out.splitlines()[1:]


def test_a_manifest_holds_what_the_summary_tells(run: Run, ears: Path) -> None:
    """So that trees which are merged tell it too."""
    run("build", "--project", ears, day=date(2027, 11, 20))
    found = read_outcome(ears / "build/draft")
    assert found is not None
    assert found.reviews == (Reviews(7, KEEPER, BOTH),)
    run("build", "--project", ears, day=DAY)
