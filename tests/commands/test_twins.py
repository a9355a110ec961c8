"""The HTML twins of a build: beside their PDFs, listed, linked, kept, withdrawn and pruned with them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from built_ears import PATHS, Run, bytes_of, manifest, pdfs
from tiny_project import edited

from handouts.press import twins

LEAFLET = PATHS[:3]


def twin_of(path: str) -> str:
    """The twin's path."""
    return path.replace(".pdf", ".html")


def twins_in(root: Path, tree: str = "draft") -> list[str]:
    """The twins in a tree."""
    folder = root / "build" / tree
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html") if path.name != "report.html")


def beside(root: Path) -> bool:
    """Whether every PDF has its twin, and no twin is alone."""
    return twins_in(root) == sorted(map(twin_of, pdfs(root)))


def test_every_pdf_has_a_twin_with_its_own_sum(ears: Path) -> None:
    """The manifest tells path, sha256 and size; the twin tells the fingerprint it was made from."""
    assert beside(ears)
    for output in manifest(ears)["outputs"]:
        data = (ears / "build/draft" / output["twin"]["path"]).read_bytes()
        assert output["twin"] == {
            "path": twin_of(output["path"]),
            "sha256": hashlib.sha256(data).hexdigest(),
            "size": len(data),
        }
        assert f'<meta name="fingerprint" content="{output["fingerprint"]}">' in data.decode()


def test_the_report_links_each_twin(ears: Path) -> None:
    """Beside the link to its PDF."""
    report = (ears / "build/draft/report.html").read_text("utf-8")
    assert all(f'<a href="{twin_of(path)}">' in report for path in PATHS)


def test_a_second_build_keeps_twins(run: Run, ears: Path) -> None:
    """Same inputs, so nothing is written."""
    before = {path: (ears / "build/draft" / path).stat().st_mtime_ns for path in twins_in(ears)}
    assert set(run("build", "--project", ears, "--format", "json").states.values()) == {"kept"}
    assert {path: (ears / "build/draft" / path).stat().st_mtime_ns for path in twins_in(ears)} == before


def test_forced_twins_have_the_same_bytes(run: Run, ears: Path) -> None:
    """Made again from the same inputs."""
    before = {path: (ears / "build/draft" / path).read_bytes() for path in twins_in(ears)}
    run("build", "--project", ears, "--force")
    assert {path: (ears / "build/draft" / path).read_bytes() for path in twins_in(ears)} == before


def test_damaged_and_missing_twins_are_made_again(run: Run, ears: Path) -> None:
    """With their PDFs, whose bytes are the same again."""
    before = bytes_of(ears)
    (ears / "build/draft" / twin_of(PATHS[0])).write_bytes(b"<p>Changed by hand.")
    (ears / "build/draft" / twin_of(PATHS[1])).unlink()
    reasons = run("build", "--project", ears, "--format", "json").reasons
    assert [reasons[path] for path in LEAFLET] == ["damaged", "missing", "up to date"]
    assert bytes_of(ears) == before
    assert beside(ears)
    assert run("build", "--project", ears, "--format", "json").states == dict.fromkeys(sorted(PATHS), "kept")


def test_a_withdrawn_handout_takes_its_twins_with_it(run: Run, ears: Path) -> None:
    """Nothing of it is left to read."""
    edited(ears, "leaflet", "version: 1\n", "version: 1\nwithdrawn: {on: 2026-11-20, because: It was wrong.}\n")
    run("build", "--project", ears)
    assert twins_in(ears) == sorted(map(twin_of, PATHS[3:]))


def test_a_deleted_handout_takes_its_twins_with_it(run: Run, ears: Path) -> None:
    """Pruned as its PDFs are."""
    (ears / "content/leaflets/ear-wax.yaml").unlink()
    run("build", "--project", ears)
    assert twins_in(ears) == sorted(map(twin_of, PATHS[3:]))


def test_a_broken_handout_keeps_its_last_twins(run: Run, ears: Path) -> None:
    """As its last PDFs stay."""
    edited(ears, "leaflet", "{sore_reports} people", "{sore_report} people")
    assert run("build", "--project", ears).code == 1
    assert twins_in(ears) == sorted(map(twin_of, PATHS))


def test_a_twin_the_machine_fails_at_fails_its_job(run: Run, ears: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither file is written anew, and the next run goes on."""
    before = bytes_of(ears)

    def fail(*_asked: object) -> str:
        raise ArithmeticError("no ink")

    with monkeypatch.context() as patched:
        patched.setattr(twins, "twin", fail)
        told = run("build", "--project", ears, "--force", "--format", "json")
    assert (told.code, set(told.reasons.values())) == (3, {"ArithmeticError: no ink"})
    assert bytes_of(ears) == before
    assert run("build", "--project", ears).code == 0
    assert beside(ears)
