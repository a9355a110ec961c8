"""A word of the command line in, the value it stands for out; argparse tells what is wrong with it."""

from __future__ import annotations

import argparse
import os
from datetime import date


def a_day(typed: str) -> date:
    """A date as YYYY-MM-DD."""
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{typed!r} is no date; write YYYY-MM-DD, such as 2027-03-01") from None


def a_number(typed: str) -> int:
    """A whole number from 1."""
    if not (typed.isascii() and typed.isdecimal() and 0 < int(typed) < 1000):
        raise argparse.ArgumentTypeError(f"{typed!r} is no whole number from 1")
    return int(typed)


def a_shard(typed: str) -> tuple[int, int]:
    """i/n, the first of which is 1."""
    part, _, parts = typed.partition("/")
    if not (a_number(part) <= a_number(parts)):
        raise argparse.ArgumentTypeError(f"{typed!r} is no shard; write one such as 2/8")
    return int(part), int(parts)


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
