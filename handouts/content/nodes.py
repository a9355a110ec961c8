"""The positioned YAML tree: what the reader hands to the models, every scalar as typed characters.

A node knows its place; a scalar can tell the place of each of its characters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from handouts.problems import Where

Style: TypeAlias = Literal["plain", "single", "double", "literal", "folded"]


@dataclass(frozen=True, slots=True)
class Scalar:
    """One scalar. `places` maps offsets in `text` to places, sparsely: (offset, line, column) where a
    stretch starts that runs on column by column; folded text has one stretch per line, to the line only.

    `note_follows` is the place of a ` #` note behind an unquoted scalar on its line, else None.
    """

    text: str
    where: Where
    style: Style = "plain"
    places: tuple[tuple[int, int, int], ...] = ()
    note_follows: Where | None = None

    def place(self, offset: int) -> Where:
        """The place of the character at `offset`."""
        found = self.where
        for start, line, column in self.places:
            if start > offset:
                break
            found = Where(self.where.file, line, column + offset - start)
        return found


@dataclass(frozen=True, slots=True)
class Sequence:
    """A YAML list."""

    items: tuple[Node, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Mapping:
    """A YAML map in the order typed; keys are scalars, none twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    where: Where

    def get(self, key: str) -> Node | None:
        """The value under `key`, or None."""
        return next((value for name, value in self.entries if name.text == key), None)


Node: TypeAlias = Scalar | Sequence | Mapping
