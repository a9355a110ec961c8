from __future__ import annotations

from pathlib import Path

import pytest
from charted_ears import charted
from tiny_project import checked, edited, told

RATIOS = "intervals: [clear_hr, late_hr, far_hr]"
SIDES = f"      - {RATIOS}\n        left: fewer with drops\n        right: more with drops"
TIMES = "timeline: [itch, wax_back]"


def found(folder: Path, old: str, new: str) -> tuple[list[tuple[str, str]], str]:
    """The Problems after one change in the leaflet, and the marked place."""
    root = charted(folder)
    place = edited(root, "leaflet", old, new)
    return told(checked(root)), place


def test_charts_have_no_problem(tmp_path: Path) -> None:
    """Neither errors nor warnings."""
    assert told(checked(charted(tmp_path))) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (RATIOS, "intervals: [clear_hr, late_hr, «sore]", "intervals-mixed"),
        (RATIOS, "intervals: [clear_hr, «sore_risk]", "fact-kind"),
        (RATIOS, "intervals: [clear_hr, «rash]", "fact-kind"),
        (RATIOS, "intervals: [clear_hr, «cleared_dops]", "fact-unknown"),
        (TIMES, "timeline: [itch, «wait_median]", "fact-kind"),
        (TIMES, "timeline: [itch, «sore]", "fact-kind"),
        (TIMES, "timeline: [itch, «drops_last]", "fact-incomplete"),
        (TIMES, "timeline: «[]", "list-empty"),
        (SIDES, "      - «intervals: [clear_hr, late_hr, far_hr]\n        left: fewer with drops", "intervals-sides"),
        (TIMES, "timeline: [itch, wax_back, a, b, c, d, e, f, «g]", "list-too-long"),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_told_where_it_stands(tmp_path: Path, old: str, new: str, problem: str) -> None:
    """One Problem, at the fact or the block."""
    problems, place = found(tmp_path, old, new)
    assert (problem, place) in problems
    assert {name for name, _ in problems} == {problem}


def test_a_ratio_of_0_cannot_be_drawn(tmp_path: Path) -> None:
    """A scale of ratios has no 0; an interval that begins there ends in an arrow."""
    root = charted(tmp_path)
    edited(root, "facts", "0.45 (95% CI 0.18 to 1.14)", "0 (95% CI 0 to 1.14)")
    assert [name for name, _ in told(checked(root))] == ["fact-kind"]
    edited(root, "facts", "0 (95% CI 0 to 1.14)", "0.45 (95% CI 0 to 1.14)")
    assert told(checked(root)) == []
