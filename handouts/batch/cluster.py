"""A packed parcel and jobs in, what became of each out: printed by the workers of a dask scheduler, wherever they are.

It is imported only where there is a cluster. The parcel goes to every worker once; each sets up one bench for it. Jobs
go out in runs of neighbours. A run that is lost with its worker is printed by another one; one that is lost too often
is printed job by job, so that only a job that ends its worker alone is failed. Each worker needs `handouts` of the same
version, which is looked at.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, cast

from distributed import Client, KilledWorker, WorkerPlugin, get_worker, wait

from handouts.batch.events import never
from handouts.batch.parcel import Packed
from handouts.batch.worker import DEFAULT_LIMITS, TOO_LONG, Bench, Limits, Work
from handouts.press.job import Job, digest_of
from handouts.press.machinery import machinery
from handouts.problems import EnvironmentLacksError

LARGEST_RUN: Final = 40
"""Jobs that go to a worker at a time: a second of work or two."""
ANSWERS: Final = 10.0
"""Seconds in which a scheduler must answer."""
WORKERS: Final = 120.0
"""Seconds for which there may be no worker at all."""
ASKED: Final = 2.0
"""Seconds between two looks at whether to stop, and whether there are workers."""
LOST: Final = "it ended its worker each time it was tried"
OUT_OF_TIME: Final = 75
"""The exit code of a worker whose job took too long."""
_connect: Final[Any] = Client
_wait: Final[Any] = wait
"""dask tells the types of neither."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A worker can't print for this run: it has another version of something that draws pages."""

    worker: str
    machinery: str


class Benches(WorkerPlugin):
    """A plugin of each dask worker: the parcel, which the scheduler gives to whoever joins, and the bench for it. One
    job is printed at a time.
    """

    def __init__(self, packed: Packed, made_by: str, limits: Limits) -> None:
        self.name = f"handouts-{packed.digest[:16]}"
        self._packed = packed
        self._made_by = made_by
        self._limits = limits
        self._bench: Bench | None = None
        self._folder = ""
        self._lock: Any = None

    def setup(self, worker: Any) -> None:
        """Called by dask when a worker joins."""
        self._lock = threading.Lock()

    def teardown(self, worker: Any) -> None:
        """Called by dask when a worker leaves, or the run is over."""
        self._bench = None
        shutil.rmtree(self._folder, ignore_errors=True)

    def print_all(self, jobs: Sequence[Job], worker: str) -> list[Work] | Refused:
        """What became of each job."""
        with self._lock:
            if self._bench is None:
                if (mine := drawn_by()) != self._made_by:
                    return Refused(worker, mine)
                self._bench = self._set_up()
            return [self._printed(self._bench, job) for job in jobs]

    def _set_up(self) -> Bench:
        if hashlib.sha256(self._packed.data).hexdigest() != self._packed.digest:
            raise ValueError("the parcel was changed on its way")
        self._folder = tempfile.mkdtemp(prefix="handouts-")
        return Bench.set_up(self._packed.data, Path(self._folder), self._limits)

    def _printed(self, bench: Bench, job: Job) -> Work:
        with watched(self._limits.seconds):
            return bench.print_job(job)


@contextmanager
def watched(seconds: float) -> Iterator[None]:
    """What runs inside ends the process if it takes longer: dask's tasks run where no signal can interrupt them."""
    timer = threading.Timer(seconds, os._exit, (OUT_OF_TIME,)) if seconds else None
    if timer:
        timer.daemon = True
        timer.start()
    try:
        yield
    finally:
        if timer:
            timer.cancel()


def drawn_by() -> str:
    """The digest of everything that draws a page here."""
    return digest_of(machinery())


def print_run(name: str, jobs: Sequence[Job]) -> list[Work] | Refused:
    """What dask calls on a worker."""
    worker = get_worker()
    benches = cast("Benches", worker.plugins[name])
    return benches.print_all(jobs, str(worker.address))


