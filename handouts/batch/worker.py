"""A packed parcel in, a bench to print at out; a job in, what became of it out: what every executor calls anywhere."""

from __future__ import annotations

import hashlib
import resource
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType
from typing import Final

from handouts.batch.fonts import shelf_of
from handouts.batch.memory import settle
from handouts.batch.parcel import unpacked
from handouts.document.shelf import TemplateShelf
from handouts.press.job import Bundle, Job
from handouts.press.press import Prepared, Press
from handouts.press.twins import twin_of
from handouts.problems import HandoutsError, Problem


@dataclass(frozen=True, slots=True)
class Limits:
    """What one job may take: `seconds` of time, `megabytes` of address space of its process (0: no limit)."""

    seconds: float = 60.0
    megabytes: int = 4096


DEFAULT_LIMITS: Final = Limits()
TOO_LONG: Final = "it took longer than {seconds:g} seconds"


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
            with within(self.limits.seconds, mortal=self.mortal):
                return self._printed(job, prepared or self.press.prepare(self.bundle, job))
        except MemoryError:
            return Work(job, "it needs more memory than a job may have")
        except TooLongError as error:
            return Work(job, str(error))
        except HandoutsError:
            raise
        except Exception as error:
            return Work(job, f"{type(error).__name__}: {error}")

    def _printed(self, job: Job, prepared: Prepared) -> Work:
        printed = self.press.print_prepared(prepared)
        made = Work(job, "", prepared.fingerprint, prepared.inputs, printed.problems)
        if not printed.pdf or printed.tree is None:
            return made
        twin = twin_of(prepared, printed.tree)
        return replace(made, pages=printed.pages, content_sha256=printed.content_sha256, pdf=printed.pdf, twin=twin)

    def print_all(self, jobs: Sequence[Job]) -> Iterator[Work]:
        """Jobs one after another."""
        yield from map(self.print_job, jobs)


def limit_memory(megabytes: int) -> None:
    """From now on this process gets no more address space than so much: it sees a MemoryError, not the kernel's axe."""
    if megabytes and sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, resource.RLIM_INFINITY))


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
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
