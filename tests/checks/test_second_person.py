from __future__ import annotations

from pathlib import Path

from checks_on_text import found_in_text
from tiny_project import checked, copied, edited, place_of, told


def test_you_on_a_clinicians_sheet_is_a_warning_at_the_first(tmp_path: Path) -> None:
    """Once in a paragraph."""
    found, place = found_in_text(tmp_path, "clinician", "Which drops help «you and your ears.")
    assert found == [("text-second-person", place)]


def test_words_to_say_to_a_patient_are_free(tmp_path: Path) -> None:
    """Teach-back questions speak to the patient."""
    assert found_in_text(tmp_path, "teach back", "Can you say it in your own words?")[0] == []


def test_patients_are_spoken_to(tmp_path: Path) -> None:
    """Their own sheet says you."""
    assert found_in_text(tmp_path, "patient", "Your ear is well.")[0] == []


def test_a_text_that_clinicians_borrow_speaks_to_the_patient(tmp_path: Path) -> None:
    """The warning stands at the patient's words, which fall through."""
    root = copied(tmp_path)
    edited(root, "leaflet", "    clinician: Which softening drops work best.\n", "")
    edited(root, "leaflet", "patient: Which drops work best.", "patient: Which drops suit you best.")
    assert told(checked(root)) == [("text-second-person", place_of(root, "leaflet", "you best"))]
