"""`content/clinics/<id>.yaml` in, a Clinic out: what texts may take from the clinic a sheet is printed for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, TypeAlias, get_args

from pydantic import WithJsonSchema
from pydantic_core.core_schema import ValidationInfo

from handouts.content.marks import CLINIC_KEYS
from handouts.content.models import faults
from handouts.content.models.base import Given, Model, Plain, reading_of
from handouts.content.models.fields import (
    LOCALES,
    REGIONS,
    Day,
    EditionName,
    Mail,
    Name,
    Paper,
    Value,
    closed,
    matching,
    one_of,
    read_with,
)
from handouts.content.models.shapes import Listed
from handouts.problems import Problem

ALWAYS = "always"
_region_reader = matching(REGIONS, "region-bad", "region code", "GB")
_language_reader = matching(LOCALES, "locale-bad", "language tag", "en-GB")
_always_reader = one_of((ALWAYS,), "time here")


def _region(node: Any, info: ValidationInfo) -> str:
    """A region's code, noted as a reference."""
    code = _region_reader(node, info)
    reading_of(info).refers("region", code, node.where)
    return code


def _always(node: Any, info: ValidationInfo) -> Plain:
    return Plain(_always_reader(node, info), node.where)


def _language(node: Any, info: ValidationInfo) -> Plain:
    return Plain(_language_reader(node, info), node.where)


LanguageNamed: TypeAlias = Annotated[
    Plain, read_with(_language), WithJsonSchema({"type": "string", "pattern": f"^{LOCALES.pattern}$"})
]


class Clinic(Model):
    """One clinic; its id is its file's name. Empty `languages` and `leaflets`: all there are for its region."""

    id: Given[str]
    name: Name
    region: Annotated[str, read_with(_region), WithJsonSchema({"type": "string", "pattern": f"^{REGIONS.pattern}$"})]
    phone: Value | None = None
    hours: Name | None = None
    urgent_phone: Value | None = None
    urgent_hours: Annotated[Plain, read_with(_always), WithJsonSchema({"const": ALWAYS})] | None = None
    address: Name | None = None
    web: Value | None = None
    email: Value | None = None
    checked: Day
    keeper: Mail | None = None
    languages: Annotated[tuple[LanguageNamed, ...], Listed(at_least=1, unique=True)] = ()
    leaflets: Annotated[tuple[Value, ...], Listed("handout", at_least=1, unique=True)] = ()
    paper: Annotated[Paper, *closed(get_args(Paper), "paper size")] | None = None
    editions: Annotated[tuple[EditionName, ...], Listed(at_least=1, unique=True)] = ("standard",)

    by_program: ClassVar[frozenset[str]] = frozenset({"id"})
    called: ClassVar[str] = "a clinic"

    def own_faults(self) -> Iterable[Problem]:
        """A number that people in danger ring is answered day and night, or it stands in no box for them."""
        if self.urgent_phone and not self.urgent_hours:
            yield faults.error(
                "clinic-urgent-hours",
                "It isn't said that the urgent phone is answered day and night; it is printed in the red boxes.",
                "Write `urgent hours: always` if it is; if not, delete `urgent phone`: the region's line is printed.",
                self.urgent_phone.where,
            )

    def values(self) -> Mapping[str, Plain]:
        """Everything `{clinic.…}` may name here, by key with underscores; what the clinic lacks is not in it."""
        return MappingProxyType({key: value for key in CLINIC_KEYS if (value := getattr(self, key)) is not None})

    @property
    def times(self) -> tuple[Plain, ...]:
        """When it is open and its urgent phone answered, as far as its file says: all of it that is translated."""
        return tuple(value for value in (self.hours, self.urgent_hours) if value)

    @property
    def printed(self) -> Mapping[str, str]:
        """The same in words, as typed: what tells two papers of one text apart."""
        return MappingProxyType({key: value.text for key, value in self.values().items()})
