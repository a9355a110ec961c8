"""`content/regions/<code>.yaml`: what texts may take from the place they are printed for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Annotated, ClassVar, TypeAlias, get_args

from handouts.content.models.base import Given, Model, Plain
from handouts.content.models.fields import Day, Locale, Name, Paper, Value, closed, matching
from handouts.content.models.shapes import Keyed
from handouts.content.models.texts import Sentence, only_words
from handouts.content.prose import Paragraph
from handouts.problems import Problem

REGION_KEYS = (
    "name",
    "emergency",
    "urgent_line",
    "interpreter",
    "regulator",
    "regulator_abbreviation",
    "side_effects",
    "side_effects_web",
)
"""What `{region.…}` may name beside the texts of the region's own."""

_TEXT_KEYS = re.compile(r"[a-z][a-z0-9]*([ _][a-z0-9]+)*")


class Regulator(Model):
    """Who licenses medicines there."""

    name: Name
    abbreviation: Value | None = None

    called: ClassVar[str] = "`regulator`"


class SideEffects(Model):
    """Where side effects are reported."""

    name: Name
    web: Value | None = None

    called: ClassVar[str] = "`side effects`"


RegionTexts: TypeAlias = Annotated[
    tuple[tuple[str, Sentence], ...], Keyed(matching(_TEXT_KEYS, "region-key-bad", "key of a text", "access"))
]


class Region(Model):
    """One region; its id is its code."""

    id: Given[str]
    name: Name
    language: Locale
    emergency: Value
    urgent_line: Value | None = None
    regulator: Regulator | None = None
    side_effects: SideEffects | None = None
    paper: Annotated[Paper, *closed(get_args(Paper), "paper size")] = "A4"
    interpreter: Sentence | None = None
    texts: RegionTexts = ()
    checked: Day

    by_program: ClassVar[frozenset[str]] = frozenset({"id"})

    called: ClassVar[str] = "a region"

    def own_faults(self) -> Iterable[Problem]:
        """A region's texts hold no facts and places."""
        yield from only_words((self.interpreter, *(text for _, text in self.texts)), "a region's text")

    def values(self) -> Mapping[str, Paragraph | Plain | None]:
        """Everything `{region.…}` may name, by key with underscores; None where this region lacks it."""
        regulator, reporting = self.regulator, self.side_effects
        own: tuple[Paragraph | Plain | None, ...] = (
            self.name,
            self.emergency,
            self.urgent_line,
            self.interpreter,
            regulator.name if regulator else None,
            regulator.abbreviation if regulator else None,
            reporting.name if reporting else None,
            reporting.web if reporting else None,
        )
        return MappingProxyType(
            dict(zip(REGION_KEYS, own, strict=True)) | {key.replace(" ", "_"): text for key, text in self.texts}
        )

    def value(self, key: str) -> str | Paragraph | None:
        """What `{region.key}` prints here, or None."""
        found = self.values().get(key)
        return found.text if isinstance(found, Plain) else found
