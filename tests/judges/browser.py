"""A browser without a window, for pages as readers meet them: one for each process, of the system's own Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
NOT_MEANT = ("p-as-heading",)
"""An experiment of axe that takes large bold type for a heading: here it is a number, said with the words under it."""
EVERY_RULE = """async without => axe.run(document, {
    runOnly: {type: "rule", values: axe.getRules().map(rule => rule.ruleId).filter(rule => !without.includes(rule))},
    resultTypes: ["violations"],
})"""
"""Rules of level AAA and best practices too."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. A machine without it fails the test: nothing else can tell what a browser makes of a page."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    assert program, f"none of {', '.join(NAMES)} is installed"
    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=program, args=list(SWITCHES))
        yield found
        found.close()


def axe() -> str:
    """The rules of axe-core, as a script."""
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")


def violations(page: Page) -> list[str]:
    """Each rule that an open page breaks, with the places."""
    page.evaluate(axe())
    found: dict[str, Any] = page.evaluate(EVERY_RULE, NOT_MEANT)
    return [
        f"{rule['id']}: {node['html'][:120]} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
