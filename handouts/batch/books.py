"""An SQLite file, its schema and version in; the file opened, begun anew where it is none or of another version, out.

What is kept so can be found again: a file that is damaged costs time, and nothing else.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def opened_book(file: Path, schema: str, version: int) -> Iterator[sqlite3.Connection]:
    """The file, closed at the end. Raises OSError or sqlite3.Error where the disk refuses it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        book = _opened(file, schema, version)
    except sqlite3.DatabaseError:
        file.unlink(missing_ok=True)
        book = _opened(file, schema, version)
    try:
        yield book
    finally:
        book.close()


def _opened(file: Path, schema: str, version: int) -> sqlite3.Connection:
    book = sqlite3.connect(file, timeout=10)
    try:
        found = book.execute("PRAGMA user_version").fetchone()[0]
        if found != version:  # CREATE TABLE fails on a file of another version, which is begun anew then
            book.executescript(f"BEGIN; {schema} PRAGMA user_version = {version}; COMMIT;")
    except BaseException:
        book.close()
        raise
    return book
