"""How many processes a build is worth, without starting any."""

from __future__ import annotations

import pytest

from handouts.batch.executors import WORTH_A_WORKER, at_work


@pytest.mark.parametrize(("jobs", "processes"), [(0, 1), (1, 1), (119, 1), (120, 2), (180, 3), (9_999, 4)])
def test_a_worker_is_started_for_what_takes_as_long_as_its_start(jobs: int, processes: int) -> None:
    """Fewer jobs are printed by this process; there are never more than were asked for."""
    assert WORTH_A_WORKER == 60
    assert at_work(4, jobs) == processes


def test_one_worker_is_this_process() -> None:
    """However much there is to do."""
    assert at_work(1, 9_999) == 1
