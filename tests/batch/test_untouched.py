"""A build with nothing to do: it knows so from the ledger, and says what a full one would say."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest
from built_ears import PATHS, Run, bytes_of
from tiny_project import DAY, edited

from handouts.batch.ledger import FILE, Ledger
from handouts.batch.program import PACKAGES, made_from
from handouts.batch.untouched import untouched

HEAVY = ("pydantic", "jinja2", "reportlab", "uharfbuzz", "icu4py", "yaml", "PIL", "babel", "rich")


@pytest.fixture
def once(run: Run, ears: Path) -> Path:
    """The small project, built by this very program."""
    assert run("build", "--project", ears).code == 0
    return ears


def test_a_second_build_says_the_same_and_loads_nothing_heavy(once: Path) -> None:
    """All is kept, nothing is written again, and no library that loads or prints content is imported."""
    folder = once / "build/draft"
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    program = (
        "import sys\nfrom datetime import date\nfrom handouts.cli import main\n"
        f"code = main(['build', '--project', {str(once)!r}], clock=lambda: date(2026, 11, 22))\n"
        f"print(code, [name for name in {HEAVY!r} if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines() == [
        "Looking after your ears: draft tree, as of 2026-11-22",
        "Handouts: 6 kept; pruned 0.",
        (folder / "summary.txt").read_text("utf-8").splitlines()[2],
        "Keeper: keeper@example.org",
        "",
        "0 []",
    ]
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()} == before


def test_problems_are_told_again_with_their_lines(run: Run, ears: Path) -> None:
    """And the exit code is the same: a broken handout does not look mended."""
    edited(ears, "leaflet", "Ear wax is normal.", "Ear wax is normal in 9 people.")
    first, second = (run("build", "--project", ears) for _ in range(2))
    assert untouched(ears, "draft", DAY) is not None
    assert (second.code, second.err) == (1, first.err)
    assert "text-digit" in second.err
    assert "withheld" in second.out


@pytest.mark.parametrize("change", ["a comment", "a damaged file", "a missing twin", "another file"])
def test_whatever_has_changed_is_looked_at(run: Run, once: Path, change: str) -> None:
    """The full build then decides; what was damaged or lost is printed again."""
    before = bytes_of(once)
    pdf = once / "build/draft" / PATHS[0]
    if change == "a comment":
        edited(once, "leaflet", "version: 1\n", "version: 1  # the first\n")
    elif change == "a damaged file":
        pdf.write_bytes(b"%PDF")
    elif change == "a missing twin":
        pdf.with_suffix(".html").unlink()
    else:
        (once / "content/leaflets/notes.txt").write_text("mine")
    assert untouched(once, "draft", DAY) is None
    assert run("build", "--project", once).code == 0
    assert bytes_of(once) == before
    assert untouched(once, "draft", DAY) is not None


def test_a_day_that_changes_a_judgement_is_noticed(once: Path) -> None:
    """From the day a review is near, and from the day it is due; not a day before, nor back in time."""
    days = (date(2026, 11, 21), DAY, date(2027, 8, 23), date(2027, 8, 24), date(2027, 11, 22))
    assert [untouched(once, "draft", day) is not None for day in days] == [False, True, True, False, False]


def test_each_tree_has_its_own_memory(run: Run, once: Path) -> None:
    """A release tells what it refused, the drafts are as they were."""
    assert untouched(once, "release", DAY) is None
    first, second = (run("build", "--release", "--project", once) for _ in range(2))
    assert untouched(once, "release", DAY) is not None
    assert second.out == first.out
    assert untouched(once, "draft", DAY) is not None


@pytest.mark.parametrize("narrowed", [("--handout", "ear-wax"), ("--force", "--audience", "plain")])
def test_a_narrowed_build_leaves_nothing_to_rely_on(run: Run, once: Path, narrowed: tuple[str, ...]) -> None:
    """The next whole one looks at everything."""
    run("build", "--project", once, *narrowed)
    assert untouched(once, "draft", DAY) is None


@pytest.mark.parametrize("damage", ["garbage", "empty", "another version", "another schema", "a folder"])
def test_a_damaged_ledger_costs_one_run(run: Run, once: Path, damage: str) -> None:
    """It is begun anew; nothing is printed again."""
    file = once / FILE
    if damage == "garbage":
        file.write_bytes(b"SQLite format 3\0" + b"x" * 5_000)
    elif damage == "empty":
        file.write_bytes(b"")
    elif damage == "a folder":
        file.unlink()
        file.mkdir()
    else:
        book = sqlite3.connect(file)
        book.executescript("PRAGMA user_version = 99" if damage == "another version" else "DROP TABLE outputs")
        book.close()
    assert Ledger(once).recall("draft") is None
    told = run("build", "--project", once)
    assert (told.code, "Handouts: 6 kept;" in told.out, told.err) == (0, True, "")
    assert (Ledger(once).recall("draft") is not None) == (damage != "a folder")


def test_every_package_the_program_needs_is_in_the_digest() -> None:
    """Another version of any of them may print other pages."""
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["cjk"]]
    no_say = {"rich"}  # draws the bar on a terminal
    assert {re.split(r"[<>=]", one)[0] for one in needed} - no_say == set(PACKAGES)


def test_a_renamed_file_is_another_project(ears: Path) -> None:
    """Names count as contents do; hidden files don't."""
    before = made_from(ears)
    (ears / "content/.notes").write_text("mine")
    assert made_from(ears) == before
    (ears / "content/facts/ears.yaml").rename(ears / "content/facts/ear.yaml")
    assert made_from(ears) != before
