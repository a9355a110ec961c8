"""The dask executor on a real local cluster of three worker processes: the bytes of a build here, whatever dies."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from built_ears import Run, bytes_of
from dask import config
from distributed import LocalCluster
from tiny_project import DAY, copied, edited

from handouts.batch.cluster import Cluster, runs
from handouts.batch.parcel import packed, parcel_of
from handouts.batch.survey import survey
from handouts.batch.worker import DEFAULT_LIMITS, Limits, Work
from handouts.press.job import Bundle, Job
from handouts.problems import EnvironmentLacksError

pytestmark = [
    pytest.mark.xdist_group("cluster"),
    # dask closes its own sockets and loops when a worker it watches is killed, and late
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::UserWarning:distributed"),
]
LEAFLETS = 8


@pytest.fixture(scope="module")
def dask() -> Iterator[Any]:
    """A cluster; its workers are processes of their own, and a lost one is started anew."""
    started: Any = LocalCluster  # dask tells no types
    with (
        config.set({"distributed.scheduler.allowed-failures": 1, "distributed.deploy.lost-worker-timeout": "120s"}),
        started(
            n_workers=3, threads_per_worker=1, processes=True, dashboard_address=None, protocol="tcp", silence_logs=50
        ) as cluster,
    ):
        yield cluster


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with more leaflets, so that there is something for each worker."""
    found = copied(tmp_path_factory.mktemp("cluster"))
    leaflet = found / "content/leaflets/ear-wax.yaml"
    for number in range(LEAFLETS - 1):
        shutil.copy(leaflet, leaflet.with_name(f"ear-wax-{number}.yaml"))
        edited(found, f"content/leaflets/ear-wax-{number}.yaml", "version: 1\n", f"version: 1\ncode: WAX{number}\n")
    return found


@cache
def press_with(root: Path) -> tuple[Bundle, tuple[Job, ...]]:
    """What there is to print."""
    found = survey(root, DAY, limits=Limits(seconds=5))
    assert found.content is not None
    return Bundle(found.content, found.texts), found.plan.jobs


def printed_by(cluster: Any, root: Path, limits: Limits = DEFAULT_LIMITS) -> Iterator[Work]:
    """What became of every job on the cluster, as they end."""
    bundle, jobs = press_with(root)
    with Cluster(packed(parcel_of(root, bundle)), cluster.scheduler_address, limits) as workers:
        yield from workers.print_all(jobs)


def test_a_build_by_a_cluster_is_the_build_of_this_machine(run: Run, dask: Any, root: Path, tmp_path: Path) -> None:
    """Every PDF and twin, byte for byte."""
    here, there = (Path(shutil.copytree(root, tmp_path / name)) for name in ("here", "there"))
    assert run("build", "--project", here).code == 0
    words = ("--executor", "dask", "--scheduler", dask.scheduler_address)
    assert run("build", "--project", there, *words).code == 0
    assert bytes_of(there) == bytes_of(here)
    assert len(bytes_of(here)) > 3 * LEAFLETS


def test_a_worker_that_is_killed_costs_nothing(dask: Any, root: Path) -> None:
    """Its run is printed by another one, and it comes back."""
    wanted = {work.job: work.sha256 for work in printed_by(dask, root)}
    works = printed_by(dask, root)
    first = next(works)
    victim = next(iter(dask.workers.values()))
    os.kill(victim.process.pid, signal.SIGKILL)
    found = {work.job: work.sha256 for work in (first, *works)}
    assert found == wanted
    dask.wait_for_workers(3, timeout=60)


def test_only_a_job_that_ends_its_worker_alone_is_failed(dask: Any, tmp_path: Path) -> None:
    """One that takes too long each time; all others are printed."""
    root = copied(tmp_path)
    (root / "templates/plain").mkdir(parents=True)
    loop = "{% for one in range(90000) %}{% set words = many | sort | join %}{% endfor %}"
    (root / "templates/plain/comparison.html.j2").write_text("{% set many = range(50000) | list %}" + loop, "utf-8")
    works = list(printed_by(dask, root, Limits(seconds=5)))
    failed = {(work.job.handout, work.job.audience): work.failure for work in works if work.failure}
    assert list(failed) == [("drops-or-wait", "plain")]
    assert failed["drops-or-wait", "plain"].startswith("it ended its worker each time it was tried")
    assert all(work.pdf for work in works if not work.failure)
    assert len(works) == 6


def test_a_scheduler_that_does_not_answer_is_told(run: Run, root: Path) -> None:
    """The environment lacks something: exit code 4, and what to do."""
    told = run("build", "--project", root, "--executor", "dask", "--scheduler", "tcp://127.0.0.1:9")
    assert told.code == 4
    assert "no dask scheduler answers at tcp://127.0.0.1:9" in told.err


@pytest.mark.parametrize("words", [("--executor", "dask"), ("--scheduler", "tcp://127.0.0.1:9")])
def test_an_executor_and_its_scheduler_go_together(run: Run, root: Path, words: tuple[str, ...]) -> None:
    """One without the other is wrong use."""
    assert run("build", "--project", root, *words).code == 2


def test_workers_with_other_versions_are_refused(dask: Any, root: Path) -> None:
    """Bytes of two presses are never mixed."""
    bundle, jobs = press_with(root)
    cluster = Cluster(packed(parcel_of(root, bundle)), dask.scheduler_address)
    cluster._benches._made_by = "another press"
    with cluster, pytest.raises(EnvironmentLacksError, match="has other versions of what draws pages"):
        list(cluster.print_all(jobs))


def test_a_parcel_that_was_changed_on_its_way_is_not_opened(dask: Any, root: Path) -> None:
    """Nothing is unpacked whose digest is not that of the run."""
    bundle, jobs = press_with(root)
    parcel = packed(parcel_of(root, bundle))
    with (
        Cluster(replace(parcel, data=parcel.data + b"."), dask.scheduler_address) as cluster,
        pytest.raises(ValueError, match="changed on its way"),
    ):
        list(cluster.print_all(jobs))


def test_runs_are_neighbours_and_there_are_some_for_each_worker() -> None:
    """In their order, none too long."""
    jobs = [Job("a", "plain", "en-GB", f"{number:03}") for number in range(100)]
    found = runs(jobs, 3)
    assert [job for run in found for job in run] == jobs
    assert {len(run) for run in found} == {8, 4}
    assert max(len(run) for run in runs(jobs * 50, 3)) == 40


def test_a_build_that_stops_takes_what_is_under_way(dask: Any, root: Path) -> None:
    """Runs that were sent are finished and told; no other is begun."""
    bundle, jobs = press_with(root)
    found: list[Work] = []
    with Cluster(packed(parcel_of(root, bundle)), dask.scheduler_address, stops=lambda: bool(found)) as cluster:
        cluster._client.wait_for_workers(3, timeout=30)  # one that was killed comes back
        works = cluster.print_all(jobs)
        found.append(next(works))
        sent = cluster.under_way
        found.extend(works)
    first = len(runs(jobs, 3)[0])
    assert len(found) == first + sent < len(jobs)
    assert cluster.under_way == 0


def test_a_scheduler_that_wants_certificates_is_told_so(run: Run, root: Path) -> None:
    """Where dask knows of none, nothing is tried: exit code 4."""
    told = run("build", "--project", root, "--executor", "dask", "--scheduler", "tls://127.0.0.1:9")
    assert told.code == 4
    assert "tls://127.0.0.1:9 wants certificates" in told.err
