"""UAX #9, X1 to X10: classes and a base level in, isolating run sequences out.

Classes are letters as in `bidi.LETTERS`: 1 to 5 are LRE RLE LRO RLO PDF, < > ? = are LRI RLI FSI PDI.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

DEEPEST = 125
_REMOVED = re.compile("[b1-5]")
_ISOLATES = re.compile("[<>?=]")
_ONE_LEVEL = re.compile(rb"(.)\1*", re.DOTALL)
_STARTS_ISOLATE = frozenset("<>?")
_STRUCTURE = frozenset("b12345<>?=B")
_ALIKE = re.compile("[^b1-5<>?=B]+|.")
"""Characters that the same rules treat alike, or one that has a rule of its own."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """Characters resolved together: where they stand, their classes, their level, and the directions at both ends."""

    places: tuple[int, ...]
    classes: str
    level: int
    start: str
    end: str


@dataclass(slots=True)
class _State:
    """The stack of X1: (level, override letter or "", whether an isolate) and the three counts of overflow."""

    stack: list[tuple[int, str, bool]]
    overflow_isolates: int = 0
    overflow_embeddings: int = 0
    valid_isolates: int = 0

    def push(self, odd: bool, override: str, isolate: bool) -> None:
        """X2 to X5c: enter the next odd or even level, or count what is too deep."""
        current = self.stack[-1][0]
        level = (current + 1) | 1 if odd else (current | 1) + 1
        if level <= DEEPEST and not self.overflow_isolates and not self.overflow_embeddings:
            self.valid_isolates += isolate
            self.stack.append((level, override, isolate))
        elif isolate:
            self.overflow_isolates += 1
        elif not self.overflow_isolates:
            self.overflow_embeddings += 1

    def end_isolate(self) -> None:
        """X6a: a PDI closes its isolate and all embeddings left open in it."""
        if self.overflow_isolates:
            self.overflow_isolates -= 1
        elif self.valid_isolates:
            self.overflow_embeddings = 0
            while not self.stack[-1][2]:
                self.stack.pop()
            self.stack.pop()
            self.valid_isolates -= 1

    def end_embedding(self) -> None:
        """X7: a PDF closes the innermost embedding, but never an isolate."""
        if self.overflow_isolates:
            return
        if self.overflow_embeddings:
            self.overflow_embeddings -= 1
        elif len(self.stack) > 1 and not self.stack[-1][2]:
            self.stack.pop()


@dataclass(slots=True)
class _Explicit:
    """Level and class of each character after X1 to X8, and the isolate each PDI matches (BD9)."""

    levels: bytearray = field(default_factory=bytearray)
    classes: str = ""

    def add(self, level: int, letters: str) -> None:
        self.levels += bytes((level,)) * len(letters)
        self.classes += letters


def sequences(classes: str, base: int) -> Iterable[Sequence]:
    """The isolating run sequences (X10) of one paragraph, without the characters that X9 removes."""
    matching = _matching(classes)
    explicit = _explicit(classes, base, matching)
    shown: tuple[int, ...] = tuple(range(len(classes)))
    if _REMOVED.search(classes):
        shown = tuple([place for place in shown if not _REMOVED.match(classes, place)])
    for places in _joined_runs(classes, explicit.levels, shown, matching):
        level = explicit.levels[places[0]]
        before = bisect_left(shown, places[0]) - 1
        after = bisect_left(shown, places[-1]) + 1
        previous = explicit.levels[shown[before]] if before >= 0 else base
        open_ended = classes[places[-1]] in _STARTS_ISOLATE or after == len(shown)
        following = base if open_ended else explicit.levels[shown[after]]
        letters = picked(explicit.classes, places)
        yield Sequence(places, letters, level, _direction(max(level, previous)), _direction(max(level, following)))


def picked(text: str, places: tuple[int, ...]) -> str:
    """The characters at these places, which rise: mostly they are neighbours."""
    first, last = places[0], places[-1] + 1
    return text[first:last] if last - first == len(places) else "".join(map(text.__getitem__, places))


def _direction(level: int) -> str:
    return "R" if level & 1 else "L"


def _matching(classes: str) -> dict[int, int]:
    """BD9: start of an isolate -> its PDI, and PDI -> its start."""
    found: dict[int, int] = {}
    open_isolates: list[int] = []
    for each in _ISOLATES.finditer(classes):
        place = each.start()
        if each.group() != "=":
            open_isolates.append(place)
        elif open_isolates:
            start = open_isolates.pop()
            found[start], found[place] = place, start
    return found


def _explicit(classes: str, base: int, matching: dict[int, int]) -> _Explicit:
    state = _State([(base, "", False)])
    explicit = _Explicit()
    for found in _ALIKE.finditer(classes):
        place, letter = found.start(), found.group()
        if len(letter) > 1 or letter not in _STRUCTURE:
            level, override, _ = state.stack[-1]
            explicit.add(level, override * len(letter) or letter)
        elif letter in "1234":
            explicit.add(state.stack[-1][0], letter)
            state.push(letter in "24", {"3": "L", "4": "R"}.get(letter, ""), isolate=False)
        elif letter == "5":
            state.end_embedding()
            explicit.add(state.stack[-1][0], letter)
        elif letter in _STARTS_ISOLATE:
            explicit.add(state.stack[-1][0], state.stack[-1][1] or letter)
            state.push(_starts_odd(classes, place, matching), "", isolate=True)
        elif letter == "=":
            state.end_isolate()
            explicit.add(state.stack[-1][0], state.stack[-1][1] or letter)
        else:
            explicit.add(base if letter == "B" else state.stack[-1][0], letter)
    return explicit


def _starts_odd(classes: str, place: int, matching: dict[int, int]) -> bool:
    """X5a to X5c: whether the isolate that starts here reads from right to left."""
    if classes[place] != "?":
        return classes[place] == ">"
    inside = range(place + 1, matching.get(place, len(classes)))
    at = inside.start
    while at < inside.stop:
        if classes[at] in "LRA":
            return classes[at] != "L"
        at = matching.get(at, inside.stop) + 1 if classes[at] in _STARTS_ISOLATE else at + 1
    return False


def _joined_runs(
    classes: str, levels: bytearray, shown: tuple[int, ...], matching: dict[int, int]
) -> list[tuple[int, ...]]:
    """BD13: level runs, joined where an isolate's start ends one run and its PDI begins another."""
    waiting: dict[int, int] = {}
    joined: list[tuple[int, ...]] = []
    own = levels if len(shown) == len(levels) else bytearray(map(levels.__getitem__, shown))
    for found in _ONE_LEVEL.finditer(own):
        run = shown[found.start() : found.end()]
        first = matching.get(run[0]) if classes[run[0]] == "=" else None
        row = waiting.pop(first, None) if first is not None else None
        if row is None:
            row = len(joined)
            joined.append(run)
        else:
            joined[row] += run
        if classes[run[-1]] in _STARTS_ISOLATE and run[-1] in matching:
            waiting[run[-1]] = row
    return joined
