"""A project's folder in, the bytes of its content files out, with a Problem for each that may not or can't be read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Final

from handouts.content.models.fields import IDS, REGIONS
from handouts.problems import Problem, Related, Severity, Where

PROJECT = "content/project.yaml"
MAX_BYTES = 1_000_000
"""Read no more than this and one byte: the reader refuses what is larger."""
_PIECE: Final = 65_536

FOLDERS = MappingProxyType(
    {
        "leaflet": "content/leaflets",
        "comparison": "content/comparisons",
        "facts": "content/facts",
        "region": "content/regions",
        "clinic": "content/clinics",
        "signatures": "content/signatures",
    }
)
SINGLES = MappingProxyType({"project": PROJECT, "sources": "content/sources.yaml", "glossary": "content/glossary.yaml"})


@dataclass(frozen=True, slots=True)
class ContentFile:
    """One file: what it holds, the id its name gives, its project-relative path, its bytes."""

    kind: str
    id: str
    file: str
    data: bytes


@dataclass(slots=True)
class Found:
    """The files of a project and what is wrong with them as files. `unread`: (kind, id) of those that failed."""

    files: list[ContentFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unread: set[tuple[str, str]] = field(default_factory=set)

    def refuse(self, kind: str, name: str, problem: Problem) -> None:
        """A file that is there and is not read."""
        self.unread.add((kind, name))
        self.problems.append(problem)


def _fault(problem_id: str, file: str, message: str, advice: str, *related: Related) -> Problem:
    return Problem(problem_id, Severity.ERROR, message, advice, Where(file), related)


def find_files(root: Path) -> Found:
    """Every content file below `root`, in the order of kind and name."""
    found = Found()
    for kind, file in SINGLES.items():
        if os.path.lexists(root / file):
            _read(found, root, kind, kind, file)
    for kind, folder in FOLDERS.items():
        for file in _in_folder(found, root, folder):
            _read_named(found, root, kind, file)
    _refuse_clashes(found)
    return found


def _in_folder(found: Found, root: Path, folder: str) -> Iterator[str]:
    if (root / folder).is_symlink():
        found.refuse(folder, "", _symlink(folder))
        return
    try:
        names = sorted(entry.name for entry in os.scandir(root / folder))
    except FileNotFoundError:
        return
    except OSError as error:
        found.refuse(
            folder,
            "",
            _fault("file-unreadable", folder, f"This folder can't be read: {_why(error)}.", "Check its rights."),
        )
        return
    for name in names:
        file = f"{folder}/{name}"
        if name.startswith(".") or not name.lower().endswith((".yaml", ".yml")):
            continue
        if name.endswith(".yaml"):
            yield file
        else:
            advice = f"Rename it to {Path(name).stem}.yaml."
            found.refuse(folder, name, _fault("file-name", file, "The name of a content file ends in .yaml.", advice))


def _read_named(found: Found, root: Path, kind: str, file: str) -> None:
    name = Path(file).stem
    pattern, like = (REGIONS, "GB") if kind == "region" else (IDS, "ear-drops")
    if not pattern.fullmatch(name):
        tidy = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-0123456789")
        wanted = f"{(tidy if kind != 'region' else '') or like}.yaml"
        there = f"{file.rpartition('/')[0]}/{wanted}"
        taken = _is_another(root / there, root / file)
        advice = f"Rename it, but not to {wanted}: that is there already." if taken else f"Rename it to {wanted}."
        related = (Related(Where(there), "This one has the name already."),) if taken else ()
        what = (
            "a region's code in capitals" if kind == "region" else "small letters, digits and hyphens, a letter first"
        )
        problem = _fault("file-name", file, f"The file's name is the id: {what}.", advice, *related)
        found.refuse(kind, name, problem)
        return
    _read(found, root, kind, name, file)


def _is_another(one: Path, file: Path) -> bool:
    """Whether it is there and not the same file, as it is on a disk that tells no case apart."""
    try:
        return os.path.lexists(one) and not one.samefile(file)
    except OSError:
        return True


def _read(found: Found, root: Path, kind: str, name: str, file: str) -> None:
    path = root / file
    if path.is_symlink() or (root / "content").is_symlink():
        found.refuse(kind, name, _symlink(file))
        return
    try:
        with path.open("rb") as stream:
            found.files.append(ContentFile(kind, name, file, _bytes_of(stream)))
    except OSError as error:
        advice = "Check that it is a file you may read."
        found.refuse(kind, name, _fault("file-unreadable", file, f"This file can't be read: {_why(error)}.", advice))


def _bytes_of(stream: BinaryIO) -> bytes:
    """Up to one byte more than `MAX_BYTES`, in pieces: to be read at once into room for all, each of ten thousand small
    files would keep a page of it.
    """
    pieces = iter(partial(stream.read, _PIECE), b"")
    return b"".join(islice(pieces, -(-MAX_BYTES // _PIECE)))[: MAX_BYTES + 1]


def _why(error: OSError) -> str:
    return (error.strerror or "no reason given").lower()


def _symlink(file: str) -> Problem:
    return _fault(
        "file-is-link", file, "A content file may not be a link to another place.", "Put the file itself here."
    )


def _refuse_clashes(found: Found) -> None:
    """Ids that differ only in case, or that a leaflet and a comparison sheet share: their PDFs would share a name."""
    seen: dict[tuple[str, str], ContentFile] = {}
    kept: list[ContentFile] = []
    for file in found.files:
        space = "handout" if file.kind in {"leaflet", "comparison"} else file.kind
        first = seen.setdefault((space, file.id.casefold()), file)
        if first is file:
            kept.append(file)
            continue
        related = Related(Where(first.file), "This one has it first.")
        message = f"Two files have the id `{file.id}`."
        found.refuse(file.kind, file.id, _fault("id-twice", file.file, message, "Rename one of them.", related))
    found.files = kept
