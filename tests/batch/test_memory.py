from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from handouts.batch.memory import SELDOM, settle


@pytest.fixture
def as_before() -> Iterator[None]:
    """The collector as the tests found it."""
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_the_collector_looks_seldom_and_leaves_out_what_is_loaded(as_before: None) -> None:
    """What was there is frozen; the looks are rare, and not switched off."""
    settle()
    assert (gc.get_threshold(), gc.isenabled()) == (SELDOM, True)
    assert gc.get_freeze_count() > 1000
