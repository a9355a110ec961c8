from __future__ import annotations

from pathlib import Path

import pytest
from checks_on_text import found_in_text
from tiny_project import found_in


@pytest.mark.parametrize(
    ("text", "problem_id"),
    [
        ("Ring «____ now.", "red-flag-blank"),
        ("Ring «....... now.", "red-flag-blank"),
        ("Ring «{clinic.phone} now.", "red-flag-number"),
        ("Ring in «{clinic.hours} only.", "red-flag-number"),
        ("Look at «{region.side_effects_web} now.", "red-flag-number"),
        ("Ring us on «weekdays.", "red-flag-hours"),
        ("Ring us in «office hours.", "red-flag-hours"),
        ("Ring us from «Monday on.", "red-flag-hours"),
    ],
)
def test_a_red_flag_names_only_what_is_answered_day_and_night(tmp_path: Path, text: str, problem_id: str) -> None:
    """No blank, no clinic hours, no other number."""
    found, place = found_in_text(tmp_path, "red flag", text)
    assert found == [(problem_id, place)]


@pytest.mark.parametrize("key", ["clinic.urgent_phone", "region.urgent_line", "region.emergency"])
def test_numbers_answered_day_and_night_may_stand(tmp_path: Path, key: str) -> None:
    """Three places, and any words round them."""
    assert found_in_text(tmp_path, "red flag", f"Ring {{{key}}} now... do not wait.")[0] == []


def test_elsewhere_a_blank_is_free(tmp_path: Path) -> None:
    """Only the red-flag box is read in danger."""
    assert found_in_text(tmp_path, "patient", "My ear: ____ on weekdays.")[0] == []


def test_a_red_flag_not_said_to_an_audience_is_an_error(tmp_path: Path) -> None:
    """It never falls back, though the project says so for other texts."""
    old = "      plain: Ring {clinic.urgent_phone} now.\n"
    found, place = found_in(tmp_path, "leaflet", "Ring {clinic.urgent_phone} now, day or night.\n" + old, "«Ring us.\n")
    assert found == [("red-flag-not-said", place)]
