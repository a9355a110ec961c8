"""Fixtures for all tests."""

pytest_plugins = ("built_ears", "judges.browser", "judges.fixtures")