class Cluster:
    """The workers of one scheduler, for one packed parcel. Use it as a context."""

    def __init__(
        self, packed: Packed, address: str, limits: Limits = DEFAULT_LIMITS, *, stops: Callable[[], bool] = never
    ) -> None:
        self._limits = limits
        self._stops = stops
        self._address = address
        self._client = _client(address)
        self._benches = Benches(packed, drawn_by(), limits)
        self._idle = 0.0

    def __enter__(self) -> Self:
        self._install()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        try:
            self._client.unregister_worker_plugin(self._benches.name)
        finally:
            self._client.close()

    @property
    def under_way(self) -> int:
        """How many workers there are: each is at something."""
        return len(self._client.scheduler_info()["workers"])

    def print_all(self, jobs: Sequence[Job]) -> Iterator[Work]:
        """What became of each job, in the order they end. Once `stops` says so, only of those that are under way."""
        alone: deque[Job] = deque()
        yield from self._runs(runs(jobs, self.under_way), alone)
        yield from self._runs([(job,) for job in alone], deque())

    def _runs(self, wanted: Sequence[tuple[Job, ...]], lost: deque[Job]) -> Iterator[Work]:
        """Each run printed; the jobs of one that is lost for good are noted, or failed where it was one job alone."""
        left = {self._client.submit(print_run, self._benches.name, run, pure=False): run for run in wanted}
        while left:
            for future in self._ended(list(left)):
                run = left.pop(future)
                works = self._result(future)
                if works is None and len(run) > 1:
                    lost.extend(run)
                else:
                    yield from works if works is not None else (Work(run[0], self._why_lost()),)
            if self._stops():
                self._client.cancel([future for future in left if future.status == "pending"])
                left = {future: run for future, run in left.items() if not future.cancelled()}

    def _ended(self, futures: list[Any]) -> Sequence[Any]:
        """Those that have ended, after a while none."""
        try:
            with self._client.as_current():
                done = _wait(futures, timeout=ASKED, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            done = set()
        self._idle = 0.0 if self.under_way else self._idle + ASKED
        if self._idle >= WORKERS or self._client.status != "running":
            raise EnvironmentLacksError(
                f"the scheduler at {self._address} has lost its workers. Start some, then run this again."
            )
        return sorted(done, key=futures.index)

    def _result(self, future: Any) -> list[Work] | None:
        """What became of a run; None where it was lost with its workers."""
        try:
            found = future.result()
        except KilledWorker:
            return None
        if isinstance(found, Refused):
            raise EnvironmentLacksError(
                f"the worker at {found.worker} has other versions of what draws pages than this machine. "
                "Install the same handouts with the same packages (requirements.lock) there."
            )
        works: list[Work] = found
        return works

    def _why_lost(self) -> str:
        limit = TOO_LONG.format(seconds=self._limits.seconds)
        return f"{LOST}: it needs more memory than a worker has, or {limit}"

    def _install(self) -> None:
        """The plugin on each worker, those that join later too; waits until there is one."""
        self._client.register_plugin(self._benches, name=self._benches.name)
        try:
            self._client.wait_for_workers(1, timeout=ANSWERS)
        except TimeoutError as error:
            self._client.close()
            raise EnvironmentLacksError(
                f"the scheduler at {self._address} has no workers. Start some: dask worker {self._address}"
            ) from error


def runs(jobs: Sequence[Job], workers: int) -> list[tuple[Job, ...]]:
    """The jobs in their order, in runs of neighbours: some for each worker, none too long."""
    size = max(1, min(LARGEST_RUN, len(jobs) // (4 * max(workers, 1))))
    return [tuple(jobs[start : start + size]) for start in range(0, len(jobs), size)]


def _client(address: str) -> Any:
    """Connected to the scheduler. TLS is as dask's own configuration says."""
    try:
        return _connect(address, timeout=ANSWERS, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise EnvironmentLacksError(
            f"no dask scheduler answers at {address}: {error}. Start one (dask scheduler), or name the right address."
        ) from error
