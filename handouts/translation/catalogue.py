"""A catalogue as a frozen value: the entries of one file of translations, in one language.

Reading and writing PO gives and takes it, synchronising changes it, printing looks texts up in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Literal, TypeAlias

from handouts.problems import Where

EntryState: TypeAlias = Literal["untranslated", "changed", "translated"]
Key: TypeAlias = tuple[str, str]
"""Context and source text: what an entry is known by."""


_CARRIED = re.compile(r"carried: .*⟦(.*)⟧ → ⟦(.*)⟧")


def carried_comment(reason: str, before: str, after: str) -> str:
    """What is noted with a translation whose source was edited without a change of meaning."""
    return f"carried: {' '.join(reason.split())} ⟦{before}⟧ → ⟦{after}⟧"


@dataclass(frozen=True, slots=True)
class Entry:
    """One text and its translation. `changed`: the translation is a suggestion (of `previous`, where that is known)
    and is never printed until somebody confirms it. `plurals` are the forms of a unit of measure in the order of the
    language's plural rule; `target` is "" there.
    """

    context: str
    source: str
    target: str = ""
    changed: bool = False
    previous: str = ""
    notes: tuple[str, ...] = ()
    safety: bool = False
    comments: tuple[str, ...] = ()
    plural: str = ""
    plurals: tuple[str, ...] = ()
    where: Where | None = None

    @property
    def key(self) -> Key:
        """Its identity inside its catalogue."""
        return self.context, self.source

    @property
    def confirmed(self) -> str:
        """The source that people confirmed: editorial changes that were carried over lead back to it."""
        before = {found[2]: found[1] for comment in self.comments if (found := _CARRIED.fullmatch(comment))}
        source = self.source
        while source in before:
            source = before.pop(source)
        return source

    @property
    def state(self) -> EntryState:
        """How far it is."""
        filled = all(self.plurals) and bool(self.plurals) if self.plural else bool(self.target)
        if not filled:
            return "untranslated"
        return "changed" if self.changed else "translated"


@dataclass(frozen=True)
class Catalogue:
    """The entries of one file in the order of the page; `retired` are those whose text is gone, kept for the record
    and never brought back by the program.
    """

    name: str
    locale: str
    entries: tuple[Entry, ...] = ()
    retired: tuple[Entry, ...] = ()

    @cached_property
    def by_key(self) -> Mapping[Key, Entry]:
        """Every live entry by its identity."""
        return MappingProxyType({entry.key: entry for entry in self.entries})


@dataclass(frozen=True, slots=True)
class LocaleTexts:
    """All catalogues of one locale, by name."""

    locale: str
    catalogues: Mapping[str, Catalogue]

    def entry(self, name: str, key: Key) -> Entry | None:
        """The entry of a catalogue, None where there is none."""
        catalogue = self.catalogues.get(name)
        return catalogue.by_key.get(key) if catalogue else None

    def printable(self, name: str, key: Key) -> Entry | None:
        """The entry if it is translated and confirmed."""
        entry = self.entry(name, key)
        return entry if entry is not None and entry.state == "translated" else None

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Every live entry with its catalogue's name."""
        for name, catalogue in self.catalogues.items():
            for entry in catalogue.entries:
                yield name, entry
