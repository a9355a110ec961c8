"""What lies in a tree and nothing claims any more in; what of it goes, and what stays until somebody says so, out.

What goes lies in build/.trash/<day>/ for KEPT_DAYS, so that a slip of the pen loses nothing.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from handouts.batch.files import refused
from handouts.batch.paths import twin_path
from handouts.problems import Problem, Severity, Where

TRASH: Final = "build/.trash"
KEPT_DAYS: Final = 30
MOST: Final = 20
SHARE: Final = 0.02
"""So many handouts, or of a large tree this share of it, are pruned unasked; more only with `--prune`."""
_LISTED: Final = 5


@dataclass(frozen=True, slots=True)
class Pruning:
    """The paths that go, those that are spared for now, and the Problem that says so."""

    goes: tuple[str, ...] = ()
    spared: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def pruning(unclaimed: Collection[str], known: int, *, asked: bool) -> Pruning:
    """What to do with paths that nothing claims, of so many that were known; `asked`: somebody wants them gone."""
    paths = tuple(sorted(unclaimed))
    if asked or len(paths) <= max(MOST, int(known * SHARE)):
        return Pruning(goes=paths)
    more = f" and {len(paths) - _LISTED} more" if len(paths) > _LISTED else ""
    message = f"{len(paths)} handouts of the last build are claimed by nothing now: {', '.join(paths[:_LISTED])}{more}."
    advice = "If they shall go, run the build with --prune; if not, see what was deleted or renamed in content/."
    where = Where("content/project.yaml")
    return Pruning(spared=paths, problems=(Problem("prune-many", Severity.WARNING, message, advice, where),))


def prune(root: Path, tree: str, paths: Iterable[str], day: date) -> None:
    """Move PDFs and twins of a tree into the trash of that day, and empty the trash of what lay there long enough.

    Raises EnvironmentLacksError where the folder cannot be written.
    """
    folder, trash = root / "build" / tree, root / TRASH / day.isoformat() / tree
    try:
        for path in paths:
            for name in (path, twin_path(path)):
                _thrown_away(folder, name, trash)
        _emptied(root / TRASH, day)
    except OSError as error:
        raise refused(f"cannot prune {folder}", error) from error


def _thrown_away(folder: Path, name: str, trash: Path) -> None:
    file, target = folder / name, trash / name
    if folder.resolve() in file.resolve().parents and file.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        file.replace(target)


def _emptied(trash: Path, day: date) -> None:
    oldest = (day - timedelta(days=KEPT_DAYS)).isoformat()
    for folder in sorted(trash.iterdir()) if trash.is_dir() else ():
        if folder.is_dir() and not folder.is_symlink() and _is_day(folder.name) and folder.name < oldest:
            shutil.rmtree(folder)


def _is_day(name: str) -> bool:
    try:
        return date.fromisoformat(name).isoformat() == name
    except ValueError:
        return False
