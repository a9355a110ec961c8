"""Digits in prose in, an error each out: a number is a sourced fact or a number in braces, never typed bare.

Why: a typed number has no source, is not rounded, and goes stale unseen. Digits that are part of a name are listed
once in project.yaml; addresses of links are no prose.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from handouts.checks.places import error, place_in
from handouts.checks.said import Said, words_in
from handouts.content.prose import Words
from handouts.problems import Problem


def digits_in_prose(said: Said, names: tuple[str, ...]) -> Iterator[Problem]:
    """One error per number typed in the words of a paragraph, but in the names given."""
    for words in words_in(said.paragraph):
        taken = [span for name in names for span in _spans(words.text, name)]
        for number in _numbers(words.text):
            if not any(start <= number.start() < end for start, end in taken):
                yield _problem(words, number)


def _spans(text: str, name: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """Runs of characters with a numeric value in any script (Nd, Nl, No), with the points and commas between them."""
    digit = "".join({char for char in text if unicodedata.category(char) in {"Nd", "Nl", "No"}})
    if digit:
        yield from re.finditer(rf"[{re.escape(digit)}]+(?:[.,:/][{re.escape(digit)}]+)*", text)


def _problem(words: Words, number: re.Match[str]) -> Problem:
    return error(
        "text-digit",
        place_in(words, number.start()),
        f"The number {number[0]} is typed in a text, so nobody can see where it comes from.",
        "If it is evidence, add it to content/facts/ and write {its_id} here. "
        f"If it is a plain number, write {{{number[0]}}}. "
        "If it is part of a name, list the name under `numbers in names:` in content/project.yaml.",
    )
