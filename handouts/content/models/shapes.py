"""Lists and maps of models: a `Sequence` or `Mapping` node in, a tuple of nodes for pydantic to go on with out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema

from handouts.content.models import faults
from handouts.content.models.base import reading_of
from handouts.content.models.fields import Reader, Value
from handouts.content.models.texts import Said
from handouts.content.nodes import Mapping, Scalar, Sequence
from handouts.problems import Problem

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listed:
    """The field is a YAML list whose items are read by their type. Items that are ids count as uses of `refers_to`."""

    refers_to: str = ""
    at_least: int = 0
    unique: bool = False
    at_most: int = 0

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.with_info_before_validator_function(self._items, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        limits = {"minItems": self.at_least, "maxItems": self.at_most}
        return handler(schema) | {name: limit for name, limit in limits.items() if limit}

    def _items(self, node: Any, info: core_schema.ValidationInfo) -> Any:
        if not isinstance(node, (Scalar, Mapping, Sequence)):
            return node
        if not isinstance(node, Sequence):
            return faults.refuse(faults.list_wanted(node))
        if len(node.items) < self.at_least:
            faults.refuse(_too_short(node, self.at_least))
        if self.at_most and len(node.items) > self.at_most:
            faults.refuse(_too_long(node, self.at_most))
        words = [item for item in node.items if isinstance(item, Scalar) and item.text]
        if self.unique or self.refers_to:
            _refuse_twice(words)
        for word in words if self.refers_to else ():
            reading_of(info).refers(self.refers_to, word.text, word.where)
        return node.items


def _too_short(node: Sequence, at_least: int) -> Problem:
    if at_least == 1:
        return faults.error("list-empty", "This list is empty.", "Write an item, or delete the key.", node.where)
    advice = f"Write at least {at_least}: [one, another]."
    return faults.error("list-too-short", f"At least {at_least} are wanted here.", advice, node.where)


def _too_long(node: Sequence, at_most: int) -> Problem:
    advice = "Make two of it, each with its own heading."
    return faults.error("list-too-long", f"At most {at_most} have room here.", advice, node.items[at_most].where)


def _refuse_twice(words: list[Scalar]) -> None:
    """Words that stand twice; ids and tags that differ only in case would share a file name."""
    seen: dict[str, Scalar] = {}
    twice = [word for word in words if seen.setdefault(word.text.casefold(), word) is not word]
    if twice:
        message = f"`{twice[0].text}` stands in this list twice."
        faults.refuse(faults.error("list-twice", message, "Delete one of them.", twice[0].where))


@dataclass(frozen=True, slots=True)
class Keyed:
    """The field is a YAML map whose keys the author chooses; the model holds (key, value) pairs in the order typed."""

    read_key: Reader[str]
    at_least: int = 0

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.with_info_before_validator_function(self._pairs, handler(source))

    def _pairs(self, node: Any, info: core_schema.ValidationInfo) -> Any:
        if not isinstance(node, (Scalar, Mapping, Sequence)):
            return node
        if not isinstance(node, Mapping):
            return faults.refuse(faults.map_wanted(node, (), "this part"))
        if len(node.entries) < self.at_least:
            message, advice = "Nothing stands here.", "Write a line `key: value`, or delete the key above."
            faults.refuse(faults.error("map-empty", message, advice, node.where))
        return faults.each(node.entries, lambda entry: (self.read_key(entry[0], info), entry[1]))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        pairs = handler.resolve_ref_schema(handler(schema))
        return {"type": "object", "additionalProperties": pairs["items"]["prefixItems"][1]}


Items: TypeAlias = Annotated[tuple[T, ...], Listed()]
FilledList: TypeAlias = Annotated[tuple[T, ...], Listed(at_least=1)]
SaidItems: TypeAlias = Annotated[tuple[Said, ...], Listed()]
FilledItems: TypeAlias = Annotated[tuple[Said, ...], Listed(at_least=1)]
FactIds: TypeAlias = Annotated[tuple[Value, ...], Listed("fact", at_least=1)]
FilledFactIds: TypeAlias = Annotated[tuple[Value, ...], Listed("fact", at_least=1)]
ComparedIds: TypeAlias = Annotated[tuple[Value, ...], Listed("fact", at_least=2)]
IntervalIds: TypeAlias = Annotated[tuple[Value, ...], Listed("interval fact", at_least=1, at_most=8)]
TimeIds: TypeAlias = Annotated[tuple[Value, ...], Listed("time fact", at_least=1, at_most=8)]
StatusIds: TypeAlias = Annotated[tuple[Value, ...], Listed("status fact")]
SourceIds: TypeAlias = Annotated[tuple[Value, ...], Listed("source", at_least=1)]
