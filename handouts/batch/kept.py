"""Answers that take long to find, by what they were found from, in; the same out for the runs after.

They lie in SQLite below build/.ledger/. Only a cache: what is damaged or gone is found again, and what stands against a
release is found anew each time.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from handouts.batch.books import opened_book

FILE: Final = ".ledger/kept.sqlite"
"""Below the folder of builds."""
VERSION: Final = 1
_SCHEMA: Final = (
    "CREATE TABLE kept (kind TEXT, key TEXT, data BLOB, digest TEXT, PRIMARY KEY (kind, key)) WITHOUT ROWID;"
)


class Kept:
    """What is kept in one folder of builds; whatever is wrong with its file, there is nothing in it."""

    def __init__(self, build: Path) -> None:
        self._file = build / FILE

    def all(self, kind: str) -> dict[str, bytes]:
        """Every answer of a kind by its key; without those that are not as they were kept."""
        with contextlib.suppress(OSError, sqlite3.Error):
            if self._file.is_file():
                with self._opened() as book:
                    rows = book.execute("SELECT key, data, digest FROM kept WHERE kind = ?", (kind,)).fetchall()
                return {key: data for key, data, digest in rows if _is_whole(data, digest)}
        return {}

    def replace(self, kind: str, answers: Mapping[str, bytes]) -> None:
        """From now on the answers of this kind are these. A file that is none of ours is begun anew."""
        with contextlib.suppress(OSError, sqlite3.Error):
            try:
                self._write(kind, answers)
            except sqlite3.Error:
                self._file.unlink()
                self._write(kind, answers)

    def _write(self, kind: str, answers: Mapping[str, bytes]) -> None:
        rows = [(kind, key, data, hashlib.sha256(data).hexdigest()) for key, data in answers.items()]
        with self._opened() as book, book:
            book.execute("DELETE FROM kept WHERE kind = ?", (kind,))
            book.executemany("INSERT INTO kept VALUES (?, ?, ?, ?)", rows)

    def _opened(self) -> contextlib.AbstractContextManager[sqlite3.Connection]:
        return opened_book(self._file, _SCHEMA, VERSION)


def _is_whole(data: object, digest: object) -> bool:
    return isinstance(data, bytes) and hashlib.sha256(data).hexdigest() == digest
