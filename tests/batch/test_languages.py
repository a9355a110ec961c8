from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from tiny_project import DAY, copied, edited

from handouts.batch.languages import Languages, NotLoadedError, languages, sheets, synchronised, write_catalogues
from handouts.content.signing import Signable, Signer, new_signatures, signed_file
from handouts.translation.catalogue import Catalogue, Entry, LocaleTexts
from handouts.translation.plurals import plural_rule

Change = Callable[[Entry], Entry]
PEOPLE = (("clinical reviewer", "Ann"), ("patient reviewer", "Ben"), ("translator", "Carla"), ("reviser", "David"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small project with Spanish and Polish to come."""
    project = copied(tmp_path)
    edited(project, "project", "languages: []", "languages: [es, pl]")
    return project


def said(entry: Entry, locale: str) -> Entry:
    """The entry, translated to «itself»."""
    if entry.plural:
        forms = plural_rule(locale).forms
        return replace(entry, plurals=("«{number}»",) * forms)
    return replace(entry, target=f"«{entry.source}»")


def translate(root: Path, locale: str, change: Change = lambda entry: entry) -> None:
    """Write all catalogues of a locale, translated and then changed."""
    known = languages(root, DAY)
    (texts,) = synchronised(known, (locale,))
    made = {
        name: replace(one, entries=tuple(change(said(entry, locale)) for entry in one.entries))
        for name, one in texts.catalogues.items()
    }
    write_catalogues(known, (LocaleTexts(locale, MappingProxyType(made)),))


def sign(root: Path, locale: str) -> None:
    """Everybody signs all sheets of the leaflet in a locale."""
    for role, name in PEOPLE:
        known = languages(root, DAY)
        texts = [
            Signable(sheet.handout.imprint_reader if False else _reader(job), sheet.digest, sheet.words_digest)
            for job, sheet in known.found.prepared.items()
            if (job.handout, job.locale) == ("ear-wax", locale)
        ]
        file = root / "content/signatures/ear-wax.yaml"
        file.parent.mkdir(exist_ok=True)
        before = file.read_text("utf-8") if file.is_file() else ""
        entries = new_signatures(known.content, "ear-wax", Signer(role, name, "", DAY), texts)
        file.write_text(signed_file(before, entries), "utf-8")
