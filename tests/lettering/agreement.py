"""Counts of cases in, the line that is printed and that docs/scripts.md has in its table out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

SCRIPTS = Path(__file__).parent.parent.parent / "docs/scripts.md"
Record: TypeAlias = Callable[[str, object], None]
NONE: Mapping[str, int] = MappingProxyType({})


def told(name: str, cases: int, others: Mapping[str, int] = NONE) -> str:
    """“LineBreakTest: 7,614 of 7,654 agree; the 40 that differ: …”; `others`: how many differ for which reason."""
    differing = sum(others.values())
    line = f"{name}: {cases - differing:,} of {cases:,} agree"
    reasons = ", ".join(f"{reason} ({count})" for reason, count in others.items())
    return f"{line}; the {differing} that differ: {reasons}" if others else line


def documented(name: str, cases: int, others: Mapping[str, int] = NONE) -> bool:
    """Whether the table of docs/scripts.md says the same."""
    differing = sum(others.values())
    reasons = "; ".join(f"{reason}: {count}" for reason, count in others.items()) or "–"
    return f"| {name} | {cases:,} | {cases - differing:,} | {reasons} |" in SCRIPTS.read_text("utf-8")
