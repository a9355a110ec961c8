"""Field types for what is printed: scalar nodes in, parsed paragraphs and prose out, said for all or per audience."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import WithJsonSchema
from pydantic_core.core_schema import ValidationInfo

from handouts.content.inline import parse
from handouts.content.models import faults
from handouts.content.models.base import AUDIENCES, Reading, Voiced, reading_of
from handouts.content.models.fields import Reader, a_scalar, a_text, filled, read_with, word_schema
from handouts.content.nodes import Mapping, Scalar
from handouts.content.numbers import number_faults
from handouts.content.prose import CiteMark, FactMark, Inline, Link, Paragraph, PlaceMark, Prose, Strong, TermMark
from handouts.content.reading import did_you_mean, text_wanted
from handouts.content.spelling import in_braces, marks_of
from handouts.content.typed import Typed, paragraphs
from handouts.problems import Problem

T = TypeVar("T")


def refer(kids: tuple[Inline, ...], reading: Reading) -> None:
    """Note every id the marks use."""
    for kid in kids:
        match kid:
            case FactMark():
                reading.refers("fact", kid.fact, kid.where, kid.form)
            case CiteMark():
                for source in kid.sources:
                    reading.refers("source", source, kid.where)
            case PlaceMark():
                reading.refers("place", f"{kid.owner}.{kid.key}", kid.where)
            case TermMark():
                reading.refers("term", kid.term, kid.where)
                refer(kid.kids, reading)
            case Strong() | Link():
                refer(kid.kids, reading)


def parsed(typed: Typed, reading: Reading) -> tuple[Paragraph, tuple[Problem, ...]]:
    """One paragraph and what is wrong with its marks."""
    kids, problems = parse(typed)
    refer(kids, reading)
    return Paragraph(kids, typed.text, typed.place(0)), problems or number_faults(kids)


def _prose_of(scalar: Scalar, reading: Reading) -> Prose:
    found = [parsed(typed, reading) for typed in paragraphs(scalar)]
    problems = [problem for _, some in found for problem in some]
    if problems:
        faults.refuse(*problems)
    return Prose(tuple(paragraph for paragraph, _ in found), scalar.where)


def prose(node: Any, info: ValidationInfo) -> Prose:
    """One or more paragraphs."""
    return _prose_of(a_text(node, reading_of(info)), reading_of(info))


def one_paragraph(scalar: Scalar, reading: Reading) -> Paragraph:
    """The one paragraph of a text."""
    found = _prose_of(scalar, reading)
    if len(found.paragraphs) > 1:
        message = "One paragraph is wanted here, and a second one starts."
        advice = "Delete the blank line before it, or write a list item of its own."
        faults.refuse(faults.error("text-one-paragraph", message, advice, found.paragraphs[1].where))
    return found.paragraphs[0]


def paragraph(node: Any, info: ValidationInfo) -> Paragraph:
    """One paragraph."""
    return one_paragraph(a_text(node, reading_of(info)), reading_of(info))


def measure(node: Any, info: ValidationInfo) -> Paragraph:
    """One paragraph of the kind `100 days after the transplant`; a note may follow it, as behind a value."""
    filled(scalar := a_scalar(node))
    return one_paragraph(scalar, reading_of(info))


def is_voiced(node: Mapping) -> bool:
    """Whether a map is one text per audience, not a text that YAML took for a map."""
    return any(key.text in AUDIENCES or did_you_mean(key.text, AUDIENCES) for key, _ in node.entries)


def voiced(read: Reader[T]) -> Reader[Voiced[T]]:
    """A reader of one text for all, or of a map by audience."""

    def read_voiced(node: Any, info: ValidationInfo) -> Voiced[T]:
        if not isinstance(node, Mapping):
            return Voiced(read(node, info))
        if not is_voiced(node):
            faults.refuse(text_wanted(node, reading_of(info).lines))
        return Voiced(None, faults.each(node.entries, lambda entry: _voice(entry[0], entry[1], read, info)))

    return read_voiced


def _voice(key: Scalar, node: Any, read: Reader[T], info: ValidationInfo) -> tuple[str, T]:
    if key.text not in AUDIENCES:
        advice = faults.guess(key.text, AUDIENCES, f"Audiences: {faults.listed(AUDIENCES)}.")
        faults.refuse(faults.error("key-unknown", f"`{key.text}` is no audience.", advice, key.where))
    return key.text, read(node, info)


def voiced_schema() -> dict[str, Any]:
    """A text, or a map by audience."""
    by_audience = {
        "type": "object",
        "properties": {audience: word_schema() for audience in AUDIENCES},
        "additionalProperties": False,
        "minProperties": 1,
    }
    return {"anyOf": [word_schema(), by_audience]}


def only_words(texts: Iterable[Paragraph | None], what: str) -> Iterator[Problem]:
    """A Problem for each value in a text that many handouts share: it would print otherwise in each."""
    for text in texts:
        for mark in marks_of(text.kids) if text else ():
            if isinstance(mark, (FactMark, PlaceMark)):
                message = f"{{{in_braces(mark)}}} can't stand in {what}."
                advice = "Write it in the handout's own text, or say it in words here."
                yield faults.error("mark-not-here", message, advice, mark.where)


Sentence: TypeAlias = Annotated[Paragraph, read_with(paragraph), WithJsonSchema(word_schema())]
"""One paragraph for all."""
Measure: TypeAlias = Annotated[Paragraph, read_with(measure), WithJsonSchema(word_schema())]
"""One paragraph behind which a note may follow."""
Said: TypeAlias = Annotated[Voiced[Paragraph], read_with(voiced(paragraph)), WithJsonSchema(voiced_schema())]
"""One paragraph, for all or per audience."""
SaidAtLength: TypeAlias = Annotated[Voiced[Prose], read_with(voiced(prose)), WithJsonSchema(voiced_schema())]
"""One or more paragraphs, for all or per audience."""
