"""A Bundle and a locale in, its content in that language out; each is made once for a Bundle."""

from __future__ import annotations

from collections.abc import Iterator, Set

from handouts.document.shelf import TemplateShelf
from handouts.press.job import Bundle
from handouts.translation.catalogue import Key, LocaleTexts
from handouts.translation.speech import Speech, speech
from handouts.translation.units import units_of


class Interpreter:
    """Holds what the content says in each locale; what it holds never changes a result."""

    def __init__(self, shelf: TemplateShelf) -> None:
        self._shelf = shelf
        self._bundle: Bundle | None = None
        self._spoken: dict[str, Speech] = {}

    def speech(self, bundle: Bundle, locale: str) -> Speech | None:
        """The content in the locale's language; None for the source language."""
        if locale == bundle.content.project.source_language:
            return None
        if self._bundle is not bundle:
            self._bundle, self._spoken = bundle, {}
        if locale not in self._spoken:
            words = self._shelf.words()[0]
            texts = bundle.texts.get(locale) or LocaleTexts(locale, {})
            self._spoken[locale] = speech(bundle.content, words, units_of(bundle.content, words), texts)
        return self._spoken[locale]


def lacking_words(spoken: Speech | None, said: Set[str]) -> Iterator[tuple[str, Key]]:
    """The fixed words that were said and that nobody has translated."""
    for word_id in sorted(said & spoken.lacking_words) if spoken else ():
        yield "words", (f"words/{word_id}", spoken.source_words[word_id] if spoken else "")
