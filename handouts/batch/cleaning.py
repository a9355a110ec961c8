"""A project's folder in; what builds made below build/ and what else lies there, and the first of it gone, out.

What a build made is known from the manifests and the ledger. Both lie where others may write: nothing is removed but
plain files that were met below build/ on a walk that follows no link.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Final

from handouts.batch.files import remove
from handouts.batch.journal import Journal, journal_file
from handouts.batch.kept import FILE as KEPT
from handouts.batch.ledger import FILE, Ledger
from handouts.batch.lock import FILE as LOCK
from handouts.batch.manifest import read_outcome
from handouts.batch.paths import TREES, twin_path
from handouts.batch.pruning import TRASH
from handouts.batch.strays import ASIDE

TOLD: Final = ("report.html", "summary.txt", "manifest.json")
"""What a build writes into its tree beside the sheets, in the order in which it goes: the manifest last."""
BOOKS: Final = ("", "-journal", "-wal", "-shm")
"""What SQLite leaves of a ledger, as ends of its name."""


@dataclass(frozen=True, slots=True)
class Found:
    """What lies in build/, as paths below it: files that builds made, those that `--all` throws away too, and those
    that no build made; the size of the first in bytes.
    """

    made: tuple[str, ...]
    trash: tuple[str, ...]
    others: tuple[str, ...]
    size: int


def find(root: Path, *, everything: bool) -> Found:
    """Look through build/; with `everything` what lies in the trash counts as made."""
    base = root / "build"
    known = {*_of_trees(base), *_of_ledger(root)}
    made, trash, others = dict[str, int](), list[str](), list[str]()
    for path, size in _lying(base):
        if size is None or not (path in known or _is_trash(path) or _is_aside(path, known)):
            others.append(path)
        elif everything or not _is_trash(path):
            made[path] = size
        else:
            trash.append(path)
    in_order = sorted(made, key=lambda path: (path.endswith("/manifest.json"), path))
    return Found(tuple(in_order), tuple(sorted(trash)), tuple(sorted(others)), sum(made.values()))


def clean(root: Path, found: Found) -> None:
    """Remove what was found to be made by builds, the lock, and of the folders that builds make what is empty then. To
    be called by whoever holds the lock. Raises EnvironmentLacksError where something cannot be removed.
    """
    base = root / "build"
    for path in found.made:
        remove(base / path)
    remove(root / LOCK)
    for ours in (*(base / tree for tree in TREES.values()), root / TRASH, (root / LOCK).parent):
        if not ours.is_symlink():
            for folder, _, _ in os.walk(ours, topdown=False):
                _remove_if_empty(Path(folder))
    _remove_if_empty(base)


def _remove_if_empty(folder: Path) -> None:
    with contextlib.suppress(OSError):
        folder.rmdir()


def _in_build(file: str) -> str:
    return file.removeprefix("build/")


def _lying(base: Path) -> Iterator[tuple[str, int | None]]:
    """All that lies below build/ but the lock: each plain file with its size, all else, such as a link, with None."""
    for at, folders, names in os.walk(base):
        for name in (*names, *(folder for folder in folders if Path(at, folder).is_symlink())):
            path = Path(at, name)
            below = path.relative_to(base).as_posix()
            if below != _in_build(LOCK):
                yield below, path.stat().st_size if path.is_file() and not path.is_symlink() else None


def _is_trash(path: str) -> bool:
    """Whether a build put it there: each lies in the folder of a day."""
    parts = PurePosixPath(path).parts
    if len(parts) < 3 or parts[0] != PurePosixPath(_in_build(TRASH)).name:
        return False
    with contextlib.suppress(ValueError):
        return date.fromisoformat(parts[1]).isoformat() == parts[1]
    return False


def _is_aside(path: str, known: Collection[str]) -> bool:
    """Whether it is what a build that was killed had half written beside its place."""
    place = PurePosixPath(path)
    match = ASIDE.fullmatch(place.name)
    return match is not None and str(place.with_name(match["start"])) in known


def _of_trees(base: Path) -> Iterator[str]:
    """What the manifests say that builds wrote."""
    for tree in TREES.values():
        outcome = read_outcome(base / tree)
        outputs = outcome.outputs if outcome else ()
        yield from (f"{tree}/{name}" for name in (*TOLD, *_files(output.path for output in outputs)))


def _of_ledger(root: Path) -> Iterator[str]:
    """The ledger and the journals themselves, and what they say that builds wrote."""
    yield from (f"{book}{end}" for book in (_in_build(FILE), KEPT) for end in BOOKS)
    for tree in TREES.values():
        yield _in_build(journal_file(tree))
        run, printed = Ledger(root).recall(tree), Journal(root, tree).outputs()
        paths = (*printed, *(entry.path for entry in (run.entries if run else ())))
        yield from (f"{tree}/{name}" for name in _files(paths))


def _files(paths: Iterable[str]) -> Iterator[str]:
    """A PDF and its twin each; builds write no sheets of another kind."""
    return (name for path in paths if path.endswith(".pdf") for name in (path, twin_path(path)))
