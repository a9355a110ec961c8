from __future__ import annotations

from pathlib import Path

import pytest
from checks_on_text import found_in_text
from tiny_project import checked, copied, edited

from handouts.problems import Severity


@pytest.mark.parametrize(
    "text", ["Ask the «AOM team.", "Ask the «AOMs.", "Ask the **«aAOM** team.", "A «BEAT-you plan."]
)
def test_an_abbreviation_that_nothing_explains_is_an_error(tmp_path: Path, text: str) -> None:
    """At its first letter, in the plural too."""
    found, place = found_in_text(tmp_path, "patient", text)
    assert found == [("text-abbreviation", place)]


@pytest.mark.parametrize(
    "text",
    [
        "Acute otitis media (AOM) hurts. AOM passes.",
        "AOM (acute otitis media) hurts.",
        "Ask the ENT team.",
        "Ask the MHRA.",
        "Sold in the UK, as a PDF.",
        "Do NOT wait.",
        "The EAR-2 trial.",
        "The best ear trial (BET-OM) ends. BET-OM is small.",
        "BET-OM (best ear trial of otitis media) ends.",
    ],
)
def test_spelt_out_known_or_listed_letters_are_no_fault(tmp_path: Path, text: str) -> None:
    """In brackets on either side, in the glossary, a region, the list of names, or known by everybody."""
    assert found_in_text(tmp_path, "patient", text)[0] == []


def test_brackets_with_other_words_explain_nothing(tmp_path: Path) -> None:
    """The letters must be the initials."""
    found, place = found_in_text(tmp_path, "patient", "«AOM (it hurts) passes.")
    assert found == [("text-abbreviation", place)]


def test_a_name_with_hyphens_in_the_glossary_is_no_fault(tmp_path: Path) -> None:
    """Though its letters alone are not there."""
    root = copied(tmp_path)
    glossary = root / "content/glossary.yaml"
    glossary.write_text(glossary.read_text() + "BEAT-EW:\n  means: A trial of ear drops.\n  sources: [example-b]\n")
    edited(root, "leaflet", "It may need no treatment.", "See the BEAT-EW trial.")
    assert not [problem for problem in checked(root) if problem.id == "text-abbreviation"]


@pytest.mark.parametrize("name", ["BEAT-EW", "ENT-AOM", "AOM-ENT", "AOM-2"])
def test_a_name_with_hyphens_is_told_whole(tmp_path: Path, name: str) -> None:
    """One piece that nothing explains is enough."""
    root = copied(tmp_path)
    edited(root, "leaflet", "It may need no treatment.", f"See the {name} team.")
    (problem,) = [problem for problem in checked(root) if problem.id == "text-abbreviation"]
    assert problem.message.startswith(f"{name} is not spelt out")


def test_a_text_for_all_is_one_fault_that_names_its_sheets(tmp_path: Path) -> None:
    """Questions are printed for patients and in easy words."""
    root = copied(tmp_path)
    edited(root, "leaflet", "What if they do not help?", "What if AOM comes?")
    (problem,) = [problem for problem in checked(root) if problem.severity is Severity.ERROR]
    assert problem.message == "AOM is not spelt out anywhere on the patient and plain sheets."


def test_each_sheet_needs_its_own_spelling(tmp_path: Path) -> None:
    """What patients are told doesn't help easy words."""
    root = copied(tmp_path)
    edited(root, "leaflet", "It may need no treatment.", "Not so acute otitis media (AOM).")
    edited(root, "leaflet", "What if they do not help?", "What if AOM comes?")
    (problem,) = [problem for problem in checked(root) if problem.severity is Severity.ERROR]
    assert problem.message == "AOM is not spelt out anywhere on the plain sheet."


def test_only_the_first_use_on_a_sheet_is_told(tmp_path: Path) -> None:
    """One correction mends all."""
    found, place = found_in_text(tmp_path, "patient", "Ask the «AOM team about AOM.")
    assert found == [("text-abbreviation", place)]
