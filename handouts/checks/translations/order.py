"""A translation in; a Problem where its facts, or its numbers, stand in another order than the source's, out (T15).

Right in many languages; but no count can tell “7 of 100, 3 of 200” from “3 of 100, 7 of 200”, so a reviser looks once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from handouts.checks.translations.numbers import numbers_in
from handouts.checks.translations.said import Translated
from handouts.content.prose import FactMark, Inline, NumberMark, Words
from handouts.content.spelling import marks_of
from handouts.problems import Problem
from handouts.translation.formats import ENGLISH, Formats, formats_of


def order_faults(text: Translated) -> Iterator[Problem]:
    """Facts in another order; numbers that are typed in another order."""
    formats = formats_of(text.locale) or ENGLISH
    for what, wanted, found in (
        ("facts", _facts(text.source_marks), _facts(text.target_marks)),
        ("numbers", _numbers(text.source_marks, ENGLISH), _numbers(text.target_marks, formats)),
    ):
        if Counter(wanted) == Counter(found) and wanted != found:
            message = f"The {what} stand in another order than in the source: {', '.join(found)}."
            yield text.warning("order", message, "See that each number still belongs to its own words.")


def _facts(marks: tuple[Inline, ...]) -> list[str]:
    return [mark.fact for mark in marks_of(marks) if isinstance(mark, FactMark)]


def _numbers(marks: tuple[Inline, ...], formats: Formats) -> list[str]:
    """Numbers in braces and numbers in words, as they follow each other."""
    found: list[str] = []
    for mark in marks_of(marks):
        if isinstance(mark, NumberMark):
            found.append(mark.digits)
        elif isinstance(mark, Words):
            found += [str(number) for number in numbers_in(mark.text, formats)[0]]
    return found
