"""Bad content of every kind: one Problem each, at its place, with what to do; the other handout is printed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import pytest
from bad_content import BOTH, TABLE, Bad
from tiny_project import copied, edited, place_of

from handouts.cli import main

HEADER = re.compile(r"(?P<place>\S+:\d+:\d+)  (?P<id>[a-z-]+)(?P<weight> \((?:warning|note)\))?")
AUDIENCES = MappingProxyType(
    {"glyph-in-glossary": "patient", "glyph-in-a-fact": "clinician", "glyph-in-a-region": "patient"}
)
"""Whose sheets show a fault that isn't on those in easy words."""
each_kind = pytest.mark.parametrize("bad", TABLE, ids=lambda bad: bad.name)


class Shown(NamedTuple):
    """A Problem as `check` shows it: the character over the caret, and the lines under it."""

    id: str
    place: str
    pointed: str
    remedy: str


def spoilt(folder: Path, bad: Bad) -> tuple[Path, str]:
    """The project with the change made, and the place where the Problem is to point."""
    root = copied(folder)
    place = edited(root, bad.file, bad.old, bad.new)
    return root, place_of(root, *bad.at) if bad.at else place


def errors_in(text: str) -> list[Shown]:
    """The errors of a check's output."""
    found = []
    for block in text.strip().split("\n\n"):
        lines = block.splitlines()
        header = HEADER.fullmatch(lines[0])
        assert header, lines
        if not header["weight"]:
            pointed = lines[1][lines[2].index("^", 8)]
            found.append(Shown(header["id"], header["place"], pointed, "\n".join(lines[3:])))
    return found


def character_at(root: Path, place: str) -> str:
    """The character of a file at file:line:column, as it is shown."""
    file, line, column = place.rsplit(":", 2)
    character = (root / file).read_text("utf-8").split("\n")[int(line) - 1][int(column) - 1 :][:1]
    return {"\t": "→"}.get(character, character)


@each_kind
def test_bad_content_is_one_error_at_its_place_with_advice(
    bad: Bad, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`check` ends with 1, points at the very character, and says what to do."""
    root, place = spoilt(tmp_path, bad)
    assert main(["check", "--project", str(root), "--as-of", "2026-11-22"]) == 1
    found = errors_in(capsys.readouterr().err)
    assert [(shown.id, shown.place) for shown in found] == [(bad.id, place)]
    assert found[0].pointed == character_at(root, place)
    assert len(found[0].remedy.strip()) > 10
    assert bad.write in found[0].remedy


@each_kind
def test_the_other_handout_is_printed(bad: Bad, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`build` ends with 1 and withholds just what the fault touches."""
    root, _ = spoilt(tmp_path, bad)
    assert main(["build", "--project", str(root), "--as-of", "2026-11-22", "--format", "json", *audience_of(bad)]) == 1
    printed = {handout for handout in BOTH for _ in root.glob(f"build/draft/**/{handout}-*.pdf")}
    assert printed == set(BOTH) - set(bad.touched)
    assert json.loads(capsys.readouterr().out)


def audience_of(bad: Bad) -> list[str]:
    """One sheet of each handout is enough; a template's fault shows on its own audience's sheets."""
    audience = next((name for name in ("patient", "clinician") if bad.file.startswith(f"templates/{name}")), "plain")
    return ["--audience", AUDIENCES.get(bad.name, audience)]


def test_the_table_is_long_enough() -> None:
    """Forty kinds at least, each with a name of its own."""
    assert len({bad.name for bad in TABLE}) == len(TABLE) >= 40
