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


def sentences(text: str, wording: Wording) -> tuple[str, ...]:
    """The sentences of a paragraph; a stop after a known short form ends none."""
    found: list[str] = []
    for piece in _END.split(text.strip()):
        if found and wording.not_sentence_ends.search(found[-1]):
            found[-1] += f" {piece}"
        elif piece:
            found.append(piece)
    return tuple(found)


def sentence_lengths(said: Iterable[Said], audience: str, sheet: Where, wording: Wording) -> Iterator[Problem]:
    """Warnings for one sheet; `sheet` is where the mean is told."""
    limits = LIMITS.get(audience)
    if limits is None:
        return
    lengths: list[int] = []
    for text in said:
        if text.part in NOT_SENTENCES:
            continue
        counted = [len(sentence.split()) for sentence in sentences(read_aloud(text.paragraph.kids), wording)]
        lengths += counted
        if counted and max(counted) > limits.most:
            yield _long(text, max(counted), limits)
    if lengths and sum(lengths) > limits.mean * len(lengths):
        yield _mean(sheet, sum(lengths) / len(lengths), audience, limits)


def _long(said: Said, words: int, limits: Limits) -> Problem:
    return warning(
        "text-long-sentence",
        said.paragraph.where,
        f"A sentence here has {words} words; the {said.audience} sheet takes up to {limits.most}.",
        "Make two sentences of it, one idea each.",
    )


def _mean(sheet: Where, mean: float, audience: str, limits: Limits) -> Problem:
    return warning(
        "text-long-mean",
        sheet,
        f"The sentences of the {audience} sheet have {mean:.1f} words on average; aim for {limits.mean} or fewer.",
        "Shorten or split the longest ones.",
    )
