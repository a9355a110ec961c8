"""Fixtures for all tests."""

import gc

from hypothesis import settings

from handouts.batch.memory import SELDOM

pytest_plugins = ("built_ears", "judges.browser", "judges.fixtures")

gc.set_threshold(*SELDOM)  # as a build does: the tests make as many values that stand in no circle

settings.register_profile("handouts", deadline=None)  # how long an example takes says nothing of the program
settings.load_profile("handouts")
