import shutil
import subprocess
from pathlib import Path

import pytest

from handouts.batch.commit import commit_of

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(folder: Path, *words: str) -> str:
    """What git says there."""
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *who, "-C", str(folder), *words], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@needs_git
def test_a_checkout_tells_its_commit_and_whether_content_differs_from_it(tmp_path: Path) -> None:
    """Only content and templates count: build/ is made from them."""
    git(tmp_path, "init", "-q")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/project.yaml").write_text("name: x\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "Begin")
    commit = git(tmp_path, "rev-parse", "HEAD")
    (tmp_path / "build").write_text("")
    assert commit_of(tmp_path) == (commit, False)
    (tmp_path / "content/project.yaml").write_text("name: y\n")
    assert commit_of(tmp_path) == (commit, True)


def test_a_folder_that_is_no_checkout_has_no_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor has one where git is not installed."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert commit_of(tmp_path) == ("", False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert commit_of(tmp_path) == ("", False)
