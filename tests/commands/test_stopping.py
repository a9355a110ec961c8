"""Ctrl-C and SIGTERM in the middle of real builds: what lies in the tree then, and what the next build makes of it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

import pytest
from built_ears import bytes_of, manifest
from spawned_build import command
from tiny_project import DAY, copied, edited

from handouts.batch.crew import AHEAD
from handouts.batch.events import Planned
from handouts.batch.ledger import Ledger
from handouts.cli import main
from handouts.commands.stopping import StopNowError, Stopping, obeying_signals

pytestmark = pytest.mark.xdist_group("stopping")  # they share projects that take a while to print

SHEETS = MappingProxyType({1: 6, 2: 18})
"""Workers → so many sheets of one page that much is left when they stop: each is printed for three audiences."""
GONE = "drops-or-wait-01"
"""A sheet that was printed, and that nothing claims any more."""


@dataclass(frozen=True)
class Stopped:
    """What a build that was sent signals ended with: its code, its events, what it said beside them, and its PDFs."""

    code: int
    out: str
    events: tuple[dict[str, object], ...]
    others: tuple[str, ...]

    def count(self, name: str) -> int:
        """How many events of a name there were."""
        return sum(event["event"] == name for event in self.events)


@dataclass(frozen=True)
class Two:
    """A project of many sheets, printed before each was changed and one deleted; and a copy that was built in peace.
    Both are to be copied, not changed.
    """

    printed_before: Path
    undisturbed: Path


TwoFor: TypeAlias = Callable[[int], Two]
"""So many workers -> the projects that are worth them, made once."""


@pytest.fixture(scope="module")
def two_for(tmp_path_factory: pytest.TempPathFactory) -> TwoFor:
    """The projects for so many workers."""

    @cache
    def made(workers: int) -> Two:
        root = changed_since_printed(tmp_path_factory.mktemp("many"), SHEETS[workers])
        undisturbed = Path(shutil.copytree(root, tmp_path_factory.mktemp("peace") / "ears"))
        assert build(undisturbed) == 0
        return Two(root, undisturbed)

    return made


def changed_since_printed(folder: Path, most: int) -> Path:
    """A project of so many sheets, printed; then each was changed, and one deleted."""
    root = copied(folder)
    sheets = root / "content/comparisons"
    text = (sheets / "drops-or-wait.yaml").read_text("utf-8")
    for number in range(1, most):
        again = text.replace("code: CHOICE", f"code: CHOICE-{number:02}")
        (sheets / f"drops-or-wait-{number:02}.yaml").write_text(again, "utf-8")
    assert build(root) == 0
    edited(root, "project", "name: Looking after your ears", "name: Looking after my ears")
    (sheets / f"{GONE}.yaml").unlink()
    return root


def copy_of(root: Path, folder: Path) -> Path:
    """A copy of a project, in a folder of the same name."""
    return Path(shutil.copytree(root, folder / "ears"))


def build(root: Path) -> int:
    """A build in peace; its code. It starts no worker: the pages are the same."""
    return main(["build", "--project", str(root), "--format", "json", "--jobs", "1"], clock=lambda: DAY)


def stopped(root: Path, jobs: int, at: tuple[tuple[str, int, signal.Signals], ...]) -> Stopped:
    """Build, and send the whole group a signal, as a terminal does, when so many events of a name were told."""
    process = subprocess.Popen(
        command("--project", str(root), "--format", "json", "--jobs", str(jobs)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout
    assert process.stderr
    said: list[str] = []
    reader = threading.Thread(target=lambda: said.append(process.stdout.read() if process.stdout else ""))
    reader.start()
    lines = list(signalled(process.stderr, process.pid, at))
    reader.join()
    events = tuple(json.loads(line) for line in lines if line.startswith("{"))
    code = process.wait(60)
    process.stdout.close()
    process.stderr.close()
    assert ended(process.pid)
    return Stopped(code, said[0], events, tuple(line for line in lines if not line.startswith("{")))


def signalled(lines: Iterator[str], group: int, at: tuple[tuple[str, int, signal.Signals], ...]) -> Iterator[str]:
    """The lines as they come; each signal is sent at its line."""
    waiting = list(at)
    seen = 0
    for line in lines:
        if waiting and line.startswith(f'{{"event": "{waiting[0][0]}"'):
            seen += 1
            if seen >= waiting[0][1]:
                os.killpg(group, waiting.pop(0)[2])
                seen = 0
        yield line.rstrip("\n")
    assert not waiting


def ended(group: int) -> bool:
    """Whether no process of a group is left, soon."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def files(root: Path) -> set[str]:
    """What lies in the tree."""
    folder = root / "build/draft"
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def is_consistent(root: Path) -> bool:
    """Every PDF and every twin in the tree is what the manifest says, and there is nothing else."""
    outputs = [output for output in manifest(root)["outputs"] if output["size"]]
    told = {output["path"]: output["sha256"] for output in outputs}
    told |= {output["twin"]["path"]: output["twin"]["sha256"] for output in outputs}
    found = files(root) - {"manifest.json", "report.html", "summary.txt"}
    folder = root / "build/draft"
    return {path: hashlib.sha256((folder / path).read_bytes()).hexdigest() for path in found} == told


