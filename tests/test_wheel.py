"""The wheel, built and installed in a fresh environment outside the checkout, begins a project and prints it."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

HERE = Path(__file__).parents[1]


def run(*words: str | Path, folder: Path) -> str:
    """The program's output; its errors are shown when it fails."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV", "PYTEST"))}
    done = subprocess.run(words, cwd=folder, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, folder=HERE)
    (made,) = folder.glob("*.whl")
    return made


def test_a_fresh_installation_begins_checks_and_prints_a_project(wheel: Path, tmp_path: Path) -> None:
    """`init`, `check` and `build` work from the wheel alone; its libraries are borrowed from this environment."""
    fresh = tmp_path / "fresh"
    venv.create(fresh, with_pip=False, symlinks=True)
    python = fresh / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index")
    run(*pip, wheel, folder=tmp_path)
    site = next((fresh / "lib").glob("python*/site-packages"))
    # A plain path in a .pth file lends the libraries, but not the editable installation of this checkout.
    (site / "borrowed.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    handouts = fresh / "bin" / "handouts"
    where = run(python, "-c", "import handouts; print(handouts.__file__)", folder=tmp_path)
    assert Path(where.strip()).is_relative_to(fresh)
    project = tmp_path / "project"
    run(handouts, "init", project, folder=tmp_path)
    assert run(handouts, "check", folder=project).startswith("0 errors, 0 warnings, ")
    run(handouts, "build", folder=project)
    printed = sorted(path.name for path in (project / "build" / "draft").rglob("*.pdf"))
    assert printed == [f"first-leaflet-{audience}-en-GB.pdf" for audience in ("clinician", "patient", "plain")]
