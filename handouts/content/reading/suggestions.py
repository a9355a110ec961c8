"""A word nobody knows and the known words in, the one that was probably meant out."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

_LIKE_ENOUGH = 0.6


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The known word most like `word`, or "" if none is; hyphens, underscores, spaces and case do not count."""
    typed = _plain(word)
    likest, best = _LIKE_ENOUGH, ""
    for candidate in known:
        likeness = _likeness(typed, _plain(candidate))
        if candidate != word and (likeness > likest or (likeness == likest and not best)):
            likest, best = likeness, candidate
    return best


def _plain(word: str) -> str:
    return " ".join(word.casefold().replace("_", " ").replace("-", " ").split())


def _likeness(one: str, other: str) -> float:
    """0 to 1. The sum of both directions, because the matcher is not symmetrical."""
    if one == other:
        return 1.0
    return (SequenceMatcher(None, one, other).ratio() + SequenceMatcher(None, other, one).ratio()) / 2
