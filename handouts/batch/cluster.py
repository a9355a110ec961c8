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
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, cast

from distributed import CancelledError, Client, KilledWorker, Security, WorkerPlugin, get_worker, wait

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
AHEAD: Final = 2
"""Runs that go out at a time for each worker: the one it is at, and the next; a build that stops waits for them."""
KEPT: Final = 600.0
"""Seconds after which a bench that nobody uses is dropped when another run begins: its build was killed."""
SAME: Final = (
    "Install the same handouts with the same packages (requirements.lock) on the scheduler and on each worker."
)
LOST: Final = "it ended its worker each time it was tried"
OUT_OF_TIME: Final = 75
"""The exit code of a worker whose job took too long."""
_connect: Final[Any] = Client
_wait: Final[Any] = wait
_security: Final[Any] = Security
"""dask tells the types of none."""


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
        self._used = 0.0

    def setup(self, worker: Any) -> None:
        """Called by dask when a worker joins."""
        self._lock = threading.Lock()
        self._used = time.monotonic()
        for other in list(worker.plugins.values()):
            if isinstance(other, Benches) and other is not self:
                other.drop_if_idle()

    def drop_if_idle(self) -> None:
        """Forget the bench if nobody has used it for long; it is set up again for whoever does."""
        if self._lock and self._lock.acquire(blocking=False):
            try:
                if time.monotonic() - self._used > KEPT:
                    self.teardown(None)
            finally:
                self._lock.release()

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
            works = [self._printed(self._bench, job) for job in jobs]
            self._used = time.monotonic()
            return works

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
        self._seen = time.monotonic()
        self._out = 0

    def __enter__(self) -> Self:
        self._install()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        with suppress(Exception):  # a scheduler that is gone has nothing to forget
            if self._client.status == "running":
                self._client.unregister_worker_plugin(self._benches.name)
        with suppress(Exception):
            self._client.close()

    @property
    def under_way(self) -> int:
        """How many jobs are with the cluster and not told of yet."""
        return self._out

    def print_all(self, jobs: Sequence[Job]) -> Iterator[Work]:
        """What became of each job, in the order they end. Once `stops` says so, only of those that are under way."""
        alone: deque[Job] = deque()
        yield from self._runs(runs(jobs, self._workers()), alone)
        for job in alone:  # with nothing beside it: what waits at a worker that dies is suspected as well
            yield from self._runs([(job,)], again := deque[Job]())
            yield from (Work(job, self._why_lost()) for job in again)

    def _runs(self, wanted: Sequence[tuple[Job, ...]], lost: deque[Job]) -> Iterator[Work]:
        """Each run printed; the jobs of one that is lost for good are noted."""
        waiting, left = deque(wanted), dict[Any, tuple[Job, ...]]()
        while True:
            if self._stops():
                waiting.clear()
            self._send(waiting, left)
            if not left:
                return
            for future in self._ended(list(left)):
                run = left.pop(future)
                self._out -= len(run)
                if (works := self._result(future)) is None:
                    lost.extend(run)
                yield from works or ()

    def _send(self, waiting: deque[tuple[Job, ...]], left: dict[Any, tuple[Job, ...]]) -> None:
        """As many runs as the workers there are now can be at; one waits for those that come back."""
        most = max(1, AHEAD * self._workers()) if waiting else 0
        with self._reached():
            while waiting and len(left) < most:
                run = waiting.popleft()
                left[self._client.submit(print_run, self._benches.name, run, pure=False)] = run
                self._out += len(run)

    def _workers(self) -> int:
        """How many there are now."""
        with self._reached():
            return len(self._client.nthreads())

    def _ended(self, futures: list[Any]) -> Sequence[Any]:
        """Those that have ended, after a while none."""
        with self._reached(), self._client.as_current():
            try:
                done = _wait(futures, timeout=ASKED, return_when="FIRST_COMPLETED").done
            except TimeoutError:
                done = set()
        now = time.monotonic()
        self._seen = now if done or self._workers() else self._seen
        if now - self._seen > WORKERS:
            said = f"the scheduler at {self._address} has no workers left."
            raise EnvironmentLacksError(f"{said} Start some, then run this again: it carries on.")
        return sorted(done, key=futures.index)

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """What goes wrong inside between machines is told with what to do."""
        try:
            yield
        except (OSError, RuntimeError, CancelledError, ImportError, AttributeError) as error:
            if self._client.status != "running" or isinstance(error, CancelledError):
                said = f"the scheduler at {self._address} is gone. Start it, then run this again: it carries on."
            else:
                said = f"the cluster at {self._address} can't print: {_first_line(error)} {SAME}"
            raise EnvironmentLacksError(said) from error

    def _result(self, future: Any) -> list[Work] | None:
        """What became of a run; None where it was lost with its workers."""
        with self._reached():
            try:
                found = future.result()
            except KilledWorker:
                return None
        if isinstance(found, Refused):
            said = f"the worker at {found.worker} has other versions of what draws pages than this machine."
            raise EnvironmentLacksError(f"{said} {SAME}")
        works: list[Work] = found
        return works

    def _why_lost(self) -> str:
        limit = TOO_LONG.format(seconds=self._limits.seconds)
        return f"{LOST}: it needs more memory than a worker has, or {limit}"

    def _install(self) -> None:
        """The plugin on each worker, those that join later too; waits until there is one."""
        try:
            self._client.register_plugin(self._benches, name=self._benches.name)
        except Exception as error:  # dask tells what a worker said, of whatever kind it is
            self._client.close()
            raise EnvironmentLacksError(
                f"a worker of {self._address} can't print: {_first_line(error)} {SAME}"
            ) from error
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
    if address.startswith("tls://") and _security().get_connection_args("client")["ssl_context"] is None:
        raise EnvironmentLacksError(f"{address} wants certificates: name them to dask, as docs/operators.md shows.")
    try:
        return _connect(address, timeout=ANSWERS, set_as_default=False)
    except (OSError, ValueError, RuntimeError) as error:
        advice = "Start one (dask scheduler), or name the right address."
        raise EnvironmentLacksError(f"no dask scheduler answers at {address}: {_first_line(error)} {advice}") from error


def _first_line(error: BaseException) -> str:
    return f"{str(error).strip().splitlines()[0].partition('. ')[0].rstrip('.')}." if str(error).strip() else ""
