"""Faults of machines and people, made for real: what is told, what stays, and what the next build makes of it."""

from __future__ import annotations

import contextlib
import os
import random
import re
import shutil
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from built_ears import PATHS, Ran, Run, bytes_of, manifest
from real_faults import largest_file, read_only
from tiny_project import DAY, TINY, copied, edited, file_of

from handouts.batch.build import Wishes, build
from handouts.batch.events import Done, Event, Planned, Printed
from handouts.batch.files import write_aside
from handouts.batch.ledger import FILE, Ledger
from handouts.batch.outcome import Outcome
from handouts.batch.plan import Selection
from handouts.cli import main
from handouts.problems import EnvironmentLacksError

ALL = ("project", "name: Looking after", "name: Caring for")
"""An edit that every sheet prints."""
NONE = ("project", "name: Looking after", "name: Looking after")
FACT = ("facts", "count: 3", "count: 4")
"""A fact that only the first and the third sheet print."""
EARLIER, LATER = DAY, date(2026, 12, 24)
WISHES = Wishes(Selection(), release=False, dry_run=False, force=False, as_of=DAY)


def no_report(_outcome: Outcome, _folder: Path) -> str:
    """A short one."""
    return "<!doctype html>"


def told_of(root: Path) -> dict[str, object]:
    """What the manifest says, but for what the last run had to do."""
    told = manifest(root)
    return {**told, "outputs": [{**output, "state": "", "reason": ""} for output in told["outputs"]]}


def names(root: Path) -> set[str]:
    """All files of the tree."""
    folder = root / "build/draft"
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


