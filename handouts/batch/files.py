"""Paths and bytes in, complete files out: written aside, then renamed, so that nothing half-written is ever seen."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from handouts.problems import EnvironmentLacksError


def write_aside(path: Path, data: bytes) -> None:
    """Write `data` to `path` whole or not at all (a sibling file, fsync, rename).

    Raises EnvironmentLacksError when the disk is full or the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(aside).chmod(0o644)
            Path(aside).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(aside).unlink()
            raise
    except OSError as error:
        raise EnvironmentLacksError(
            f"cannot write {path}: {error.strerror}. Make room or allow writing there."
        ) from error


def remove(path: Path) -> None:
    """Remove a file, if it is there. Raises EnvironmentLacksError when the folder cannot be written."""
    try:
        path.unlink(missing_ok=True)
    except NotADirectoryError:
        return
    except OSError as error:
        raise EnvironmentLacksError(f"cannot remove {path}: {error.strerror}. Allow writing there.") from error
