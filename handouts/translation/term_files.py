"""content/locales/<tag>/glossary.csv as bytes in; its lines as values and the Problems in them out."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from handouts.problems import Problem, Severity, Where

COLUMNS: Final = ("term", "kind", "forms", "note")
KINDS: Final = ("keep", "require", "forbid")
NAME: Final = "glossary.csv"
MOST_BYTES: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Termed:
    """One line: a term of the source (of the target for `forbid`), what is asked of it, the forms it may take."""

    term: str
    kind: str
    forms: tuple[str, ...] = ()
    note: str = ""


def read_terms(root: Path, locale: str) -> tuple[tuple[Termed, ...], tuple[Problem, ...]]:
    """A language's glossary; nothing where there is no file."""
    file = f"content/locales/{locale}/{NAME}"
    path = root / file
    if path.is_symlink() or not path.is_file():
        return (), ()
    try:
        with path.open("rb") as stream:
            return _read(stream.read(MOST_BYTES + 1), file)
    except OSError:
        return (), (_fault("file-unreadable", Where(file), "This file can't be read.", "Check its rights."),)


def _read(data: bytes, file: str) -> tuple[tuple[Termed, ...], tuple[Problem, ...]]:
    try:
        text = data.decode("utf-8-sig") if len(data) <= MOST_BYTES else None
    except UnicodeDecodeError:
        text = None
    if text is None:
        advice = "Save it as CSV in UTF-8, of at most 1 MB."
        return (), (_fault("terms-bad", Where(file), "This glossary can't be read.", advice),)
    rows = csv.reader(io.StringIO(text))
    try:
        return _rows(rows, file)
    except csv.Error:
        advice = "See that every quotation mark has its fellow."
        return (), (_fault("terms-bad", Where(file, rows.line_num or 1, 1), "This line is no CSV.", advice),)


def _rows(rows: Any, file: str) -> tuple[tuple[Termed, ...], tuple[Problem, ...]]:
    found: list[Termed] = []
    problems: list[Problem] = []
    for row in rows:
        where = Where(file, rows.line_num, 1)
        if rows.line_num == 1:
            if tuple(cell.strip() for cell in row) != COLUMNS:
                advice = f"Begin the file with the line: {','.join(COLUMNS)}"
                return (), (_fault("terms-head", where, "The columns are not those of a glossary.", advice),)
        elif any(cell.strip() for cell in row):
            term, kind, forms, note = (*(cell.strip() for cell in row[:4]), "", "", "", "")[:4]
            if not term or kind not in KINDS:
                advice = f"Write a term and one of: {', '.join(KINDS)}."
                problems.append(_fault("terms-line", where, "This line is no term.", advice))
            else:
                split = tuple(form.strip() for form in forms.split(";") if form.strip())
                found.append(Termed(term, kind, split, note))
    return tuple(found), tuple(problems)


def _fault(problem_id: str, where: Where, message: str, advice: str) -> Problem:
    return Problem(problem_id, Severity.ERROR, message, advice, where)
