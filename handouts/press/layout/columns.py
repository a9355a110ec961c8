"""A table's cells and measure in, the widths of its columns out (pt): under a word only where words have no room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, TypeAlias

from handouts.document.theme import MM
from handouts.document.tree import Element
from handouts.press.layout.desk import Desk, classes, is_text
from handouts.press.layout.inline import runs_of, voice_of
from handouts.press.text.run import Run

FIXED: Final = MappingProxyType(
    {("outcomes", 6): (42.0, 35.0, 45.0, 22.5, 25.5, 10.0), ("outcomes", 5): (46.0, 36.0, 62.0, 26.0, 10.0)}
)
"""Columns in mm by class of table and their number, scaled to the measure."""
STATUS_MM: Final = 34.0
MOST_RINGS: Final = 6
MOST_VALUE: Final = 45 * MM
"""A published value no wider than this stays on one line."""

MOST_LABEL: Final = 1.25
"""The questions of cards may have so much more room than their theme gives them."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A th or td, its first column and how many it spans, its role, and the sum of its side paddings in pt."""

    element: Element
    column: int
    span: int
    role: str
    padding: float


def widths_of(desk: Desk, table: Element, rows: Sequence[Sequence[Cell]], width: float) -> list[float]:
    """The widths of the columns: their sum is the measure."""
    count = max((cell.column + cell.span for row in rows for cell in row), default=1)
    name = next((word for word in classes(table) if word in {"outcomes", "status", "options", "cards"}), "")
    # Options weigh the same, so only a word may widen a column of theirs.
    longest = _needs(desk, rows, count, _widest_word if name in {"options", "cards"} else _widest_kept)
    if sum(longest) > width:
        longest = _fitting(_needs(desk, rows, count, _widest_word), width)
    wished = _by_class(desk, name, rows, count, width) or _natural(desk, rows, longest, width)
    return _widened(wished, longest)


def _by_class(desk: Desk, name: str, rows: Sequence[Sequence[Cell]], count: int, width: float) -> list[float]:
    """The columns a class of table has; none where it has other columns than its class."""
    shares = FIXED.get((name, count))
    if shares:
        return [share * width / sum(shares) for share in shares]
    if name == "status" and count == 2:
        return [STATUS_MM * MM, width - STATUS_MM * MM]
    if name == "cards" and count == 3:
        named = desk.points("card name mm", 49)
        labelled = _labels(desk, rows, desk.points("card label mm", 32) + desk.measure("cell padding side pt", 8))
        return [named, labelled, width - named - labelled]
    if name == "options" and count > 1:
        first = desk.points("question column mm", 46)
        last = desk.points("matters column mm", 48) if _asks(rows) else 0.0
        middle = count - (2 if last else 1)
        equal = (width - first - last) / max(middle, 1)
        return [first, *([equal] * middle), *([last] if last else [])]
    return []


def _labels(desk: Desk, rows: Sequence[Sequence[Cell]], wished: float) -> float:
    """The column of a card's questions: wider than wished where so each of them stands on one line."""
    whole = _needs(desk, rows, 3, _whole)[1]
    return whole if wished < whole <= wished * MOST_LABEL else wished


def _asks(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the last column is "What matters to me"."""
    return bool(rows and rows[0] and "matters" in classes(rows[0][-1].element))


Need: TypeAlias = Callable[[Desk, list[Run]], float]


def _needs(desk: Desk, rows: Sequence[Sequence[Cell]], count: int, need: Need) -> list[float]:
    """What each column needs for the most demanding of its cells."""
    found = [1.0] * count
    for row in rows:
        for cell in row:
            if cell.span == 1:
                asked = _need(desk, cell.element, cell.role, need) + cell.padding
                found[cell.column] = max(found[cell.column], asked)
    return found


def _need(desk: Desk, element: Element, role: str, need: Need) -> float:
    """Rings need the room to be told apart; where words stand beside them, the widest of those."""
    rings = element.get("rings")
    if rings.isdecimal() and not element.kids:
        return min(int(rings), MOST_RINGS) * desk.points("ring pitch mm", 14)
    if not is_text(element):
        return max((_need(desk, kid, role, need) for kid in element.elements), default=0.0)
    value = role == "table" and "value" in classes(element)
    style = desk.style(role)
    runs = runs_of(desk, element, voice_of(replace(style, bold=True) if value else style))
    if value and need is _widest_kept and (whole := _whole(desk, runs)) <= MOST_VALUE:
        return whole + 0.5
    return need(desk, runs) + 0.5 if runs else 0.0


def _whole(desk: Desk, runs: list[Run]) -> float:
    return desk.typesetter.measure(runs, right_to_left=desk.right_to_left)


def _widest_kept(desk: Desk, runs: list[Run]) -> float:
    """The widest word or value that is kept on one line."""
    return desk.typesetter.longest_word(runs, right_to_left=desk.right_to_left)


def _widest_word(desk: Desk, runs: list[Run]) -> float:
    """The widest word, values broken at their spaces."""
    return _widest_kept(desk, [replace(run, keep=False, tied=False) for run in runs])


def _natural(desk: Desk, rows: Sequence[Sequence[Cell]], longest: Sequence[float], width: float) -> list[float]:
    """Natural widths; where they do not fit, each column gives in proportion to what it can give."""
    natural = _needs(desk, rows, len(longest), _whole)
    spare = width - sum(natural)
    if spare >= 0:
        return [*natural[:-1], natural[-1] + spare]
    gives = [whole - word for whole, word in zip(natural, longest, strict=True)]
    share = (width - sum(longest)) / max(sum(gives), 1e-9)
    return [word + give * max(share, 0.0) for word, give in zip(longest, gives, strict=True)]


def _fitting(needs: list[float], width: float) -> list[float]:
    """The needs where there is room for all; else the widest are made alike, and words in them are broken, and told."""
    rest = width
    for place, need in enumerate(sorted(needs)):
        share = rest / (len(needs) - place)
        if need > share:
            return [min(need, share) for need in needs]
        rest -= need
    return needs


def _widened(widths: Sequence[float], longest: Sequence[float]) -> list[float]:
    """Each column as wide as its widest word: the column with most to give gives it."""
    found = list(widths)
    for place, need in enumerate(longest):
        for _ in found:
            lacking = need - found[place]
            giver = max(range(len(found)), key=lambda at: (found[at] - longest[at], -at))
            if lacking <= 0 or found[giver] <= longest[giver]:
                break
            given = min(lacking, found[giver] - longest[giver])
            found[place] += given
            found[giver] -= given
    return found
