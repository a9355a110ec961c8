"""Fixtures for all tests."""

import gc

from handouts.batch.memory import SELDOM

pytest_plugins = ("built_ears", "judges.browser", "judges.fixtures")

gc.set_threshold(*SELDOM)  # as a build does: the tests make as many values that stand in no circle
