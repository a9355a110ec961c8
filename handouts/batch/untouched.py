"""A project and the wish for a whole build in; what there is to tell, if nothing has changed since the last one, out.

It reads and hashes files and looks at the outputs; nothing that loads content, composes or prints is imported.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from handouts.batch.ledger import Entry, Ledger, Remembered, seal_of
from handouts.batch.outcome import Outcome
from handouts.batch.paths import twin_path
from handouts.batch.program import made_from
from handouts.problems import LineReader


def untouched(root: Path, tree: str, as_of: date) -> Outcome | None:
    """The outcome of a run that has nothing to do; None where there may be something."""
    last = Ledger(root).recall(tree)
    if last is None or not last.as_of <= as_of < last.until or last.made_from != made_from(root):
        return None
    folder = str(root / "build" / tree)
    return _outcome(tree, as_of, last) if all(_is_as_left(folder, entry) for entry in last.entries) else None


def _is_as_left(folder: str, entry: Entry) -> bool:
    pdf = f"{folder}/{entry.path}"
    return seal_of(pdf) == entry.pdf and seal_of(twin_path(pdf)) == entry.twin


def _outcome(tree: str, as_of: date, last: Remembered) -> Outcome:
    outputs = tuple(entry.output() for entry in last.entries)
    names = (last.project_name, last.keeper, outputs, last.problems, last.absent)
    return Outcome(tree, as_of, *names, not_begun=last.not_begun, keepers=last.keepers, reviews=last.reviews)


def lines_of(root: Path) -> LineReader:
    """The lines of the project's files as they are, for telling a Problem."""

    def line_of(file: str, line: int) -> str:
        try:
            lines = (root / file).read_text("utf-8", "replace").splitlines()
        except OSError:
            return ""
        return lines[line - 1] if 0 < line <= len(lines) else ""

    return line_of
