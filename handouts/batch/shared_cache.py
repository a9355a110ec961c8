"""The place of a cache in; finished jobs by fingerprint taken from it and put there, and what was wrong with it, out.

Whoever may write there decides what pages come out of it: a digest tells damage, not malice. A cache that fails costs
one warning and is done without; no job is failed by it.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from typing import Final, Self

from handouts.batch.cache_entry import LARGEST, entry_of, is_digest, work_of
from handouts.batch.cache_store import Store, StoreError, store_at
from handouts.batch.worker import Work
from handouts.press.job import Job
from handouts.problems import Problem, Severity, Where, sorted_problems

WHERE: Final = Where("content/project.yaml")
"""A cache has no place in a project; what is told of it is told of the whole."""
AT_ONCE: Final = 32
"""Entries that are read or written side by side: places far away take their time for each."""
UNREADABLE, UNWRITABLE, DAMAGED = "cache-unreadable", "cache-unwritable", "cache-damaged"
OF_ONE_RUN: Final = frozenset({UNREADABLE, UNWRITABLE, DAMAGED})
"""The Problems that say nothing of the project, and nothing of the next run."""


class SharedCache:
    """Finished jobs in a store. Reading stops at the first fault of the place, writing too; an entry that is damaged is
    taken for absent.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._unreadable = ""
        self._unwritable = ""
        self._damaged = 0

    @classmethod
    def at(cls, place: str) -> Self:
        """The cache at a folder's path or an fsspec URL. Raises EnvironmentLacksError where fsspec is not installed."""
        return cls(store_at(place))

    def get(self, job: Job, fingerprint: str) -> Work | None:
        """What was made of that job from inputs of that fingerprint; None where it is not there, whole."""
        return self.get_all([(job, fingerprint)])[0]

    def get_all(self, wanted: Sequence[tuple[Job, str]]) -> list[Work | None]:
        """The same for many, read side by side where the place can."""
        names = [name_of(fingerprint) for _, fingerprint in wanted]
        if self._unreadable:
            return [None] * len(wanted)
        try:
            found = self._store.read(names, LARGEST)
        except StoreError as error:
            self._unreadable = str(error)
            return [None] * len(wanted)
        return [self._judged(data, *asked) for data, asked in zip(found, wanted, strict=True)]

    def _judged(self, data: bytes | None, job: Job, fingerprint: str) -> Work | None:
        work = None if data is None else work_of(data, job, fingerprint)
        self._damaged += data is not None and work is None
        return work

    def put(self, work: Work) -> None:
        """Keep what became of a job, where that is a sheet; anything else is not for others."""
        self.put_all([work])

    def put_all(self, works: Iterable[Work]) -> None:
        """The same for many, written side by side where the place can."""
        if self._unreadable or self._unwritable:
            return
        blobs = {name_of(work.fingerprint): data for work in works if (data := _entry(work))}
        try:
            if blobs:
                self._store.write(blobs)
        except StoreError as error:
            self._unwritable = str(error)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with it so far, each fault once."""
        return tuple(self._told())

    def _told(self) -> Generator[Problem, None, None]:
        if self._unreadable:
            message = f"The shared cache can't be read: {self._unreadable}. The sheets were printed here."
            yield _warning(UNREADABLE, message, "See that the place named by --cache can be reached and read.")
        if self._unwritable:
            message = f"The shared cache can't be written: {self._unwritable}. What was printed here is not in it."
            yield _warning(UNWRITABLE, message, "Make room there, or allow writing; or leave it to others.")
        if self._damaged:
            entries = "1 entry" if self._damaged == 1 else f"{self._damaged} entries"
            message = f"{entries} of the shared cache could not be used, and the sheets were printed again."
            yield _warning(DAMAGED, message, "Nothing is lost. If it happens again, look after that disk.")


def _warning(name: str, message: str, advice: str) -> Problem:
    return Problem(name, Severity.WARNING, message, advice, WHERE)


def name_of(fingerprint: str) -> str:
    """The name of an entry in the store."""
    assert is_digest(fingerprint)
    return f"{fingerprint[:2]}/{fingerprint}.handout"


def _entry(work: Work) -> bytes:
    """Its entry; empty where it is no sheet, or one that would not be taken."""
    if work.failure or not work.pdf:
        return b""
    data = entry_of(work)
    return data if work_of(data, work.job, work.fingerprint) else b""


def through(
    cache: SharedCache,
    wanted: Mapping[Job, str],
    known: Mapping[Job, Sequence[Problem]],
    print_all: Callable[[Sequence[Job]], Generator[Work, None, None]],
    stops: Callable[[], bool],
) -> Generator[Work, None, None]:
    """What became of each wanted job, by its fingerprint ("": print it anyway): from the cache, else printed and put
    there. `known` are the Problems of its content, which stand as they are now and not as they were for others. Once
    it `stops`, those that were begun.
    """
    found = set[Job]()
    asked = [(job, fingerprint) for job, fingerprint in wanted.items() if fingerprint]
    for start in range(0, len(asked), AT_ONCE):
        if stops():
            return
        some = asked[start : start + AT_ONCE]
        for (job, _), work in zip(some, cache.get_all(some), strict=True):
            if work:
                found.add(job)
                yield replace(work, problems=sorted_problems([*known[job], *work.problems]))
    with closing(print_all([job for job in wanted if job not in found])) as works:
        yield from _kept(cache, works, known)


def _kept(
    cache: SharedCache, works: Iterable[Work], known: Mapping[Job, Sequence[Problem]]
) -> Generator[Work, None, None]:
    """The same works; all of them, and the last ones at the end whatever ends it, are put into the cache."""
    waiting = list[Work]()
    try:
        for work in works:
            waiting.append(replace(work, problems=_of_pages(work, known[work.job])))
            yield work
            if len(waiting) == AT_ONCE:
                cache.put_all(waiting)
                waiting.clear()
    finally:
        cache.put_all(waiting)


def _of_pages(work: Work, known: Iterable[Problem]) -> tuple[Problem, ...]:
    """The Problems that were found in laying out."""
    before = set(known)
    return tuple(problem for problem in work.problems if problem not in before)
