"""What a build tells while it runs, and what it leaves undone when it is asked to stop."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from built_ears import PATHS, bytes_of, manifest
from tiny_project import DAY, copied, edited

from handouts.batch.build import Wishes, build
from handouts.batch.events import (
    Done,
    Event,
    Failed,
    Planned,
    Printed,
    Pruned,
    Stopping,
    Withdrawn,
    Withheld,
    as_told,
)
from handouts.batch.outcome import Outcome, State
from handouts.batch.plan import Selection
from handouts.press.job import Printed as OnPaper
from handouts.press.prepared import Prepared
from handouts.press.press import Press

WISHES = Wishes(Selection(), release=False, dry_run=False, force=False, as_of=DAY)


def no_report(_outcome: Outcome, _folder: Path) -> str:
    """Nothing to look at."""
    return ""


def told(root: Path, wishes: Wishes = WISHES) -> list[Event]:
    """All events of a build, in order."""
    events: list[Event] = []
    build(root, wishes, no_report, events.append)
    return events


def kinds(events: list[Event]) -> list[type]:
    """What kind each is of."""
    return [type(event) for event in events]


def test_each_sheet_lies_in_the_tree_when_it_is_told(tmp_path: Path) -> None:
    """PDF and twin, before the next one is begun; time only goes forward."""
    root = copied(tmp_path)
    lying: list[int] = []
    events: list[Event] = []

    def listener(event: Event) -> None:
        events.append(event)
        if isinstance(event, Printed):
            file = root / "build/draft" / event.path
            assert file.with_suffix(".html").is_file()
            lying.append(len(list((root / "build/draft").rglob("*.pdf"))))

    build(root, WISHES, no_report, listener)
    assert lying == [1, 2, 3, 4, 5, 6]
    assert events[0] == Planned(due=6, kept=0, withheld=0, refused=0, withdrawn=0, failed=0, total=6)
    seconds = [event.seconds for event in events if isinstance(event, Printed | Done)]
    assert seconds == sorted(seconds)
    assert as_told(events[-1]) == {"event": "done", "printed": 6, "failed": 0, "unfinished": 0, "seconds": seconds[-1]}


def test_what_is_kept_is_only_counted(ears: Path) -> None:
    """A build with nothing to do has a plan and an end."""
    events = told(ears)
    assert kinds(events) == [Planned, Done]
    assert isinstance(events[0], Planned)
    assert (events[0].due, events[0].kept, events[0].total) == (0, 6, 6)


def test_what_goes_is_told_with_the_reason(ears: Path) -> None:
    """Withdrawn before anything is printed, and only once; pruned at the end. What has gone already is not pruned."""
    edited(ears, "leaflet", "version: 1\n", "version: 1\nwithdrawn: {on: 2026-11-20, because: It was wrong.}\n")
    assert [event for event in told(ears) if isinstance(event, Withdrawn)] == [
        Withdrawn(path, "2026-11-20: It was wrong.") for path in PATHS[:3]
    ]
    assert kinds(told(ears)) == [Planned, Done]
    (ears / "content/comparisons/drops-or-wait.yaml").unlink()
    assert [event for event in told(ears) if isinstance(event, Pruned)] == [Pruned(path) for path in sorted(PATHS[3:])]


def test_a_failure_is_told_with_the_reason(ears: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the machine, and where pages can't be laid out."""

    def fails(_press: Press, prepared: Prepared) -> OnPaper:
        if prepared.job.audience == "plain":
            return OnPaper(b"", 0, (), (), "", "", None)
        raise ValueError("no")

    monkeypatch.setattr(Press, "print_prepared", fails)
    events = told(ears, replace(WISHES, force=True))
    assert kinds(events) == [Planned, Failed, Withheld, Failed, Failed, Withheld, Failed, Done]
    assert isinstance(events[1], Failed)
    assert (events[1].path, events[1].reason) == (PATHS[0], "ValueError: no")


def stopped_after(root: Path, count: int, wishes: Wishes = WISHES) -> tuple[Outcome, list[Event]]:
    """A build that is asked to stop when so many sheets are printed."""
    events: list[Event] = []
    outcome, _ = build(root, wishes, no_report, events.append, lambda: kinds(events).count(Printed) >= count)
    return outcome, events


def test_what_was_stopped_before_its_turn_is_as_it_was(ears: Path) -> None:
    """Its last PDF and what is known of it stay, so that the next build knows why it is due."""
    before, known = bytes_of(ears), {output["path"]: output for output in manifest(ears)["outputs"]}
    edited(ears, "project", "name: Looking after your ears", "name: Looking after my ears")
    outcome, events = stopped_after(ears, 2)
    assert kinds(events) == [Planned, Printed, Printed, Stopping, Done]
    assert events[3] == Stopping(0)
    assert (outcome.count(State.PRINTED), outcome.count(State.UNFINISHED)) == (2, 4)
    now = {output["path"]: output for output in manifest(ears)["outputs"]}
    for path in PATHS[2:]:
        assert bytes_of(ears)[path] == before[path]
        assert (now[path]["state"], now[path]["reason"]) == ("unfinished", "stopped before its turn")
        assert {key: now[path][key] for key in ("fingerprint", "sha256", "pages", "twin")} == {
            key: known[path][key] for key in ("fingerprint", "sha256", "pages", "twin")
        }
    events = told(ears)
    assert [event.path for event in events if isinstance(event, Printed)] == list(PATHS[2:])


def test_what_was_never_printed_is_new_to_the_next_build(tmp_path: Path) -> None:
    """It is known of, without a file."""
    root = copied(tmp_path)
    outcome, _ = stopped_after(root, 0)
    assert {output.state for output in outcome.outputs} == {State.UNFINISHED}
    assert not any(output.stands for output in outcome.outputs)
    assert {output["size"] for output in manifest(root)["outputs"]} == {0}
    assert kinds(told(root)).count(Printed) == 6


def test_what_was_only_to_be_renewed_keeps_its_problems(ears: Path) -> None:
    """A forced build that is stopped forgets nothing that was found on pages."""
    known = [output["problems"] for output in manifest(ears)["outputs"]]
    stopped_after(ears, 1, replace(WISHES, force=True))
    assert [output["problems"] for output in manifest(ears)["outputs"]] == known
    assert kinds(told(ears)) == [Planned, Done]


def test_a_build_that_was_stopped_prunes_nothing(ears: Path) -> None:
    """What nothing claims stays in the tree and in the manifest; the next build prunes it."""
    (ears / "content/leaflets/ear-wax.yaml").unlink()
    _, events = stopped_after(ears, 0)
    assert Pruned not in kinds(events)
    assert sorted(output["path"] for output in manifest(ears)["outputs"]) == sorted(PATHS)
    assert tuple(sorted(bytes_of(ears))) == tuple(sorted(PATHS))
    assert kinds(told(ears, replace(WISHES, as_of=date(2026, 11, 23)))).count(Pruned) == 3
