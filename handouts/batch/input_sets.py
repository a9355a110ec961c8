"""What outputs were made from in; shared sets of it, told once in a manifest, and back.

A set says what it has beside the common ones, and "-name" for each of those that it lacks. What a sheet takes from its
clinic is told with the sheet: all else of it is as in the sheets of other clinics.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

Inputs: TypeAlias = tuple[tuple[str, str], ...]

COMMON: Final = "common"
"""The inputs that most outputs have."""
OWN: Final = "clinic:"
"""How the names of inputs begin that are told with their output."""


class HeldOnce:
    """Inputs of many jobs in, the same with each equal one held once out: ten thousand sheets share a few hundred."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, str], tuple[str, str]] = {}

    def of(self, inputs: Inputs) -> Inputs:
        """The same inputs."""
        return tuple([self._held.setdefault(one, one) for one in inputs])


class SetsTold:
    """The sets of one manifest that is written."""

    def __init__(self, outputs: Iterable[Inputs]) -> None:
        shared = Counter(shared_of(inputs) for inputs in outputs if inputs)
        self._common = _common(shared)
        self.sets: dict[str, dict[str, str]] = {COMMON: dict(self._common)} if self._common else {}
        self._names: dict[Inputs, str] = {inputs: self._named(inputs) for inputs in shared}

    def name_of(self, inputs: Inputs) -> str:
        """The name of the set that these inputs share with others; "" for none."""
        return self._names[shared_of(inputs)] if inputs else ""

    def _named(self, inputs: Inputs) -> str:
        own, common = set(inputs), set(self._common)
        names = {name for name, _ in inputs}
        told = dict(sorted(own - common)) | {f"-{name}": "" for name, _ in self._common if name not in names}
        name = hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]
        self.sets[name] = told
        return name


class SetsRead:
    """The sets of a manifest that was read; each is put together once."""

    def __init__(self, sets: Mapping[str, Mapping[str, str]]) -> None:
        self._sets = sets
        self._found: dict[str, Inputs] = {}

    def inputs(self, told: object, own: Mapping[str, object]) -> Inputs:
        """The inputs of a set, or as they were told with the output, and what the output has of its own."""
        if isinstance(told, Mapping):
            return tuple((str(name), str(digest)) for name, digest in told.items())
        shared = self._shared(str(told)) if told else ()
        return tuple(sorted((*shared, *((str(name), str(digest)) for name, digest in own.items())))) if own else shared

    def _shared(self, name: str) -> Inputs:
        if name not in self._found:
            own = self._sets[name]
            whole = {**self._sets.get(COMMON, {}), **own}
            kept = (one for one in whole.items() if not one[0].startswith("-") and f"-{one[0]}" not in own)
            self._found[name] = tuple(sorted((str(name), str(digest)) for name, digest in kept))
        return self._found[name]


def shared_of(inputs: Inputs) -> Inputs:
    """Those that sheets of other clinics have too."""
    return tuple([one for one in inputs if not one[0].startswith(OWN)])


def own_of(inputs: Inputs) -> dict[str, str]:
    """Those that stand with the output."""
    return {name: digest for name, digest in inputs if name.startswith(OWN)}


def _common(found: Mapping[Inputs, int]) -> Inputs:
    """The inputs that more than half of the outputs have."""
    counts = Counter[tuple[str, str]]()
    for inputs, times in found.items():
        counts.update(dict.fromkeys(inputs, times))
    return tuple(sorted(pair for pair, count in counts.items() if 2 * count > sum(found.values())))
