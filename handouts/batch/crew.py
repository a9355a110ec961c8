"""Jobs in, what became of each out, in the order they end: printed by worker processes that live as long as the crew.

Workers are spawned, never forked, and each holds warm fonts and templates. One that dies costs nothing but time: the
job it was at is tried again alone, at most twice, then it is failed; all others are printed.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Final, Self, TypeAlias

from handouts.batch.events import never
from handouts.batch.parcel import Packed
from handouts.batch.worker import DEFAULT_LIMITS, TOO_LONG, Bench, Limits, Work, limit_memory
from handouts.press.job import Job
from handouts.problems import EnvironmentLacksError, HandoutsError

READY: Final = "ready"
OUT_OF_TIME: Final = -signal.SIGALRM
"""How a worker ends whose job took too long by its own clock."""
AHEAD: Final = 2
"""Jobs that a worker has at a time: the one it is at, and the next, so that it never waits."""
MOST_TRIES: Final = 3
LARGEST_BATCH: Final = 40
GRACE: Final = 20.0
"""Seconds that a worker may take to stop a job that is out of time, before it is stopped itself."""
LONGEST_WAIT: Final = 0.2
"""Seconds after which it is asked again whether to stop, where no worker tells anything."""
STOPS: Final = frozenset({signal.SIGINT, signal.SIGTERM})
"""The signals that ask the whole program to stop, and often reach the workers too: it is not for them to obey."""


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Signals that ask to stop wait until the end; a process that is started inside never gets any."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def batches(jobs: Sequence[Job], workers: int) -> Iterator[tuple[Job, ...]]:
    """The jobs in their order, in runs of neighbours: what one worker has read serves the next of its jobs."""
    size = max(1, min(LARGEST_BATCH, len(jobs) // (4 * workers)))
    yield from (tuple(jobs[start : start + size]) for start in range(0, len(jobs), size))


def serve(connection: Connection, parcel: str, folder: str, limits: Limits) -> None:
    """A worker's life: set up once, then print what comes until the crew is gone."""
    for number in STOPS:
        signal.signal(number, signal.SIG_IGN)
    try:
        with room_for_temporary_files():
            bench = Bench.set_up(Path(parcel).read_bytes(), Path(folder), limits)
        limit_memory(limits.megabytes)
        connection.send(READY)
        while True:
            connection.send(bench.print_job(connection.recv()))
    except HandoutsError as error:
        connection.send(error)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


Life: TypeAlias = Callable[[Connection, str, str, Limits], None]


@dataclass(frozen=True, slots=True)
class CrewPlan:
    """How many workers, what each job may take, after how many jobs a worker is replaced, and how a worker lives."""

    size: int
    limits: Limits = DEFAULT_LIMITS
    recycled: int = 2_000
    life: Life = serve


@dataclass(slots=True, eq=False)
class _Worker:
    """One process: the batch it works through, the jobs it was given, and since when it has been silent."""

    process: SpawnProcess
    connection: Connection
    batch: deque[Job] = field(default_factory=deque)
    given: deque[Job] = field(default_factory=deque)
    heard: float = field(default_factory=time.monotonic)
    ready: bool = False
    late: bool = False
    done: int = 0


@contextlib.contextmanager
def room_for_temporary_files() -> Iterator[None]:
    """What the system refuses inside is told with what to do."""
    try:
        yield
    except OSError as error:
        advice = "Make room there, or name another folder: TMPDIR=/another/folder handouts build."
        raise EnvironmentLacksError(f"cannot write temporary files: {error.strerror or error}. {advice}") from error


def _laid_ready(packed: Packed) -> tuple[TemporaryDirectory[str], Path]:
    """A folder for the workers, and the parcel in it."""
    with room_for_temporary_files():
        folder = TemporaryDirectory(prefix="handouts-")
        try:
            parcel = Path(folder.name) / "parcel"
            parcel.write_bytes(packed.data)
        except OSError:
            folder.cleanup()
            raise
        return folder, parcel


