"""How many examples a law is shown: some by the daily tests, all of them by `nox -s laws`."""

from __future__ import annotations

import os

EVERY_EXAMPLE = bool(os.environ.get("EVERY_EXAMPLE"))


def examples(daily: int, every: int) -> int:
    """So many each day, or every one of them."""
    return every if EVERY_EXAMPLE else daily
