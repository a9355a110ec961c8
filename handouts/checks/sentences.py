"""Sentence lengths in, a warning for each long sentence and for a sheet whose mean is too long.

Limits: easy words mean ≤ 12 words, none > 20; patients mean ≤ 16, none > 28. A value put in by the program is one word.
Titles, headings, options and write-in labels are no sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType

from handouts.checks.places import warning
from handouts.checks.said import Said, read_aloud
from handouts.checks.wording import Wording
from handouts.problems import Problem, Where


@dataclass(frozen=True, slots=True)
class Limits:
    """Words a sentence may have: on average over a sheet, and at the most."""

    mean: int
    most: int


LIMITS = MappingProxyType({"plain": Limits(12, 20), "patient": Limits(16, 28)})
NOT_SENTENCES = frozenset({"title", "heading", "write in", "option", "alt"})
_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+")
_WORD = re.compile(r"[^\W_]")


def sentences(text: str, wording: Wording) -> tuple[str, ...]:
    """The sentences of a paragraph; a stop after a known short form ends none."""
    found: list[str] = []
    for piece in _END.split(text.strip()):
        if found and wording.not_sentence_ends.search(found[-1]):
            found[-1] += f" {piece}"
        elif piece:
            found.append(piece)
    return tuple(found)


def sentence_lengths(said: Iterable[Said], sheet: Where, wording: Wording) -> Iterator[Problem]:
    """Warnings for one handout; `sheet` is where a mean is told."""
    lengths: dict[str, list[int]] = {audience: [] for audience in LIMITS}
    for text in said:
        if text.part in NOT_SENTENCES:
            continue
        counted = [_words(sentence) for sentence in sentences(read_aloud(text.paragraph.kids), wording)]
        for audience in set(text.audiences) & set(LIMITS):
            lengths[audience] += counted
        yield from _long(text, max(counted, default=0))
    for audience, counted in lengths.items():
        if counted and sum(counted) > LIMITS[audience].mean * len(counted):
            yield _mean(sheet, sum(counted) / len(counted), audience)


def _words(sentence: str) -> int:
    """How many words; a dash between spaces is none."""
    return sum(1 for word in sentence.split() if _WORD.search(word))


def _long(said: Said, words: int) -> Iterator[Problem]:
    """One warning, by the strictest of the audiences that get it."""
    limits = [(LIMITS[audience].most, audience) for audience in said.audiences if audience in LIMITS]
    if limits and words > min(limits)[0]:
        most, audience = min(limits)
        yield warning(
            "text-long-sentence",
            said.paragraph.where,
            f"A sentence here has {words} words; the {audience} sheet takes up to {most}.",
            "Make two sentences of it, one idea each.",
        )


def _mean(sheet: Where, mean: float, audience: str) -> Problem:
    return warning(
        "text-long-mean",
        sheet,
        f"The sentences of the {audience} sheet have {mean:.1f} words on average.",
        f"Shorten or split the longest ones; aim for {LIMITS[audience].mean} words or fewer.",
    )
