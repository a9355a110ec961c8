"""Content, its units and the catalogues of a locale in; the same content in that language, and what it lacks, out.

Every text is exchanged at the place where it stands, so all that follows (selecting, localising, composing) is the same
for every language. A text without a confirmed translation stays in the source language and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from handouts.content.inline import parse
from handouts.content.models.base import Plain
from handouts.content.models.clinics import Clinic
from handouts.content.project import Content
from handouts.content.prose import Paragraph
from handouts.content.typed import Typed
from handouts.problems import Where
from handouts.translation.catalogue import Entry, Key, LocaleTexts
from handouts.translation.locales import is_form_of
from handouts.translation.localised_text import Untranslated
from handouts.translation.regional import is_as_source, whole
from handouts.translation.units import CLINICS, Unit

TERM = "glossary/term"
"""The context of a term as it is printed."""
_WORDS = "words/"


@dataclass(frozen=True, slots=True)
class Speech:
    """Content as one locale says it. `words` are the fixed words, `source_words` the same as they were; `names` the
    printed form of names that stand in no text (roles, terms); `units` the forms of each unit of measure; `entries`
    the translation at each place; `lacking` the places whose text has no confirmed translation, with catalogue and
    identity, but for the times of clinics: there are thousands, and each tells its language; `lacking_words` the fixed
    words without one.
    """

    locale: str
    content: Content
    words: Mapping[str, str]
    source_words: Mapping[str, str]
    names: Mapping[Key, str]
    units: Mapping[str, tuple[str, ...]]
    entries: Mapping[Where, Entry]
    lacking: Mapping[Where, tuple[str, Key]]
    lacking_words: frozenset[str]


def speech(
    content: Content, words: Mapping[str, str], units: Mapping[str, tuple[Unit, ...]], texts: LocaleTexts
) -> Speech:
    """The content in the language of `texts`; another region's form of the source language lacks only what changed."""
    source = content.project.source_language
    texts = whole(texts, units) if is_form_of(texts.locale, source) else texts
    said: dict[Where, Entry | None] = {}
    hours = {unit.source: texts.printable(CLINICS, unit.key) for unit in units.get(CLINICS, ())}
    lacking: dict[Where, tuple[str, Key]] = {}
    names: dict[Key, str] = {}
    for catalogue, unit in ((name, unit) for name, some in units.items() if name != CLINICS for unit in some):
        entry = texts.printable(catalogue, unit.key)
        said.update(dict.fromkeys(unit.places, entry))
        if entry is None:
            lacking.update(dict.fromkeys(unit.places, (catalogue, unit.key)))
        elif not unit.places:
            names[unit.key] = entry.target
    spoken, without = _words(words, texts, source)
    return Speech(
        texts.locale,
        _content(content, said, hours),
        spoken,
        words,
        MappingProxyType(names),
        _units(texts),
        MappingProxyType({entry.where or place: entry for place, entry in said.items() if entry}),
        MappingProxyType(lacking),
        without,
    )


def _words(words: Mapping[str, str], texts: LocaleTexts, source: str) -> tuple[Mapping[str, str], frozenset[str]]:
    """The fixed words by id, and the ids of those without a translation, which stay in the source language."""
    found = {word_id: texts.printable("words", (_WORDS + word_id, text)) for word_id, text in words.items()}
    said = {
        word_id: entry.target if (entry := found[word_id]) else Untranslated(text, source)
        for word_id, text in words.items()
    }
    return MappingProxyType(said), frozenset(word_id for word_id, entry in found.items() if entry is None)


def _units(texts: LocaleTexts) -> Mapping[str, tuple[str, ...]]:
    """The forms of each unit of measure: `day` → its plural forms, each with {number}."""
    catalogue = texts.catalogues.get("units")
    entries = catalogue.entries if catalogue else ()
    return MappingProxyType(
        {entry.context.removeprefix("units/"): entry.plurals for entry in entries if entry.state == "translated"}
    )


def _content(content: Content, said: Mapping[Where, Entry | None], hours: Mapping[str, Entry | None]) -> Content:
    """Handouts, facts, glossary, regions and project with each text exchanged; sources stay in their own language."""
    swap = _Exchange(said, content.project.source_language)
    spoken = ("project", "leaflets", "comparisons", "facts", "terms", "regions")
    clinics = _SpokenClinics(content.clinics, hours, swap.language)
    return replace(content, clinics=clinics, **{name: swap.all(getattr(content, name)) for name in spoken})


@dataclass(frozen=True, slots=True)
class _Exchange:
    """Exchanges every text inside a value for its translation; what holds none is handed back as it is."""

    said: Mapping[Where, Entry | None]
    language: str

    def all(self, value: Any) -> Any:
        """The value with its texts exchanged."""
        match value:
            case Paragraph():
                return self.paragraph(value)
            case Plain():
                return self.name(value)
            case tuple():
                return self.each(value)
            case BaseModel():
                return self.model(value)
            case Mapping():
                return MappingProxyType({name: self.all(one) for name, one in value.items()})
        return self.parts(value) if is_dataclass(value) and not isinstance(value, (type, Where)) else value

    def paragraph(self, paragraph: Paragraph) -> Paragraph:
        """Its translation, or itself marked as being in the source language."""
        if paragraph.where not in self.said:
            return paragraph
        entry = self.said[paragraph.where]
        if entry is None:
            return replace(paragraph, language=self.language)
        if entry.where is None and is_as_source(entry):
            return paragraph
        where = entry.where or paragraph.where
        kids, _ = parse(Typed.at(entry.target, where))
        return Paragraph(kids, entry.target, where)

    def name(self, name: Plain) -> Plain:
        """Its translation, or itself marked as being in the source language."""
        if name.where not in self.said:
            return name
        entry = self.said[name.where]
        return Plain(entry.target, name.where) if entry else replace(name, language=self.language)

    def each(self, values: tuple[Any, ...]) -> tuple[Any, ...]:
        """Every one exchanged; the same tuple where nothing changed."""
        found = tuple([self.all(value) for value in values])
        return found if any(new is not old for new, old in zip(found, values, strict=True)) else values

    def model(self, model: BaseModel) -> BaseModel:
        """The model with what changed inside it."""
        changed = {
            name: new for name in type(model).model_fields if (new := self.all(old := getattr(model, name))) is not old
        }
        return model.model_copy(update=changed) if changed else model

    def parts(self, value: Any) -> Any:
        """A dataclass with what changed inside it."""
        changed = {
            part.name: new for part in fields(value) if (new := self.all(old := getattr(value, part.name))) is not old
        }
        return replace(value, **changed) if changed else value


@dataclass(frozen=True, slots=True)
class _SpokenClinics(Mapping[str, Clinic]):
    """Clinics that tell their times in another language. Each is put into it when it is asked for: ten thousand
    clinics are not held once more for each of ten languages. `hours`: by text, its translation.
    """

    clinics: Mapping[str, Clinic]
    hours: Mapping[str, Entry | None]
    language: str

    def __getitem__(self, name: str) -> Clinic:
        clinic = self.clinics[name]
        said = {time.where: self.hours[time.text] for time in clinic.times}
        spoken = _Exchange(said, self.language).model(clinic)
        assert isinstance(spoken, Clinic)
        return spoken

    def __iter__(self) -> Iterator[str]:
        return iter(self.clinics)

    def __len__(self) -> int:
        return len(self.clinics)
