"""A Bundle and a locale in, its content in that language out; each is made once for a Bundle."""

from __future__ import annotations

from collections.abc import Iterator, Set

from handouts.content.digest import Reader
from handouts.document.shelf import TemplateShelf
from handouts.press.job import Bundle, Job
from handouts.translation.catalogue import Key, LocaleTexts
from handouts.translation.reading import Reading, read_sheet
from handouts.translation.speech import Speech, speech
from handouts.translation.units import units_of

KEPT = 8
"""Readings that are held at a time."""


class Interpreter:
    """Holds what the content says in each locale; what it holds never changes a result. `shelf` has the fixed words."""

    def __init__(self, shelf: TemplateShelf) -> None:
        self.shelf = shelf
        self._bundle: Bundle | None = None
        self._spoken: dict[str, Speech] = {}
        self._readings: dict[tuple[str, Reader], Reading] = {}

    def speech(self, bundle: Bundle, locale: str) -> Speech | None:
        """The content in the locale's language; None for the source language."""
        if locale == bundle.content.project.source_language:
            return None
        self._turn_to(bundle)
        if locale not in self._spoken:
            words = self.shelf.words()[0]
            texts = bundle.texts.get(locale) or LocaleTexts(locale, {})
            self._spoken[locale] = speech(bundle.content, words, units_of(bundle.content, words), texts)
        return self._spoken[locale]

    def reading(self, bundle: Bundle, job: Job) -> Reading:
        """What the job's sheet says, whatever clinic it is for; the last ones are kept, as those of clinics follow."""
        self._turn_to(bundle)
        key = job.handout, reader_of(job)
        if key not in self._readings:
            for old in tuple(self._readings)[: max(0, len(self._readings) - KEPT + 1)]:
                del self._readings[old]
            self._readings[key] = read_sheet(bundle.content, job.handout, key[1], self.speech(bundle, job.locale))
        return self._readings[key]

    def _turn_to(self, bundle: Bundle) -> None:
        """Forget what was said of another bundle."""
        if self._bundle is not bundle:
            self._bundle, self._spoken, self._readings = bundle, {}, {}


def reader_of(job: Job) -> Reader:
    """Who reads what the job prints."""
    return Reader(job.audience, job.locale, job.region)


def lacking_words(spoken: Speech | None, said: Set[str]) -> Iterator[tuple[str, Key]]:
    """The fixed words that were said and that nobody has translated."""
    for word_id in sorted(said & spoken.lacking_words) if spoken else ():
        yield "words", (f"words/{word_id}", spoken.source_words[word_id] if spoken else "")
