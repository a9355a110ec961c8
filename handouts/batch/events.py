"""What happens in a build, as it happens, in; a value for each, told to whoever listens, and whether to stop, out."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Protocol, TypeAlias


@dataclass(frozen=True, slots=True)
class Planned:
    """It is known what is to become of each job; from now on files are written."""

    due: int
    kept: int
    withheld: int
    refused: int
    withdrawn: int
    failed: int
    total: int


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF and its twin lie in the tree. `seconds` since the plan, here and below."""

    path: str
    pages: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Failed:
    """The machine failed at a job; its last PDF stays."""

    path: str
    reason: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Withheld:
    """A job's content turned out not to be printable; its last PDF stays."""

    path: str
    reason: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A PDF was taken out of the tree, because people took it back or nobody vouches for it any more."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Pruned:
    """A PDF that nothing claims any more lies in the trash."""

    path: str


@dataclass(frozen=True, slots=True)
class Stopping:
    """Somebody asked to stop: so many jobs are under way and are finished, no other is begun."""

    under_way: int


@dataclass(frozen=True, slots=True)
class Done:
    """Manifest, report and summary are written. `unfinished`: jobs that the stop came before."""

    printed: int
    failed: int
    unfinished: int
    seconds: float


Event: TypeAlias = Planned | Printed | Failed | Withheld | Withdrawn | Pruned | Stopping | Done


class Listener(Protocol):
    """Whoever is told of a build while it runs. A listener must not raise: what it thinks is none of the build's."""

    def __call__(self, event: Event, /) -> None:
        """Take one event."""


def silence(_event: Event, /) -> None:
    """Nobody listens."""


def never() -> bool:
    """Nobody asks to stop."""
    return False


def as_told(event: Event) -> dict[str, object]:
    """The event for a machine: its name under "event", then what it tells."""
    return {"event": type(event).__name__.lower(), **asdict(event)}


class Course:
    """The course of one build: tells its events, and asks whether to stop, which it tells once."""

    def __init__(self, listener: Listener = silence, stops: Callable[[], bool] = never) -> None:
        self.tell = listener
        self._stops = stops
        self._begun = time.monotonic()
        self._told = False

    @property
    def seconds(self) -> float:
        """Since the build began to carry out its plan."""
        return round(time.monotonic() - self._begun, 3)

    def begin(self, event: Planned) -> None:
        """The plan is made: time is counted from here."""
        self._begun = time.monotonic()
        self.tell(event)

    def stops(self, under_way: int = 0) -> bool:
        """Whether somebody asked to stop, while so many jobs are under way."""
        asked = self._stops()
        if asked and not self._told:
            self._told = True
            self.tell(Stopping(under_way))
        return asked
