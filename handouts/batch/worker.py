"""A packed parcel in, a bench to print at out; a job in, what became of it out: what every executor calls anywhere."""

from __future__ import annotations

import hashlib
import resource
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType
from typing import Final

from handouts.batch.fonts import shelf_of
from handouts.batch.memory import settle
from handouts.batch.parcel import unpacked
from handouts.document.shelf import TemplateShelf
from handouts.press.job import Bundle, Job
from handouts.press.prepared import Prepared
from handouts.press.press import Press
from handouts.press.twins import twin_of
from handouts.problems import HandoutsError, Problem


@dataclass(frozen=True, slots=True)
class Limits:
    """What one job may take: `seconds` of time, `megabytes` of address space of its process (0: no limit)."""

    seconds: float = 60.0
    megabytes: int = 4096


DEFAULT_LIMITS: Final = Limits()
TOO_LONG: Final = "it took longer than {seconds:g} seconds"
TOO_MUCH: Final = "it needs more memory than a job may have"
INSISTENCE: Final = 1.0
"""Seconds after which a job that went on all the same is interrupted again."""


class TooLongError(HandoutsError):
    """A job took longer than it may."""


@dataclass(frozen=True, slots=True)
class Work:
    """What became of one job. `failure` says why the machine failed; else the sheet's particulars and its files, empty
    where a Problem withholds them.
    """

    job: Job
    failure: str = ""
    fingerprint: str = ""
    inputs: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    pages: int = 0
    content_sha256: str = ""
    pdf: bytes = b""
    twin: bytes = b""
    code: str = ""
    version: str = ""
    title: str = ""
    check_letters: str = ""

    @property
    def sha256(self) -> str:
        """Of the PDF's bytes."""
        return hashlib.sha256(self.pdf).hexdigest()


class Bench:
    """Where one process prints: a Bundle, a warm press, and limits. Results depend on the Bundle and the job alone.

    `mortal`: a job that takes too long ends the process, whatever it is at, as is right for a worker's; else it is
    interrupted.
    """

    def __init__(self, bundle: Bundle, press: Press, limits: Limits = DEFAULT_LIMITS, *, mortal: bool = False) -> None:
        self.bundle = bundle
        self.press = press
        self.limits = limits
        self.mortal = mortal

    @classmethod
    def set_up(cls, parcel: bytes, folder: Path, limits: Limits = DEFAULT_LIMITS) -> Bench:
        """A bench in a process of its own; the parcel's files are written below `folder`."""
        bundle = unpacked(parcel, folder)
        press = Press(shelf_of(folder)[0], TemplateShelf(folder / "templates"))
        bench = cls(bundle, press, limits, mortal=True)
        settle()
        return bench

    def print_job(self, job: Job, prepared: Prepared | None = None) -> Work:
        """One job; whatever goes wrong with it is told, and costs no other."""
        try:
            with bounded(self.limits, mortal=self.mortal):
                return self._printed(job, prepared or self.press.prepare(self.bundle, job))
        except Exception as error:
            return Work(job, why_failed(error))

    def _printed(self, job: Job, prepared: Prepared) -> Work:
        printed = self.press.print_prepared(prepared)
        made = Work(
            job,
            fingerprint=prepared.fingerprint,
            inputs=prepared.inputs,
            problems=printed.problems,
            code=prepared.code,
            version=prepared.version,
            title=prepared.title,
            check_letters=prepared.check_letters,
        )
        if not printed.pdf or printed.tree is None:
            return made
        twin = twin_of(prepared, printed.tree)
        return replace(made, pages=printed.pages, content_sha256=printed.content_sha256, pdf=printed.pdf, twin=twin)

    def print_all(self, jobs: Sequence[Job]) -> Iterator[Work]:
        """Jobs one after another."""
        yield from map(self.print_job, jobs)


def why_failed(error: Exception) -> str:
    """Why the machine failed at a job, with the place that it was at where that is known. What concerns more than the
    job is raised again.
    """
    if not isinstance(error, (MemoryError, TooLongError)):
        if isinstance(error, HandoutsError):
            raise error
        return f"{type(error).__name__}: {error}"
    said = TOO_MUCH if isinstance(error, MemoryError) else str(error)
    return "; ".join((said, *getattr(error, "__notes__", ())))


def limit_memory(megabytes: int) -> None:
    """From now on this process gets no more address space than so much: it sees a MemoryError, not the kernel's axe."""
    if megabytes and sys.platform == "linux":
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (_least(megabytes * 2**20, most), most))


@contextmanager
def bounded(limits: Limits, *, mortal: bool = False) -> Iterator[None]:
    """One job is done inside, in no more time and memory than it may take. A `mortal` process has the limit of its
    memory for all its life; elsewhere it is that of what the job adds.
    """
    with nullcontext() if mortal else added_memory(limits.megabytes), within(limits.seconds, mortal=mortal):
        yield


@contextmanager
def added_memory(megabytes: int) -> Iterator[None]:
    """Inside, this process gets so much more address space than it has, then a MemoryError. 0: no limit."""
    if not megabytes or sys.platform != "linux":
        yield
        return
    before, most = resource.getrlimit(resource.RLIMIT_AS)
    has = int(Path("/proc/self/statm").read_bytes().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (_least(has + megabytes * 2**20, before, most), most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (before, most))


def _least(*limits: int) -> int:
    """The smallest of limits, of which any may be none."""
    return min(limit for limit in limits if limit != resource.RLIM_INFINITY)


@contextmanager
def within(seconds: float, *, mortal: bool = False) -> Iterator[None]:
    """What runs inside is stopped after so long, with a TooLongError, or with the process where that is `mortal`: by
    SIGALRM, which nothing can put off. 0: no limit; nor is there one outside of a process's main thread, which alone
    can be interrupted.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooLongError(TOO_LONG.format(seconds=seconds))

    before = signal.signal(signal.SIGALRM, signal.SIG_DFL if mortal else stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, INSISTENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
