"""Who has it: the sheets that depend on a fact, a source or a file, as they lie there and as they ever went out."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from built_ears import PATHS, Run
from tiny_project import edited

from handouts.batch.releases import FILE, releases, standing
from handouts.press.job import Printed
from handouts.press.prepared import Prepared
from handouts.press.press import Press

LEAFLET = PATHS[:3]
ROLES = (("clinical reviewer", "Ann"), ("patient reviewer", "Ben"))


def paths(told: str) -> set[str]:
    """The sheets that were listed."""
    return {line.split()[1].rstrip(":") for line in told.splitlines()[:-1]}


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ("rash", {PATHS[0], PATHS[2]}),
        ("ear-wax", set(LEAFLET)),
        ("content/comparisons/drops-or-wait.yaml", set(PATHS[3:])),
        ("content/facts/ears.yaml", set(PATHS)),
    ],
)
def test_what_was_built_from_a_thing_is_listed(run: Run, ears: Path, named: str, found: set[str]) -> None:
    """A fact, a handout, a file of facts; as JSON too."""
    told = run("impact", named, "--project", ears)
    assert (told.code, told.err, paths(told.out)) == (0, "", found)
    assert told.out.splitlines()[-1] == f"{len(found)} sheets of the last builds depend on {named}."
    listed = run("impact", named, "--project", ears, "--format", "json").json
    assert {row["path"] for row in listed} == found


@pytest.mark.parametrize("why", ["withheld", "failed"])
def test_sheets_that_could_not_be_printed_are_listed_too(
    run: Run, ears: Path, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever mends the fact hears of them; what lies there still is told as it lies there."""
    shutil.rmtree(ears / "build")
    if why == "withheld":
        edited(ears, "leaflet", "Ear wax is normal.", "Ear wax is normal in 9 people.")
    else:
        monkeypatch.setattr(Press, "print_prepared", _fails)
    told = run("build", "--project", ears, "--format", "json")
    assert {told.states[path] for path in LEAFLET} == {why}
    lines = run("impact", "rash", "--project", ears).out.splitlines()
    assert lines[:-1] == [f"draft {path}: {why}, never printed" for path in sorted((PATHS[0], PATHS[2]))]
    assert lines[-1] == "2 sheets of the last builds depend on rash."


def _fails(_press: Press, _prepared: Prepared) -> Printed:
    raise OSError("the printer is on fire")


def test_a_thing_that_is_not_there_is_refused(run: Run, ears: Path) -> None:
    """With the nearest name."""
    told = run("impact", "rahs", "--project", ears)
    assert (told.code, told.err) == (2, "handouts: nothing is called 'rahs'; did you mean 'rash'?\n")


@pytest.fixture
def released(run: Run, ears: Path) -> Path:
    """The leaflet signed and released."""
    edited(ears, "project", "corrections@example.org", "corrections@made-up-ears.org")
    edited(ears, "sources", "title: not seen yet", "title: A made-up letter")
    for role, name in ROLES:
        assert run("sign", "ear-wax", "--role", role, "--name", name, "--project", ears).code == 0
    assert run("build", "--release", "--project", ears).code == 0
    return ears


def test_every_release_and_withdrawal_is_noted_for_good(run: Run, released: Path) -> None:
    """Once each; what is taken back keeps its line, and a second one says so."""
    first = (released / FILE).read_text("utf-8")
    assert set(standing(released)) == set(LEAFLET)
    run("build", "--release", "--project", released)
    run("build", "--release", "--force", "--project", released)
    assert (released / FILE).read_text("utf-8") == first
    edited(released, "facts", "count: 3", "count: 4")
    run("build", "--release", "--project", released)
    assert (released / FILE).read_text("utf-8").startswith(first)
    assert set(standing(released)) == {PATHS[1]}
    events = [(event.event, event.path) for event in releases(released)]
    assert events[3:] == [("taken back", PATHS[0]), ("taken back", PATHS[2])]


def test_the_recall_list_survives_the_build_folder(run: Run, released: Path) -> None:
    """And the fact itself."""
    edited(released, "facts", "count: 3", "count: 4")
    run("build", "--release", "--project", released)
    for path in sorted((released / "build").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    told = run("impact", "rash", "--released", "--project", released)
    assert told.code == 0
    assert [line.split()[:4] for line in told.out.splitlines()] == [
        ["2026-11-22", "released", f"{PATHS[0]}:", "EAR-EAR-WAX-P-en-GB,"],
        ["2026-11-22", "released", f"{PATHS[2]}:", "EAR-EAR-WAX-C-en-GB,"],
        ["2026-11-22", "taken", "back", f"{PATHS[0]}:"],
        ["2026-11-22", "taken", "back", f"{PATHS[2]}:"],
        ["4", "entries", "of", "releases.csv"],
    ]
    assert len(json.loads(run("impact", "rash", "--released", "--format", "json", "--project", released).out)) == 4


@pytest.mark.parametrize("cut", [1, 40, 150])
def test_a_line_that_broke_off_costs_nothing(run: Run, released: Path, cut: int) -> None:
    """Wherever it broke: the next release ends it, and notes its sheet again. No line is half believed."""
    file = released / FILE
    whole = file.read_text("utf-8")
    before = releases(released)
    file.write_text(whole[:-cut], "utf-8")
    assert releases(released) == before[:2]
    run("build", "--release", "--force", "--project", released)
    assert releases(released) == before
    assert set(standing(released)) == set(LEAFLET)


def test_a_quotation_mark_too_many_takes_no_other_line_along(released: Path) -> None:
    """Each line is read by itself."""
    file, before = released / FILE, releases(released)
    head, first, *others = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join((head, first, '2026-11-22,"released,broken\n', *others)), "utf-8")
    assert releases(released) == before


def test_the_recall_list_names_the_clinic(run: Run, released: Path) -> None:
    """Who has it, beside which sheet it is."""
    clinic = "name: Hill Clinic\nregion: GB\nphone: 020 7946 0958\nchecked: 2026-11-20\n"
    (released / "content/clinics").mkdir()
    (released / "content/clinics/hill.yaml").write_text(clinic, "utf-8")
    run("build", "--release", "--project", released)
    told = run("impact", "rash", "--released", "--project", released)
    lines = [line for line in told.out.splitlines() if line.endswith(", for hill")]
    assert [line.split()[2] for line in lines] == [path.replace(".pdf", "-hill.pdf:") for path in (PATHS[0], PATHS[2])]
    assert {(event.clinic, event.day) for event in releases(released)} == {("", "2026-11-22"), ("hill", "2026-11-22")}
