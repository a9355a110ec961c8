from __future__ import annotations

from pathlib import Path

import pytest
from checks_on_text import found_in_text


@pytest.mark.parametrize(
    "text",
    [
        "Here {cleared_drops}, and «one in ten.",
        "Here {cleared_drops}, and «one person in every hundred.",
        "Here {cleared_drops}, and «one out of a thousand.",
        "Here {cleared_drops}, and «{1} in ten.",
    ],
)
def test_one_in_a_number_is_a_warning(tmp_path: Path, text: str) -> None:
    """At the one, in words or in braces."""
    found, place = found_in_text(tmp_path, "patient", text)
    assert found == [("text-one-in", place)]


@pytest.mark.parametrize("text", ["Put one in each ear.", "There is one in the box.", "None in ten: {cleared_drops}."])
def test_one_in_a_place_is_not(tmp_path: Path, text: str) -> None:
    """No number follows, or no one stands before."""
    assert found_in_text(tmp_path, "patient", text)[0] == []
