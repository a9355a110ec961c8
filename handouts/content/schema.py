"""A kind of content file in, its JSON Schema as authors type the file out: for editors that complete and check.

The schema follows the models. What only a program can see (references, marks in texts, values against each other) stays
with `handouts check`; a file that loads is valid here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from handouts.content.models.base import Model
from handouts.content.models.clinics import Clinic
from handouts.content.models.comparison import NOTHING_FOUND, Comparison
from handouts.content.models.facts import Fact
from handouts.content.models.fields import FACT_IDS, IDS, SOURCE_IDS, word_schema
from handouts.content.models.glossary import TERMS, Term
from handouts.content.models.leaflet import Leaflet
from handouts.content.models.project import Project
from handouts.content.models.regions import Region
from handouts.content.models.signature import Signature
from handouts.content.models.sources import Source
from handouts.content.models.texts import voiced_schema
from handouts.content.values import KINDS as FACT_KINDS

Schema: TypeAlias = dict[str, Any]

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The dialect that editors for YAML know best."""


def _map_of(pattern: str) -> Callable[[Schema], Schema]:
    """A file whose keys are ids, each with one entry."""
    return lambda entry: {"type": "object", "propertyNames": {"pattern": f"^{pattern}$"}, "additionalProperties": entry}


def _as_it_is(entry: Schema) -> Schema:
    return entry


def _list_of(entry: Schema) -> Schema:
    return {"type": "array", "items": entry}


_FILES: Mapping[str, tuple[type[Model], Callable[[Schema], Schema]]] = MappingProxyType(
    {
        "project": (Project, _as_it_is),
        "leaflet": (Leaflet, _as_it_is),
        "comparison": (Comparison, _as_it_is),
        "facts": (Fact, _map_of(FACT_IDS.pattern)),
        "sources": (Source, _map_of(SOURCE_IDS.pattern)),
        "glossary": (Term, _map_of(TERMS.pattern)),
        "region": (Region, _as_it_is),
        "clinic": (Clinic, _as_it_is),
        "signatures": (Signature, _list_of),
    }
)
KINDS = tuple(_FILES)
"""The kinds of content file that have a schema."""


def schema(kind: str) -> Schema:
    """The JSON Schema of a kind of file; KeyError where there is no such kind."""
    model, shape = _FILES[kind]
    raw = model.model_json_schema(by_alias=True)
    definitions = {name: _plainer(part) for name, part in raw.pop("$defs", {}).items()}
    for name in _ADJUSTED.keys() & definitions.keys():
        definitions[name] = _ADJUSTED[name](definitions[name])
    entry = _plainer(raw)
    whole = shape(_ADJUSTED.get(model.__name__, _as_it_is)(entry))
    return {"$schema": DIALECT, "title": f"handouts: {kind}", **whole, "$defs": definitions}


def _plainer(part: Any) -> Any:
    """Without pydantic's titles, defaults and nulls: an author leaves a key out, and never writes null."""
    if isinstance(part, list):
        return [_plainer(item) for item in part]
    if not isinstance(part, dict):
        return part
    kept = {key: value for key, value in part.items() if key not in {"title", "default", "properties"}}
    found = {key: _plainer(value) for key, value in kept.items()}
    if "properties" in part:
        found["properties"] = {key: _plainer(value) for key, value in part["properties"].items()}
    choices = found.get("anyOf")
    if choices is None or {"type": "null"} not in choices:
        return found
    del found["anyOf"]
    left = [choice for choice in choices if choice != {"type": "null"}]
    return found | (left[0] if len(left) == 1 else {"anyOf": left})


def _fact(entry: Schema) -> Schema:
    """A fact has one key that is its kind; `same as:` gives what it doesn't say itself."""
    one_kind = [{"required": [kind]} for kind in FACT_KINDS]
    values = dict.fromkeys(FACT_KINDS, word_schema())
    properties = {**values, "same as": {"type": "string"}, **entry["properties"]}
    written_out = {"required": entry["required"], "oneOf": one_kind}
    rest = {key: value for key, value in entry.items() if key not in {"required", "properties"}}
    return rest | {"properties": properties, "anyOf": [{"required": ["same as"]}, written_out]}


def _row(entry: Schema) -> Schema:
    """Every other key of a row is an option."""
    cell = {"$ref": "#/$defs/CellModel"}
    properties = {key: value for key, value in entry["properties"].items() if key != "cells"}
    return entry | {
        "properties": properties,
        "propertyNames": {"pattern": f"^({IDS.pattern}|not head to head)$"},
        "additionalProperties": cell,
    }


def _cell(entry: Schema) -> Schema:
    """Fixed words, a text, or a declared comparison."""
    compared = {key: entry["properties"][key] for key in ("compare", "text")}
    comparison = {"type": "object", "properties": compared, "required": ["compare"], "additionalProperties": False}
    return {"anyOf": [{"const": NOTHING_FOUND}, voiced_schema(), comparison]}


_ADJUSTED: Mapping[str, Callable[[Schema], Schema]] = MappingProxyType(
    {"Fact": _fact, "RowModel": _row, "CellModel": _cell}
)
