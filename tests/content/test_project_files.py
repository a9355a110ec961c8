"""Paths that authors type: inside the project or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from handouts.content.project_files import MOST_BYTES, inside, read_inside


def test_a_file_inside_is_read(tmp_path: Path) -> None:
    """By its path from the project's folder."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.png").write_bytes(b"x")
    assert inside(tmp_path, "a/b.png") == (tmp_path / "a" / "b.png").resolve()
    assert read_inside(tmp_path, "a/b.png") == b"x"


@pytest.mark.parametrize(
    "typed", ["../b", "a/../../b", "/etc/hostname", "C:/b", "a\\b", "a\0b", "", ".", "gone", "x" * 5000]
)
def test_other_paths_are_nothing(typed: str, tmp_path: Path) -> None:
    """Outside, absolute, no file, or no path at all."""
    root = tmp_path / "project"
    root.mkdir()
    (tmp_path / "b").write_text("secret")
    assert inside(root, typed) is None
    assert read_inside(root, typed) is None


def test_links_that_leave_the_project_are_nothing(tmp_path: Path) -> None:
    """A link, and a ring of links."""
    root = tmp_path / "project"
    root.mkdir()
    (tmp_path / "b").write_text("secret")
    (root / "link").symlink_to(tmp_path / "b")
    (root / "ring").symlink_to(root / "ring")
    assert [read_inside(root, name) for name in ("link", "ring")] == [None, None]


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    """Its size is looked at before its bytes."""
    with (tmp_path / "big").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert inside(tmp_path, "big") is not None
    assert read_inside(tmp_path, "big") is None