@pytest.fixture(scope="module")
def in_peace(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The project as it is and after each of the edits, built in peace."""
    found = {}
    for edit in (NONE, ALL, FACT):
        found[edit[-1]] = root = copied(tmp_path_factory.mktemp("peace"))
        edited(root, *edit)
        assert main(["build", "--project", str(root), "--format", "json"], clock=lambda: DAY) == 0
    return found


def assert_mended(run: Run, root: Path, peace: Path) -> None:
    """The next build ends well, and its tree is that of the same project built in peace."""
    told = run("build", "--project", root)
    assert (told.code, told.err) == (0, "")
    assert (names(root), bytes_of(root), told_of(root)) == (names(peace), bytes_of(peace), told_of(peace))


def assert_told(told: Ran, code: int, *words: str) -> None:
    """It ended so, said so, and showed nobody a traceback."""
    assert told.code == code
    assert "Traceback" not in told.err
    for one in words:
        assert one in told.err, told.err


# ---- the disk


@pytest.mark.parametrize("so_many", [1, 4, 6])
def test_a_disk_that_fills_up_stops_the_run(run: Run, ears: Path, in_peace: dict[str, Path], so_many: int) -> None:
    """It tells what was printed until then; that is whole, all else is as it was, and the next run goes on."""
    edited(ears, *ALL)
    before, files, last = bytes_of(ears), names(ears), manifest(ears)
    printed: list[str] = []
    disk = contextlib.ExitStack()

    def listener(event: Event) -> None:
        if isinstance(event, Printed):
            printed.append(event.path)
            if len(printed) == so_many:
                disk.enter_context(largest_file(100))

    with disk, pytest.raises(EnvironmentLacksError) as stopped:
        build(ears, WISHES, no_report, listener)
    said = str(stopped.value)
    assert stopped.value.exit_code == 4
    assert "File too large. Make room on that disk, then run the same command again: it carries on." in said
    if so_many < len(PATHS):
        assert f"Printed before that, whole: {so_many} of 6, {', '.join(printed[:5])}. All others" in said
    now = bytes_of(ears)
    assert {path for path in now if now[path] != before[path]} == set(PATHS[:so_many])
    assert (names(ears), manifest(ears)) == (files, last)
    assert Ledger(ears).recall("draft") is None
    assert_mended(run, ears, in_peace[ALL[-1]])


def test_a_disk_with_no_room_at_all_is_told(run: Run, tmp_path: Path, in_peace: dict[str, Path]) -> None:
    """Exit code 4, in words; nothing half-written is left."""
    root = copied(tmp_path)
    with largest_file(3):
        told = run("build", "--project", root)
    assert_told(told, 4, "cannot write", "File too large. Make room on that disk", "Nothing was printed before that.")
    assert names(root) == set()
    assert_mended(run, root, in_peace[NONE[-1]])


@pytest.mark.parametrize("below", ["build/draft", "build"])
def test_an_output_that_is_read_only_is_told(run: Run, ears: Path, in_peace: dict[str, Path], below: str) -> None:
    """Exit code 4; every file stays; once it may be written the next run does all."""
    edited(ears, *ALL)
    before, files = bytes_of(ears), names(ears)
    with read_only(ears / below):
        told = run("build", "--project", ears)
    assert_told(told, 4, "cannot write", "Permission denied. Make room or allow writing there.")
    assert (bytes_of(ears), names(ears)) == (before, files)
    assert_mended(run, ears, in_peace[ALL[-1]])


@pytest.mark.parametrize("end", [".pdf", ".html"])
def test_a_target_that_can_not_be_replaced_fails_alone(
    run: Run, ears: Path, in_peace: dict[str, Path], end: str
) -> None:
    """Exit code 3, with what to do; its other file stays as it was, all other sheets are printed."""
    edited(ears, *ALL)
    before = bytes_of(ears)
    target = ears / "build/draft" / PATHS[1].replace(".pdf", end)
    target.unlink()
    (target / "something").mkdir(parents=True)
    told = run("build", "--project", ears)
    assert_told(told, 3)
    why = f"failed {PATHS[1]}: {target.name} can't be replaced (Is a directory): close it in the reader"
    assert why in told.out
    pdf = ears / "build/draft" / PATHS[1]
    assert pdf.is_dir() if end == ".pdf" else pdf.read_bytes() == before[PATHS[1]]
    states = {output["path"]: output["state"] for output in manifest(ears)["outputs"]}
    assert states == dict.fromkeys(PATHS, "printed") | {PATHS[1]: "failed"}
    shutil.rmtree(target)
    assert_mended(run, ears, in_peace[ALL[-1]])


def test_an_output_folder_where_a_file_lies_is_told(run: Run, ears: Path, in_peace: dict[str, Path]) -> None:
    """Exit code 4: nothing of that language could be printed."""
    shutil.rmtree(ears / "build/draft/en-GB")
    (ears / "build/draft/en-GB").write_bytes(b"")
    assert_told(run("build", "--project", ears), 4, "cannot write", "Make room or allow writing there.")
    (ears / "build/draft/en-GB").unlink()
    assert_mended(run, ears, in_peace[NONE[-1]])


# ---- the clock


def test_a_clock_that_goes_backwards_is_told_once(run: Run, ears: Path, in_peace: dict[str, Path]) -> None:
    """A warning with both days; the build is right, and so is the next one."""
    assert run("build", "--project", ears, "--force", day=LATER).code == 0
    edited(ears, *FACT)
    told = run("build", "--project", ears, day=EARLIER)
    days = "This run is judged by 2026-11-22, the last one of this tree was by 2026-12-24."
    assert_told(told, 0, "build/draft/manifest.json:1:1  clock-backwards", days, "--as-of 2026-12-24")
    assert "Handouts: 2 printed, 4 kept" in told.out
    assert run("build", "--project", ears, "--format", "json").states == dict.fromkeys(PATHS, "kept")
    assert_mended(run, ears, in_peace[FACT[-1]])


@pytest.mark.parametrize("when", [0, 4_102_444_800])
def test_the_times_of_files_say_nothing(run: Run, ears: Path, in_peace: dict[str, Path], when: int) -> None:
    """An edit that leaves the size and a time of 1970 or 2100 behind is printed all the same."""
    assert run("build", "--project", ears).code == 0
    edited(ears, *FACT)
    for path in (ears / "content").rglob("*"):
        os.utime(path, (when, when))
    told = run("build", "--project", ears, "--format", "json")
    assert {path for path, state in told.states.items() if state == "printed"} == {PATHS[0], PATHS[2]}
    for path in (ears / "build/draft").rglob("*.pdf"):
        os.utime(path, (when, when))
    assert_mended(run, ears, in_peace[FACT[-1]])


# ---- the ledger


def _a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


LEDGERS: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "empty": lambda file: file.write_bytes(b""),
    "garbage": lambda file: file.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 64),
    "cut off": lambda file: file.write_bytes(file.read_bytes()[:9000]),
    "of zeros": lambda file: file.write_bytes(file.read_bytes()[:4096] + bytes(12288)),
    "a folder": _a_folder,
}


@pytest.mark.parametrize("name", LEDGERS)
def test_a_damaged_ledger_costs_one_slower_run(run: Run, ears: Path, in_peace: dict[str, Path], name: str) -> None:
    """Nothing is told, nothing printed without need, nothing taken for up to date that is not."""
    assert run("build", "--project", ears).code == 0
    LEDGERS[name](ears / FILE)
    assert Ledger(ears).recall("draft") is None
    told = run("build", "--project", ears)
    assert (told.code, told.err) == (0, "")
    assert "6 kept" in told.out
    edited(ears, *FACT)
    assert "2 printed, 4 kept" in run("build", "--project", ears).out
    assert_mended(run, ears, in_peace[FACT[-1]])


def test_a_single_letter_of_the_ledger_that_is_wrong_is_noticed(run: Run, ears: Path) -> None:
    """Wherever it stands: what is recalled is what was remembered, or nothing."""
    assert run("build", "--project", ears).code == 0
    file = ears / FILE
    right, whole = Ledger(ears).recall("draft"), file.read_bytes()
    assert right is not None
    chance = random.Random(5)
    places = [whole.index(str(right.until).encode()) + 3, *(chance.randrange(len(whole)) for _ in range(150))]
    found = []
    for place in places:
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(3)]) + whole[place + 1 :])
        found.append(Ledger(ears).recall("draft"))
    assert found[0] is None
    assert all(one in (None, right) for one in found)


MANIFESTS: dict[str, Callable[[str], str]] = {
    "empty": lambda _told: "",
    "cut off": lambda told: told[:9000],
    "half a character": lambda told: told.replace('"ear-wax"', '"\\uD800"', 1),
    "a number without end": lambda told: re.sub(r'"pages": \d', '"pages": 1e999', told),
    "a list too deep": lambda _told: "[" * 100_000,
}


@pytest.mark.parametrize("name", MANIFESTS)
def test_a_damaged_manifest_costs_a_new_print(run: Run, ears: Path, in_peace: dict[str, Path], name: str) -> None:
    """To the same bytes; it is written anew."""
    file = ears / "build/draft/manifest.json"
    told = file.read_text("utf-8")
    damaged = MANIFESTS[name](told)
    assert damaged != told
    file.write_text(damaged, "utf-8")
    assert run("build", "--project", ears, "--format", "json").states == dict.fromkeys(PATHS, "printed")
    assert_mended(run, ears, in_peace[NONE[-1]])


# ---- content


def test_content_that_is_edited_while_it_is_built_is_built_next_time(
    run: Run, ears: Path, in_peace: dict[str, Path]
) -> None:
    """What was read before is printed; nobody takes the edit for built."""

    def listener(event: Event) -> None:
        if isinstance(event, Planned):
            edited(ears, *FACT)

    build(ears, replace(WISHES, force=True), no_report, listener)
    told = run("build", "--project", ears, "--format", "json")
    assert {path for path, state in told.states.items() if state == "printed"} == {PATHS[0], PATHS[2]}
    assert_mended(run, ears, in_peace[FACT[-1]])


def test_an_edit_that_is_undone_before_the_build_ends_leaves_nothing_behind(
    run: Run, tmp_path: Path, in_peace: dict[str, Path]
) -> None:
    """A template that said something else only while its sheet was composed: the next run prints it again."""
    root = copied(tmp_path)
    template = root / "templates/patient/leaflet.html.j2"
    template.parent.mkdir(parents=True)
    shutil.copy(TINY.parents[1] / "templates/patient/leaflet.html.j2", template)
    right = template.read_bytes()

    def listener(event: Event) -> None:
        if isinstance(event, Planned):
            template.write_bytes(right.replace(b"<article", b"<article ", 1) + b"\n{# another #}\n")
        elif isinstance(event, Done | Printed):
            template.write_bytes(right)

    build(root, WISHES, no_report, listener)
    assert Ledger(root).recall("draft") is None
    assert_mended(run, root, in_peace[NONE[-1]])


# ---- names


def test_names_that_differ_only_by_case_or_form_are_refused(run: Run, tmp_path: Path) -> None:
    """Each with the other file, before anything is printed under a name; all else is built."""
    root = copied(tmp_path)
    leaflet = root / file_of("leaflet")
    composed, apart = (unicodedata.normalize(form, "\u00e9ar") for form in ("NFC", "NFD"))
    for name in ("Ear-wax", composed, apart):
        shutil.copy(leaflet, leaflet.with_name(f"{name}.yaml"))
    told = run("build", "--project", root, "--format", "json")
    assert_told(told, 1)
    found = {problem["file"]: problem for problem in told.json["problems"] if problem["id"] == "file-name"}
    assert set(found) == {f"content/leaflets/{name}.yaml" for name in ("Ear-wax", composed, apart)}
    clash = found["content/leaflets/Ear-wax.yaml"]
    assert "not to ear-wax.yaml: that is there already" in clash["advice"]
    assert clash["related"][0]["file"] == "content/leaflets/ear-wax.yaml"
    assert set(told.states.values()) == {"printed"}


def test_a_name_that_no_disk_takes_is_refused_before_anything_is_printed(run: Run, tmp_path: Path) -> None:
    """At the handout, with how much must go; all others are built. One character less than too much is written."""
    root = copied(tmp_path)
    long = "e" * 240
    shutil.copy(root / file_of("leaflet"), root / f"content/leaflets/{long}.yaml")
    told = run("build", "--project", root, "--format", "json")
    assert told.code == 1
    found = [problem for problem in told.json["problems"] if problem["severity"] == "error"]
    assert [(one["id"], one["file"]) for one in found] == [("path-too-long", f"content/leaflets/{long}.yaml")]
    assert "261 bytes long" in found[0]["message"]
    assert "by 6 characters or more" in found[0]["advice"]
    assert {path for path, state in told.states.items() if state == "printed"} == set(PATHS)
    write_aside(tmp_path / ("é" * 127), b"whole")
    assert (tmp_path / ("é" * 127)).read_bytes() == b"whole"


def test_a_project_at_the_end_of_a_long_path_is_built(run: Run, tmp_path: Path) -> None:
    """Of over 300 characters, and of more than a system takes: that is told."""
    root = copied(tmp_path.joinpath(*["d" * 80] * 4))
    assert len(str(root)) > 300
    told = run("build", "--project", root)
    assert (told.code, told.err) == (0, "")
    with pytest.raises(
        EnvironmentLacksError, match=r"File name too long\. Move the project to a folder with a shorter"
    ):
        write_aside(root.joinpath(*["d" * 80] * 60, "a.pdf"), b"")
