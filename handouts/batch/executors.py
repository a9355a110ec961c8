"""Jobs that are due and who is to print them in; what became of each, as they end, out.

Three executors, one seam: a bench in this process, a crew of worker processes, or the workers of a cluster. What comes
out is the same bytes.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from handouts.batch.crew import Crew, CrewPlan
from handouts.batch.events import Course
from handouts.batch.parcel import Packed, packed, parcel_of
from handouts.batch.shared_cache import SharedCache
from handouts.batch.survey import Survey
from handouts.batch.worker import DEFAULT_LIMITS, Bench, Limits, Work
from handouts.press.job import Bundle, Job
from handouts.problems import EnvironmentLacksError

if TYPE_CHECKING:
    from handouts.batch.cluster import Cluster

WORTH_A_WORKER: Final = 60
"""A worker takes as long to start as so many jobs take to print: fewer are printed here."""


@dataclass(frozen=True, slots=True)
class Hands:
    """Who prints: at the most so many `workers` here, or those of the dask `scheduler` at an address; what a job may
    take, and where finished jobs are shared.
    """

    workers: int = 1
    scheduler: str = ""
    limits: Limits = DEFAULT_LIMITS
    cache: SharedCache | None = None


def at_work(workers: int, jobs: int) -> int:
    """How many processes here print so many jobs, with at the most so many workers; this one among them."""
    return max(1, min(workers, jobs // WORTH_A_WORKER))


def works_of(found: Survey, jobs: Sequence[Job], hands: Hands, course: Course) -> Generator[Work, None, None]:
    """What became of each job; once asked to stop, of those begun."""
    if not jobs:
        return
    assert found.content is not None
    assert found.press is not None
    bundle = Bundle(found.content, found.texts)
    size = at_work(hands.workers, len(jobs))
    if not hands.scheduler and size < 2:
        bench = Bench(bundle, found.press, hands.limits)
        yield from (bench.print_job(job, found.prepared.get(job)) for job in jobs if not course.stops())
        return
    with _many(packed(parcel_of(found.content.root, bundle)), hands, size, course) as many:
        yield from many.print_all(jobs)


def _many(parcel: Packed, hands: Hands, size: int, course: Course) -> Crew | Cluster:
    """The workers, here or elsewhere."""
    many: Crew | Cluster

    def stops() -> bool:
        return course.stops(many.under_way)

    if hands.scheduler:
        many = _cluster()(parcel, hands.scheduler, hands.limits, stops=stops)
    else:
        many = Crew(parcel, CrewPlan(size, hands.limits), stops=stops)
    return many


def _cluster() -> type[Cluster]:
    try:
        from handouts.batch.cluster import Cluster  # noqa: PLC0415 - dask is an extra, and slow to import
    except ImportError as error:
        raise EnvironmentLacksError('`--executor dask` needs dask: pip install "handouts[cluster]"') from error
    return Cluster