def told_of(root: Path) -> dict[str, object]:
    """What the manifest says, but for what the last run had to do."""
    told = manifest(root)
    return {**told, "outputs": [{**output, "state": "", "reason": ""} for output in told["outputs"]]}


def assert_goes_on(root: Path, undisturbed: Path) -> None:
    """The next build prints what is left and prunes; its tree is that of a build in peace, byte for byte."""
    assert Ledger(root).recall("draft") is None
    assert build(root) == 0
    assert files(root) == files(undisturbed)
    assert bytes_of(root) == bytes_of(undisturbed)
    assert is_consistent(root)
    assert told_of(root) == told_of(undisturbed)


MOMENTS = {
    "two workers, before they are ready": (2, ("planned", 1, signal.SIGINT), 130),
    "two workers, at the first sheet": (2, ("printed", 1, signal.SIGINT), 130),
    "two workers, in the middle, by a machine": (2, ("printed", 16, signal.SIGTERM), 143),
    "no workers": (1, ("printed", 5, signal.SIGINT), 130),
}


@pytest.mark.parametrize("name", MOMENTS)
def test_asked_once_it_finishes_what_is_under_way(name: str, two_for: TwoFor, tmp_path: Path) -> None:
    """All that was begun is printed, the rest is as it was, nothing is pruned, and the next build goes on."""
    jobs, moment, code = MOMENTS[name]
    many = copy_of(two_for(jobs).printed_before, tmp_path)
    before = bytes_of(many)
    told = stopped(many, jobs, (moment,))
    assert (told.code, told.others) == (code, ())
    outputs = {output["path"]: output for output in json.loads(told.out)["outputs"]}
    states = [output["state"] for output in outputs.values()]
    assert "unfinished" in states
    assert set(states) <= {"printed", "unfinished"}
    assert told.count("printed") == states.count("printed")
    assert (told.events[-1]["event"], told.events[-1]["unfinished"]) == ("done", states.count("unfinished"))
    under_way = [event["under_way"] for event in told.events if event["event"] == "stopping"]
    assert len(under_way) == 1
    assert 0 <= int(str(under_way[0])) <= jobs * AHEAD
    now = bytes_of(many)
    assert now.keys() == before.keys()
    assert {path for path in now if now[path] != before[path]} == {
        path for path, output in outputs.items() if output["state"] == "printed"
    }
    assert is_consistent(many)
    summary = (many / "build/draft/summary.txt").read_text("utf-8")
    assert "Stopped before it was done: the same command carries on." in summary
    assert_goes_on(many, two_for(jobs).undisturbed)


TWICE = {
    "two workers": (2, (("printed", 8, signal.SIGINT), ("stopping", 1, signal.SIGINT)), 130),
    "no workers, by a machine": (1, (("printed", 5, signal.SIGTERM), ("stopping", 1, signal.SIGTERM)), 143),
}


@pytest.mark.parametrize("name", TWICE)
def test_asked_twice_it_stops_at_once(name: str, two_for: TwoFor, tmp_path: Path) -> None:
    """No file is half written, no process is left, the last manifest stays; the next build goes on."""
    jobs, moments, code = TWICE[name]
    many = copy_of(two_for(jobs).printed_before, tmp_path)
    before, last = files(many), manifest(many)
    told = stopped(many, jobs, moments)
    assert (told.code, told.out, told.others) == (code, "", ("handouts: stopped at once",))
    assert files(many) == before
    assert manifest(many) == last
    whole = [data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF") for data in bytes_of(many).values()]
    assert all(whole)
    assert_goes_on(many, two_for(jobs).undisturbed)


def test_before_anything_is_written_once_is_enough() -> None:
    """While content is read there is nothing to finish; from the plan on there is."""
    stopping = Stopping()
    with pytest.raises(StopNowError):
        stopping.ask(signal.SIGTERM)
    assert stopping.exit_code == 143
    stopping = Stopping()
    stopping.hear(Planned(1, 0, 0, 0, 0, 0, 1))
    stopping.ask(signal.SIGINT)
    assert (stopping(), stopping.exit_code) == (True, 130)
    with pytest.raises(StopNowError):
        stopping.ask(signal.SIGINT)


def test_afterwards_signals_are_whose_they_were() -> None:
    """Outside of a build they do what they did; other threads than the main one leave them alone."""
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    with obeying_signals() as stopping:
        assert signal.getsignal(signal.SIGTERM) == stopping.ask
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before
    heard: list[bool] = []

    def elsewhere() -> None:
        with obeying_signals() as stopping:
            heard.append(stopping())

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert heard == [False]
