"""What nothing claims any more: it goes to the trash, unless it is so much that somebody should look first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from built_ears import PATHS, Run, pdfs

from handouts.batch.pruning import TRASH, prune, pruning

LEAFLET = PATHS[:3]


@pytest.mark.parametrize(
    ("unclaimed", "known", "asked", "goes"),
    [
        (0, 0, False, True),
        (20, 21, False, True),
        (21, 21, False, False),
        (21, 21, True, True),
        (200, 10_000, False, True),
        (201, 10_000, False, False),
    ],
)
def test_more_than_a_few_are_spared(unclaimed: int, known: int, asked: bool, goes: bool) -> None:
    """Over 20, or over 2 % of a large tree, only if asked for; a warning lists some and says what to do."""
    found = pruning([f"{number:03}.pdf" for number in range(unclaimed)], known, asked=asked)
    assert (len(found.goes), len(found.spared)) == ((unclaimed, 0) if goes else (0, unclaimed))
    assert [problem.id for problem in found.problems] == ([] if goes else ["prune-many"])
    if not goes:
        assert "000.pdf, 001.pdf" in found.problems[0].message
        assert f"and {unclaimed - 5} more" in found.problems[0].message


def test_what_is_pruned_lies_in_the_trash(run: Run, ears: Path) -> None:
    """PDF and twin, below the day; old trash goes, and nothing else that lies there."""
    (ears / TRASH / "2026-10-22").mkdir(parents=True)
    (ears / TRASH / "2026-10-23").mkdir()
    (ears / TRASH / "mine").mkdir()
    before = (ears / "build/draft" / LEAFLET[0]).read_bytes()
    (ears / "content/leaflets/ear-wax.yaml").unlink()
    assert run("build", "--project", ears).code == 0
    day = ears / TRASH / "2026-11-22/draft"
    assert (day / LEAFLET[0]).read_bytes() == before
    assert {path.relative_to(day).as_posix() for path in day.rglob("*") if path.is_file()} == {
        name for path in LEAFLET for name in (path, path.replace(".pdf", ".html"))
    }
    assert sorted(path.name for path in (ears / TRASH).iterdir()) == ["2026-10-23", "2026-11-22", "mine"]


def test_what_is_spared_stays_known_until_it_is_asked_for(
    run: Run, ears: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each build tells of it; with --prune it goes."""
    monkeypatch.setattr("handouts.batch.pruning.MOST", 2)
    (ears / "content/leaflets/ear-wax.yaml").unlink()
    for _ in range(2):
        told = run("build", "--project", ears)
        assert (told.code, "prune-many" in told.err) == (0, True)
        assert pdfs(ears) == PATHS
    told = run("build", "--project", ears, "--prune")
    assert (told.code, told.err) == (0, "")
    assert pdfs(ears) == PATHS[3:]


def test_nothing_outside_the_tree_is_thrown_away(tmp_path: Path) -> None:
    """A manifest that names a path upwards, or a link out of it, takes nothing along."""
    outside = tmp_path / "outside.pdf"
    outside.write_bytes(b"mine")
    (tmp_path / "build/draft").mkdir(parents=True)
    (tmp_path / "build/draft/link.pdf").symlink_to(outside)
    prune(tmp_path, "draft", ["../../outside.pdf", "link.pdf"], date(2026, 11, 22))
    assert outside.read_bytes() == b"mine"
