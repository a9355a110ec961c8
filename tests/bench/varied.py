"""One project's content in, as many like it as asked for out: every paragraph differs, structure and facts stay.

The words of each text are put in another order and one of them is made new, as unrelated leaflets share most of their
words but none of their paragraphs. So no engine can remember a paragraph, and each meets words it has not seen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from random import Random
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from handouts.content.project import Content
from handouts.content.prose import Paragraph, Words
from handouts.problems import Where

_SHORTEST = 5


def varied(content: Content, seed: int) -> Content:
    """The content with other texts. The same seed gives the same texts."""
    turn = _turner(Random(seed))
    return replace(
        content,
        leaflets=_each(content.leaflets, turn),
        comparisons=_each(content.comparisons, turn),
        facts=_each(content.facts, turn),
        sources=MappingProxyType({key: _retitled(source, Random(seed)) for key, source in content.sources.items()}),
        terms=_each(content.terms, turn),
    )


def _each(mapping: Mapping[str, Any], turn: Callable[[Any], Any]) -> Mapping[str, Any]:
    return MappingProxyType({key: turn(value) for key, value in mapping.items()})


def _turner(random: Random) -> Callable[[Any], Any]:
    """What gives a value with its texts changed."""

    def turn(value: Any) -> Any:
        if isinstance(value, Words):
            return replace(value, text=shuffled(value.text, random))
        if isinstance(value, Paragraph):
            kids = tuple(turn(kid) for kid in value.kids)
            return replace(value, kids=kids, source=shuffled(value.source, random))
        if isinstance(value, tuple):
            return type(value)(*map(turn, value)) if hasattr(value, "_fields") else tuple(map(turn, value))
        if isinstance(value, BaseModel):
            return value.model_copy(update={name: turn(getattr(value, name)) for name in type(value).model_fields})
        if is_dataclass(value) and not isinstance(value, (type, Enum, Where)):
            changed = {field.name: turn(getattr(value, field.name)) for field in fields(value) if field.init}
            return replace(value, **changed)
        return value

    return turn


def _retitled(source: Any, random: Random) -> Any:
    """A source with another title."""
    title = source.title
    return source.model_copy(update={"title": replace(title, text=shuffled(title.text, random))}) if title else source


def shuffled(text: str, random: Random) -> str:
    """The words in another order, white space at both ends kept, one long word made new by turning its letters."""
    words = text.split()
    if len(words) < 2:
        return text
    random.shuffle(words)
    long = [place for place, word in enumerate(words) if len(word) >= _SHORTEST and word.isalpha()]
    if long:
        place = random.choice(long)
        words[place] = words[place][2:] + words[place][:2].lower()
    first = len(text) - len(text.lstrip())
    last = len(text) - len(text.rstrip())
    return text[:first] + " ".join(words) + (text[-last:] if last else "")
