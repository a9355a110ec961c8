from __future__ import annotations

from datetime import date
from pathlib import Path

from tiny_project import DAY, checked, copied, edited, told

from handouts.checks.run import judge
from handouts.content.load import load


def withheld(root: Path) -> frozenset[str]:
    """The handouts that the rules withhold."""
    content = load(root).content
    assert content is not None
    return judge(content, DAY).withheld


def test_the_tests_project_has_notes_only(tmp_path: Path) -> None:
    """No error and no warning."""
    root = copied(tmp_path)
    assert told(checked(root)) == []
    assert withheld(root) == frozenset()


def test_an_error_withholds_the_handout_it_stands_in(tmp_path: Path) -> None:
    """The other one is printed."""
    root = copied(tmp_path)
    edited(root, "leaflet", "What if they do not help?", "What if 2 nurses say no?")
    assert withheld(root) == {"ear-wax"}


def test_an_unsourced_fact_withholds_every_handout_that_uses_it(tmp_path: Path) -> None:
    """Only the leaflet shows the rash."""
    root = copied(tmp_path)
    edited(root, "facts", "  sources: [example-b]\n  no percent because", "  no percent because")
    assert withheld(root) == {"ear-wax"}


def test_a_warning_withholds_nothing(tmp_path: Path) -> None:
    """It is told."""
    root = copied(tmp_path)
    edited(root, "leaflet", "It may need no treatment.", "It is rare.")
    assert [problem_id for problem_id, _ in told(checked(root))] == ["text-risk-word"]
    assert withheld(root) == frozenset()


def test_a_withdrawn_handout_is_not_judged(tmp_path: Path) -> None:
    """Nothing of it is printed."""
    root = copied(tmp_path)
    edited(root, "leaflet", "What if they do not help?", "What if 2 nurses say no?")
    edited(root, "leaflet", "version: 1\n", "version: 1\nwithdrawn: {on: 2026-11-20, because: It was wrong.}\n")
    assert told(checked(root, date(2026, 11, 22))) == []


def test_a_thing_of_a_file_with_faults_of_writing_withholds_its_users(tmp_path: Path) -> None:
    """A fact that stands twice: nobody knows which is meant."""
    root = copied(tmp_path)
    edited(root, "facts", "", "rash:\n  same as: sore\n")
    assert load(root).withheld == {"ear-wax", "drops-or-wait"}
