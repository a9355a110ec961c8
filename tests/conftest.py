"""Fixtures for all tests; which of them are not measured."""

import gc
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import settings

from handouts.batch.memory import SELDOM

pytest_plugins = ("built_ears", "judges.browser", "judges.fixtures")

gc.set_threshold(*SELDOM)  # as a build does: the tests make as many values that stand in no circle

settings.register_profile("handouts", deadline=None)  # how long an example takes says nothing of the program
settings.load_profile("handouts")

TESTS = Path(__file__).parent
UNMEASURED = frozenset(
    {
        "batch/test_cluster.py",
        "batch/test_crew.py",
        "batch/test_languages.py",
        "batch/test_laws.py",
        "batch/test_regional_languages.py",
        "batch/test_unread_translations.py",
        "bench/test_other_scripts.py",
        "commands/test_faults.py",
        "commands/test_stopping.py",
        "commands/test_translators_day.py",
        "press/layout/test_laws.py",
        "test_mutations.py",
        "test_printed_handouts.py",
        "test_pseudo_locales.py",
        "test_shipped_languages.py",
    }
)
"""Tests that build again and again, or hold laws over hundreds of pages. A trace makes them take three times as long,
and what they run is measured in others.
"""


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Tests of what is not measured say so."""
    for item in items:
        if item.path.is_relative_to(TESTS) and item.path.relative_to(TESTS).as_posix() in UNMEASURED:
            item.add_marker(pytest.mark.no_cover)
