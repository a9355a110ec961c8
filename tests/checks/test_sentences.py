from __future__ import annotations

from pathlib import Path

import pytest
from checks_on_text import found_in_text
from tiny_project import checked, copied, edited, place_of, told

from handouts.checks.sentences import sentences
from handouts.checks.wording import ENGLISH


def words(count: int) -> str:
    """A sentence of that many words."""
    return " ".join(["Ear", *["wax"] * (count - 1)]) + "."


@pytest.mark.parametrize(("audience", "most"), [("plain", 20), ("patient", 28)])
def test_a_sentence_has_a_limit_of_words(tmp_path: Path, audience: str, most: int) -> None:
    """The longest that may stand is no fault; one word more is, at the paragraph's start."""
    assert found_in_text(tmp_path / "most", audience, words(most))[0] == []
    found, place = found_in_text(tmp_path / "more", audience, f"«{words(most + 1)}")
    assert found == [("text-long-sentence", place)]


def test_clinicians_have_no_limit(tmp_path: Path) -> None:
    """Their sheet is for readers of papers."""
    assert found_in_text(tmp_path, "clinician", words(60))[0] == []


def test_a_text_for_two_audiences_is_told_once_by_the_stricter_limit(tmp_path: Path) -> None:
    """30 words are too many for both."""
    root = copied(tmp_path)
    edited(root, "leaflet", "What if they do not help?", words(30))
    (problem,) = [problem for problem in checked(root) if problem.id == "text-long-sentence"]
    assert problem.message == "A sentence here has 30 words; the plain sheet takes up to 20."


def test_a_value_is_one_word_and_a_dash_none(tmp_path: Path) -> None:
    """What the program puts in can't be shortened by the author."""
    assert found_in_text(tmp_path, "plain", f"{{cleared_drops}} – {words(19)}")[0] == []


def test_a_title_is_no_sentence(tmp_path: Path) -> None:
    """Neither are headings, labels and options."""
    assert found_in_text(tmp_path, "title", words(40))[0] == []


def test_the_mean_of_a_sheet_is_told_at_the_handouts_first_line(tmp_path: Path) -> None:
    """Every sentence under the limit, but too many near it."""
    root = copied(tmp_path)
    tip = "      - tip: Warm the bottle in your hand first.\n        for: patient\n"
    edited(root, "leaflet", tip, f"      - text: {' '.join([words(20)] * 40)}\n        for: plain\n")
    assert told(checked(root)) == [("text-long-mean", place_of(root, "leaflet", "title:"))]


def test_a_stop_after_a_short_form_ends_no_sentence() -> None:
    """Nor does one inside a number; closing quotes belong to the sentence before."""
    found = sentences("Ask Dr. Ear, e.g. “now.” Then wait! Is it 1.5? Yes", ENGLISH)
    assert found == ("Ask Dr. Ear, e.g. “now.", "Then wait!", "Is it 1.5?", "Yes")
