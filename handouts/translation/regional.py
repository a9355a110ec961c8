"""The small catalogue of another region's form of the source language (en-US over en-GB) in, the whole out, and back.

It holds only what differs. What it has not is said as the source says it: the one fall-back between languages. A text
whose source moved on still waits for somebody; it is never taken for one that does not differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from handouts.translation.catalogue import Catalogue, Entry, LocaleTexts
from handouts.translation.sync import says, sync
from handouts.translation.units import Unit


def whole(texts: LocaleTexts, units: Mapping[str, tuple[Unit, ...]]) -> LocaleTexts:
    """Every unit of each catalogue, synchronised, those that do not differ with the source's own words."""
    made = {
        name: _filled(sync(texts.catalogues.get(name) or Catalogue(name, texts.locale), some))
        for name, some in units.items()
    }
    return LocaleTexts(texts.locale, MappingProxyType(made))


def small(texts: LocaleTexts) -> LocaleTexts:
    """Only the entries that differ from their source, or wait for somebody; no catalogue that holds nothing."""
    made = {name: _only_differing(one) for name, one in texts.catalogues.items()}
    return LocaleTexts(texts.locale, MappingProxyType({name: one for name, one in made.items() if _holds(one)}))


def is_as_source(entry: Entry) -> bool:
    """Whether it says what its source says."""
    return entry.plurals == (entry.source, entry.plural) if entry.plural else entry.target == entry.source


def _filled(catalogue: Catalogue) -> Catalogue:
    entries = tuple(entry if says(entry) else _as_source(entry) for entry in catalogue.entries)
    return replace(catalogue, entries=entries)


def _as_source(entry: Entry) -> Entry:
    if entry.plural:
        return replace(entry, plurals=(entry.source, entry.plural))
    return replace(entry, target=entry.source)


def _only_differing(catalogue: Catalogue) -> Catalogue:
    return replace(catalogue, entries=tuple(entry for entry in catalogue.entries if _is_worth_keeping(entry)))


def _is_worth_keeping(entry: Entry) -> bool:
    """Whether it differs, waits for somebody, or somebody wrote a comment beside it."""
    return bool(entry.comments) or (says(entry) and (entry.changed or not is_as_source(entry)))


def _holds(catalogue: Catalogue) -> bool:
    return bool(catalogue.entries or catalogue.retired)
