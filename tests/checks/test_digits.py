from __future__ import annotations

from pathlib import Path

import pytest
from checks_on_text import found_in_text
from tiny_project import checked, copied, edited, found_in, place_of, told


@pytest.mark.parametrize(
    "text",
    [
        "It takes «5 days.",
        "See **«12** nurses.",
        "About «1,000 people.",
        "At «9:30 or later.",
        "Nearly «½ of it.",
        "Some «٣ drops.",
        "{3} drops, «4 times.",
        r"A \{«3\} in braces of its own.",
    ],
)
def test_a_typed_number_is_an_error_at_its_first_digit(tmp_path: Path, text: str) -> None:
    """Whatever its script and wherever it stands; the whole number is one fault."""
    found, place = found_in_text(tmp_path, "patient", text)
    assert found == [("text-digit", place)]


@pytest.mark.parametrize(
    "text",
    [
        "The EAR-2 trial asked.",
        "Two EAR-2 trials, {cleared_drops}.",
        "Take {3} drops.",
        "[A page](https://example.org/2026).",
        "See it [@example-a].",
    ],
)
def test_names_numbers_in_braces_and_addresses_are_no_fault(tmp_path: Path, text: str) -> None:
    """A name may be in the plural."""
    assert found_in_text(tmp_path, "patient", text)[0] == []


def test_a_name_may_be_broken_over_two_lines(tmp_path: Path) -> None:
    """A paragraph is read as one line."""
    old = "            Drops make it soft, so that it can come out."
    found, _ = found_in(tmp_path, "leaflet", old, "            Drops make it soft (EAR-2\n            trial).")
    assert found == []


def test_a_text_for_all_is_told_once(tmp_path: Path) -> None:
    """One fault, though several sheets print it."""
    found, place = found_in_text(tmp_path, "question", "What if «2 nurses say no?")
    assert found == [("text-digit", place)]


def test_what_a_marked_term_means_is_prose_too(tmp_path: Path) -> None:
    """The glossary is printed with the sheet that marks the term."""
    found, place = found_in(tmp_path, "glossary", "The thin skin inside", "The thin skin, «2 mm inside")
    assert found == [("text-digit", place)]


def test_a_term_that_nobody_marks_is_not_judged(tmp_path: Path) -> None:
    """It is not printed."""
    root = copied(tmp_path)
    edited(root, "glossary", "", "canal:\n  means: A tube of 2 cm.\n")
    assert told(checked(root)) == []
    edited(root, "leaflet", "- What if they do not help?", '- "What is the [[canal]]?"')
    assert told(checked(root)) == [("text-digit", place_of(root, "glossary", "2 cm"))]
