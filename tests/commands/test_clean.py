"""`handouts clean`: what builds made goes, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

from built_ears import PATHS, Run, manifest
from tiny_project import edited

from handouts.batch.lock import only_build


def files(root: Path) -> list[str]:
    """All files below build/, by path."""
    return sorted(path.relative_to(root).as_posix() for path in (root / "build").rglob("*") if not path.is_dir())


def test_all_that_builds_made_goes(run: Run, ears: Path) -> None:
    """Both trees with notices, what tells of them, the ledger, the lock and the folders; a second time there is nothing
    to do, and the next build makes the same again.
    """
    assert run("build", "--release", "--project", ears).code == 0
    before = manifest(ears)["outputs"]
    told = run("clean", "--project", ears)
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("Removed 20 files (")
    assert not (ears / "build").exists()
    again = run("clean", "--project", ears)
    assert (again.code, again.out) == (0, "There is nothing to remove: no build has been made here.\n")
    assert run("build", "--project", ears).code == 0
    assert [one["sha256"] for one in manifest(ears)["outputs"]] == [one["sha256"] for one in before]


def test_what_no_build_made_stays_and_is_told(run: Run, ears: Path) -> None:
    """Files, links, and whatever lies behind a link."""
    outside = ears.parent / "outside"
    outside.mkdir()
    (outside / "report.html").write_text("mine")
    (ears / "build/draft/notes.txt").write_text("mine")
    (ears / "build/draft/en-GB/mine.pdf").write_text("mine")
    (ears / "build/release").symlink_to(outside)
    pdf = ears / "build/draft" / PATHS[0]
    pdf.rename(outside / "sheet.pdf")
    pdf.symlink_to(outside / "sheet.pdf")
    told = run("clean", "--all", "--project", ears)
    stays = ["build/draft/en-GB/mine.pdf", f"build/draft/{PATHS[0]}", "build/draft/notes.txt", "build/release"]
    assert files(ears) == sorted([*stays[:3]])
    assert told.out.splitlines()[1] == f"Left alone, as no build made it: {', '.join(stays)}."
    assert sorted(path.name for path in outside.iterdir()) == ["report.html", "sheet.pdf"]


def test_a_manifest_that_names_other_files_is_not_believed(run: Run, ears: Path) -> None:
    """Nothing outside the tree goes, nor what can be no sheet."""
    file = ears / "build/draft/manifest.json"
    told = json.loads(file.read_bytes())
    for output, path in zip(told["outputs"], ("../../content/x.pdf", "notes.txt", str(ears / "y.pdf")), strict=False):
        output["path"] = path
    file.write_text(json.dumps(told))
    (ears / "build/.ledger/ledger.sqlite").unlink()
    for name in ("content/x.pdf", "y.pdf", "build/draft/notes.txt"):
        (ears / name).write_text("mine")
    run("clean", "--project", ears)
    assert all((ears / name).is_file() for name in ("content/x.pdf", "y.pdf", "build/draft/notes.txt"))


def test_a_lost_manifest_is_made_good_by_the_ledger(run: Run, ears: Path) -> None:
    """What was printed is known from either."""
    assert run("build", "--project", ears).code == 0
    (ears / "build/draft/manifest.json").write_text("{")
    run("clean", "--project", ears)
    assert not (ears / "build").exists()


def test_what_a_killed_build_left_half_written_goes(run: Run, ears: Path) -> None:
    """A file beside the place it was written for."""
    pdf = ears / "build/draft" / PATHS[0]
    (pdf.parent / f".{pdf.name}.k2j_l3xq").write_text("%PDF")
    (pdf.parent / ".mine.pdf.k2j_l3xq").write_text("mine")
    run("clean", "--project", ears)
    assert files(ears) == ["build/draft/en-GB/patient/.mine.pdf.k2j_l3xq"]


def test_the_trash_goes_only_when_asked(run: Run, ears: Path) -> None:
    """What was pruned is the last copy of it."""
    edited(ears, "project", "  plain:", "  # plain:")
    trash = ears / "build/.trash/2026-11-22/draft/en-GB/plain/ear-wax-plain-en-GB.pdf"
    trash.parent.mkdir(parents=True)
    trash.write_text("%PDF")
    told = run("clean", "--project", ears)
    assert trash.is_file()
    assert told.out.splitlines()[1] == ("1 file in build/.trash/: `handouts clean --all` removes what was pruned too.")
    assert run("clean", "--all", "--project", ears).out == "Removed 1 file (0.0 MB) from build/.\n"
    assert not (ears / "build").exists()


def test_a_dry_run_lists_and_removes_nothing(run: Run, ears: Path) -> None:
    """Every file that would go, the manifest last."""
    before = files(ears)
    told = run("clean", "--dry-run", "--project", ears)
    assert (told.code, files(ears)) == (0, before)
    *named, amount = told.out.splitlines()
    assert sorted(named) == [path for path in before if not path.endswith("/lock")]
    assert named[-1] == "build/draft/manifest.json"
    assert amount.startswith(f"Would remove {len(named)} files (")


def test_nothing_goes_while_a_build_runs(run: Run, ears: Path) -> None:
    """Exit code 4, as for a second build."""
    before = files(ears)
    with only_build(ears):
        told = run("clean", "--project", ears)
    assert (told.code, files(ears)) == (4, before)
    assert "another build of this project is running" in told.err
