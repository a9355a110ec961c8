"""What outputs were made from in; shared sets of it, told once in a manifest, and back.

A set says what it has beside the common ones, and "-name" for each of those that it lacks. What a sheet takes from its
clinic is told with the sheet: all else of it is as in the sheets of other clinics.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias, TypeVar, cast

Pairs: TypeAlias = tuple[tuple[str, str], ...]
"""Names, each with a digest, in order."""
Held = TypeVar("Held")

COMMON: Final = "common"
"""The inputs that most outputs have."""
OWN: Final = "clinic:"
"""How the names of inputs begin that are told with their output."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What one output was made from: what it shares with the sheets of other clinics, and its own."""

    shared: Pairs = ()
    own: Pairs = ()

    def __iter__(self) -> Iterator[tuple[str, str]]:
        yield from self.shared
        yield from self.own

    def __bool__(self) -> bool:
        return bool(self.shared or self.own)


NO_INPUTS: Final = Inputs()


class HeldOnce:
    """Values of many outputs in, the same with each equal one held once out: ten thousand sheets share a few hundred.

    It takes values of one kind that equal only their like: texts, tuples of texts, Problems.
    """

    def __init__(self) -> None:
        self._held: dict[object, object] = {}

    def one(self, value: Held) -> Held:
        """The first of all that are equal to it."""
        return cast("Held", self._held.setdefault(value, value))

    def inputs(self, pairs: Iterable[tuple[str, str]]) -> Inputs:
        """What an output was made from, told as one."""
        shared, own = list[tuple[str, str]](), list[tuple[str, str]]()
        for pair in pairs:
            (own if pair[0].startswith(OWN) else shared).append(pair)
        return Inputs(self._all(shared), self._all(own))

    def _all(self, pairs: list[tuple[str, str]]) -> Pairs:
        whole = tuple(pairs)
        return cast("Pairs", self._held.get(whole)) or self.one(tuple(map(self.one, pairs)))


class SetsTold:
    """The sets of one manifest that is written."""

    def __init__(self, outputs: Iterable[Inputs]) -> None:
        shared = Counter(inputs.shared for inputs in outputs if inputs)
        self._common = _common(shared)
        self.sets: dict[str, dict[str, str]] = {COMMON: dict(self._common)} if self._common else {}
        self._names: dict[Pairs, str] = {pairs: self._named(pairs) for pairs in shared}

    def name_of(self, inputs: Inputs) -> str:
        """The name of the set that these inputs share with others; "" for none."""
        return self._names[inputs.shared] if inputs else ""

    def _named(self, pairs: Pairs) -> str:
        own, common = set(pairs), set(self._common)
        names = {name for name, _ in pairs}
        told = dict(sorted(own - common)) | {f"-{name}": "" for name, _ in self._common if name not in names}
        name = hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]
        self.sets[name] = told
        return name


class SetsRead:
    """The sets of a manifest that was read; each is put together once."""

    def __init__(self, sets: Mapping[str, Mapping[str, str]], held: HeldOnce) -> None:
        self._sets = sets
        self._held = held
        self._found: dict[str, Pairs] = {}

    def inputs(self, told: object, own: Mapping[str, object]) -> Inputs:
        """The inputs of a set, or as they were told with the output, and what the output has of its own."""
        if isinstance(told, Mapping):
            return self._held.inputs((str(name), str(digest)) for name, digest in told.items())
        pairs = tuple(sorted((str(name), str(digest)) for name, digest in own.items()))
        return Inputs(self._shared(str(told)) if told else (), self._held.one(pairs))

    def _shared(self, name: str) -> Pairs:
        if name not in self._found:
            own = self._sets[name]
            whole = {**self._sets.get(COMMON, {}), **own}
            kept = (one for one in whole.items() if not one[0].startswith("-") and f"-{one[0]}" not in own)
            self._found[name] = tuple(sorted(self._held.one((str(name), str(digest))) for name, digest in kept))
        return self._found[name]


def _common(found: Mapping[Pairs, int]) -> Pairs:
    """The inputs that more than half of the outputs have."""
    counts = Counter[tuple[str, str]]()
    for pairs, times in found.items():
        counts.update(dict.fromkeys(pairs, times))
    return tuple(sorted(pair for pair, count in counts.items() if 2 * count > sum(found.values())))
