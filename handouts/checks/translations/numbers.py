"""A translation in; a Problem for each number in its words that is not a number of the source, out (T11).

Numbers of evidence are facts and never typed; what is left (`100 days`, `2002 to 2023`) must be the same numbers,
written as the language writes them. Digits of every script count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import unicodedata2 as unicode

from handouts.checks.translations.said import Translated
from handouts.problems import Problem
from handouts.translation.formats import ENGLISH, Formats, formats_of

_NUMBER = re.compile("[0-9]+(?:[.,'\u00a0\u202f\u066b\u066c][0-9]+)*")
_SPELT_OUT = Decimal(12)
"""Up to this number a translator may have written a word."""


def number_faults(text: Translated) -> Iterator[Problem]:
    """Numbers that are missing, added, or written so that they read as others."""
    wanted = Counter(numbers_in(text.source_words, ENGLISH)[0])
    read, unreadable = numbers_in(text.target_words, formats_of(text.locale) or ENGLISH)
    found = Counter(read)
    for typed in unreadable:
        advice = f"Write it as the language writes numbers; the source reads: {text.entry.source}"
        yield text.error("number-form", f"`{typed}` is no number in this language.", advice)
    for number in sorted(found - wanted):
        advice = f"The source reads: {text.entry.source}"
        yield text.error("number-added", f"{number} does not stand in the source.", advice)
    for number in sorted(wanted - found):
        yield _missing(text, number)


def _missing(text: Translated, number: Decimal) -> Problem:
    advice = f"The source reads: {text.entry.source}"
    if number <= _SPELT_OUT:
        message = f"{number} of the source stands nowhere as a digit."
        return text.warning("number-word", message, f"See that it is there as a word. {advice}")
    return text.error("number-missing", f"{number} of the source is missing.", advice)


def numbers_in(words: str, formats: Formats) -> tuple[list[Decimal], list[str]]:
    """The numbers in the words, and those that can't be read as the language writes them."""
    found: list[Decimal] = []
    unreadable = []
    for typed in _NUMBER.findall(_latin(words)):
        number = _read(typed, formats)
        if number is None:
            unreadable.append(typed)
        else:
            found.append(number)
    return found, unreadable


def _latin(words: str) -> str:
    """The words with the digits of every script as Latin ones, and Arabic separators as their Latin fellows."""
    digits = "".join(str(unicode.digit(char)) if char.isdigit() and not char.isascii() else char for char in words)
    return digits.replace("\u066b", ".").replace("\u066c", ",")


def _read(typed: str, formats: Formats) -> Decimal | None:
    whole, point, decimals = typed.partition(formats.point)
    groups = re.split("[.,'\u00a0\u202f]", whole)
    separators = set(re.findall("[.,'\u00a0\u202f]", whole))
    grouped = len(groups) > 1
    sizes = {len(group) for group in groups[1:-1]} <= ({2} if formats.lakhs else {3}) and len(groups[-1]) == 3
    if grouped and (separators != {formats.thousands} or not sizes or len(groups[0]) > 3):
        return None
    if point and not decimals.isdigit():
        return None
    return Decimal("".join(groups) + (f".{decimals}" if point else ""))
