"""A build that was killed: what it had printed is known to the next one, by its journal."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from batch.outcomes import output
from built_ears import PATHS, Run, bytes_of, manifest
from tiny_project import DAY, TINY, edited

from handouts.batch.build import Wishes, build
from handouts.batch.events import Event, Printed
from handouts.batch.journal import Journal, journal_file
from handouts.batch.outcome import Outcome, Output, State
from handouts.batch.plan import Selection

WISHES = Wishes(Selection(), release=False, dry_run=False, force=False, as_of=DAY)


class KilledError(BaseException):
    """The end of a build that nothing in it can foresee."""


def killed_after(root: Path, printed: int) -> None:
    """A build that ends, without a last word, once so many sheets lie in their places."""
    left = printed

    def listener(event: Event) -> None:
        nonlocal left
        left -= isinstance(event, Printed)
        if not left:
            raise KilledError

    with pytest.raises(KilledError):
        build(root, WISHES, _no_report, listener)


def _no_report(_outcome: Outcome, _folder: Path) -> str:
    return ""


def carried_on(root: Path) -> dict[str, Output]:
    """What the next build makes of each sheet."""
    return {one.path: one for one in build(root, WISHES, _no_report)[0].outputs}


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """The small project, never built."""
    return Path(shutil.copytree(TINY, tmp_path / "ears"))


@pytest.mark.parametrize("fresh", [True, False])
def test_the_next_build_prints_only_what_was_left(new: Path, printed_ears: Path, fresh: bool) -> None:
    """From nothing, or over sheets that have changed: what was printed is kept as it lies there, and the tree and its
    manifest are those of a build in peace.
    """
    if not fresh:
        shutil.copytree(printed_ears / "build", new / "build")
        edited(new, "project", "name: Looking after", "name: Caring for")
    peace = Path(shutil.copytree(new, new.parent / "peace"))
    wanted = carried_on(peace)
    killed_after(new, 4)
    times = {path: (new / "build/draft" / path).stat().st_mtime_ns for path in PATHS[:4]}
    found = carried_on(new)
    assert [found[path].state for path in PATHS] == [State.KEPT] * 4 + [State.PRINTED] * 2
    assert {path: (new / "build/draft" / path).stat().st_mtime_ns for path in PATHS[:4]} == times
    assert bytes_of(new) == bytes_of(peace)
    for path in PATHS:
        for name in ("fingerprint", "sha256", "content_sha256", "pages", "size", "twin", "inputs", "problems"):
            assert getattr(found[path], name) == getattr(wanted[path], name), (path, name)
    assert not (new / journal_file("draft")).exists()


def test_it_may_be_killed_again_and_again(new: Path) -> None:
    """Each time it goes on; the journal's last line may break off anywhere."""
    for printed in (2, 1, 1):
        killed_after(new, printed)
        with (new / journal_file("draft")).open("a") as journal:
            journal.write('{"schema": "handouts-journal/1", "output": {"pa')
    found = carried_on(new)
    assert [found[path].state for path in PATHS] == [State.KEPT] * 4 + [State.PRINTED] * 2


def test_a_sheet_that_is_not_as_the_journal_says_is_printed_again(run: Run, new: Path) -> None:
    """Damaged, or made from what has changed since."""
    killed_after(new, 4)
    (new / "build/draft" / PATHS[0]).write_bytes(b"%PDF-1.7 damaged")
    edited(new, "sources", "issued: 2023", "issued: 2022")
    found = carried_on(new)
    scratch = Path(shutil.copytree(new, new.parent / "scratch", ignore=shutil.ignore_patterns("build")))
    assert run("build", "--project", scratch).code == 0
    assert found[PATHS[0]].state is State.PRINTED
    assert bytes_of(new) == bytes_of(scratch)


TOLD = '{"schema": "handouts-journal/1", '
DAMAGED = (
    "not JSON",
    "[]",
    TOLD + '"nothing": 1}',
    TOLD + '"set": [], "inputs": 1}',
    TOLD + '"output": {"path": 7}}',
    TOLD.replace("/1", "/9") + '"output": {}}',
    "[" * 100_000,
    "\xff\xfe",
    "",
)


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_line_costs_itself_alone(tmp_path: Path, damage: str) -> None:
    """Those before and behind it are read."""
    first, second = output(), output(title="Another title")
    for one in (first, second):
        with Journal(tmp_path, "draft") as journal:
            journal.note(one)
        with (tmp_path / journal_file("draft")).open("a", encoding="latin-1") as file:
            file.write(damage + "\n")
    assert Journal(tmp_path, "draft").outputs() == {second.path: second}


def test_a_disk_that_refuses_the_journal_stops_nothing(run: Run, new: Path) -> None:
    """It only saves time."""
    (new / journal_file("draft")).mkdir(parents=True)
    assert run("build", "--project", new).code == 0
    assert set(bytes_of(new)) == set(PATHS)
    assert len(manifest(new)["outputs"]) == len(PATHS)


def test_a_dry_run_leaves_the_journal_as_it_is(run: Run, new: Path) -> None:
    """It tells what is left."""
    killed_after(new, 4)
    before = (new / journal_file("draft")).read_bytes()
    told = run("build", "--project", new, "--dry-run", "--format", "json")
    assert [told.states[path] for path in PATHS] == ["kept"] * 4 + ["due"] * 2
    assert (new / journal_file("draft")).read_bytes() == before
