from __future__ import annotations

from pathlib import Path

import pytest
from checks_on_text import found_in_text


@pytest.mark.parametrize("text", ["Ask the «otolaryngology team.", "Ask **«Otolaryngology**."])
def test_a_word_the_glossary_forbids_is_a_warning_at_the_word(tmp_path: Path, text: str) -> None:
    """In any case, inside marks too."""
    found, place = found_in_text(tmp_path, "patient", text)
    assert found == [("text-avoided-word", place)]


def test_a_longer_word_is_another(tmp_path: Path) -> None:
    """Only whole words count."""
    assert found_in_text(tmp_path, "patient", "A neurootolaryngology team.")[0] == []
