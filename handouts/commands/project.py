"""A folder in, the project it belongs to out: the nearest folder upwards that holds content/project.yaml."""

from __future__ import annotations

from pathlib import Path

from handouts.problems import UsageError

MARK = Path("content") / "project.yaml"


def find_project(named: str | None) -> Path:
    """The project's folder, absolute. Raises UsageError when there is none."""
    start = Path(named or ".").absolute()
    candidates = (start,) if named else (start, *start.parents)
    for folder in candidates:
        if (folder / MARK).is_file():
            return folder
    place = f"in {named}" if named else "here or in any folder above"
    raise UsageError(f"no project {place}: {MARK.as_posix()} is missing. Run `handouts init DIR` to begin one.")
