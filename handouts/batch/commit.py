"""A project's folder in, the commit it was built from and whether there are uncommitted changes out."""

from __future__ import annotations

import subprocess
from pathlib import Path

SECONDS = 10


def commit_of(root: Path) -> tuple[str, bool]:
    """The commit's id in hex, and whether content or templates differ from it."""
    commit = _git(root, "rev-parse", "HEAD")
    if not commit:
        return "", False
    return commit, bool(_git(root, "status", "--porcelain", "--", "content", "templates"))


def _git(root: Path, *words: str) -> str:
    """What git says; "" when it is not installed, not a checkout, or too slow."""
    command = ["git", "-c", "core.fsmonitor=false", "-C", str(root), *words]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)  # noqa: S603  fixed words
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
