from __future__ import annotations

from pathlib import Path

from tiny_project import checked, copied, edited, place_of, told

from handouts.problems import Severity


def test_a_fact_without_a_source_is_an_error_at_the_fact_used_or_not(tmp_path: Path) -> None:
    """Once, though two handouts use it."""
    root = copied(tmp_path)
    edited(
        root,
        "facts",
        "  certainty: low, rated by example-b\n  checked: abstract only\n  sources: [example-a]\n",
        "  checked: abstract only\n",
    )
    edited(
        root,
        "facts",
        "  population: people with ear wax who waited\nsore:",
        "  population: people who waited\n  sources: [example-a]\nsore:",
    )
    errors = tuple(problem for problem in checked(root) if problem.severity is Severity.ERROR)
    assert [problem for problem in told(errors) if problem[0] == "fact-unsourced"] == [
        ("fact-unsourced", place_of(root, "facts", "proportion: 87 of 125"))
    ]
    edited(root, "facts", "", "unused:\n  count: 3\n  outcome: sneezed\n  checked: full text\n")
    unsourced = [place for problem_id, place in told(checked(root)) if problem_id == "fact-unsourced"]
    assert unsourced[1:] == [place_of(root, "facts", "count: 3\n  outcome: sneezed")]


def test_a_fact_made_from_others_needs_no_source_of_its_own(tmp_path: Path) -> None:
    """The facts it is made from have theirs."""
    root = copied(tmp_path)
    edited(root, "facts", "  made from: [sore]\n  sources: [example-a, example-c]\n", "  made from: [sore]\n")
    assert told(checked(root)) == []


def test_notes_tell_what_was_not_judged_and_what_is_second_hand(tmp_path: Path) -> None:
    """Numbers only: a status and a length of time need no certainty."""
    root = copied(tmp_path)
    notes = [problem for problem in checked(root) if problem.severity is Severity.NOTE]
    judged = [str(p.where) for p in notes if p.id == "fact-not-judged"]
    second = [str(p.where) for p in notes if p.id == "fact-second-hand"]
    firsts = (
        "percent: 0.8",
        "range: 0",
        "count: 3",
        "mean: 4.5",
        "median: 12",
        "hazard ratio",
        "rate ratio",
        "risk ratio",
    )
    assert judged == [place_of(root, "facts", words) for words in firsts]
    assert second == [place_of(root, "facts", words) for words in ("percent: 0.8", "risk ratio")]
