"""Templates that Jinja2 compiled in; the same out for the next process of the same user, which need not compile them.

They are kept as Python keeps compiled modules: in a folder that is the user's alone, each under a digest of all that it
was compiled from, and with one of its own. A file that is damaged or not the user's is passed over.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import sys
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

MOST: Final = 400
"""So many files are kept: ten versions of forty templates."""


def cache_folder() -> Path | None:
    """Where a user's programs keep what they can make again (XDG Base Directory, `XDG_CACHE_HOME`); None for nobody."""
    with contextlib.suppress(RuntimeError, OSError):
        place = os.environ.get("XDG_CACHE_HOME", "")
        base = Path(place) if Path(place).is_absolute() else Path.home() / ".cache"
        return base / "handouts" / "templates"
    return None


class CompiledTemplates(BytecodeCache):
    """Jinja2's cache of compiled templates, in a folder. `makers`: the texts of what takes part in compiling."""

    def __init__(self, folder: Path | None, makers: bytes) -> None:
        self._folder = folder
        made_by = (jinja2.__version__, sys.version, hashlib.sha256(makers).hexdigest())
        self._made_by = "\n".join(made_by).encode()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, or leave it empty."""
        file = self._file(bucket)
        with contextlib.suppress(OSError):
            code = _read(file) if file else b""
            bucket.code = marshal.loads(code) if code else None  # noqa: S302 - the user's own code, whole

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the bucket holds: whole or not at all. A disk that refuses costs only what it would have saved."""
        file = self._file(bucket)
        if file is None:
            return
        code = marshal.dumps(bucket.code)
        with contextlib.suppress(OSError):
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _written(file, hashlib.sha256(code).digest() + code)
            _thinned(file.parent)

    def _file(self, bucket: Bucket) -> Path | None:
        """The bucket's file, by all that its code is made from; None where the folder is not the user's alone."""
        if self._folder is None or not _is_safe(self._folder):
            return None
        told = "\n".join((bucket.key, bucket.checksum)).encode()
        return self._folder / f"{hashlib.sha256(self._made_by + told).hexdigest()}.bytecode"


def _read(file: Path) -> bytes:
    """The code in a file of the user's; empty where it is somebody else's, or not as it was written."""
    with file.open("rb") as stream:
        digest, code = stream.read(32), stream.read()
        is_whole = hashlib.sha256(code).digest() == digest
        return code if is_whole and _is_own(os.fstat(stream.fileno())) else b""


def _written(file: Path, data: bytes) -> None:
    """Aside, then renamed. Raises OSError, and leaves nothing behind."""
    with NamedTemporaryFile(dir=file.parent, delete=False) as aside:
        try:
            aside.write(data)
            aside.flush()
            Path(aside.name).replace(file)
        except OSError:
            Path(aside.name).unlink(missing_ok=True)
            raise


def _thinned(folder: Path) -> None:
    """The oldest files go, so that no folder grows for ever."""
    files = list(folder.iterdir())
    if len(files) > MOST:
        for file in sorted(files, key=lambda one: one.lstat().st_mtime_ns)[: len(files) - MOST // 2]:
            file.unlink(missing_ok=True)


def _is_safe(folder: Path) -> bool:
    """Whether nobody else could put code into it, or it is yet to be made."""
    try:
        return _is_own(folder.lstat())
    except FileNotFoundError:
        return True
    except OSError:
        return False


def _is_own(found: os.stat_result) -> bool:
    """Whether it is the user's, and nobody else may write to it. Systems without users are trusted as Python trusts
    them with its own compiled modules.
    """
    return not hasattr(os, "getuid") or (found.st_uid == os.getuid() and not found.st_mode & 0o022)
