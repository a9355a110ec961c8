"""A build in parts, on machines that know nothing of each other, and the parts merged."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from built_ears import PATHS, Run, bytes_of, manifest, pdfs
from tiny_project import TINY, edited


@pytest.fixture
def shards(run: Run, tmp_path: Path) -> tuple[Path, ...]:
    """Three copies of the small project, each with its third of the build."""
    roots = tuple(Path(shutil.copytree(TINY, tmp_path / f"machine-{part}")) for part in (1, 2, 3))
    for part, root in enumerate(roots, 1):
        assert run("build", "--project", root, "--shard", f"{part}/3").code == 0
    return roots


def merged(run: Run, shards: tuple[Path, ...], into: Path) -> tuple[Path, int, str]:
    """A fresh copy of the project with the shards' trees in it; code and what was said on stderr."""
    root = Path(shutil.copytree(TINY, into / "merged"))
    told = run("merge", *(shard / "build" for shard in shards), "--project", root)
    return root, told.code, told.err


def test_the_union_of_the_shards_is_the_whole_build(
    run: Run, shards: tuple[Path, ...], ears: Path, tmp_path: Path
) -> None:
    """Every sheet is in exactly one of them; merged, files and manifest say what one build says."""
    assert sorted(path for shard in shards for path in pdfs(shard)) == sorted(PATHS)
    root, code, err = merged(run, shards, tmp_path)
    assert (code, err) == (0, "")
    assert run("build", "--project", ears, "--force").code == 0
    assert bytes_of(root) == bytes_of(ears)

    def told(project: Path) -> dict[str, dict[str, object]]:
        return {entry["path"]: {**entry, "inputs": "", "reason": ""} for entry in manifest(project)["outputs"]}

    assert told(root) == told(ears)
    assert manifest(root)["problems"] == manifest(ears)["problems"]


def test_after_a_merge_a_build_has_nothing_to_print(run: Run, shards: tuple[Path, ...], tmp_path: Path) -> None:
    """The manifest tells it what was made from what."""
    root, _, _ = merged(run, shards, tmp_path)
    assert set(run("build", "--project", root, "--format", "json").states.values()) == {"kept"}


def test_a_damaged_file_is_failed_and_the_rest_is_merged(run: Run, shards: tuple[Path, ...], tmp_path: Path) -> None:
    """Exit code 3, its name, and no such file; the next build prints it."""
    shard = next(shard for shard in shards if pdfs(shard))
    bad = pdfs(shard)[0]
    (shard / "build/draft" / bad).write_bytes(b"%PDF-1.7 half")
    root, code, _ = merged(run, shards, tmp_path)
    assert code == 3
    assert sorted(pdfs(root)) == sorted(set(PATHS) - {bad})
    assert run("build", "--project", root, "--format", "json").states[bad] == "printed"


def test_shards_of_other_builds_are_refused(run: Run, shards: tuple[Path, ...], tmp_path: Path) -> None:
    """Of another day, or of other content under the same paths; nothing is written."""
    run("build", "--project", shards[1], "--shard", "2/3", "--force", day=date(2026, 12, 1))
    root, code, err = merged(run, shards, tmp_path)
    assert (code, "is of another build: its as_of is 2026-12-01, not 2026-11-22" in err) == (2, True)
    assert not (root / "build/draft").exists()
    edited(shards[0], "project", "name: Looking after your ears", "name: Looking after my ears")
    run("build", "--project", shards[0])
    told = run("merge", shards[0] / "build", shards[2] / "build", "--project", root)
    assert (told.code, "is of another build" in told.err) == (2, True)


@pytest.mark.parametrize("typed", ["0/3", "4/3", "1", "1/0", "a/b", "1/3/5", "-1/3"])
def test_what_is_no_shard_is_refused(run: Run, ears: Path, typed: str) -> None:
    """Exit code 2."""
    assert run("build", "--project", ears, "--shard", typed).code == 2


def test_a_folder_without_a_build_is_refused(run: Run, ears: Path, tmp_path: Path) -> None:
    """It says what to name."""
    told = run("merge", tmp_path, "--project", ears)
    assert (told.code, "there is no manifest.json in" in told.err) == (2, True)


def test_a_release_in_shards_is_noted_as_one(run: Run, tmp_path: Path) -> None:
    """Merged, it stands in releases.csv as that of a whole build does."""
    whole = Path(shutil.copytree(TINY, tmp_path / "whole"))
    edited(whole, "project", "corrections@example.org", "corrections@made-up-ears.org")
    edited(whole, "sources", "title: not seen yet", "title: A made-up letter")
    for role in ("clinical reviewer", "patient reviewer"):
        assert run("sign", "ear-wax", "--project", whole, "--role", role, "--name", "Ada").code == 0
    joined = Path(shutil.copytree(whole, tmp_path / "joined"))
    parts = [Path(shutil.copytree(whole, tmp_path / f"part-{part}")) for part in (1, 2)]
    for part, root in enumerate(parts, 1):
        run("build", "--release", "--project", root, "--shard", f"{part}/2")
    run("merge", *(root / "build" for root in parts), "--project", joined)
    run("build", "--release", "--project", whole)
    lines = sorted((joined / "releases.csv").read_text("utf-8").splitlines())
    assert lines == sorted((whole / "releases.csv").read_text("utf-8").splitlines())
    assert len(lines) > 1
