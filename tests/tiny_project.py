"""The tests' small project on disk, with a change: the Problems that come of it, and the marked place; and how all sign
a handout of a project.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from types import MappingProxyType

from handouts.batch.plan import Selection
from handouts.batch.survey import survey
from handouts.checks.run import judge
from handouts.content.digest import Reader
from handouts.content.load import load
from handouts.content.signing import Signable, Signer, new_signatures, signed_file
from handouts.press.press import Press
from handouts.problems import Problem, Severity, sorted_problems

TINY = Path(__file__).parent / "tiny"
DAY = date(2026, 11, 22)
MARK = "«"
"""Stands in a new text before the character that a Problem must point at; it is not written into the file."""

FILES = MappingProxyType(
    {
        "project": "content/project.yaml",
        "leaflet": "content/leaflets/ear-wax.yaml",
        "sheet": "content/comparisons/drops-or-wait.yaml",
        "facts": "content/facts/ears.yaml",
        "sources": "content/sources.yaml",
        "glossary": "content/glossary.yaml",
        "region": "content/regions/GB.yaml",
    }
)
"""Short names of the project's files."""


def copied(folder: Path) -> Path:
    """A copy of the small project below `folder`; the project's own folder."""
    return Path(shutil.copytree(TINY, folder / "ears"))


def file_of(name: str) -> str:
    """The project-relative path of a file given by its short name or its path."""
    return FILES.get(name, name)


def edited(root: Path, name: str, old: str, new: str) -> str:
    """Replace `old`, which must stand once in the file ("": write at its end); the marked place, or ""."""
    path = root / file_of(name)
    text = path.read_text("utf-8") if path.is_file() else ""
    if old:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
    changed = text.replace(old, new) if old else text + new
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(changed.replace(MARK, ""), "utf-8")
    return f"{file_of(name)}:{position(changed, MARK)}" if MARK in changed else ""


def place_of(root: Path, name: str, words: str) -> str:
    """file:line:column of the first character of `words`, which must stand once in the file."""
    text = (root / file_of(name)).read_text("utf-8")
    assert text.count(words) == 1, f"{words!r} stands {text.count(words)} times in {name}"
    return f"{file_of(name)}:{position(text, words)}"


def position(text: str, words: str) -> str:
    """line:column of the first character of `words`, both from 1."""
    start = text.index(words)
    return f"{text.count(chr(10), 0, start) + 1}:{start - text.rfind(chr(10), 0, start)}"


def checked(root: Path, as_of: date = DAY) -> tuple[Problem, ...]:
    """Every Problem of loading and of the rules."""
    loaded = load(root)
    judged = judge(loaded.content, as_of).problems if loaded.content else ()
    return sorted_problems([*loaded.problems, *judged])


def told(problems: tuple[Problem, ...], *, notes: bool = False) -> list[tuple[str, str]]:
    """(id, file:line:column) of each Problem; notes only when asked for."""
    return [(problem.id, str(problem.where)) for problem in problems if notes or problem.severity is not Severity.NOTE]


def found_in(folder: Path, name: str, old: str, new: str) -> tuple[list[tuple[str, str]], str]:
    """Ids and places of the Problems (no notes) after one change in a copy of the project, and the marked place."""
    root = copied(folder)
    place = edited(root, name, old, new)
    return told(checked(root)), place


def all_sign(root: Path, people: Iterable[tuple[str, str]], sheets: Selection, press: Press | None = None) -> None:
    """Each (role, name) signs sheets of one handout, as `handouts sign` once for each of them does it: what they sign
    is composed once for all.
    """
    (handout,) = sheets.handouts
    found = survey(root, DAY, sheets, press)
    assert found.content is not None
    assert found.prepared
    assert not any(sheet.lacking for sheet in found.prepared.values())
    assert handout not in found.withheld
    signed = [
        Signable(Reader(job.audience, job.locale, job.region), sheet.digest, sheet.words_digest)
        for job, sheet in found.prepared.items()
    ]
    signers = [Signer(role, name, "", DAY) for role, name in people]
    entries = "".join(new_signatures(found.content, handout, signer, signed) for signer in signers)
    file = root / "content/signatures" / f"{handout}.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(signed_file(file.read_text("utf-8") if file.is_file() else "", entries), "utf-8")
