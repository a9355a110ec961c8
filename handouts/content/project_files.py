"""A path that an author typed in, the bytes of that file out, if it is inside the project."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

MOST_BYTES = 20_000_000
"""The largest file that is read for an author, in bytes."""


def inside(root: Path, typed: str) -> Path | None:
    """The file, if `typed` is a relative path that stays inside `root`, links followed; else None."""
    path = PurePosixPath(typed)
    if path.is_absolute() or ".." in path.parts or "\\" in typed or ":" in typed or "\0" in typed:
        return None
    try:
        file = (root / path).resolve()
        return file if file.is_relative_to(root.resolve()) and file.is_file() else None
    except (OSError, RuntimeError, ValueError):
        return None


def read_inside(root: Path, typed: str) -> bytes | None:
    """The bytes; None where the path leaves the project, is no file, is too large or can't be read."""
    file = inside(root, typed)
    try:
        if file is None or file.stat().st_size > MOST_BYTES:
            return None
        return file.read_bytes()
    except OSError:
        return None
