"""Which known word is offered for an unknown one."""

from __future__ import annotations

import pytest

from handouts.content.reading import did_you_mean

KEYS = ("title", "purpose", "key points", "red flags", "not known", "next review", "for", "version")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("key_points", "key points"),
        ("key-points", "key points"),
        ("Key Points", "key points"),
        ("keypoints", "key points"),
        ("titel", "title"),
        ("tilte", "title"),
        ("purpos", "purpose"),
        ("redflag", "red flags"),
        ("fro", "for"),
        ("versoin", "version"),
        ("colour", ""),
        ("", ""),
        ("title", ""),
    ],
)
def test_the_likest_known_word_is_offered(word: str, meant: str) -> None:
    """Slips of the pen find their word; what is like none finds none."""
    assert did_you_mean(word, KEYS) == meant


def test_the_likest_of_several_ids_wins() -> None:
    """Among ids that differ little the nearest is offered, whatever their order."""
    assert did_you_mean("death_uk", ["deaths_us", "deaths_uk", "deaths"]) == "deaths_uk"
    assert did_you_mean("stem cells", {"stem cell": 1, "stem": 2}) == "stem cell"
