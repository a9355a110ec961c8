"""Field types of the models: one scalar node in, a checked value out. A node that is already read passes unchanged.

A note (` # …`) may follow a value, never a text: behind a text it has swallowed the rest of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Literal, TypeAlias, TypeVar, get_args

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core.core_schema import ValidationInfo

from handouts.content.models import faults
from handouts.content.models.base import AUDIENCES, Plain, Reading, reading_of
from handouts.content.nodes import Mapping, Node, Scalar, Sequence
from handouts.content.reading import note_in_text, text_wanted

R = TypeVar("R")
Reader: TypeAlias = Callable[[Any, ValidationInfo], R]

NODES = (Scalar, Sequence, Mapping)


def word_schema() -> dict[str, Any]:
    """What a YAML editor may take typed characters for; the model reads them as typed all the same."""
    return {"type": ["string", "number", "boolean"]}


IDS = re.compile(r"[a-z][a-z0-9-]*")
FACT_IDS = re.compile(r"[a-z][a-z0-9_]*")
SOURCE_IDS = re.compile(r"[a-z0-9][a-z0-9-]*")
REGIONS = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
LOCALES = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


def filled(scalar: Scalar) -> str:
    """The characters, or a Problem if there are none."""
    text = scalar.text.strip()
    if not text:
        faults.refuse(
            faults.error(
                "text-empty", "Nothing stands here.", "Write it, or delete the key or list item.", scalar.where
            )
        )
    return text


def no_note(scalar: Scalar, reading: Reading) -> None:
    """Refuse a note behind a text: it swallowed the rest of it."""
    cut = note_in_text(scalar, reading.lines)
    if cut:
        faults.refuse(cut)


def a_scalar(node: Node, known: tuple[str, ...] = ()) -> Scalar:
    """The node, if it is one value."""
    if not isinstance(node, Scalar):
        faults.refuse(faults.word_wanted(node, known))
    return node


def read_with(read: Reader[Any]) -> PlainValidator:
    """A validator that reads nodes and lets values pass that are read already."""

    def reader(value: Any, info: ValidationInfo) -> Any:
        return read(value, info) if isinstance(value, NODES) else value

    return PlainValidator(reader)


def a_text(node: Node, reading: Reading) -> Scalar:
    """The node, if it is one text with words in it and no note behind it."""
    if not isinstance(node, Scalar):
        faults.refuse(text_wanted(node, reading.lines))
    no_note(node, reading)
    filled(node)
    return node


def _name(node: Any, info: ValidationInfo) -> Plain:
    scalar = a_text(node, reading_of(info))
    return Plain(filled(scalar), scalar.where)


def _value(node: Any, _info: ValidationInfo) -> Plain:
    scalar = a_scalar(node)
    return Plain(filled(scalar), scalar.where)


Name: TypeAlias = Annotated[Plain, read_with(_name), WithJsonSchema(word_schema())]
"""A text without marks; no note may follow."""
Value: TypeAlias = Annotated[Plain, read_with(_value), WithJsonSchema(word_schema())]
"""A value such as a phone number; a note may follow."""
Typed: TypeAlias = Annotated[str, read_with(lambda node, info: _value(node, info).text), WithJsonSchema(word_schema())]
"""The characters of a value, for fields whose place nobody asks for."""


def matching(pattern: re.Pattern[str], problem_id: str, what: str, example: str) -> Reader[str]:
    """A reader for characters of a fixed form."""

    def read(node: Any, _info: ValidationInfo) -> str:
        text = filled(scalar := a_scalar(node))
        if not pattern.fullmatch(text):
            message = f"`{text}` is no {what}."
            faults.refuse(faults.error(problem_id, message, f"Write it like this: {example}", scalar.where))
        return text

    return read


def typed_as(
    pattern: re.Pattern[str], problem_id: str, what: str, example: str
) -> tuple[PlainValidator, WithJsonSchema]:
    """Reader and schema of characters of a fixed form."""
    return read_with(matching(pattern, problem_id, what, example)), _schema(pattern)


def _schema(pattern: re.Pattern[str]) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^{pattern.pattern}$"})


_CODES = re.compile(r"[A-Z][A-Z0-9-]{0,19}")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PERIODS = re.compile(r"[1-9][0-9]{0,3} (day|days|week|weeks|month|months|year|years)")
_YEARS = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
_DOI = re.compile(r"10\.[0-9]{4,9}/\S+")
_PMID = re.compile(r"[1-9][0-9]{0,8}")
_URL = re.compile(r"https?://[^\s/]+\S*")

id_reader = matching(IDS, "id-bad", "id", "what-it-is")
Id: TypeAlias = Annotated[str, *typed_as(IDS, "id-bad", "id", "what-it-is")]
Code: TypeAlias = Annotated[str, *typed_as(_CODES, "code-bad", "code", "AHSCT")]
Mail: TypeAlias = Annotated[str, *typed_as(_MAIL, "mail-bad", "e-mail address", "content@example.org")]
Locale: TypeAlias = Annotated[str, *typed_as(LOCALES, "locale-bad", "language tag", "en-GB")]
RegionCode: TypeAlias = Annotated[str, *typed_as(REGIONS, "region-bad", "region code", "GB")]
YearTyped: TypeAlias = Annotated[
    str,
    read_with(matching(_YEARS, "date-bad", "year or date", "2019 or 2019-04")),
    WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "string", "pattern": f"^{_YEARS.pattern}$"}]}),
]
Doi: TypeAlias = Annotated[str, *typed_as(_DOI, "doi-bad", "DOI", "10.1001/jama.2018.18743")]
Pmid: TypeAlias = Annotated[
    str, read_with(matching(_PMID, "pmid-bad", "PMID", "30644983")), WithJsonSchema({"type": ["integer", "string"]})
]
WebAddress: TypeAlias = Annotated[str, *typed_as(_URL, "url-bad", "web address", "https://example.org/page")]


def _period(node: Any, info: ValidationInfo) -> Plain:
    value = _value(node, info)
    if not _PERIODS.fullmatch(value.text):
        message = f"`{value.text}` is no length of time."
        faults.refuse(faults.error("period-bad", message, "Write it like this: 12 months", value.where))
    return value


Period: TypeAlias = Annotated[Plain, read_with(_period), _schema(_PERIODS)]
"""A length of time such as `12 months`."""


def _date(node: Any, _info: ValidationInfo) -> date:
    text = filled(scalar := a_scalar(node))
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        message = f"There is no day {text} in the calendar."
        faults.refuse(faults.error("date-bad", message, "Look the day up and write year-month-day.", scalar.where))
    message = f"`{text}` is no date."
    return faults.refuse(faults.error("date-bad", message, "Write year-month-day, such as 2027-11-22.", scalar.where))


def _date_or(words: str) -> PlainValidator:
    def read(node: Any, info: ValidationInfo) -> date | None:
        return None if isinstance(node, Scalar) and node.text.strip() == words else _date(node, info)

    return read_with(read)


_DATE_SCHEMA = {"type": "string", "format": "date"}
Day: TypeAlias = Annotated[date, read_with(_date), WithJsonSchema(_DATE_SCHEMA)]
DayOrNotYet: TypeAlias = Annotated[
    date | None, _date_or("not yet"), WithJsonSchema({"anyOf": [_DATE_SCHEMA, {"const": "not yet"}]})
]


def _version(node: Any, _info: ValidationInfo) -> int:
    text = filled(scalar := a_scalar(node))
    if not re.fullmatch(r"[1-9][0-9]{0,5}", text):
        message = f"`{text}` is no version."
        faults.refuse(faults.error("version-bad", message, "Write a whole number from 1 on: 2", scalar.where))
    return int(text)


Version: TypeAlias = Annotated[
    int, read_with(_version), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 999999})
]


def one_of(words: tuple[str, ...], what: str) -> Reader[str]:
    """A reader for a word of a closed list."""

    def read(node: Any, _info: ValidationInfo) -> str:
        text = filled(scalar := a_scalar(node, words))
        if text not in words:
            faults.refuse(faults.unknown_word(scalar, words, what))
        return text

    return read


def _yes(node: Any, _info: ValidationInfo) -> bool:
    text = filled(scalar := a_scalar(node, ("yes", "no")))
    if text not in {"yes", "no"}:
        faults.refuse(faults.unknown_word(scalar, ("yes", "no"), "answer here"))
    return text == "yes"


YesNo: TypeAlias = Annotated[
    bool, read_with(_yes), WithJsonSchema({"anyOf": [{"enum": ["yes", "no"]}, {"type": "boolean"}]})
]

Checked: TypeAlias = Literal["full text", "abstract only", "second-hand", "not checked"]
About: TypeAlias = Literal["what", "steps", "benefits", "harms", "eligibility", "status", ""]
SheetKind: TypeAlias = Literal["explain", "decide"]
Paper: TypeAlias = Literal["A4", "Letter"]
Edition: TypeAlias = Literal["standard", "large print"]

ICONS = (
    *("book", "calendar", "cell-blood", "cell-embryo", "cell-nerve", "cell-reset", "cell-support", "cells", "check"),
    *("dna", "drip", "hospital", "pen", "person", "phone", "question", "scales", "shield", "steps", "tip", "warning"),
)
"""The names of the pictograms (drawn in document/pictogram_paths.py)."""
ABOUTS = tuple(word for word in get_args(About) if word)


def closed(words: tuple[str, ...], what: str) -> tuple[PlainValidator, WithJsonSchema]:
    """Reader and schema of a closed list."""
    return read_with(one_of(words, what)), WithJsonSchema({"enum": list(words)})


def audience_names(node: Any, info: ValidationInfo) -> tuple[str, ...]:
    """One audience or a list of them."""
    return _names(node, info, one_of(AUDIENCES, "audience"))


def region_codes(node: Any, info: ValidationInfo) -> tuple[str, ...]:
    """One region or a list of them; each is noted as a reference."""
    items = node.items if isinstance(node, Sequence) else (node,)
    found = _names(node, info, matching(REGIONS, "region-bad", "region code", "GB"))
    for item, code in zip(items, found, strict=True):
        reading_of(info).refers("region", code, item.where)
    return found


def _names(node: Any, info: ValidationInfo, reader: Reader[str]) -> tuple[str, ...]:
    items = node.items if isinstance(node, Sequence) else (node,)
    if not items:
        faults.refuse(
            faults.error("list-empty", "This list is empty.", "Name at least one, or delete the key.", node.where)
        )
    return faults.each(items, lambda item: reader(item, info))


def _one_or_many(item: dict[str, Any]) -> WithJsonSchema:
    return WithJsonSchema({"anyOf": [item, {"type": "array", "items": item, "minItems": 1}]})


AudienceName: TypeAlias = Annotated[str, *closed(AUDIENCES, "audience")]
EditionName: TypeAlias = Annotated[Edition, *closed(get_args(Edition), "edition")]
Audiences: TypeAlias = Annotated[tuple[str, ...], read_with(audience_names), _one_or_many({"enum": list(AUDIENCES)})]
RegionCodes: TypeAlias = Annotated[
    tuple[str, ...], read_with(region_codes), _one_or_many({"type": "string", "pattern": f"^{REGIONS.pattern}$"})
]
