"""What a run ended with in, kept in SQLite below build/.ledger/; the same out, for the run after it.

Only a cache of truth: the outputs and the manifest say all of it too. A ledger that is damaged, of another version or
gone costs one slower run; nothing that is printed depends on it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

from handouts.batch.books import opened_book
from handouts.batch.input_sets import HeldOnce
from handouts.batch.outcome import GONE, Notice, Output, Reviews, State, Twin
from handouts.batch.paths import twin_path
from handouts.press.job import Job
from handouts.problem_text import as_json, read_problem
from handouts.problems import Problem

Made = TypeVar("Made")

FILE: Final = "build/.ledger/ledger.sqlite"
VERSION: Final = 4
PACES: Final = 8
"""So many of the last runs tell how long a job takes."""
LONGEST: Final = 3600.0
"""Seconds; no job takes as long."""
UNREADABLE: Final = (
    OSError,
    sqlite3.Error,
    ValueError,
    LookupError,
    ArithmeticError,
    TypeError,
    AttributeError,
    RecursionError,
)
"""What reading a damaged ledger may end with."""
_JOB: Final = tuple(field.name for field in fields(Job))
_SCHEMA: Final = """
CREATE TABLE runs (tree TEXT PRIMARY KEY, made_from TEXT, as_of TEXT, until TEXT, told TEXT, digest TEXT) WITHOUT ROWID;
CREATE TABLE outputs (
    tree TEXT, place INTEGER, path TEXT, job TEXT, state TEXT, reason TEXT,
    size INTEGER, changed INTEGER, twin_size INTEGER, twin_changed INTEGER,
    PRIMARY KEY (tree, place)
) WITHOUT ROWID;
CREATE TABLE paces (run INTEGER PRIMARY KEY, jobs INTEGER, seconds REAL);
"""


@dataclass(frozen=True, slots=True)
class Seal:
    """What tells that a file is as it was left: its size in bytes and the time it changed, in ns; zeros for none."""

    size: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One output as a run left it, with the seals of its PDF and its twin."""

    path: str
    job: Job
    state: State
    reason: str
    pdf: Seal
    twin: Seal

    def output(self) -> Output:
        """What is told of it when nothing has changed since."""
        kept = self.state is State.PRINTED or self.state is State.KEPT
        told = Output(self.job, State.KEPT if kept else self.state, "up to date" if kept else self.reason)
        return replace(told, notice=self._notice()) if self.state in GONE and self.pdf.size else told

    def _notice(self) -> Notice:
        """What lies in the place of a sheet that is gone: as much of it as is told in words."""
        return Notice("", "", self.pdf.size, Twin(twin_path(self.path), "", self.twin.size))


@dataclass(frozen=True, slots=True)
class Remembered:
    """A whole run of one tree: what it was made from, the day it was judged by, and the first day on which the same
    content would be judged otherwise.
    """

    made_from: str
    as_of: date
    until: date
    project_name: str
    keeper: str
    absent: tuple[str, ...]
    problems: tuple[Problem, ...]
    entries: Iterable[Entry]
    not_begun: int = 0
    keepers: tuple[tuple[str, str], ...] = ()
    reviews: tuple[Reviews, ...] = ()


def sealed(pdf: Seal, twin: Seal) -> bytes:
    """The seals of a PDF and its twin in a few bytes: a hundred thousand are held at a time."""
    return struct.pack("<4q", pdf.size, pdf.changed, twin.size, twin.changed)


def seal_of(file: Path | str) -> Seal:
    """The seal of a file; zeros where there is none."""
    try:
        found = os.stat(file)  # noqa: PTH116 - 200,000 Paths would take a fifth of a run with nothing to do
    except OSError:
        return Seal()
    return Seal(found.st_size, found.st_mtime_ns)


