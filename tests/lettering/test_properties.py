from __future__ import annotations

import pytest

from handouts.lettering.properties import bidi_class, canonical_decomposition, compose, is_mark
from handouts.lettering.scripts import Scripts, script_of_language


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("a", "L"),
        ("א", "R"),
        ("ا", "AL"),
        ("5", "EN"),
        ("٥", "AN"),
        ("\u0378", "L"),
        ("\u05ff", "R"),
        ("\u07bf", "AL"),
        ("\U0001ec00", "R"),
        ("\ufdd0", "BN"),
        ("\U000e0fff", "BN"),
        ("\uffff", "BN"),
        ("\u20cf", "ET"),
        ("\ud800", "L"),
    ],
)
def test_bidi_classes_of_assigned_and_unassigned_characters(char: str, name: str) -> None:
    """Code points that are not assigned take the class their block is kept for."""
    assert bidi_class(char) == name


def test_text_is_composed() -> None:
    """Letter and mark become one letter; a lone surrogate becomes the replacement character."""
    assert compose("Ho\u0302\u0300 so\u031b") == "Hồ sơ"
    assert compose("a\ud800b") == "a\ufffdb"
    assert compose("\U0001f600") == "\U0001f600"


def test_marks_and_canonical_equals() -> None:
    """Vowel signs are marks; the angle bracket of 1.1 equals the one of the CJK block."""
    assert is_mark("\u0301")
    assert is_mark("ि")
    assert not is_mark("a")
    assert canonical_decomposition("\u2329") == "\u3008"
    assert canonical_decomposition("é") == "é"


def test_scripts_of_characters() -> None:
    """Letters have a script; figures, spaces and marks have none."""
    scripts = Scripts()
    assert [scripts[char] for char in "aжاहไ漢"] == ["Latn", "Cyrl", "Arab", "Deva", "Thai", "Hani"]
    assert [scripts[char] for char in "1 ,।\u0301"] == [None] * 5
    assert scripts.first("(12) दवा") == "Deva"
    assert scripts.first("12") is None


@pytest.mark.parametrize(
    ("lang", "script"),
    [
        ("en-GB", "Latn"),
        ("ar", "Arab"),
        ("pa-Arab", "Arab"),
        ("pa", "Guru"),
        ("zh-Hant-GB", "Hant"),
        ("UK", "Cyrl"),
        ("", "Latn"),
        ("xx", "Latn"),
    ],
)
def test_scripts_of_languages(lang: str, script: str) -> None:
    """The tag's own script counts first, then the language's usual one."""
    assert script_of_language(lang) == script