class Crew:
    """So many workers for one packed parcel. Use it as a context: at its end no process is left."""

    def __init__(self, packed: Packed, plan: CrewPlan, *, stops: Callable[[], bool] = never) -> None:
        self._plan = plan
        self._stops = stops
        self._context = multiprocessing.get_context("spawn")
        self._folder, self._parcel = _laid_ready(packed)
        self._workers: list[_Worker] = []
        self._hirings = 0
        self._waiting: deque[deque[Job]] = deque()
        self._tries: Counter[Job] = Counter()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        with undisturbed():
            for worker in self._workers:
                worker.process.kill()
                worker.process.join()
                worker.connection.close()
            self._workers.clear()
            self._folder.cleanup()

    @property
    def pids(self) -> tuple[int, ...]:
        """The process numbers of the workers there are now."""
        return tuple(worker.process.pid or 0 for worker in self._workers)

    @property
    def under_way(self) -> int:
        """How many jobs workers have been given and not told of yet."""
        return sum(len(worker.given) for worker in self._workers)

    @property
    def folder(self) -> Path:
        """Where workers find what they need."""
        return self._parcel.parent

    def print_all(self, jobs: Sequence[Job]) -> Iterator[Work]:
        """What became of each job. Once `stops` says so, only those that are under way."""
        self._waiting.extend(deque(batch) for batch in batches(jobs, self._plan.size))
        while self._replenished():
            for worker in self._that_tell():
                yield from self._heard(worker)

    def _replenished(self) -> bool:
        """Give every worker something to do; whether anything is under way."""
        if self._stops():
            self._waiting.clear()
            for worker in self._workers:
                worker.batch.clear()
        while len(self._workers) < min(self._plan.size, len(self._workers) + len(self._waiting)):
            self._hire()
        for worker in self._workers:
            self._fed(worker)
        return any(worker.given for worker in self._workers)

    def _hire(self) -> None:
        resource_tracker.ensure_running()  # when it starts it lets signals through, whoever held them back
        with undisturbed():
            self._workers.append(self._hired())

    def _hired(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        self._hirings += 1
        words = (theirs, str(self._parcel), str(self._parcel.with_name(f"project-{self._hirings}")), self._plan.limits)
        process = self._context.Process(target=self._plan.life, args=words, daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _fed(self, worker: _Worker) -> None:
        if not worker.batch and self._waiting:
            worker.batch = self._waiting.popleft()
        while worker.batch and len(worker.given) < AHEAD and worker.done + len(worker.given) < self._plan.recycled:
            job = worker.batch.popleft()
            worker.heard = worker.heard if worker.given else time.monotonic()
            worker.given.append(job)
            try:
                worker.connection.send(job)
            except OSError:
                return  # it has died: what it was given is taken back when that is heard

    def _that_tell(self) -> Iterator[_Worker]:
        """The workers that have sent something, died, or been silent for too long."""
        by_connection = {worker.connection: worker for worker in self._workers if worker.given}
        longest = self._plan.limits.seconds + GRACE if self._plan.limits.seconds else None
        told = wait(list(by_connection), LONGEST_WAIT)
        yield from (by_connection[one] for one in told if isinstance(one, Connection))
        for worker in by_connection.values():
            if longest and worker.connection not in told and time.monotonic() - worker.heard > longest:
                worker.late = True
                worker.process.kill()

    def _heard(self, worker: _Worker) -> Iterator[Work]:
        """What a worker sent; where it has died, what follows from that."""
        try:
            message = worker.connection.recv()
        except (EOFError, OSError):
            yield from self._lost(worker)
            return
        if isinstance(message, HandoutsError):
            raise message
        worker.heard = time.monotonic()
        worker.ready = True
        if isinstance(message, Work):
            worker.given.remove(message.job)
            worker.done += 1
            yield message
            self._retired(worker)

    def _retired(self, worker: _Worker) -> None:
        """A worker that has done much goes, and with it all that it has gathered."""
        if worker.done >= self._plan.recycled and not worker.given:
            if worker.batch:
                self._waiting.appendleft(worker.batch)
            self._dismissed(worker)

    def _dismissed(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.connection.close()
        worker.process.join(1)
        worker.process.kill()
        worker.process.join()

    def _lost(self, worker: _Worker) -> Iterator[Work]:
        """A dead worker's jobs go back: the one it was at by itself, those behind it as they were."""
        worker.process.join()
        if not worker.ready:
            raise EnvironmentLacksError(f"a worker process can't start: it ended with {worker.process.exitcode}.")
        suspect, *others = worker.given
        self._dismissed(worker)
        if rest := deque((*others, *worker.batch)):
            self._waiting.appendleft(rest)
        self._tries[suspect] += 1
        if worker.late or worker.process.exitcode == OUT_OF_TIME:
            yield Work(suspect, TOO_LONG.format(seconds=self._plan.limits.seconds))
        elif self._tries[suspect] < MOST_TRIES:
            self._waiting.append(deque((suspect,)))
        else:
            yield Work(suspect, f"it ended its worker process {MOST_TRIES} times (code {worker.process.exitcode})")
