"""Catalogues that are there and can't be read: nobody knows what these sheets say, so they stay as they were."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from all_handouts import surveyed
from built_ears import Run, bytes_of, notices, sheets
from tiny_project import DAY, all_sign, edited
from two_regions import catalogue, with_american

from handouts.batch.plan import Selection
from handouts.cli import main

SPANISH, AMERICAN = "content/locales/es/ear-wax.po", "content/locales/en-US/ear-wax.po"
PEOPLE = (("clinical reviewer", "Ann"), ("patient reviewer", "Ben"), ("translator", "Carla"), ("reviser", "David"))
UNREAD = "its translation can't be read"


def gone_from(file: Path) -> Path:
    """The place of a catalogue, which lies beside it now."""
    file.rename(file.with_name("ear-wax.old"))
    return file


def broken(file: Path) -> None:
    """A line that is no PO."""
    file.write_text(file.read_text("utf-8") + 'garbage "\n', "utf-8")


def in_other_bytes(file: Path) -> None:
    """Bytes that are no UTF-8."""
    file.write_bytes(file.read_bytes() + b"\xff\xfe")


def a_folder(file: Path) -> None:
    """A folder in its place."""
    gone_from(file).mkdir()


def a_link(file: Path) -> None:
    """A link in its place."""
    gone_from(file).symlink_to("ear-wax.old")


DAMAGE: dict[str, Callable[[Path], None]] = {
    "a broken line": broken,
    "other bytes": in_other_bytes,
    "a folder": a_folder,
    "a link": a_link,
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project for two regions, with one entry in Spanish and one in American English, printed; to be copied,
    not changed.
    """
    project = with_american(tmp_path_factory.mktemp("printed"), "es, en-US")
    edited(project, SPANISH, "", catalogue("es", "Llame al {clinic.urgent_phone} ahora."))
    edited(project, AMERICAN, "", catalogue("en_US", "Call {clinic.urgent_phone} now."))
    assert main(["build", "--project", str(project)], clock=lambda: DAY) == 0
    return project


@pytest.fixture
def root(printed: Path, tmp_path: Path) -> Path:
    """A copy to change."""
    return Path(shutil.copytree(printed, tmp_path / "ears"))


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("po", [SPANISH, AMERICAN])
def test_what_was_printed_stays_until_the_catalogue_is_mended(run: Run, root: Path, po: str, damage: str) -> None:
    """Told at its place, exit code 1; nothing is pruned, no sheet of it printed anew, and all others are."""
    before, whole = bytes_of(root), (root / po).read_bytes()
    locale = po.split("/")[2]
    its_own = {path for path in before if path.startswith(locale) and "ear-wax" in path}
    assert its_own
    DAMAGE[damage](root / po)
    edited(root, "facts", "count: 3", "count: 4")
    told = run("build", "--project", root, "--format", "json")
    assert (told.code, told.json["pruned"]) == (1, [])
    assert {path for path, reason in told.reasons.items() if reason == UNREAD} >= its_own
    assert {path for path in its_own if told.states[path] != "withheld"} == set()
    now = bytes_of(root)
    assert set(now) == set(before)
    assert {path for path in before if now[path] != before[path]} & its_own == set()
    assert "printed" in told.states.values()
    if (root / po).is_dir():
        (root / po).rmdir()
    (root / po).unlink(missing_ok=True)
    (root / po).write_bytes(whole)
    (root / po).with_name("ear-wax.old").unlink(missing_ok=True)
    mended = run("build", "--handout", "ear-wax", "--locale", locale, "--project", root, "--format", "json")
    assert (mended.code, {mended.states[path] for path in its_own} - {"printed", "kept"}) == (0, set())


def test_a_shared_catalogue_holds_back_all_of_its_language(run: Run, root: Path) -> None:
    """Without the fixed words no sheet of it is what it was."""
    edited(root, "content/locales/es/words.po", "", "garbage\n")
    told = run("build", "--project", root, "--format", "json")
    spanish = {path for path in told.states if path.startswith("es")}
    assert {told.states[path] for path in spanish} == {"withheld"}
    assert {state for path, state in told.states.items() if path not in spanish} == {"kept"}


@pytest.mark.parametrize("withdrawn", [False, True])
def test_a_release_keeps_what_was_signed_and_gives_up_what_was_withdrawn(run: Run, root: Path, withdrawn: bool) -> None:
    """A slip in a file takes no released sheet away; people who withdraw it do, whatever else is wrong."""
    edited(root, "project", "corrections@example.org", "corrections@made-up-ears.org")
    edited(root, "sources", "title: not seen yet", "title: A made-up letter")
    all_sign(root, PEOPLE, Selection(("ear-wax",), locales=("en-US",)), surveyed("tiny").press)
    words = ("build", "--release", "--handout", "ear-wax", "--project", root)
    assert run(*words).code == 0
    american = tuple(path for path in sheets(root, "release") if path.startswith("en-US"))
    assert american
    DAMAGE["a broken line"](root / AMERICAN)
    if withdrawn:
        edited(root, "leaflet", "version: 1\n", "version: 1\nwithdrawn: {on: 2026-11-20, because: It was wrong.}\n")
    assert run(*words).code == 1
    left = tuple(path for path in sheets(root, "release") if path.startswith("en-US"))
    assert left == (() if withdrawn else american)
    assert set(american) <= set(notices(root)) if withdrawn else not notices(root)


def test_a_folder_of_catalogues_that_may_not_be_read_is_no_empty_one(run: Run, root: Path) -> None:
    """Its language stays as it was."""
    if os.geteuid() == 0:
        folder = root / "content/locales/es"
        folder.rename(root / "content/locales/elsewhere")
        folder.symlink_to("elsewhere")
    else:
        (root / "content/locales/es").chmod(0)
    told = run("build", "--project", root, "--format", "json")
    assert told.code == 1
    assert {told.states[path] for path in told.states if path.startswith("es")} == {"withheld"}
