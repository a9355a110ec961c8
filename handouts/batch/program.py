"""The program and a project's files in; digests of all that a run is made from out, without loading what prints."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).resolve().parents[1]
PACKAGES: Final = (
    *("babel", "deflate", "fontpkg-noto-sans", "fontpkg-noto-sans-arabic", "fontpkg-noto-sans-devanagari"),
    *("fontpkg-noto-sans-thai", "icu4py", "jinja2", "justmytype-intl-cjk", "justmytype-intl-rtl"),
    *("justmytype-intl-sea", "justmytype-intl-south-asia", "pillow", "polib", "pydantic", "pypdf", "pypdfium2"),
    *("pyyaml", "reportlab", "uharfbuzz", "unicodedata2"),
)
"""Everything that has a say in what is printed; a test holds it against pyproject.toml."""
SOURCES: Final = ("content", "templates")


def program_digest() -> str:
    """One digest of the program and its packages; sha256 in hex."""
    return _digest((*_packages(), *_files(PACKAGE, ("",)), *_files(PACKAGE.parent, ("templates",))))


def made_from(root: Path, program: str = "") -> str:
    """One digest of the program, whose own may be known, and of every file of the project that may be read; sha256 in
    hex.
    """
    return _digest(((program or program_digest()).encode(), *_files(root, SOURCES)))


def _digest(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def stamps(root: Path) -> str:
    """One digest that changes with all that is done to a file of the project, even if it is undone again; in hex."""
    digest = hashlib.sha256()
    for folder in SOURCES:
        for at, folders, names in os.walk(root / folder):
            folders.sort()
            for path in (Path(at), *(Path(at, name) for name in sorted(names))):
                digest.update(f"{path}\0{_stamp(path)}\0".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _stamp(path: Path) -> tuple[int, ...]:
    try:
        found = path.lstat()
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _packages() -> Iterator[bytes]:
    for name in PACKAGES:
        try:
            yield f"{name} {version(name)}".encode()
        except PackageNotFoundError:
            yield name.encode()


def _files(root: Path, folders: tuple[str, ...]) -> Iterator[bytes]:
    """Name and contents of each file below the folders, in order; compiled modules and hidden files aside."""
    for folder in folders:
        for at, names, files in os.walk(root / folder):
            names[:] = sorted(name for name in names if name != "__pycache__" and not name.startswith("."))
            for file in sorted(name for name in files if not name.startswith(".")):
                path = Path(at, file)
                yield path.relative_to(root).as_posix().encode()
                yield _contents(path)


def _contents(path: Path) -> bytes:
    """A file's digest; a name alone where it can't be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").digest()
    except OSError:
        return b""
