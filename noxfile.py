"""Sessions: `build` prints all; `tests`, `unicode`, `sheets`, `laws` test; `lint`, `types` read code; `bench` times."""

from __future__ import annotations

import hashlib
from pathlib import Path

import nox

nox.options.sessions = ["build"]
nox.options.reuse_existing_virtualenvs = True
nox.options.default_venv_backend = "venv"

HERE = Path(__file__).parent
LOCK = HERE / "requirements.lock"


def install(session: nox.Session, extra: str = "") -> None:
    """Install the project editable with locked packages, but only when lock or project file changed."""
    wanted = hashlib.sha256(LOCK.read_bytes() + (HERE / "pyproject.toml").read_bytes() + extra.encode()).hexdigest()
    stamp = Path(session.virtualenv.location) / "installed"
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    session.install("--constraint", str(LOCK), "--editable", f"{HERE}{extra}")
    stamp.write_text(wanted)


@nox.session
def build(session: nox.Session) -> None:
    """Print every handout into build/; Chinese wants the fonts of an extra."""
    install(session, "[cjk]")
    session.run("python", "-m", "handouts", "build", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests on all cores and hold the coverage floor."""
    install(session, "[dev]")
    whole = ["-n", "auto", "--dist", "loadgroup", "--cov", "--cov-report=term"]
    session.run("python", "-m", "pytest", *(session.posargs or whole))


@nox.session
def layouts(session: nox.Session) -> None:
    """Keep the layouts of all handouts as they are now, for the tests to compare with."""
    install(session, "[dev]")
    renewed = {"RENEW_LAYOUTS": "1"}
    session.run("python", "-m", "pytest", "tests/press/layout/test_kept_layouts.py", env=renewed)


@nox.session
def unicode(session: nox.Session) -> None:
    """Hold all of Unicode's cases, which takes too long under a coverage measure, and print how many agree."""
    install(session, "[dev]")
    session.run("python", "-m", "pytest", "tests/lettering", "-q", env={"WHOLE_BIDI_TEST": "1"})


@nox.session
def sheets(session: nox.Session) -> None:
    """Show other readers every sheet, and print each in every invented language, where the tests take a sample."""
    install(session, "[dev]")
    printed = ("tests/test_printed_handouts.py", "tests/test_pseudo_locales.py")
    seen = (*printed, "tests/document/test_html_in_a_browser.py")
    session.run("python", "-m", "pytest", "-n", "auto", "--dist", "loadgroup", *seen, env={"EVERY_SHEET": "1"})


@nox.session
def laws(session: nox.Session) -> None:
    """Show the laws that take long all their examples, where the tests take some."""
    install(session, "[dev]")
    held = ("tests/test_mutations.py", "tests/batch/test_laws.py", "tests/press/layout/test_laws.py")
    session.run("python", "-m", "pytest", "-n", "auto", "--dist", "loadgroup", *held, env={"EVERY_EXAMPLE": "1"})


@nox.session
def lint(session: nox.Session) -> None:
    """Read the code with ruff and hold the import contracts."""
    install(session, "[dev]")
    session.run("ruff", "check", *(session.posargs or ["."]))
    session.run("ruff", "format", "--check", ".")
    session.run("lint-imports")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types of package, tests and this file."""
    install(session, "[dev]")
    session.run("mypy", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Time the press beside Typst, WeasyPrint and ReportLab's own paragraphs; the figures go to build/bench.json."""
    install(session, "[dev,bench]")
    session.run("python", "-m", "bench", *session.posargs, env={"PYTHONPATH": str(HERE / "tests")})


@nox.session(name="bench-batch")
def bench_batch(session: nox.Session) -> None:
    """Time whole builds of generated projects beside Typst and WeasyPrint; the figures go to build/bench-batch.json."""
    install(session, "[dev,bench,cjk]")
    session.run("python", "-m", "bench.batch", *session.posargs, env={"PYTHONPATH": str(HERE / "tests")})


@nox.session
def pictures(session: nox.Session) -> None:
    """Draw the pictures of docs/images from the PDFs in build/."""
    install(session, "[dev]")
    session.run("python", "-m", "contact_sheet", env={"PYTHONPATH": str(HERE / "tests")})
