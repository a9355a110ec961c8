"""Abbreviations in, an error for each that a sheet never spells out.

An abbreviation counts as spelt out when the glossary has it (as a term, used as [[term]] or simply by name), when it
stands in brackets behind its words ("multiple sclerosis (MS)") in the same sheet, or when everybody knows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from handouts.checks.places import error, place_in
from handouts.checks.said import Said, words_in
from handouts.checks.wording import Wording
from handouts.problems import Problem, Where

_SHORT = re.compile(r"(?<![\w-])(?:[a-z]{0,2}[A-Z][A-Za-z]*[A-Z]+s?)(?!\w)")
_IN_BRACKETS = re.compile(r"\w[\w’'-]*\s+\(([a-z]{0,2}[A-Z][A-Za-z]*[A-Z]+)s?\)")


def unspelt_abbreviations(said: Iterable[Said], known: frozenset[str], wording: Wording) -> Iterator[Problem]:
    """One error at the first use, in one sheet, of each abbreviation that nothing explains."""
    texts = tuple(said)
    explained = known | wording.known_abbreviations | {short for text in texts for short in _spelt_out(text)}
    met: set[str] = set()
    for text in texts:
        for words in words_in(text.paragraph):
            for found in _SHORT.finditer(words.text):
                short = found[0].removesuffix("s") if found[0][-2:-1].isupper() and found[0][-1] == "s" else found[0]
                if short not in explained and short not in met:
                    met.add(short)
                    yield _problem(short, text.audience, place_in(words, found.start()))


def _spelt_out(said: Said) -> Iterator[str]:
    """Abbreviations that stand in brackets behind their words."""
    flat = "".join(words.text for words in words_in(said.paragraph))
    return (found[1] for found in _IN_BRACKETS.finditer(flat))


def _problem(short: str, audience: str, where: Where) -> Problem:
    return error(
        "text-abbreviation",
        where,
        f"{short} is not spelt out anywhere on the {audience} sheet.",
        f"Write the words first, with ({short}) behind them, or add {short} to content/glossary.yaml.",
    )
