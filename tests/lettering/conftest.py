"""Prints how far we agree with Unicode's own tests, in every run that has them (`nox -s unicode` has all cases)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

AGREEMENT = "agreement"
"""The property of a test's record that holds a line to print."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A line for each of Unicode's tests, at the end of the run."""
    if lines := sorted(set(_lines(terminalreporter))):
        terminalreporter.section("agreement with Unicode's tests")
        for line in lines:
            terminalreporter.write_line(line)


def _lines(terminalreporter: pytest.TerminalReporter) -> Iterator[str]:
    for report in terminalreporter.stats.get("passed", []):
        yield from (str(said) for name, said in report.user_properties if name == AGREEMENT)
