"""A project's folder in; the right to write into its build folder, held by one process at a time, out."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from handouts.batch.files import refused
from handouts.problems import EnvironmentLacksError

FILE: Final = "build/.ledger/lock"


class BusyError(EnvironmentLacksError):
    """Another build writes into the same folder."""


@contextlib.contextmanager
def only_build(root: Path) -> Iterator[None]:
    """Inside, no other build of this project runs. The system lets go of it when the process ends, however it does.

    Raises BusyError at once where another one is running.
    """
    file = root / FILE
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise refused(f"cannot write {file}", error) from error
    try:
        _take(handle)
        if not _lies_there(handle, file):
            raise BusyError("`handouts clean` was at work in this project a moment ago; run the same command again.")
        with contextlib.suppress(OSError):  # who holds it is told if there is room to say so
            os.ftruncate(handle, 0)
            os.write(handle, str(os.getpid()).encode())
        yield
    finally:
        os.close(handle)


def _lies_there(handle: int, file: Path) -> bool:
    """Whether the lock is still the file of its name: `handouts clean` removes it last of all."""
    try:
        return os.path.samestat(os.fstat(handle), file.stat())
    except OSError:
        return False


def _take(handle: int) -> None:
    try:
        import fcntl  # noqa: PLC0415 - only where there is such a lock: on Windows two builds are told apart by nothing
    except ImportError:
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        process = os.read(handle, 20).decode("ascii", "replace").strip() or "unknown"
        busy = f"another build of this project is running (process {process})"
        raise BusyError(f"{busy}; wait until it is done, then run this one again.") from error
