"""Jobs printed by worker processes: the same as here, whatever becomes of a worker."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from tiny_project import DAY, TINY

from handouts.batch.crew import AHEAD, MOST_TRIES, Crew, CrewPlan, batches, serve
from handouts.batch.parcel import Packed, packed, parcel_of
from handouts.batch.survey import survey
from handouts.batch.worker import Bench, Limits, Work
from handouts.press.job import Bundle, Job
from handouts.press.prepared import Prepared
from handouts.press.press import Press
from handouts.problems import EnvironmentLacksError

DEADLY = "plain"
"""The audience whose jobs end the worker, or never end, in some of the lives below."""


@cache
def project() -> tuple[Packed, tuple[Job, ...]]:
    """The small project packed, and its jobs."""
    found = survey(TINY, DAY)
    assert found.content is not None
    return packed(parcel_of(TINY, Bundle(found.content, found.texts))), tuple(found.prepared)


@cache
def printed_here(folder: Path) -> dict[Job, Work]:
    """What this process makes of the jobs."""
    data, jobs = project()
    bench = Bench.set_up(data.data, folder)
    bench.mortal = False
    return {work.job: work for work in bench.print_all(jobs)}


def done(plan: CrewPlan, stops: Callable[[], bool] = lambda: False) -> dict[Job, Work]:
    """What a crew makes of all jobs; each is told once."""
    data, jobs = project()
    with Crew(data, plan, stops=stops) as crew:
        works = list(crew.print_all(jobs))
    assert len({work.job for work in works}) == len(works)
    return {work.job: work for work in works}


def dies_at_once(_connection: Connection, _parcel: str, _folder: str, _limits: Limits) -> None:
    """A worker that can't start."""
    os._exit(7)


class Deadly:
    """A connection on which some jobs, once received, end the process; `once` names a file that says it happened."""

    def __init__(self, connection: Connection, once: Path | None) -> None:
        self.connection = connection
        self.once = once
        self.send = connection.send

    def recv(self) -> Job:
        """The next job, unless it is a deadly one."""
        job: Job = self.connection.recv()
        if job.audience == DEADLY and not (self.once and self.once.exists()):
            if self.once:
                self.once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return job


def killed_by_a_job(connection: Connection, parcel: str, folder: str, limits: Limits) -> None:
    """A worker that every job in easy words kills."""
    serve(Deadly(connection, None), parcel, folder, limits)  # type: ignore[arg-type]


def killed_once(connection: Connection, parcel: str, folder: str, limits: Limits) -> None:
    """A worker that is killed at the first job in easy words, and never again."""
    serve(Deadly(connection, Path(parcel).with_name("killed")), parcel, folder, limits)  # type: ignore[arg-type]


def test_batches_are_runs_of_neighbours_and_hold_every_job() -> None:
    """In their order; small ones for a few jobs, so that all workers have some."""
    _, jobs = project()
    many = jobs * 50
    found = list(batches(many, 2))
    assert [job for batch in found for job in batch] == list(many)
    assert {len(batch) for batch in found[:-1]} == {37}
    assert [len(batch) for batch in batches(jobs[:3], 8)] == [1, 1, 1]


@pytest.mark.parametrize("size", [1, 3])
def test_a_crew_prints_what_one_process_prints(size: int, tmp_path: Path) -> None:
    """Byte for byte: PDFs, twins, Problems, inputs; with workers that are replaced after two jobs too."""
    assert done(CrewPlan(size, recycled=2)) == printed_here(tmp_path)


def test_a_worker_that_is_killed_costs_nothing(tmp_path: Path) -> None:
    """Its job is done again by another."""
    assert done(CrewPlan(2, life=killed_once)) == printed_here(tmp_path)


def test_a_job_that_kills_its_worker_is_failed_alone(tmp_path: Path) -> None:
    """After three times; every other job is printed."""
    found = done(CrewPlan(2, life=killed_by_a_job))
    for job, work in printed_here(tmp_path).items():
        if job.audience == DEADLY:
            assert found[job] == Work(job, f"it ended its worker process {MOST_TRIES} times (code -9)")
        else:
            assert found[job] == work


def test_signals_that_ask_to_stop_are_not_for_the_workers(tmp_path: Path) -> None:
    """A terminal sends Ctrl-C to all processes, a service manager SIGTERM: at any moment, even while they start."""
    data, jobs = project()

    def signalled() -> bool:
        for pid in crew.pids:
            os.kill(pid, signal.SIGINT)
            os.kill(pid, signal.SIGTERM)
        return False

    with Crew(data, CrewPlan(2, recycled=2), stops=signalled) as crew:
        assert {work.job: work for work in crew.print_all(jobs)} == printed_here(tmp_path)


def test_workers_that_can_not_start_are_told_of_once() -> None:
    """No job is blamed."""
    with pytest.raises(EnvironmentLacksError, match="a worker process can't start: it ended with 7"):
        done(CrewPlan(2, life=dies_at_once))


def test_once_asked_to_stop_it_finishes_what_is_under_way() -> None:
    """Of many jobs those that workers have already."""
    data, jobs = project()
    asked = False
    works = []
    with Crew(data, CrewPlan(1), stops=lambda: asked) as crew:
        for work in crew.print_all(jobs):
            works.append(work)
            asked = True
    assert 1 <= len(works) <= 1 + AHEAD < len(jobs)
    assert all(work.pdf for work in works)


def test_a_job_that_takes_too_long_is_failed() -> None:
    """It ends its worker, whatever that is at; the next one goes on with the others. Nothing is tried again."""
    data, jobs = project()
    with Crew(data, CrewPlan(1, Limits(seconds=0.001))) as crew:
        works = list(crew.print_all(jobs[:2]))
    assert works == [Work(job, "it took longer than 0.001 seconds") for job in jobs[:2]]


class Slow(Press):
    """A press that takes its time."""

    def prepare(self, _bundle: Bundle, _job: Job) -> Prepared:
        """Never done."""
        time.sleep(60)
        raise AssertionError


def test_where_there_are_no_workers_it_is_interrupted() -> None:
    """And the process goes on."""
    found = survey(TINY, DAY)
    assert found.content is not None
    assert found.press is not None
    slow = Slow(found.press.fonts, found.press.composer.shelf)
    job = next(iter(found.prepared))
    bench = Bench(Bundle(found.content), slow, Limits(seconds=0.05))
    assert bench.print_job(job) == Work(job, "it took longer than 0.05 seconds")


def test_no_process_is_left(tmp_path: Path) -> None:
    """Also when the caller goes away in the middle; nor any folder of its own."""
    data, jobs = project()
    with Crew(data, CrewPlan(2)) as crew:
        next(crew.print_all(jobs))
        pids, folder = crew.pids, crew.folder
        assert len(pids) == 2
        assert folder.is_dir()
    assert not folder.exists()
    time.sleep(0.1)
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
