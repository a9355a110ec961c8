"""Positioned YAML nodes in, frozen pydantic models out: the base model and the value types all models share.

A model is validated from a `Mapping` node; each field type reads its own typed characters: YAML never gives the type.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, ClassVar, Generic, Self, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PlainValidator, ValidationError, model_validator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core.core_schema import ValidationInfo

from handouts.content.models import faults
from handouts.content.nodes import Mapping, Node, Scalar, Sequence
from handouts.problems import LineReader, Problem, Where

T = TypeVar("T")
M = TypeVar("M", bound="Model")

AUDIENCES = ("patient", "plain", "clinician")
"""The audiences, in the order of the code letters P, L, C."""


@dataclass(frozen=True, slots=True)
class Voiced(Generic[T]):
    """Something said for all audiences, or differently per audience."""

    for_all: T | None
    by_audience: tuple[tuple[str, T], ...] = ()

    def exactly(self, audience: str) -> T | None:
        """What is said for this audience without any fall-back."""
        return next((text for name, text in self.by_audience if name == audience), self.for_all)

    def voices(self) -> tuple[tuple[str, T], ...]:
        """Every text with the audience it was written for; "all" when it was written for all."""
        return ((("all", self.for_all),) if self.for_all is not None else ()) + self.by_audience


@dataclass(frozen=True, slots=True)
class Plain:
    """A name or value without marks, as typed. `language` is set where it isn't the language of what is around it."""

    text: str
    where: Where
    language: str = ""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Reference:
    """One use of an id: what kind of thing it names, the id as typed, the form asked for, and where it stands."""

    kind: str
    id: str
    where: Where
    form: str = ""


def _no_line(_file: str, _line: int) -> str:
    return ""


@dataclass(slots=True)
class Reading:
    """What the models of one file share while they are read: the id that its place gives, the file's lines,
    the options of a comparison sheet, and the references met so far.
    """

    id: str = ""
    lines: LineReader = _no_line
    options: tuple[str, ...] = ()
    references: list[Reference] = field(default_factory=list)

    def refers(self, kind: str, to: str, where: Where, form: str = "") -> None:
        """Note one use of an id, so that it is checked even if the model round it fails."""
        self.references.append(Reference(kind, to, where, form))


def reading_of(info: ValidationInfo) -> Reading:
    """The reading under way; a fresh one for models made by hand."""
    return info.context if isinstance(info.context, Reading) else Reading()


def _same(value: Any) -> Any:
    return value


Given: TypeAlias = Annotated[T, PlainValidator(_same), SkipJsonSchema()]
"""A field that the program fills, never the author."""


def as_typed(name: str) -> str:
    """The YAML key of a field: `key_points` → `key points`, `for_` → `for`."""
    return name.rstrip("_").replace("_", " ")


class Model(BaseModel):
    """A map of a content file. Every fault inside becomes a Problem at its own place; all are told at once."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=as_typed,
        validate_by_name=True,
        validate_by_alias=True,
        arbitrary_types_allowed=True,
    )

    called: ClassVar[str] = "this part"
    """What an author calls this map."""
    by_program: ClassVar[frozenset[str]] = frozenset()
    """Fields that are no keys: the program fills them, an `id` from the file's name or the map's key."""

    where: Given[Where]

    @classmethod
    @cache
    def keys(cls) -> dict[str, str]:
        """YAML key → field name, for what an author may type."""
        given = {"where"} | cls.by_program
        return {info.alias or name: name for name, info in cls.model_fields.items() if name not in given}

    @classmethod
    def known_keys(cls) -> tuple[str, ...]:
        """The keys that advice may name."""
        return tuple(cls.keys())

    @classmethod
    def take_any(cls, node: Node, reading: Reading) -> tuple[dict[str, Any], list[Problem]]:
        """`take` for a map; for anything else the Problem that a map is wanted."""
        if not isinstance(node, Mapping):
            faults.refuse(faults.map_wanted(node, cls.known_keys(), cls.called))
        return cls.take(node, reading)

    @classmethod
    def take(cls, node: Mapping, reading: Reading) -> tuple[dict[str, Any], list[Problem]]:
        """The node's values by field name, and a Problem for each key that is none of ours."""
        values: dict[str, Any] = {"where": node.where}
        problems: list[Problem] = []
        if "id" in cls.by_program:
            values["id"] = reading.id
        for key, value in node.entries:
            name = cls.keys().get(key.text)
            if name is None:
                problems.append(faults.unknown_key(key, cls.known_keys(), cls.called))
            else:
                values[name] = value
        return values, problems

    @classmethod
    @cache
    def _all_fields(cls) -> set[str]:
        """What pydantic is told was given: nobody asks it, and ten thousand clinics need not each remember."""
        return set(cls.model_fields)

    def own_faults(self) -> Iterable[Problem]:
        """What is wrong with fields that are right one by one."""
        return ()

    @model_validator(mode="wrap")
    @classmethod
    def _from_node(cls, value: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        if not isinstance(value, (Mapping, Sequence, Scalar)):
            return handler(value)
        values, problems = cls.take_any(value, reading_of(info))
        try:
            model = handler(values)
        except ValidationError as error:
            meant = faults.meant_keys(value, cls.known_keys()) if isinstance(value, Mapping) else ()
            faults.refuse(*problems, *faults.problems_in(error, value, cls.called, meant))
        problems += model.own_faults()
        if problems:
            faults.refuse(*problems)
        object.__setattr__(model, "__pydantic_fields_set__", cls._all_fields())
        return model


def read_model(model: type[M], node: Node, reading: Reading) -> tuple[M | None, tuple[Problem, ...]]:
    """One model from its node, or every Problem found in it."""
    try:
        return model.model_validate(node, context=reading), ()
    except ValidationError as error:
        return None, faults.problems_in(error, node, model.called)
