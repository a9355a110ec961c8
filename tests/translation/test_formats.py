"""Numbers and dates of each language in, how they read out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from handouts.translation.formats import formats_of

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("locale", "day", "thousand", "million", "decimal", "percent"),
    [
        ("en-GB", "22 November 2026", "1,000", "1,234,567", "−1,234.50", "46.2%"),
        ("en-US", "November 22, 2026", "1,000", "1,234,567", "−1,234.50", "46.2%"),
        ("es-GB", "22 de noviembre de 2026", "1000", "1.234.567", "−1234,50", "46,2\u00a0%"),
        ("es-US", "22 de noviembre de 2026", "1,000", "1,234,567", "−1,234.50", "46.2%"),
        ("ar-GB", "22 نوفمبر 2026", "1,000", "1,234,567", "−1,234.50", "46.2%"),
        ("zh-Hans-GB", "2026年11月22日", "1,000", "1,234,567", "−1,234.50", "46.2%"),
        ("hi-GB", "22 नवंबर 2026", "1,000", "12,34,567", "−1,234.50", "46.2%"),
        ("pl-GB", "22 listopada 2026", "1000", "1\u00a0234\u00a0567", "−1234,50", "46,2%"),
        ("vi-GB", "22 tháng 11, 2026", "1.000", "1.234.567", "−1.234,50", "46,2%"),
        ("th", "22 พฤศจิกายน 2026", "1,000", "1,234,567", "−1,234.50", "46.2%"),
    ],
)
def test_each_language_writes_its_own_way(
    locale: str, day: str, thousand: str, million: str, decimal: str, percent: str
) -> None:
    """Separators, groups, the place of the percent sign and dates follow the locale; decimals stay as published."""
    formats = formats_of(locale)
    assert formats is not None
    found = (formats.day(DAY), formats.whole(1000), formats.whole(1_234_567), formats.decimal(Decimal("-1234.50")))
    assert (*found, formats.in_percent(Decimal("46.2"))) == (day, thousand, million, decimal, percent)


@pytest.mark.parametrize("locale", ["ar-GB", "ur-GB", "fa", "hi-GB", "bn", "th"])
def test_digits_are_latin_and_no_mark_of_direction_is_printed(locale: str) -> None:
    """Leaflets use one set of digits in every language, and structure alone isolates a value."""
    formats = formats_of(locale)
    assert formats is not None
    said = formats.day(DAY) + formats.whole(9_876_543_210) + formats.in_percent(Decimal("0.5"))
    assert set("\u200e\u200f\u061c") & set(said) == set()
    assert {character for character in said if character.isdigit()} <= set("0123456789")


def test_a_language_nobody_knows_is_none() -> None:
    """It is never written as another language writes."""
    assert formats_of("xx") is None


def test_names_are_listed_as_the_language_does() -> None:
    """Arabic and Chinese have commas of their own."""
    found = [formats.listed(["A", "B"]) for tag in ("en", "ar", "zh-Hans") if (formats := formats_of(tag))]
    assert found == ["A, B", "A، B", "A、B"]


@pytest.mark.parametrize(
    ("locale", "sentences", "bracketed"),
    [
        ("en-GB", "One. Two? Three.", " (four)"),
        ("es", "One. Two? Three.", " (four)"),
        ("hi", "One। Two? Three।", " (four)"),
        ("ur", "One۔ Two? Three۔", " (four)"),
        ("zh-Hans", "One。Two?Three。", "（four）"),
    ],
)
def test_sentences_end_and_follow_as_the_language_has_it(locale: str, sentences: str, bracketed: str) -> None:
    """Its own full stop, unless something ends the sentence; no spaces between them in Chinese."""
    formats = formats_of(locale)
    assert formats is not None
    assert formats.sentences(map(formats.ended, ("One", "Two?", "Three"))) == sentences
    assert formats.bracketed("four") == bracketed
