"""What is known of one sheet in one language in; its state out: the word that `i18n status` and a release go by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handouts.translation.catalogue import Key, LocaleTexts


class TranslationState(StrEnum):
    """How far a sheet is in a language; only `signed` may be released."""

    ABSENT = "absent"
    INCOMPLETE = "incomplete"
    CHANGED = "changed"  # a source moved on, or a suggestion waits
    COMPLETE = "complete"  # every text confirmed, not signed
    FACTS_CHANGED = "facts-changed"  # signed before, the words still stand, a number moved
    SIGNED = "signed"
    OVERDUE = "overdue"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides the state of one sheet. `signed`: by every role that is needed; `words_signed`: a void signature
    stands for exactly these words, so that only facts have changed.
    """

    begun: bool
    lacking: tuple[tuple[str, Key], ...]
    signed: bool
    words_signed: bool
    withdrawn: bool
    next_review: date


def state_of(standing: Standing, texts: LocaleTexts, as_of: date) -> TranslationState:
    """The first that holds, in the order of what matters most; complete where none does."""
    holds: Iterable[tuple[bool, TranslationState]] = (
        (standing.withdrawn, TranslationState.WITHDRAWN),
        (not standing.begun, TranslationState.ABSENT),
        (_waits(standing, texts), TranslationState.CHANGED),
        (bool(standing.lacking), TranslationState.INCOMPLETE),
        (standing.signed and standing.next_review <= as_of, TranslationState.OVERDUE),
        (standing.signed, TranslationState.SIGNED),
        (standing.words_signed, TranslationState.FACTS_CHANGED),
    )
    return next((state for is_so, state in holds if is_so), TranslationState.COMPLETE)


def _waits(standing: Standing, texts: LocaleTexts) -> bool:
    """Whether a text that is lacking has a suggestion which somebody must confirm."""
    entries = (texts.entry(name, key) for name, key in standing.lacking)
    return any(entry.changed for entry in entries if entry)
