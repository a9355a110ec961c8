from __future__ import annotations

from pathlib import Path

import pytest
from tiny_project import checked, copied, edited, told

FLAG = "patient: Ring {clinic.urgent_phone} now, day or night."
BOTH = "patient: Ring {clinic.urgent_phone} or «{region.emergency} now."


def found(folder: Path, flag: str, line: str) -> tuple[list[tuple[str, str]], str]:
    """The Problems with this red flag in a region with this urgent line, and the marked place."""
    root = copied(folder)
    edited(root, "region", "urgent line: 111                   # answered day and night\n", line)
    place = edited(root, "leaflet", FLAG, flag)
    return told(checked(root)), place


@pytest.mark.parametrize("line", ["", "urgent line: 999\n"])
def test_one_number_named_as_two_is_an_error(tmp_path: Path, line: str) -> None:
    """Without an urgent line, or with the emergency number for one, it would read "999 or 999"."""
    problems, place = found(tmp_path, BOTH, line)
    assert problems == [("region-number-twice", place)]


@pytest.mark.parametrize(
    ("flag", "line"),
    [
        (BOTH, "urgent line: 111\n"),
        (FLAG, ""),
        ("patient: Ring {clinic.urgent_phone}. No answer? Ring {clinic.urgent_phone} again.", ""),
    ],
)
def test_two_numbers_or_one_name_may_stand(tmp_path: Path, flag: str, line: str) -> None:
    """Two that differ; one alone; the same again, which says itself that it is the same."""
    assert found(tmp_path, flag, line)[0] == []
