"""The folder of hostile test data beside the checkout; tests that need it are skipped where it is absent."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"

needs_shared_data = pytest.mark.skipif(not SHARED_DATA.is_dir(), reason="shared data absent")


def shared_names(folder: str) -> frozenset[str]:
    """The names of the files in a folder of the shared data, as `folder/name`."""
    return frozenset(f"{folder}/{path.name}" for path in (SHARED_DATA / folder).iterdir())
