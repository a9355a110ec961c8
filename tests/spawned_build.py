"""A real build in a process of its own, to which even few jobs are worth two workers."""

from __future__ import annotations

import sys

from tiny_project import DAY

PROGRAM = """
from handouts.batch import executors
from handouts.cli import main

if __name__ == "__main__":
    executors.WORTH_A_WORKER = 3
    raise SystemExit(main())
"""


def command(*words: str) -> list[str]:
    """What to start for a build with these words on the day of all tests."""
    return [sys.executable, "-c", PROGRAM, "build", "--as-of", DAY.isoformat(), *words]