class Ledger:
    """The ledger of one project. Whatever is wrong with its file, it is begun anew."""

    def __init__(self, root: Path) -> None:
        self._file = root / FILE

    def remember(self, tree: str, run: Remembered) -> None:
        """Keep a run in place of the last one of its tree: all of it, or nothing where the disk refuses. A ledger that
        is no ledger is begun anew.
        """
        try:
            self._write(tree, run)
        except (OSError, sqlite3.Error):
            with contextlib.suppress(OSError, sqlite3.Error):
                self._file.unlink()
                self._write(tree, run)

    def _write(self, tree: str, run: Remembered) -> None:
        with self._opened() as book, book:
            book.execute("DELETE FROM outputs WHERE tree = ?", (tree,))
            words = (run.made_from, run.as_of.isoformat(), run.until.isoformat(), _told(run))
            digest = _Digest(words)
            rows = map(digest.of, (_row(tree, place, entry) for place, entry in enumerate(run.entries)))
            book.executemany("INSERT INTO outputs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
            book.execute("INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?, ?, ?)", (tree, *words, digest.told))

    def forget(self, tree: str) -> None:
        """From now on nothing is known of the tree: said before anything in it is changed."""
        if self._file.exists():
            with contextlib.suppress(OSError, sqlite3.Error), self._opened() as book, book:
                book.execute("DELETE FROM runs WHERE tree = ?", (tree,))

    def recall(self, tree: str) -> Remembered | None:
        """The last whole run of the tree; None where there is none that can be read."""
        held = HeldOnce()
        return self._recalled(tree, lambda run, rows: _run(run, tuple(_entry(row, held) for row in rows)))

    def seals(self, tree: str, outputs: Mapping[str, Output]) -> Mapping[str, bytes]:
        """How the last whole run left the files of these outputs, by path; empty where that can't be read."""
        return self._recalled(tree, lambda _, rows: dict(_seals(rows, outputs))) or {}

    def _recalled(self, tree: str, made_of: Callable[[Sequence[str], Iterator[Sequence[Any]]], Made]) -> Made | None:
        """What is made of the words and the rows of the last whole run; None where they are not as they were written.
        No row is held.
        """
        if not self._file.is_file():
            return None
        with contextlib.suppress(*UNREADABLE), self._opened() as book:
            words = "made_from, as_of, until, told, digest"
            run = book.execute(f"SELECT {words} FROM runs WHERE tree = ?", (tree,)).fetchone()  # noqa: S608  fixed words
            rows = book.execute("SELECT * FROM outputs WHERE tree = ? ORDER BY place", (tree,))
            return made_of(run[:4], _checked(run, rows)) if run else None
        return None

    def note_pace(self, jobs: int, seconds: float) -> None:
        """Keep how many jobs a run printed, and the seconds that all its workers took for them."""
        with contextlib.suppress(OSError, sqlite3.Error), self._opened() as book, book:
            book.execute("INSERT INTO paces (jobs, seconds) VALUES (?, ?)", (jobs, seconds))
            book.execute("DELETE FROM paces WHERE run <= (SELECT max(run) FROM paces) - ?", (PACES,))

    def pace(self) -> float | None:
        """The seconds of one worker that a job took in the last runs; None where nothing was measured."""
        if not self._file.is_file():
            return None
        with contextlib.suppress(*UNREADABLE), self._opened() as book:
            jobs, seconds = book.execute("SELECT sum(jobs), sum(seconds) FROM paces").fetchone()
            return _sane(float(seconds) / int(jobs))
        return None

    def _opened(self) -> contextlib.AbstractContextManager[sqlite3.Connection]:
        return opened_book(self._file, _SCHEMA, VERSION)


def _sane(pace: float) -> float | None:
    """A pace that can be: nothing else is known to hold what stands in the ledger."""
    return pace if 0 < pace < LONGEST else None


class _Digest:
    """Of all that is kept of a run: a disk that swaps a letter must not move the day of a review."""

    def __init__(self, words: Sequence[object]) -> None:
        self._digest = hashlib.sha256(_bytes(words))

    def of(self, row: Sequence[object]) -> Sequence[object]:
        """The same row, counted in."""
        self._digest.update(_bytes(row))
        return row

    @property
    def told(self) -> str:
        """Of the words and rows so far, in hex."""
        return self._digest.hexdigest()


def _bytes(values: Sequence[object]) -> bytes:
    return repr(tuple(values)).encode("utf-8", "surrogatepass")


def _checked(run: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    """The rows. Raises ValueError after the last one where they are not what was written."""
    digest = _Digest(run[:4])
    yield from map(digest.of, rows)
    if digest.told != run[4]:
        raise ValueError("the ledger is damaged")


def _told(run: Remembered) -> str:
    problems = [as_json(problem) for problem in run.problems]
    reviews = [(group.within, group.keeper, group.handouts) for group in run.reviews]
    told = [run.project_name, run.keeper, run.absent, problems, run.not_begun, run.keepers, reviews]
    return json.dumps(told, ensure_ascii=False)


def _seals(rows: Iterable[Sequence[Any]], outputs: Mapping[str, Output]) -> Iterator[tuple[str, bytes]]:
    for _, _, path, _, _, _, *seals in rows:
        if output := outputs.get(path):
            yield output.path, sealed(Seal(*seals[:2]), Seal(*seals[2:]))


def _row(tree: str, place: int, entry: Entry) -> tuple[object, ...]:
    job = json.dumps([getattr(entry.job, name) for name in _JOB])
    seals = (entry.pdf.size, entry.pdf.changed, entry.twin.size, entry.twin.changed)
    return (tree, place, entry.path, job, str(entry.state), entry.reason, *seals)


def _run(run: Sequence[str], entries: tuple[Entry, ...]) -> Remembered:
    name, keeper, absent, problems, not_begun, keepers, reviews = json.loads(run[3])
    return Remembered(
        made_from=run[0],
        as_of=date.fromisoformat(run[1]),
        until=date.fromisoformat(run[2]),
        project_name=name,
        keeper=keeper,
        absent=tuple(absent),
        problems=tuple(map(read_problem, problems)),
        entries=entries,
        not_begun=not_begun,
        keepers=tuple(map(tuple, keepers)),
        reviews=tuple(Reviews(within, who, tuple(map(tuple, handouts))) for within, who, handouts in reviews),
    )


def _entry(row: Sequence[Any], held: HeldOnce) -> Entry:
    _, _, path, job, state, reason, *seals = row
    named = Job(*map(held.one, json.loads(job)))
    return Entry(path, named, State(state), held.one(reason), Seal(*seals[:2]), Seal(*seals[2:]))
