from __future__ import annotations

from pathlib import Path

import pytest
from checks_on_text import found_in_text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("«Half of them were glad.", "number"),
        ("A sore ear is «rare.", "risk"),
        ("«Most people are glad.", "risk"),
        ("It helps a **«majority**.", "risk"),
        ("«Seven ears were clear.", "number"),
    ],
)
def test_a_measure_in_words_without_a_fact_is_a_warning(tmp_path: Path, text: str, kind: str) -> None:
    """At the word; numbers and risks have ids of their own."""
    found, place = found_in_text(tmp_path, "patient", text)
    assert found == [(f"text-{kind}-word", place)]


@pytest.mark.parametrize(
    ("audience", "text"),
    [
        ("patient", "Most people are glad: {cleared_drops} people."),
        ("patient", "Use it twice a day for half an hour."),
        ("patient", "It is like the common cold."),
        ("clinician", "A sore ear is rare [@example-b]."),
        ("question", "Are sore ears rare?"),
        ("heading", "Is it common?"),
    ],
)
def test_a_fact_or_for_clinicians_a_citation_backs_the_word(tmp_path: Path, audience: str, text: str) -> None:
    """Questions, titles and headings claim nothing."""
    assert found_in_text(tmp_path, audience, text)[0] == []


def test_a_citation_is_no_backing_for_patients(tmp_path: Path) -> None:
    """They don't look it up."""
    found, place = found_in_text(tmp_path, "patient", "A sore ear is «rare [@example-b].")
    assert found == [("text-risk-word", place)]
