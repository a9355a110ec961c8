"""Digits in prose in, an error each out: a number is a sourced fact or a number in braces, never typed bare.

Why: a typed number has no source, is not rounded, and goes stale unseen. Digits that are part of a name are listed
once in project.yaml; addresses of links are no prose.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from handouts.checks.places import error
from handouts.checks.said import Said
from handouts.problems import Problem, Where


def digits_in_prose(said: Said, names: tuple[str, ...]) -> Iterator[Problem]:
    """One error per number typed in the words of a paragraph, but in the names given (or their plural)."""
    taken = [span for name in names for span in _spans(said.flat.text, name)]
    for number in _numbers(said.flat.text):
        inside_name = any(start <= number.start() < end for start, end in taken)
        if said.flat.typed(number.start()) and not inside_name:
            yield _problem(number[0], said.flat.place(number.start()))


def _spans(text: str, name: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(rf"(?<!\w){re.escape(name)}s?(?!\w)", text)]


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """Runs of characters with a numeric value in any script (Nd, Nl, No), with the points and commas between them."""
    digit = "".join({char for char in text if unicodedata.category(char) in {"Nd", "Nl", "No"}})
    if digit:
        yield from re.finditer(rf"[{re.escape(digit)}]+(?:[.,:/][{re.escape(digit)}]+)*", text)


def _problem(number: str, where: Where) -> Problem:
    return error(
        "text-digit",
        where,
        f"The number {number} is typed in a text, so nobody can see where it comes from.",
        "If it is evidence, add it to content/facts/ and write {its_id} here. "
        f"If it is a plain number, write {{{number}}}. "
        "If it is a phone number, write {region.emergency}, {region.urgent_line} or {clinic.urgent_phone}. "
        "If it is part of a name, list the name under `numbers in names:` in content/project.yaml.",
    )
