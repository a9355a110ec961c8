from __future__ import annotations

from pathlib import Path

import pytest
from tiny_project import checked, copied, edited, place_of

from handouts.problems import Problem


def errors(root: Path) -> list[Problem]:
    """The errors only."""
    return [problem for problem in checked(root) if problem.is_error]


@pytest.mark.parametrize("key", ["outcome", "population"])
def test_a_drawn_fact_says_what_happened_and_to_whom(tmp_path: Path, key: str) -> None:
    """At each place that shows it, with the fact as related place; in running text it may lack them."""
    root = copied(tmp_path)
    line = {"outcome": "  outcome: had a sore ear\n  otherwise: had no sore ear\n", "population": ""}[key]
    if key == "outcome":
        edited(root, "facts", line, "  otherwise: had no sore ear\n")
    else:
        old = "  otherwise: had no sore ear\n  population: people with ear wax who used drops\n"
        edited(root, "facts", old, "  otherwise: had no sore ear\n")
    found = errors(root)
    icons, table = place_of(root, "leaflet", "sore\n        caption"), place_of(root, "leaflet", "sore, sore_reports")
    assert [(problem.id, str(problem.where)) for problem in found] == [
        ("fact-incomplete", icons),
        ("fact-incomplete", table),
    ]
    assert {str(related.where) for problem in found for related in problem.related} == {
        place_of(root, "facts", "0.8 (95%")
    }


def test_a_status_is_no_row_of_numbers(tmp_path: Path) -> None:
    """It has a list of its own."""
    root = copied(tmp_path)
    place = edited(root, "leaflet", "facts: [sore, sore_reports, rash, sore_risk]", "facts: [sore, «sold_gb]")
    assert [(problem.id, str(problem.where)) for problem in errors(root)] == [("fact-kind", place)]


def test_a_picture_of_a_fact_for_others_is_told_not_left_out(tmp_path: Path) -> None:
    """A table may leave a row out; a picture is all there is."""
    root = copied(tmp_path)
    edited(
        root,
        "facts",
        "  checked: second-hand\n  sources: [example-c]\nsore_reports",
        "  checked: second-hand\n  sources: [example-c]\n  only for: [patient, clinician]\nsore_reports",
    )
    edited(
        root, "sheet", "      plain: A sore ear. In one report, {sore} people had one.\n", "      plain: A sore ear.\n"
    )
    place = place_of(root, "leaflet", "sore\n        caption")
    assert [(problem.id, str(problem.where)) for problem in errors(root)] == [("fact-only-for", place)]


def test_patients_are_shown_no_ratio_in_a_comparison(tmp_path: Path) -> None:
    """The block is for patients too, who would see nothing."""
    root = copied(tmp_path)
    edited(
        root,
        "facts",
        "  sources: [example-a]\n  only for: clinician\nvisits_rate",
        "  sources: [example-a]\nvisits_rate",
    )
    edited(root, "facts", "", "clear_hr_b:\n  same as: clear_hr\n  hazard ratio: 1.5\n")
    edited(root, "leaflet", "compare: [cleared_drops, cleared_wait]", "compare: [clear_hr, clear_hr_b]")
    found = errors(root)
    assert [(problem.id, str(problem.where)) for problem in found] == [
        ("fact-only-for", place_of(root, "leaflet", "clear_hr, clear_hr_b")),
        ("fact-only-for", place_of(root, "leaflet", "clear_hr_b]")),
    ]
    assert found[0].message == "clear_hr is not for patient, and this would show it to them."


def test_a_table_leaves_out_what_is_for_others(tmp_path: Path) -> None:
    """No fault: the clinicians' rows are theirs."""
    root = copied(tmp_path)
    edited(
        root,
        "leaflet",
        "facts: [sore, sore_reports, rash, sore_risk]\n        for: clinician",
        "facts: [sore, sore_reports, rash, sore_risk]",
    )
    assert errors(root) == []
