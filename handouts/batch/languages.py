"""A project's folder in; its units, catalogues and the state of every sheet in every language out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from handouts.batch.files import write_aside
from handouts.batch.survey import Survey, survey
from handouts.content.digest import Reader
from handouts.content.project import Content
from handouts.content.signing import signatures_for
from handouts.press.job import Job
from handouts.press.prepared import Prepared
from handouts.problems import HandoutsError
from handouts.translation.catalogue import Catalogue, LocaleTexts
from handouts.translation.locale_files import LocaleFiles, po_path, read_translations
from handouts.translation.locales import is_form_of
from handouts.translation.regional import small
from handouts.translation.states import Standing, TranslationState, state_of
from handouts.translation.sync import sync
from handouts.translation.units import Unit, units_of


class NotLoadedError(HandoutsError):
    """The content has errors that leave nothing to translate."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Languages:
    """A survey with what translators need: the content, every unit by catalogue, and the files of each language."""

    root: Path
    found: Survey
    content: Content
    units: Mapping[str, tuple[Unit, ...]]
    files: LocaleFiles

    @property
    def locales(self) -> tuple[str, ...]:
        """The languages that content is translated to."""
        return tuple(self.files.texts)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The state of one sheet in one language; `lacking` texts of it are not translated, or not confirmed."""

    job: Job
    state: TranslationState
    lacking: int


def languages(root: Path, as_of: date) -> Languages:
    """All of it, read anew. Raises NotLoadedError where the content can't be read."""
    found = survey(root, as_of)
    if found.content is None or found.press is None:
        raise NotLoadedError("the content can't be read; run `handouts check` and mend it first")
    content = found.content
    files = read_translations(content)
    return Languages(root, found, content, units_of(content, found.press.composer.shelf.words()[0]), files)


def synchronised(known: Languages, locales: Iterable[str]) -> Iterator[LocaleTexts]:
    """The catalogues of each locale with the texts as they are now; those of handouts that are gone only retire."""
    for locale in locales:
        texts = known.files.texts[locale]
        names = dict.fromkeys((*known.units, *texts.catalogues))
        made = {
            name: sync(texts.catalogues.get(name) or Catalogue(name, locale), known.units.get(name, ()))
            for name in names
        }
        yield LocaleTexts(locale, MappingProxyType(made))


def write_catalogues(known: Languages, texts: Iterable[LocaleTexts]) -> tuple[str, ...]:
    """Write each catalogue that has changed, aside and renamed; the paths written. Files of another region's form of
    the source language hold only what differs.
    """
    pending = known.files.pending(known.root, (as_filed(known, one) for one in texts))
    for path, text in pending.items():
        write_aside(known.root / path, text.encode())
    return tuple(pending)


def as_filed(known: Languages, texts: LocaleTexts) -> LocaleTexts:
    """The catalogues as their files hold them: all of their texts, or in a regional form those that differ."""
    if not is_form_of(texts.locale, known.content.project.source_language):
        return texts
    held = small(texts).catalogues
    emptied = {
        name: Catalogue(name, texts.locale)
        for name in texts.catalogues
        if (known.root / po_path(texts.locale, name)).is_file()
    }
    return LocaleTexts(texts.locale, MappingProxyType({**emptied, **held}))


def sheets(known: Languages, as_of: date) -> Iterator[Sheet]:
    """Every sheet in every language but the source's, with its state, as if all were synchronised."""
    source = known.content.project.source_language
    texts = {one.locale: one for one in synchronised(known, known.locales)}
    for job in (*known.found.plan.jobs, *known.found.plan.absent):
        if job.locale != source:
            prepared = known.found.prepared.get(job)
            standing = _standing(known.content, job, prepared)
            state = state_of(standing, texts[job.locale], as_of)
            yield Sheet(job, state, len(prepared.lacking) if prepared else 0)


def _standing(content: Content, job: Job, prepared: Prepared | None) -> Standing:
    handout = content.handouts[job.handout]
    given = signatures_for(content, job.handout, Reader(job.audience, job.locale, job.region))
    words, digest = (prepared.words_digest, prepared.digest) if prepared else ("", "")
    return Standing(
        begun=prepared is not None,
        lacking=prepared.lacking if prepared else (),
        signed=prepared is not None and not prepared.draft,
        words_signed=bool(words) and any(one.words == words and one.digest != digest for one in given),
        withdrawn=handout.withdrawn is not None,
        next_review=handout.dates.next_review,
    )
