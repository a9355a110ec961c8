from __future__ import annotations

from pathlib import Path

import pytest
from tiny_project import checked, copied, edited, place_of

from handouts.checks.balance import Balance, Weight, balances
from handouts.content.load import load
from handouts.problems import Problem, Severity

IDS = ("sheet-uneven", "sheet-numbers-one-sided")
NUMBER = "      patient: A sore ear. In one report, {sore} people had one.\n"


def warnings(root: Path) -> list[Problem]:
    """What is said of uneven detail."""
    return [problem for problem in checked(root) if problem.id in IDS]


def test_each_option_is_weighed_for_each_audience(tmp_path: Path) -> None:
    """Words and numbers about benefits, then harms; a value is one word, and what was not found weighs nothing."""
    content = load(copied(tmp_path)).content
    assert content is not None
    assert balances(content)[0] == Balance(
        "drops-or-wait",
        "patient",
        (("drops", (Weight(5, 1), Weight(10, 1))), ("wait", (Weight(5, 1), Weight(0, 0)))),
    )
    assert [balance.audience for balance in balances(content)] == ["patient", "plain", "clinician"]


def test_sheets_that_are_withheld_or_explain_are_not_weighed(tmp_path: Path) -> None:
    """Only what is there to decide by, and printed."""
    root = copied(tmp_path)
    content = load(root).content
    assert content is not None
    assert balances(content, {"drops-or-wait"}) == ()
    edited(root, "sheet", "kind: decide", "kind: explain")
    explained = load(root).content
    assert explained is not None
    assert balances(explained) == ()


def test_an_even_sheet_has_no_warning(tmp_path: Path) -> None:
    """The small project's sheet: one option with nothing found, which is not its author's doing."""
    assert warnings(copied(tmp_path)) == []


@pytest.mark.parametrize(
    ("harm", "found"),
    [
        ("A sore throat for some days after it.", []),
        ("Pain.", ["patient", "plain"]),
        ("Some more pain.", ["patient", "plain"]),
        ("Some more pain now.", []),
    ],
)
def test_an_option_told_in_less_than_half_the_words_is_warned_of(tmp_path: Path, harm: str, found: list[str]) -> None:
    """At its first answer, once for each audience; a few words' difference is none."""
    root = copied(tmp_path)
    edited(root, "sheet", "    wait: nothing found\n", f"    wait: {harm}\n")
    problems = warnings(root)
    assert [problem.severity for problem in problems] == [Severity.WARNING] * len(found)
    assert [problem.message.split()[2] for problem in problems] == found
    assert {str(problem.where) for problem in problems} <= {place_of(root, "sheet", harm)}


def test_numbers_for_benefits_alone_are_warned_of(tmp_path: Path) -> None:
    """At the question about harms, for the audience that gets none."""
    root = copied(tmp_path)
    text = (root / "content/comparisons/drops-or-wait.yaml").read_text("utf-8")
    assert NUMBER in text
    (root / "content/comparisons/drops-or-wait.yaml").write_text(
        text.replace(NUMBER, "      patient: A sore ear, which some people had for a day or so.\n"), "utf-8"
    )
    (problem,) = warnings(root)
    assert (problem.id, problem.message.split()[2]) == ("sheet-numbers-one-sided", "patient")
    assert str(problem.where) == place_of(root, "sheet", "What can go wrong?")
