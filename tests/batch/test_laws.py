"""Laws of the batch on real builds: what an edit rebuilds; that no order, hands or kill changes or loses a byte."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from random import Random
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from law_examples import examples
from spawned_build import command
from tiny_project import DAY, copied, edited

from handouts.batch.build import Wishes, build
from handouts.batch.crew import Crew, CrewPlan
from handouts.batch.fonts import shelf_of
from handouts.batch.merging import merge
from handouts.batch.outcome import Outcome, State
from handouts.batch.parcel import packed, parcel_of
from handouts.batch.plan import Selection
from handouts.batch.survey import survey
from handouts.batch.worker import Bench
from handouts.document.shelf import TemplateShelf
from handouts.press.job import Bundle, Job
from handouts.press.press import Press

KILLS = int(os.environ.get("HANDOUTS_KILLS", examples(4, 8)))
"""How often a build is killed. To be thorough: HANDOUTS_KILLS=200 python -m pytest tests/batch/test_laws.py"""
CLINIC = "name: {name}\nregion: GB\nphone: 020 7946 0{number}\nchecked: 2026-11-20\n"


def richer(folder: Path) -> Path:
    """The small project with two clinics and another leaflet that uses none of the shared facts."""
    root = copied(folder)
    (root / "content/clinics").mkdir()
    for name, number in (("riverside", 958), ("hill", 959)):
        text = CLINIC.format(name=f"{name.title()} Clinic", number=number)
        (root / f"content/clinics/{name}.yaml").write_text(text, "utf-8")
    return root


def built(root: Path, selection: Selection | None = None) -> Outcome:
    """A draft build on the day of all tests."""
    asked = Wishes(selection or Selection(), release=False, dry_run=False, force=False, as_of=DAY)
    return build(root, asked, lambda _outcome, _folder: "")[0]


def tree_of(root: Path) -> dict[str, str]:
    """Every PDF and twin of the draft tree, by its digest."""
    folder = root / "build/draft"
    files = sorted((*folder.rglob("*.pdf"), *(one for one in folder.rglob("*.html") if one.name != "report.html")))
    return {file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def times_of(root: Path) -> dict[str, int]:
    """When each PDF was written."""
    folder = root / "build/draft"
    return {file.relative_to(folder).as_posix(): file.stat().st_mtime_ns for file in folder.rglob("*.pdf")}


EDITS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "a fact": ("facts", "proportion: 40 of 125", "proportion: 41 of 125"),
        "a fact of one table": ("facts", "rate ratio: 0.64", "rate ratio: 0.65"),
        "a term": ("glossary", "The thin skin", "A thin skin"),
        "a source": ("sources", "issued: 2023", "issued: 2022"),
        "a sentence for some": ("leaflet", "Drops can soften it.", "Drops might soften it."),
        "the region's line": ("region", "urgent line: 111", "urgent line: 112"),
        "the project's name": ("project", "name: Looking after", "name: Caring for"),
        "a clinic's number": ("content/clinics/hill.yaml", "0959", "0960"),
        "a word of the pages": ("templates/words.yaml", "", "page-of: Sheet {page} of {pages}\n"),
        "a theme": ("templates/plain/theme.yaml", "", "leaflet:\n  rail: 30\n"),
        "a note": ("facts", "# One number, one entry.", "# One number,\n# one entry."),
        "a file of no use": ("content/clinics/notes.txt", "", "Nobody reads this.\n"),
        "the keeper": ("project", "keeper: keeper@", "keeper: somebody@"),
    }
)
NO_BUILD = shutil.ignore_patterns("build")
NOTHING = frozenset({"a note", "a file of no use", "the keeper"})


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, built once; to be copied, not changed."""
    root = richer(tmp_path_factory.mktemp("first"))
    assert built(root).exit_code == 0
    return root


@settings(max_examples=examples(5, 12), deadline=None, derandomize=True, database=None)
@given(edits=st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=2, unique=True))
def test_an_edit_rebuilds_exactly_its_dependants(
    first: Path, tmp_path_factory: pytest.TempPathFactory, edits: list[str]
) -> None:
    """Built again after any edits, the tree is byte for byte that of a build from scratch; what differs from before was
    printed, what does not was not touched.
    """
    root = Path(shutil.copytree(first, tmp_path_factory.mktemp("edited") / "ears"))
    before, times = tree_of(root), times_of(root)
    for name in edits:
        edited(root, *EDITS[name])
    scratch = Path(shutil.copytree(root, tmp_path_factory.mktemp("scratch") / "ears", ignore=NO_BUILD))
    outcome = built(root)
    built(scratch)
    after = tree_of(root)
    assert after == tree_of(scratch)
    printed = {output.path for output in outcome.outputs if output.state is State.PRINTED}
    changed = {path for path in after if path.endswith(".pdf") and after[path] != before.get(path)}
    assert printed == changed
    assert {path for path, moment in times_of(root).items() if moment != times.get(path)} == printed
    assert bool(printed) == bool(set(edits) - NOTHING)


