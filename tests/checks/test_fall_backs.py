from __future__ import annotations

from pathlib import Path

from tiny_project import checked, copied, edited, place_of, told


def borrowing(root: Path, count: int) -> None:
    """Write a list of which easy words borrow `count` items."""
    items = "".join(f"          - patient: Ask nurse {chr(97 + n)}.\n" for n in range(count))
    tip = "      - tip: Warm the bottle in your hand first.\n        for: patient\n"
    edited(root, "leaflet", tip, f"      - bullets:\n{items}        for: [patient, plain]\n")


def test_more_than_one_borrowed_text_in_ten_is_a_warning_at_the_handout(tmp_path: Path) -> None:
    """Counted for each sheet."""
    root = copied(tmp_path)
    borrowing(root, 5)
    assert told(checked(root)) == [("fall-back-often", place_of(root, "leaflet", "title:"))]


def test_one_borrowed_text_is_free(tmp_path: Path) -> None:
    """Less than a tenth."""
    root = copied(tmp_path)
    borrowing(root, 1)
    assert told(checked(root)) == []


def test_same_words_for_accepts_them(tmp_path: Path) -> None:
    """The author has seen to it."""
    root = copied(tmp_path)
    borrowing(root, 5)
    edited(root, "leaflet", "version: 1\n", "version: 1\nsame words for: [plain]\n")
    assert told(checked(root)) == []


def test_a_text_that_says_nothing_to_some_is_one_warning_that_names_them(tmp_path: Path) -> None:
    """Nobody's words stand in for clinicians' words."""
    root = copied(tmp_path)
    place = edited(root, "leaflet", "actions:\n", "actions:\n  - clinician: «Look.\n")
    (problem,) = [problem for problem in checked(root) if problem.id == "text-not-said"]
    assert str(problem.where) == place
    assert (
        problem.message == "This text says nothing on the patient and plain sheets, and nobody's words stand in for it."
    )


def test_a_red_flag_never_falls_back(tmp_path: Path) -> None:
    """An error where the flag says nothing in easy words."""
    root = copied(tmp_path)
    edited(root, "leaflet", "      plain: have very bad pain or blood in your ear\n", "")
    place = place_of(root, "leaflet", "have very bad pain, or blood")
    assert told(checked(root)) == [("red-flag-not-said", place)]
