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

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listed:
    """The field is a YAML list; its items are read by the item type. Each item that is one id counts as a use of `refers_to`."""

    refers_to: str = ""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.with_info_before_validator_function(self._items, handler(source))

    def _items(self, node: Any, info: core_schema.ValidationInfo) -> Any:
        if not isinstance(node, (Scalar, Mapping, Sequence)):
            return node
        if not isinstance(node, Sequence):
            return faults.refuse(faults.list_wanted(node))
        if self.refers_to:
            for item in node.items:
                if isinstance(item, Scalar) and item.text:
                    reading_of(info).refers(self.refers_to, item.text, item.where)
        return node.items


@dataclass(frozen=True, slots=True)
class Keyed:
    """The field is a YAML map whose keys the author chooses; the model holds (key, value) pairs in the order typed."""

    read_key: Reader[str]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.with_info_before_validator_function(self._pairs, handler(source))

    def _pairs(self, node: Any, info: core_schema.ValidationInfo) -> Any:
        if not isinstance(node, (Scalar, Mapping, Sequence)):
            return node
        if not isinstance(node, Mapping):
            return faults.refuse(faults.map_wanted(node, (), "this part"))
        return faults.each(node.entries, lambda entry: (self.read_key(entry[0], info), entry[1]))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        pairs = handler.resolve_ref_schema(handler(schema))
        return {"type": "object", "additionalProperties": pairs["items"]["prefixItems"][1]}


Items: TypeAlias = Annotated[tuple[T, ...], Listed()]
SaidItems: TypeAlias = Annotated[tuple[Said, ...], Listed()]
FactIds: TypeAlias = Annotated[tuple[Value, ...], Listed("fact")]
SourceIds: TypeAlias = Annotated[tuple[Value, ...], Listed("source")]
StatusIds: TypeAlias = Annotated[tuple[Value, ...], Listed("status fact")]
