"""Fixtures for all tests."""

pytest_plugins = ("judges.fixtures",)