@pytest.fixture(scope="module")
def parcel(first: Path) -> tuple[Bundle, tuple[Job, ...], dict[Job, str]]:
    """The jobs, and the digest of each PDF as one process prints it in the order of the plan."""
    found = survey(first, DAY)
    assert found.content is not None
    bundle = Bundle(found.content, found.texts)
    bench = Bench(bundle, Press(shelf_of(first)[0], TemplateShelf(first / "templates")))
    return bundle, found.plan.jobs, {work.job: work.sha256 for work in bench.print_all(found.plan.jobs)}


@settings(max_examples=examples(4, 6), deadline=None, derandomize=True, database=None)
@given(chance=st.randoms(use_true_random=False), workers=st.integers(0, 3))
def test_no_order_and_no_number_of_workers_changes_a_byte(
    first: Path, parcel: tuple[Bundle, tuple[Job, ...], dict[Job, str]], chance: Random, workers: int
) -> None:
    """Any order of the jobs, here or by one to three worker processes: the same PDFs."""
    bundle, planned, wanted = parcel
    jobs = list(planned)
    chance.shuffle(jobs)
    if workers:
        with Crew(packed(parcel_of(first, bundle)), CrewPlan(workers)) as crew:
            works = list(crew.print_all(jobs))
    else:
        works = list(Bench(bundle, Press(shelf_of(first)[0], TemplateShelf(first / "templates"))).print_all(jobs))
    assert {work.job: work.sha256 for work in works} == wanted


@pytest.mark.parametrize("count", [2, 5])
def test_shards_joined_are_the_whole(first: Path, tmp_path: Path, count: int) -> None:
    """However many there are, in whatever order they are joined: the tree and its manifest are those of one build."""
    parts = []
    for number in range(1, count + 1):
        part = Path(shutil.copytree(first, tmp_path / f"part-{number}", ignore=NO_BUILD))
        built(part, Selection(shard=(number, count)))
        parts.append(part / "build")
    joined = Path(shutil.copytree(first, tmp_path / "joined", ignore=NO_BUILD))
    merge(list(reversed(parts)), joined / "build", lambda _outcome, _folder: "")
    assert tree_of(joined) == tree_of(first)
    assert outputs_of(joined) == outputs_of(first)


def outputs_of(root: Path) -> object:
    """What the manifest says of each output, but for why it was printed."""
    told = json.loads((root / "build/draft/manifest.json").read_text("utf-8"))
    return sorted(({**one, "reason": ""} for one in told["outputs"]), key=lambda one: str(one["path"]))


def begun(root: Path, *words: str) -> subprocess.Popen[bytes]:
    """A real build in a process and a session of its own."""
    started = command("--project", str(root), "--jobs", "2", *words)
    return subprocess.Popen(started, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def workers_of(parent: int) -> list[int]:
    """The processes that a process has started, by what Linux tells."""
    try:
        text = Path(f"/proc/{parent}/task/{parent}/children").read_text("ascii")
    except OSError:
        return []
    return [int(number) for number in text.split()]


def wounded(build_of: subprocess.Popen[bytes], chance: Random, longest: float) -> None:
    """At some moment the build, or one of its workers, is killed."""
    time.sleep(chance.uniform(0.0, longest))
    found = workers_of(build_of.pid)
    with contextlib.suppress(ProcessLookupError):
        os.kill(chance.choice([build_of.pid, *found[-2:]]), signal.SIGKILL)
    build_of.wait(120)
    for number in found:  # a worker whose build is dead ends by itself: none may hold the lock or write
        _gone(number)


def _gone(number: int) -> None:
    """Wait until a process has ended, whoever is to bury it."""
    for _ in range(600):
        try:
            state = Path(f"/proc/{number}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
        except OSError:
            return
        if state in {"Z", "X"}:
            return
        time.sleep(0.02)


def test_a_kill_at_any_moment_loses_nothing(first: Path, tmp_path: Path) -> None:
    """SIGKILL of the build or a worker, again and again: no PDF is ever partial, and the next run ends in the same tree
    as an undisturbed one, with nothing left lying about.
    """
    root = Path(shutil.copytree(first, tmp_path / "ears"))
    for name in ("a fact", "the project's name"):
        edited(root, *EDITS[name])
    scratch = Path(shutil.copytree(root, tmp_path / "scratch", ignore=NO_BUILD))
    built(scratch)
    old, new = set(tree_of(first).values()), set(tree_of(scratch).values())
    chance, started = Random(20261123), time.monotonic()
    assert begun(root).wait(120) == 0
    longest = (time.monotonic() - started) * 1.1
    for number in range(KILLS):
        force = ("--force",) if number % 2 else ()
        if not force:  # half of the time there is something new to print, over what was there
            shutil.rmtree(root / "build/draft")
            shutil.copytree(first / "build/draft", root / "build/draft")
        wounded(begun(root, *force), chance, longest)
        assert set(tree_of(root).values()) <= old | new
    assert begun(root).wait(120) == 0
    assert tree_of(root) == tree_of(scratch)
    assert [file.name for file in (root / "build/draft").rglob("*") if file.name.startswith(".")] == []
