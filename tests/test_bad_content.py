"""Bad content of every kind: one Problem each, at its place, with what to do; the other handout is printed.

Each kind is surveyed and printed as `check` and `build` do it, on a press that is warm; through the commands goes one
kind of each part of the table for each set of handouts that it touches, and all that brings templates of its own, which
a warm press has not.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import pytest
from all_handouts import surveyed
from bad_content import BOTH, PARTS, TABLE, Bad
from tiny_project import DAY, copied, edited, place_of

from handouts.batch.deciding import LastRun, decided
from handouts.batch.events import Course, never, silence
from handouts.batch.executors import Hands
from handouts.batch.outcome import State
from handouts.batch.plan import Selection
from handouts.batch.printing import carried_out
from handouts.batch.survey import survey
from handouts.batch.tracing import Tracing
from handouts.cli import main
from handouts.commands.check import _of_layout
from handouts.problem_text import as_text
from handouts.problems import sorted_problems

HEADER = re.compile(r"(?P<place>\S+:\d+:\d+)  (?P<id>[a-z-]+)(?P<weight> \((?:warning|note)\))?")
AUDIENCES = MappingProxyType(
    {"glyph-in-glossary": "patient", "glyph-in-a-fact": "clinician", "glyph-in-a-region": "patient"}
)
"""Whose sheets show a fault that isn't on those in easy words."""
SURVEYED = tuple(bad for bad in TABLE if not bad.file.startswith("templates/"))
FIRST = {(number, bad.touched): bad for number, part in enumerate(PARTS) for bad in reversed(part)}
TYPED = tuple(bad for bad in TABLE if bad in FIRST.values() or bad not in SURVEYED)
each_kind = pytest.mark.parametrize("bad", SURVEYED, ids=lambda bad: bad.name)
each_typed = pytest.mark.parametrize("bad", TYPED, ids=lambda bad: bad.name)


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


def is_told(text: str, bad: Bad, root: Path, place: str) -> bool:
    """Whether a text tells one error, points at the very character, and says what to do."""
    found = errors_in(text)
    assert [(shown.id, shown.place) for shown in found] == [(bad.id, place)]
    assert found[0].pointed == character_at(root, place)
    assert len(found[0].remedy.strip()) > 10
    return bad.write in found[0].remedy


def printed_in(root: Path) -> set[str]:
    """The handouts that lie in the tree."""
    return {handout for handout in BOTH for _ in root.glob(f"build/draft/**/{handout}-*.pdf")}


@each_kind
def test_bad_content_is_one_error_at_its_place_with_advice(bad: Bad, tmp_path: Path) -> None:
    """The survey and the layout of all sheets find one error; it points at the very character, and says what to do."""
    root, place = spoilt(tmp_path, bad)
    found = survey(root, DAY, press=surveyed("tiny").press)
    problems = sorted_problems([*found.problems, *_of_layout(found)])
    assert found.failed == {}
    assert is_told("\n\n".join(as_text(problem, found.lines) for problem in problems), bad, root, place)


@each_kind
def test_the_other_handout_is_printed(bad: Bad, tmp_path: Path) -> None:
    """What is decided and carried out withholds just what the fault touches, and tells an error."""
    root, _ = spoilt(tmp_path, bad)
    selection = Selection(audiences=(audience_of(bad),))
    found = survey(root, DAY, selection, surveyed("tiny").press, tracing=Tracing({}, composes=False))
    folder = root / "build/draft"
    last = LastRun(folder, {}, release=False, force=False, as_of=DAY)
    outputs = [decided(found, job, last) for job in found.plan.jobs]
    outputs = carried_out(found, outputs, folder, {}, Hands(), Course(silence, never), note=lambda _: None)
    states = {output.job.handout: output.state for output in outputs}
    assert printed_in(root) == set(BOTH) - set(bad.touched)
    assert {handout for handout, state in states.items() if state is State.PRINTED} == printed_in(root)
    assert set(states.values()) <= {State.PRINTED, State.WITHHELD}
    told = [*found.problems, *(problem for output in outputs for problem in output.problems)]
    assert any(problem.is_error for problem in told)


@each_typed
def test_check_tells_it(bad: Bad, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check` ends with 1, and tells one error."""
    root, place = spoilt(tmp_path, bad)
    assert main(["check", "--project", str(root), "--as-of", "2026-11-22"]) == 1
    assert is_told(capsys.readouterr().err, bad, root, place)


@each_typed
def test_build_withholds_what_it_touches(bad: Bad, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`build` ends with 1 and prints the other handout."""
    root, _ = spoilt(tmp_path, bad)
    words = ("--as-of", "2026-11-22", "--format", "json", "--audience", audience_of(bad))
    assert main(["build", "--project", str(root), *words]) == 1
    assert printed_in(root) == set(BOTH) - set(bad.touched)
    assert json.loads(capsys.readouterr().out)


def audience_of(bad: Bad) -> str:
    """One sheet of each handout is enough; a template's fault shows on its own audience's sheets."""
    audience = next((name for name in ("patient", "clinician") if bad.file.startswith(f"templates/{name}")), "plain")
    return AUDIENCES.get(bad.name, audience)


def test_the_table_is_long_enough() -> None:
    """Forty kinds at least, each with a name of its own; each is surveyed or goes through the commands."""
    assert len({bad.name for bad in TABLE}) == len(TABLE) >= 40
    assert set(SURVEYED) | set(TYPED) == set(TABLE)
    assert {(part, bad.touched) for part in PARTS for bad in part if bad in TYPED} == {
        (part, bad.touched) for part in PARTS for bad in part
    }
