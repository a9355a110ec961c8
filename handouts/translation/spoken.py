"""Content in another language in; what a translation says of one handout, for its digest, and what it lacks, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from handouts.content.digest import Reader, what_is_said
from handouts.content.models.clinics import Clinic
from handouts.content.models.facts import Fact
from handouts.content.project import Content
from handouts.content.select import ANY_CLINIC, Selected, select
from handouts.content.signing import roles_needed
from handouts.problems import Where
from handouts.translation.catalogue import Key
from handouts.translation.measures import measure_of, typed_of
from handouts.translation.speech import Speech
from handouts.translation.units import CLINICS, HOURS, fact_texts

NOTICE: Final = "notice-"
"""How the fixed words of a notice begin: no sheet says them, so no signature is for them."""


def what_is_spoken(speech: Speech, handout_id: str, reader: Reader) -> dict[str, Any]:
    """Everything the digest of a translation covers: contexts and sources as they were confirmed, the translations,
    and the values of facts. An editorial change of a source that was carried over leaves it as it is.
    """
    said = what_is_said(speech.content, handout_id, reader)
    selected = select(speech.content, handout_id, reader.audience, reader.region, clinic=ANY_CLINIC)
    used = dict.fromkeys((*_own(selected), *_shared(said, speech.content, selected)))
    confirmed = (speech.entries[place] for place in used if place in speech.entries)
    return said | {
        "translations": {
            "sources": sorted({(entry.context, entry.confirmed) for entry in confirmed}),
            "words": {name: word for name, word in sorted(speech.words.items()) if not name.startswith(NOTICE)},
            "names": sorted([*key, name] for key, name in speech.names.items() if not _of_notice(key)),
            "units": {unit: list(forms) for unit, forms in sorted(speech.units.items())},
        }
    }


def _of_notice(key: Key) -> bool:
    return key[0].startswith(f"words/{NOTICE}")


def lacking(
    speech: Speech, selected: Selected, said: Mapping[str, Any], content: Content, clinic: Clinic | None = None
) -> tuple[tuple[str, Key], ...]:
    """The texts of one handout that have no confirmed translation, by catalogue and identity; fixed words aside."""
    places = (*_own(selected), *_shared(said, content, selected))
    at_places = (speech.lacking[place] for place in places if place in speech.lacking)
    without = (*at_places, *_times(clinic), *_names(speech, said, content), *_measures(speech, said, content))
    return tuple(dict.fromkeys(without))


def _times(clinic: Clinic | None) -> Iterator[tuple[str, Key]]:
    """The times of a clinic that are still in the source language."""
    yield from ((CLINICS, (HOURS, time.text)) for time in (clinic.times if clinic else ()) if time.language)


def _own(selected: Selected) -> Iterator[Where]:
    for chosen in selected.texts():
        yield chosen.text.where
    if selected.handout.funding:
        yield selected.handout.funding.where


def _shared(said: Mapping[str, Any], content: Content, selected: Selected) -> Iterator[Where]:
    """Texts of the facts, terms, region and project that this handout uses."""
    for name in said["facts"]:
        yield from _fact(content.facts[name])
    for name in said["terms"]:
        term = content.terms[name]
        yield from (text.where for text in (term.long, *(text for _, text in term.means.voices())) if text)
    region = content.regions[selected.region]
    if region.interpreter:
        yield region.interpreter.where
    yield from (text.where for key, text in region.texts if f"region.{key.replace(' ', '_')}" in said["places"])
    project = content.project
    settings = project.settings(selected.audience)
    for name in (project.name, settings and settings.name, project.funding, project.clinic_is_called):
        if name:
            yield name.where


def _fact(fact: Fact) -> Iterator[Where]:
    yield from (text.where for _, text in fact_texts(fact))
    yield from (name.where for name in (fact.jurisdiction, fact.no_percent_because) if name)


def _names(speech: Speech, said: Mapping[str, Any], content: Content) -> Iterator[tuple[str, Key]]:
    """Terms and roles, which are printed but stand in no text."""
    roles = ("author", *roles_needed(content, speech.locale))
    wanted = [("glossary", ("glossary/term", term)) for term in said["terms"]]
    wanted += [("project", ("project/role", role)) for role in roles]
    yield from (name for name in wanted if name[1] not in speech.names)


def _measures(speech: Speech, said: Mapping[str, Any], content: Content) -> Iterator[tuple[str, Key]]:
    """Units of measure that the facts used are in."""
    for name in said["facts"]:
        measure = measure_of(typed_of(content.facts[name]))
        if measure and measure.unit not in speech.units:
            yield "units", (f"units/{measure.unit}", f"{{number}} {measure.unit}")
