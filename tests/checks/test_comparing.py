from __future__ import annotations

from pathlib import Path

import pytest
from tiny_project import checked, copied, edited, place_of

from handouts.problems import Problem

SAME = "cleared_wait:\n  same as: cleared_drops\n"


def errors(root: Path) -> list[Problem]:
    """The errors only."""
    return [problem for problem in checked(root) if problem.is_error]


@pytest.mark.parametrize(
    ("line", "unlike"),
    [
        ("  sources: [example-b]\n", "source"),
        ("  outcome: were glad\n", "outcome"),
        ("  within: 6 days\n", "follow-up (`within:`)"),
        ("  within: 6 days\n  outcome: were glad\n", "outcome and follow-up (`within:`)"),
    ],
)
def test_a_comparison_of_unlike_facts_is_an_error_at_the_second(tmp_path: Path, line: str, unlike: str) -> None:
    """With both facts as related places, and in what they differ."""
    root = copied(tmp_path)
    edited(root, "facts", SAME, SAME + line)
    edited(root, "sheet", '"{cleared_wait} people had clear ears."', "Some people had clear ears.")
    (problem,) = errors(root)
    assert (problem.id, str(problem.where)) == ("compare-unlike", place_of(root, "leaflet", "cleared_wait]\n"))
    assert problem.message == f"cleared_wait can't be compared with cleared_drops: not the same {unlike}."
    assert [str(related.where) for related in problem.related] == [
        place_of(root, "facts", "87 of 125"),
        place_of(root, "facts", "40 of 125"),
    ]


def test_a_comparison_of_unlike_kinds_is_an_error(tmp_path: Path) -> None:
    """A count beside a share of people; a percent beside a proportion is the same kind."""
    root = copied(tmp_path)
    edited(root, "facts", "  proportion: 40 of 125\n", "  percent: 32\n")
    assert errors(root) == []
    edited(root, "facts", "  percent: 32\n", "  count: 40\n")
    (problem,) = errors(root)
    assert problem.id == "compare-unlike"
    assert problem.message.endswith("not the same kind of value.")


def test_a_cell_declares_comparisons_too(tmp_path: Path) -> None:
    """The same rule, at the fact's name in the cell."""
    root = copied(tmp_path)
    place = edited(
        root, "sheet", 'drops: "{cleared_drops} people had clear ears."', "drops: {compare: [cleared_drops, «sore]}"
    )
    assert [(problem.id, str(problem.where)) for problem in errors(root) if problem.id == "compare-unlike"] == [
        ("compare-unlike", place)
    ]


@pytest.mark.parametrize("form", ["", ".percent"])
def test_numbers_of_two_studies_in_one_row_need_a_reason(tmp_path: Path, form: str) -> None:
    """An error at the row, once for all audiences."""
    root = copied(tmp_path)
    cell = f'      clinician: "{{cleared_wait{form}}} people."\n      patient: Some.\n      plain: Some.\n'
    edited(root, "facts", SAME, SAME + "  sources: [example-c]\n")
    edited(root, "leaflet", "compare: [cleared_drops, cleared_wait]", "icons: cleared_drops")
    edited(root, "sheet", '    wait: "{cleared_wait} people had clear ears."\n', f"    wait:\n{cell}")
    (problem,) = errors(root)
    assert (problem.id, str(problem.where)) == ("row-not-head-to-head", place_of(root, "sheet", "ask: Does it help?"))


def test_a_reason_settles_it(tmp_path: Path) -> None:
    """The row says why its numbers are no head-to-head."""
    root = copied(tmp_path)
    edited(root, "facts", SAME, SAME + "  sources: [example-c]\n")
    edited(root, "leaflet", "compare: [cleared_drops, cleared_wait]", "icons: cleared_drops")
    edited(root, "sheet", "    about: benefits\n", "    about: benefits\n    not head to head: Two studies asked.\n")
    assert errors(root) == []


def test_two_studies_in_one_cell_are_no_head_to_head(tmp_path: Path) -> None:
    """Only numbers of two options stand against each other."""
    root = copied(tmp_path)
    edited(
        root, "sheet", '"{cleared_drops} people had clear ears."', '"{cleared_drops} or {sore} people, {rash} in all."'
    )
    edited(root, "sheet", '"{cleared_wait} people had clear ears."', "Some people had clear ears.")
    assert errors(root) == []
