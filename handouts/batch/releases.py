"""An Outcome of a release in; the project's releases.csv, which only ever grows, with what went out and came back, out.

It stands beside content/, not in build/, so that it outlives every ledger and can be committed: the answer to "who has
the sheet with the wrong number?" years later.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Final

from handouts.batch.files import refused
from handouts.batch.outcome import Outcome, Output

FILE: Final = "releases.csv"
OUT: Final = "released"
BACK: Final = "taken back"
BROKEN_OFF: Final = "," * 20 + "broken off\n"
"""What ends a line that a killed release left unfinished, so that it has too many fields to be read as an event."""
_TRACED: Final = ("fact:", "source:", "term:", "picture:")


@dataclass(frozen=True, slots=True)
class Release:
    """One event: the day it was judged by, what happened, which sheet, for which clinic ("": for all), and what it was
    made from (ids, by a space).
    """

    day: str
    event: str
    path: str
    clinic: str
    code: str
    version: str
    letters: str
    sha256: str
    made_from: str


_HEAD: Final = tuple(field.name for field in fields(Release))


def releases(root: Path) -> tuple[Release, ...]:
    """Every event so far, in order; a line that is none (a write that broke off) is passed over."""
    try:
        with (root / FILE).open(encoding="utf-8", errors="replace", newline="\n") as stream:
            rows = [row for line in stream if line.endswith("\n") and len(row := _row(line)) == len(_HEAD)]
    except OSError:
        return ()
    return tuple(Release(*row) for row in rows if tuple(row) != _HEAD)


def _row(line: str) -> list[str]:
    """The fields of one line, which no field runs over: a quotation mark that was lost takes no other line along."""
    try:
        return next(csv.reader([line.rstrip("\r\n")]), [])
    except csv.Error:
        return []


def standing(root: Path) -> Mapping[str, Release]:
    """By path, the sheets that are out: released last, and not taken back since."""
    last = {event.path: event for event in releases(root)}
    return {path: event for path, event in last.items() if event.event == OUT}


def note_releases(root: Path, outcome: Outcome) -> None:
    """Add what is out and was not noted, and what was noted as out and is not any more.

    Raises EnvironmentLacksError where the file cannot be written.
    """
    out = standing(root)
    events = [*_released(outcome, out), *_taken_back(outcome, out)]
    if events:
        _append(root / FILE, events)


def _released(outcome: Outcome, out: Mapping[str, Release]) -> Iterator[Release]:
    for output in outcome.outputs:
        if output.stands and (output.path not in out or out[output.path].sha256 != output.sha256):
            yield _event(outcome, output, OUT)


def _taken_back(outcome: Outcome, out: Mapping[str, Release]) -> Iterator[Release]:
    gone = {output.path: output for output in outcome.outputs if not output.stands}
    for path, event in out.items():
        if path in gone or path in outcome.pruned:
            yield Release(outcome.as_of.isoformat(), BACK, *astuple(event)[2:])


def _event(outcome: Outcome, output: Output, event: str) -> Release:
    made_from = " ".join(sorted(name for name, _ in output.inputs if name.startswith(_TRACED)))
    sheet = (output.path, output.job.clinic, output.code, output.version, output.check_letters, output.sha256)
    return Release(outcome.as_of.isoformat(), event, *sheet, made_from)


def _append(file: Path, events: list[Release]) -> None:
    stream = io.StringIO()
    rows = csv.writer(stream, lineterminator="\n")
    try:
        before = file.read_bytes() if file.is_file() else b""
        if not before:
            rows.writerow(_HEAD)
        elif not before.endswith(b"\n"):
            stream.write(BROKEN_OFF)
        rows.writerows(astuple(event) for event in events)
        with file.open("ab") as log:
            log.write(stream.getvalue().encode())
            log.flush()
            os.fsync(log.fileno())
    except OSError as error:
        raise refused(f"cannot write {file}", error) from error
