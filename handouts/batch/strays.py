"""A tree's folder and what is known of it in; what killed builds left there, half written or whole and unknown, out."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Final

from handouts.batch.files import LONGEST_START
from handouts.batch.paths import twin_path
from handouts.press.pdf.identity import LARGEST_FILE, PdfIdentity, read_info

ASIDE: Final = re.compile(r"\.(?P<start>.+)\.[a-z0-9_]{8}")
"""The name of a file that is written aside (`files.py`)."""
_WRITTEN: Final = (".pdf", ".html", ".json", ".txt")
_HEAD: Final = 8192
"""So many bytes of a twin hold all that it says of itself."""
_MARK: Final = b'<meta name="fingerprint" content="'
_DEPTH: Final = 3
"""Language, audience, file: what lies elsewhere in a tree is no sheet."""


def is_aside(name: str) -> bool:
    """Whether that is the name of a file that was to be renamed when it was whole."""
    match = ASIDE.fullmatch(name)
    start = match["start"] if match else ""
    return start.endswith(_WRITTEN) or len(os.fsencode(start)) > LONGEST_START - 4


def swept(folder: Path, known: Container[str]) -> tuple[str, ...]:
    """Remove what killed builds left half written in a tree; the paths of sheets that lie there and are not `known`, of
    which the PDF or the twin is there. To be called by whoever holds the lock: nobody else is writing.
    """
    strays = set[str]()
    for at, name in _files(folder):
        if name.startswith(".") and is_aside(name):
            with contextlib.suppress(OSError):
                (folder / at / name).unlink()
        elif at.count("/") == _DEPTH - 2 and name.endswith((".pdf", ".html")):
            strays.add(f"{at}/{name.rpartition('.')[0]}.pdf")
    return tuple(sorted(path for path in strays if path not in known))


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    """The place below the folder, and the name, of every plain file in it; no link is followed."""
    waiting = [""]
    while waiting:
        at = waiting.pop()
        with contextlib.suppress(OSError), os.scandir(folder / at) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{at}/{entry.name}" if at else entry.name)
                elif entry.is_file(follow_symlinks=False):
                    yield at, entry.name


def is_ours(folder: Path, path: str) -> bool:
    """Whether what lies there says of itself that a build made it: the PDF, or the twin where there is no PDF."""
    if (folder / path).exists():
        return identity_of(folder / path) is not None
    try:
        with (folder / twin_path(path)).open("rb") as twin:
            return _MARK in twin.read(_HEAD)
    except OSError:
        return False


def identity_of(file: Path) -> PdfIdentity | None:
    """What a PDF says that it is; None where it is none of ours, or not there."""
    try:
        found = read_info(file.read_bytes()) if file.stat().st_size <= LARGEST_FILE else None
    except OSError:
        return None
    return found if isinstance(found, PdfIdentity) else None
