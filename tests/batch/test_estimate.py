"""How long it would take what is due: by what the last runs took, kept in the ledger."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from batch.outcomes import output
from built_ears import Run

from handouts.batch.estimate import estimated, note_pace
from handouts.batch.executors import Hands
from handouts.batch.ledger import FILE, PACES, Ledger
from handouts.batch.outcome import State

PRINTED, DUE = output(), output(State.DUE)


def test_without_a_measure_there_is_no_estimate(tmp_path: Path) -> None:
    """But for nothing, which takes no time; no ledger is begun for the question."""
    ledger = Ledger(tmp_path)
    assert estimated(ledger, Hands(), [DUE]) is None
    assert estimated(ledger, Hands(), [PRINTED]) == 0
    assert not (tmp_path / "build").exists()


def test_an_estimate_follows_the_last_runs(tmp_path: Path) -> None:
    """By their jobs and the workers that took part: few jobs are printed by one, whatever was asked for."""
    ledger = Ledger(tmp_path)
    note_pace(ledger, Hands(workers=4), [PRINTED] * 10, 5.0)
    note_pace(ledger, Hands(workers=2), [PRINTED] * 150, 7.5)
    assert ledger.pace() == pytest.approx(20 / 160)
    assert estimated(ledger, Hands(workers=4), [DUE] * 8) == 1.0
    assert estimated(ledger, Hands(workers=4), [DUE] * 800) == 25.0
    assert estimated(ledger, Hands(scheduler="tcp://here:1"), [DUE]) is None


def test_old_runs_are_forgotten(tmp_path: Path) -> None:
    """A faster machine is known after a few."""
    ledger = Ledger(tmp_path)
    for seconds in (9.0, *[2.0] * PACES):
        note_pace(ledger, Hands(), [PRINTED], seconds)
    assert ledger.pace() == 2.0


def test_what_tells_nothing_is_not_measured(tmp_path: Path) -> None:
    """Nothing printed, a job that failed, the workers of a cluster."""
    ledger = Ledger(tmp_path)
    note_pace(ledger, Hands(), [replace(PRINTED, state=State.KEPT)], 9.0)
    note_pace(ledger, Hands(), [PRINTED, output(State.FAILED)], 60.0)
    note_pace(ledger, Hands(scheduler="tcp://here:1"), [PRINTED], 9.0)
    assert ledger.pace() is None


@pytest.mark.parametrize("row", [(1, -5.0), (0, 1.0), (1, "long"), (1, float("inf")), (1, 1e9)])
def test_a_pace_that_can_not_be_is_none(tmp_path: Path, row: tuple[object, object]) -> None:
    """Whatever stands in the ledger."""
    ledger = Ledger(tmp_path)
    note_pace(ledger, Hands(), [PRINTED], 1.0)
    book = sqlite3.connect(tmp_path / FILE)
    book.execute("DELETE FROM paces")
    book.execute("INSERT INTO paces (jobs, seconds) VALUES (?, ?)", row)
    book.commit()
    book.close()
    assert ledger.pace() is None


def test_a_build_is_measured(run: Run, ears: Path) -> None:
    """And a dry run tells it to machines; a build that prints tells no estimate."""
    assert "estimate_seconds" not in run("build", "--project", ears, "--force", "--format", "json").json
    told = run("build", "--project", ears, "--force", "--dry-run", "--format", "json").json["estimate_seconds"]
    assert 0 < told < 600
    assert run("build", "--project", ears, "--dry-run").out.endswith("\n0 jobs are due, about 0 s with 1 worker\n")
