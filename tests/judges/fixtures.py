"""The judge as a pytest fixture: one engine per process, and one process for all tests that ask for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest
from judges.verapdf import VeraPdf

Judge: TypeAlias = Callable[[bytes, str], list[str]]
"""(PDF, flavour "ua1" or "2a") -> the numbers of the rules it breaks, "7.1-3"."""


@pytest.fixture(scope="session")
def judge() -> Judge:
    """The veraPDF engine."""
    engine = VeraPdf()

    def failed(pdf: bytes, flavour: str) -> list[str]:
        return [rule.number for rule in engine.failed_rules(pdf, flavour)]

    return failed


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A JVM or a browser takes a second to start and cannot be shared between processes."""
    for item in items:
        if "judge" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.judge)
            item.add_marker(pytest.mark.xdist_group("judge"))
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("browser"))
