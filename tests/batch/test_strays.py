"""What killed builds left in a tree: half-written files go, sheets that no manifest knows are pruned as others are."""

from __future__ import annotations

from pathlib import Path

import pytest
from built_ears import PATHS, Run, pdfs
from tiny_project import edited

from handouts.batch.journal import journal_file
from handouts.batch.paths import twin_path
from handouts.batch.pruning import TRASH
from handouts.batch.strays import is_aside, is_ours, swept

OTHER = "en-GB/patient/ear-drops-patient-en-GB.pdf"
ASIDE = ".ear-wax-patient-en-GB.pdf.a1b2c3_d"


def stray(ears: Path, path: str = OTHER) -> Path:
    """A whole sheet of a handout that is gone, which no manifest knows: its build was killed."""
    folder = ears / "build/draft"
    for name in (str, twin_path):
        (folder / name(path)).write_bytes((folder / name(PATHS[0])).read_bytes())
    return folder / path


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        (ASIDE, True),
        (".manifest.json.abcdefgh", True),
        (f".{'a' * 200}.abcdefgh", True),
        (".hidden.pdf", False),
        (".ear-wax.pdf.AB12cd", False),
        (".notes.abcdefgh", False),
        ("ear-wax.pdf", False),
    ],
)
def test_only_what_a_build_writes_aside_is_taken_for_it(name: str, is_one: bool) -> None:
    """By its whole name."""
    assert is_aside(name) is is_one


def test_half_written_files_go_with_the_next_build(run: Run, ears: Path) -> None:
    """Wherever in the tree; what else is hidden there stays."""
    folder = ears / "build/draft"
    for name in (f"en-GB/patient/{ASIDE}", ".manifest.json.abcdefgh", "en-GB/.mine"):
        (folder / name).write_bytes(b"%PDF-1.7 half")
    edited(ears, "project", "name: Looking after", "name: Caring for")
    assert run("build", "--project", ears).code == 0
    assert [path.name for path in folder.rglob(".*")] == [".mine"]


def test_a_sheet_that_no_manifest_knows_is_pruned(run: Run, ears: Path) -> None:
    """With its twin, into the trash; what does not say that a build made it stays, and so does what a link shows."""
    folder = ears / "build/draft"
    stray(ears)
    (folder / "en-GB/patient/mine.pdf").write_bytes(b"%PDF-1.7 mine")
    (folder / "en-GB/patient/mine.html").write_bytes(b"<p>mine</p>")
    (folder / "en-GB/patient/link-patient-en-GB.pdf").symlink_to(folder / PATHS[0])
    edited(ears, "project", "name: Looking after", "name: Caring for")
    told = run("build", "--project", ears, "--format", "json")
    assert (told.code, told.json["pruned"]) == (0, [OTHER])
    day = ears / TRASH / "2026-11-22/draft"
    assert {path.name for path in day.rglob("*") if path.is_file()} == {
        Path(OTHER).name,
        Path(twin_path(OTHER)).name,
    }
    left = {path.name for path in (folder / "en-GB/patient").iterdir()} - {Path(path).name for path in PATHS}
    assert {"mine.pdf", "mine.html", "link-patient-en-GB.pdf"} <= left


def test_a_twin_alone_is_pruned_too(run: Run, ears: Path) -> None:
    """Its PDF was taken away, and then the build was killed."""
    stray(ears).unlink()
    edited(ears, "project", "name: Looking after", "name: Caring for")
    assert run("build", "--project", ears, "--format", "json").json["pruned"] == [OTHER]
    assert not (ears / "build/draft" / twin_path(OTHER)).exists()


@pytest.mark.parametrize("words", [("--handout", "ear-wax"), ("--dry-run",)])
def test_a_narrowed_or_dry_run_prunes_none(run: Run, ears: Path, words: tuple[str, ...]) -> None:
    """Nor does one after a load error."""
    file = stray(ears)
    edited(ears, "project", "name: Looking after", "name: Caring for")
    assert run("build", "--project", ears, *words).code == 0
    assert file.exists()


def test_after_a_load_error_none_is_pruned(run: Run, ears: Path) -> None:
    """It might belong to what can't be read."""
    file = stray(ears)
    edited(ears, "leaflet", "version: 1\n", "version: [\n")
    assert run("build", "--project", ears).code == 1
    assert file.exists()


def test_without_manifest_and_ledger_the_sheets_tell_what_they_are(run: Run, ears: Path) -> None:
    """What the project has no more is pruned by its own word, all else printed again with the same bytes."""
    before = {path: (ears / "build/draft" / path).read_bytes() for path in PATHS[3:]}
    (ears / "build/draft/manifest.json").unlink()
    for file in (ears / "build/.ledger").iterdir():
        file.unlink()
    (ears / "content/leaflets/ear-wax.yaml").unlink()
    told = run("build", "--project", ears, "--format", "json")
    assert (told.code, tuple(told.json["pruned"])) == (0, tuple(sorted(PATHS[:3])))
    assert {path: (ears / "build/draft" / path).read_bytes() for path in pdfs(ears)} == before


def test_more_than_a_few_are_spared_and_found_again(run: Run, ears: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until somebody says so."""
    monkeypatch.setattr("handouts.batch.pruning.MOST", 1)
    files = [stray(ears, OTHER.replace("drops", name)) for name in ("drops", "tubes")]
    for name in ("Caring for", "Minding"):
        edited(ears, "project", "name: Looking after" if name == "Caring for" else "name: Caring for", f"name: {name}")
        told = run("build", "--project", ears)
        assert (told.code, "prune-many" in told.err) == (0, True)
        assert all(file.exists() for file in files)
    assert run("build", "--project", ears, "--prune").code == 0
    assert not any(file.exists() for file in files)


def test_what_is_no_pdf_of_ours_says_nothing(tmp_path: Path) -> None:
    """Empty, a folder, gone."""
    (tmp_path / "empty.pdf").write_bytes(b"")
    (tmp_path / "folder.pdf").mkdir()
    assert [is_ours(tmp_path, name) for name in ("empty.pdf", "folder.pdf", "gone.pdf")] == [False] * 3
    assert swept(tmp_path, {}) == ()
    assert swept(tmp_path / "gone", {}) == ()


def test_the_journal_is_cleaned_too(run: Run, ears: Path) -> None:
    """`handouts clean` knows it."""
    (ears / journal_file("draft")).write_text("", "utf-8")
    assert run("clean", "--project", ears).code == 0
    assert not (ears / "build").exists()
