"""A pictogram's name in, its strokes and fills as drawing commands on a 24 × 24 grid out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeAlias

from handouts.document.pictogram_paths import PATHS

Path: TypeAlias = tuple[tuple[str, tuple[float, ...]], ...]
"""Drawing commands: (operator, operands); operators M, L, C and Z, absolute, y downwards."""

GRID = 24.0
NAMES = frozenset(PATHS)
_COMMAND = re.compile(r"([MLCZ])((?:\s*-?[\d.]+)*)")


@dataclass(frozen=True, slots=True)
class Pictogram:
    """A sign: strokes have round caps and joins, fills have no edge."""

    strokes: tuple[Path, ...]
    fills: tuple[Path, ...]


def pictogram(name: str) -> Pictogram:
    """The pictogram of this name; KeyError for a name that is not in NAMES."""
    return _PICTOGRAMS[name]


def _read(drawn: Iterable[tuple[str, str]]) -> Pictogram:
    parts = [(kind, _path(data)) for kind, data in drawn]
    return Pictogram(
        strokes=tuple(path for kind, path in parts if kind == "stroke"),
        fills=tuple(path for kind, path in parts if kind == "fill"),
    )


def _path(data: str) -> Path:
    return tuple((command[1], tuple(map(float, command[2].split()))) for command in _COMMAND.finditer(data))


_PICTOGRAMS: Final = MappingProxyType({name: _read(drawn) for name, drawn in PATHS.items()})


def stroke_width(drawn: float) -> float:
    """The stroke's width in grid units for a sign drawn `drawn` mm high: thicker where it is small."""
    return 1.8 if drawn <= 10 else 1.4
