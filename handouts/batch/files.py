"""Paths and bytes in, complete files out: written aside, then renamed, so that nothing half-written is ever seen."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from handouts.problems import EnvironmentLacksError

LONGEST_START: Final = 200
"""So much of its name, in bytes, has a file that is written aside: its whole name must not be longer than 255."""
_ROOM: Final = "Make room on that disk, then run the same command again: it carries on."
_RIGHTS: Final = "Make room or allow writing there."
_ADVICE: Final = MappingProxyType(
    {
        errno.ENOSPC: _ROOM,
        errno.EDQUOT: _ROOM,
        errno.EFBIG: _ROOM,
        errno.EROFS: "That disk can only be read: build a copy of the project on another one.",
        errno.ENAMETOOLONG: "Move the project to a folder with a shorter path.",
    }
)
_HELD: Final = frozenset({errno.EACCES, errno.EPERM, errno.EISDIR, errno.ENOTEMPTY, errno.EEXIST, errno.EBUSY})
"""How a system refuses to put a file in the place of one that somebody holds open, or of a folder."""


class LockedError(EnvironmentLacksError):
    """A file was written beside its place and can't take it: what lies there is held open, or is no file."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"{path.name} can't be replaced ({why}): close it in the reader that has it open, or move away what lies "
            "in its place, then run the same command again."
        )


def refused(what: str, error: OSError) -> EnvironmentLacksError:
    """What the system refuses ("cannot write here"), why, and what to do next."""
    return EnvironmentLacksError(f"{what}: {error.strerror or error}. {_ADVICE.get(error.errno or 0, _RIGHTS)}")


def write_aside(path: Path, data: bytes) -> None:
    """Write `data` to `path` whole or not at all (a sibling file, fsync, rename).

    Raises EnvironmentLacksError when the disk is full or the folder cannot be written; the LockedError among them when
    it is this file alone that can't be replaced.
    """
    write_together({path: data})


def write_parts_aside(path: Path, parts: Iterable[str]) -> None:
    """The same with a text that is told part by part, and never held as a whole."""
    _write_together({path: (part.encode() for part in parts)})


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write files that belong together: none takes its place before all are written. Raises as `write_aside` does."""
    _write_together({path: (data,) for path, data in files.items()})


def _write_together(files: Mapping[Path, Iterable[bytes]]) -> None:
    with contextlib.ExitStack() as written:
        asides = {path: written.enter_context(_aside(path, parts)) for path, parts in files.items()}
        for path in files:
            if path.is_dir():
                raise LockedError(path, os.strerror(errno.EISDIR))
        for path, aside in asides.items():
            _put(aside, path)


@contextlib.contextmanager
def _aside(path: Path, parts: Iterable[bytes]) -> Iterator[Path]:
    """A sibling of `path` with the data, on the disk; in the end there is none, unless it has taken its place."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        start = os.fsencode(path.name)[:LONGEST_START].decode("utf-8", "ignore")
        handle, name = tempfile.mkstemp(prefix=f".{start}.", dir=path.parent)
    except OSError as error:
        raise refused(f"cannot write {path}", error) from error
    aside = Path(name)
    try:
        _fill(handle, parts, path)
        yield aside
    finally:
        with contextlib.suppress(OSError):
            aside.unlink()


def _fill(handle: int, parts: Iterable[bytes], path: Path) -> None:
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(parts)
            file.flush()
            os.fchmod(file.fileno(), 0o644)
            os.fsync(file.fileno())
    except OSError as error:
        raise refused(f"cannot write {path}", error) from error


def _put(aside: Path, path: Path) -> None:
    try:
        aside.replace(path)
    except OSError as error:
        if error.errno in _HELD:
            raise LockedError(path, error.strerror or str(error)) from error
        raise refused(f"cannot write {path}", error) from error


def remove(path: Path) -> None:
    """Remove a file, if it is there. Raises EnvironmentLacksError when the folder cannot be written."""
    try:
        path.unlink(missing_ok=True)
    except NotADirectoryError:
        return
    except OSError as error:
        advice = "Close it where it is open, or allow writing there."
        raise EnvironmentLacksError(f"cannot remove {path}: {error.strerror}. {advice}") from error
