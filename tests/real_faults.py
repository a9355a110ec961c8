"""Nothing in; real faults of a machine, taken back at the end, out: a full disk, rights that bind even root."""

from __future__ import annotations

import contextlib
import ctypes
import resource
from collections.abc import Iterator
from pathlib import Path

_VERSION_3 = 0x20080522
"""Of the system call that tells and sets what a thread may do (man 2 capset)."""


@contextlib.contextmanager
def largest_file(most: int) -> Iterator[None]:
    """Inside, the system refuses every byte of a file after so many, whoever writes."""
    before, limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, limit))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, limit))


@contextlib.contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Inside, nothing below the folder can be written, by root neither."""
    folders = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    for path in folders:
        path.chmod(0o555)
    try:
        with bound_by_rights():
            yield
    finally:
        for path in folders:
            path.chmod(0o755)


@contextlib.contextmanager
def bound_by_rights() -> Iterator[None]:
    """Inside, this thread may do what the rights of files say and no more, even if it is root's."""
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(_VERSION_3, 0)
    powers = (ctypes.c_uint32 * 6)()
    assert libc.capget(header, powers) == 0
    fewer = (ctypes.c_uint32 * 6)(*powers)
    fewer[0] = fewer[3] = 0
    assert libc.capset(header, fewer) == 0
    try:
        yield
    finally:
        assert libc.capset(header, powers) == 0
