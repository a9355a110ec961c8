"""Abbreviations in, an error for each that a sheet never spells out.

An abbreviation counts as spelt out when the glossary has it (as a term, used as [[term]] or simply by name), when it
stands in brackets behind its words ("multiple sclerosis (MS)") or before them ("MS (multiple sclerosis)") on the same
sheet, or when everybody knows it. A name with hyphens ("BEAT-MS") is one abbreviation where it is explained whole;
otherwise its letters are judged piece by piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handouts.checks.places import error, sheets
from handouts.checks.said import Said
from handouts.checks.wording import Wording
from handouts.problems import Problem, Where

_LETTERS = r"[a-z]{0,2}[A-Z][A-Za-z]*[A-Z]+"
_NAME = rf"{_LETTERS}(?:-(?:{_LETTERS}|[A-Z\d]+))*"
_SHORT = re.compile(rf"(?<![\w-]){_NAME}s?(?!\w)")
_BEHIND_WORDS = re.compile(rf"\w[\w’'-]*\s+\(({_NAME})s?\)")
_BEFORE_WORDS = re.compile(rf"(?<![\w-])({_NAME})s?\s+\(([^()]+)\)")
_OF_LETTERS = re.compile(_LETTERS)


def unspelt_abbreviations(said: tuple[Said, ...], known: frozenset[str], wording: Wording) -> Iterator[Problem]:
    """One error at the first use, on each sheet, of each abbreviation that nothing on it explains."""
    found: dict[tuple[str, Where], list[str]] = {}
    for audience in dict.fromkeys(audience for text in said for audience in text.audiences):
        on_sheet = tuple(text for text in said if audience in text.audiences)
        explained = known | wording.known_abbreviations | {short for text in on_sheet for short in _spelt_out(text)}
        for short, where in _first_uses(on_sheet).items():
            if not _explained(short, explained):
                found.setdefault((short, where), []).append(audience)
    for (short, where), audiences in found.items():
        yield _problem(short, sheets(audiences), where)


def _first_uses(said: tuple[Said, ...]) -> dict[str, Where]:
    """Each abbreviation, without its plural s, with the place where it stands first."""
    first: dict[str, Where] = {}
    for text in said:
        for found, where in text.flat.matches(_SHORT):
            first.setdefault(found.removesuffix("s"), where)
    return first


def _explained(short: str, explained: frozenset[str]) -> bool:
    """Whether the name is explained whole, or each piece of letters in it."""
    return short in explained or all(piece in explained for piece in short.split("-") if _OF_LETTERS.fullmatch(piece))


def _spelt_out(said: Said) -> Iterator[str]:
    """Abbreviations that stand in brackets behind their words, or before words in brackets with those initials."""
    yield from (found[1] for found in _BEHIND_WORDS.finditer(said.flat.text))
    yield from (found[1] for found in _BEFORE_WORDS.finditer(said.flat.text) if _fits(found[1], found[2]))


def _fits(short: str, words: str) -> bool:
    """Whether the letters are initials of the words, in order."""
    initials = iter(word[0].casefold() for word in re.findall(r"\w+", words))
    return all(letter.casefold() in initials for letter in short if letter.isalpha())


def _problem(short: str, on_sheets: str, where: Where) -> Problem:
    return error(
        "text-abbreviation",
        where,
        f"{short} is not spelt out anywhere on {on_sheets}.",
        f"Write the words first, with ({short}) behind them, or add {short} to content/glossary.yaml.",
    )
