"""The shared cache: what one machine printed serves another, and nothing that is wrong with it costs more than time."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from built_ears import PATHS, Run
from hypothesis import given
from hypothesis import strategies as st
from tiny_project import DAY, TINY, copied

from handouts.batch.cache_entry import LARGEST, LARGEST_HEADER, entry_of, work_of
from handouts.batch.cache_store import Folder, StoreError, store_at
from handouts.batch.events import never
from handouts.batch.shared_cache import SharedCache, name_of, through
from handouts.batch.survey import survey
from handouts.batch.worker import Bench, Work
from handouts.press.job import Bundle, Job
from handouts.problems import EnvironmentLacksError, Problem, Related, Severity, UsageError, Where

WARNING = Problem(
    "layout-wide",
    Severity.WARNING,
    "A «word» is wide.",
    "Write a shorter one.",
    Where("content/leaflets/ear-wax.yaml", 7, 3),
    (Related(Where("content/facts/ears.yaml", 1, 1), "here"),),
    "  - {3} drops",
)


@cache
def works() -> tuple[Work, ...]:
    """What the small project's jobs become."""
    found = survey(TINY, DAY)
    assert found.content is not None
    assert found.press is not None
    return tuple(Bench(Bundle(found.content, found.texts), found.press).print_all(tuple(found.prepared)))


@cache
def one() -> Work:
    """One of them, with a Problem."""
    return replace(works()[0], problems=(WARNING,))


@cache
def entry() -> bytes:
    """That one as the cache keeps it."""
    return entry_of(one())


def read(data: bytes) -> Work | None:
    """What an entry is read as where that one is asked for."""
    return work_of(data, one().job, one().fingerprint)


def headed(change: Callable[[dict[str, object]], object]) -> bytes:
    """The entry with a changed header, whose digest is right all the same."""
    _, header, parts = entry().split(b"\n", 2)
    told = json.loads(header)
    change(told)
    header = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    return b"handouts-cache/1 %s\n%s\n%s" % (hashlib.sha256(header).hexdigest().encode(), header, parts)


def ids(found: SharedCache) -> list[str]:
    """The Problems of a cache, by id."""
    return [problem.id for problem in found.problems]


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A folder with the whole small project in it."""
    found = SharedCache.at(str(tmp_path / "cache"))
    for work in works():
        found.put(work)
    assert found.problems == ()
    return tmp_path / "cache"


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("kind", ["folder", "file URL", "memory URL"])
def test_what_is_put_is_got(kind: str, tmp_path: Path) -> None:
    """The very same Work, from a folder or a URL; under another fingerprint, or before it was put, nothing."""
    places = {
        "folder": str(tmp_path / "a b"),
        "file URL": (tmp_path / "a b").as_uri(),
        "memory URL": f"memory:/{tmp_path}",
    }
    place = places[kind]
    assert SharedCache.at(place).get(one().job, one().fingerprint) is None
    for work in (one(), *works()[1:]):
        SharedCache.at(place).put(work)
    found = SharedCache.at(place)
    assert [found.get(work.job, work.fingerprint) for work in works()] == [one(), *works()[1:]]
    assert found.get(one().job, "0" * 64) is None
    assert found.problems == ()


def test_only_sheets_are_kept(tmp_path: Path) -> None:
    """Nothing of a job that failed, was withheld, has an error or is too large."""
    found = SharedCache.at(str(tmp_path))
    error = replace(WARNING, severity=Severity.ERROR)
    large = bytes(LARGEST)
    for work in (
        Work(one().job, "out of memory", one().fingerprint),
        replace(one(), pdf=b""),
        replace(one(), problems=(error,)),
        replace(one(), pdf=large),
        replace(one(), fingerprint="0" * 64),
    ):
        found.put(work)
    assert (files_of(tmp_path), found.problems) == ({}, ())


def test_the_same_sheet_gives_the_same_entry() -> None:
    """So that machines that print it at the same time do not disagree."""
    assert entry_of(replace(one())) == entry()
    assert read(entry()) == one()


@given(st.data())
def test_no_flipped_byte_gives_another_sheet(data: st.DataObject) -> None:
    """Wherever it is: none, or the very same."""
    head = entry().index(b"%PDF")
    place = data.draw(st.one_of(st.integers(0, head), st.integers(0, len(entry()) - 1)))
    flipped = bytearray(entry())
    flipped[place] ^= data.draw(st.integers(1, 255))
    assert read(bytes(flipped)) in (None, one())


@given(st.data())
def test_no_entry_that_is_cut_or_stretched_is_taken(data: st.DataObject) -> None:
    """Bytes lost or brought in, anywhere."""
    begin = data.draw(st.integers(0, len(entry())))
    end = data.draw(st.integers(begin, len(entry())))
    changed = entry()[:begin] + data.draw(st.binary(max_size=20)) + entry()[end:]
    assert changed == entry() or read(changed) is None


@given(st.binary(max_size=300))
def test_no_bytes_do_harm(data: bytes) -> None:
    """Neither by themselves nor under a good first line."""
    assert read(data) is None
    digest = hashlib.sha256(data).hexdigest().encode()
    assert read(b"handouts-cache/1 %s\n%s\n" % (digest, data)) is None


HOSTILE: dict[str, Callable[[dict[str, object]], object]] = {
    "an error": lambda told: told.update(problems=[{**told["problems"][0], "severity": "error"}]),  # type: ignore[index]
    "a place outside": lambda told: told.update(problems=[{**told["problems"][0], "file": "../a"}]),  # type: ignore[index]
    "an absolute place": lambda told: told.update(problems=[{**told["problems"][0], "file": "/a"}]),  # type: ignore[index]
    "no place": lambda told: told.update(problems=[{**told["problems"][0], "line": 0}]),  # type: ignore[index]
    "an endless line": lambda told: told.update(problems=[{**told["problems"][0], "line": float("inf")}]),  # type: ignore[index]
    "half a character": lambda told: told.update(problems=[{**told["problems"][0], "message": "\\ud800"}]),  # type: ignore[index]
    "other inputs": lambda told: told.update(inputs=[["fact:a", "0" * 64]]),
    "a length as text": lambda told: told.update(pages=str(told["pages"])),
    "no pages": lambda told: told.update(pages=0),
    "more pages than there can be": lambda told: told.update(pages=65_536),
    "letters of no sheet": lambda told: told.update(check_letters="ÄBCDF"),
    "a negative length": lambda told: told["pdf"].update(length=-1),  # type: ignore[attr-defined]
    "a length beyond the end": lambda told: told["pdf"].update(length=10**12),  # type: ignore[attr-defined]
    "no digest": lambda told: told.update(content_sha256="x"),
    "another key": lambda told: told.update(fingerprint="0" * 64),
    "another job": lambda told: told["job"].update(audience="plain"),  # type: ignore[attr-defined]
    "a job of another kind": lambda told: told.update(job=[]),
    "something more": lambda told: told.update(more=1),
    "something less": lambda told: told.pop("twin"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_header_that_lies_is_not_believed(name: str) -> None:
    """Though its own digest is right."""
    assert read(headed(lambda told: None)) == one()
    data = headed(HOSTILE[name])
    assert read(data.replace(b"\\\\ud800", b"\\ud800") if name == "half a character" else data) is None


def test_a_header_of_brackets_is_not_believed() -> None:
    """However deep."""
    deep = b"[" * 100_000
    assert read(b"handouts-cache/1 %s\n%s\n" % (hashlib.sha256(deep).hexdigest().encode(), deep)) is None


DAMAGES: dict[str, Callable[[bytes, bytes], bytes]] = {
    "cut": lambda data, _: data[:-100],
    "nothing but a first line": lambda data, _: data.split(b"\n")[0],
    "a bit in the PDF": lambda data, _: data.replace(b"%PDF-1.7", b"%PDF-1.6", 1),
    "a bit in the twin": lambda data, _: data[:-3] + bytes([data[-3] ^ 1]) + data[-2:],
    "the entry of another": lambda _, other: other,
    "a huge header": lambda _, __: b"handouts-cache/1 " + b"0" * 64 + b"\n" + b"[" * (LARGEST_HEADER + 1) + b"\n",
    "too large": lambda data, _: data + bytes(LARGEST),
    "not JSON": lambda _, __: b"handouts-cache/1 " + hashlib.sha256(b"{").hexdigest().encode() + b"\n{\n",
    "another version": lambda data, _: data.replace(b"handouts-cache/1", b"handouts-cache/2", 1),
    "empty": lambda _, __: b"",
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_entry_is_taken_for_absent_and_overwritten(name: str, filled: Path) -> None:
    """It is counted; once put again it is what it was."""
    work, other = works()[:2]
    whole = files_of(filled)
    (filled / name_of(work.fingerprint)).write_bytes(
        DAMAGES[name](whole[name_of(work.fingerprint)], whole[name_of(other.fingerprint)])
    )
    found = SharedCache.at(str(filled))
    assert found.get(work.job, work.fingerprint) is None
    assert found.get(other.job, other.fingerprint) == other
    assert [problem.message for problem in found.problems] == [
        "1 entry of the shared cache could not be used, and the sheets were printed again."
    ]
    found.put(work)
    assert files_of(filled) == whole


@pytest.fixture(scope="session")
def without_cache(tmp_path_factory: pytest.TempPathFactory, printed_ears: Path) -> dict[str, bytes]:
    """The tree of a build that has no cache."""
    return files_of(printed_ears / "build/draft")


def test_a_second_checkout_takes_everything_from_the_cache(
    run: Run, filled: Path, tmp_path: Path, without_cache: dict[str, bytes]
) -> None:
    """Its tree is, byte for byte, that of a build without; that nothing was printed is told by a marked entry."""
    first, second, third = (copied(tmp_path / name) for name in ("first", "second", "third"))
    shutil.rmtree(filled)
    assert run("build", "--project", first, "--cache", filled).code == 0
    kept = files_of(filled)
    assert sorted(kept) == sorted(name_of(work.fingerprint) for work in works())
    told = run("build", "--project", second, "--cache", filled)
    assert (told.code, told.err) == (0, "")
    assert files_of(first / "build/draft") == files_of(second / "build/draft") == without_cache
    assert files_of(filled) == kept
    marked = replace(works()[0], pdf=works()[0].pdf + b"%marked\n")
    SharedCache.at(str(filled)).put(marked)
    assert run("build", "--project", third, "--cache", filled).code == 0
    assert files_of(third / "build/draft")[PATHS[0]] == marked.pdf


def test_a_cache_is_named_by_the_environment_too(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """HANDOUTS_CACHE, unless an option says otherwise; an empty one is none."""
    monkeypatch.setenv("HANDOUTS_CACHE", str(tmp_path / "cache"))
    assert run("build", "--project", copied(tmp_path / "first"), "--cache", "").code == 0
    assert not (tmp_path / "cache").exists()
    assert run("build", "--project", copied(tmp_path / "second")).code == 0
    assert len(files_of(tmp_path / "cache")) == len(PATHS)


def test_force_prints_and_renews(run: Run, filled: Path, ears: Path, without_cache: dict[str, bytes]) -> None:
    """What lies in the cache is not looked at."""
    SharedCache.at(str(filled)).put(replace(works()[0], pdf=works()[0].pdf + b"%marked\n"))
    assert run("build", "--project", ears, "--cache", filled, "--force").code == 0
    assert files_of(ears / "build/draft")[PATHS[0]] == without_cache[PATHS[0]]
    assert entry_of(works()[0]).endswith(files_of(filled)[name_of(works()[0].fingerprint)][-1000:])


def test_problems_of_content_are_told_as_they_are_here(tmp_path: Path) -> None:
    """A comment changes no sheet, but moves lines; what was found on its pages comes with the sheet."""
    job, found = one().job, SharedCache.at(str(tmp_path))
    of_content, moved = (replace(WARNING, id="fact-odd", where=replace(WARNING.where, line=line)) for line in (7, 8))

    def taken(known: Problem, print_all: Callable[[Sequence[Job]], Generator[Work, None, None]]) -> list[Work]:
        return list(through(found, {job: one().fingerprint}, {job: (known,)}, print_all, never))

    printed = replace(one(), problems=(of_content, WARNING))
    assert taken(of_content, lambda jobs: (printed for _ in jobs)) == [printed]
    assert found.get(job, one().fingerprint) == one()
    assert taken(moved, lambda jobs: (printed for _ in jobs)) == [replace(one(), problems=(WARNING, moved))]


def test_once_asked_to_stop_nothing_more_is_taken(filled: Path) -> None:
    """Nor printed."""
    wanted = {work.job: work.fingerprint for work in works()}
    known = {work.job: work.problems for work in works()}
    found = SharedCache.at(str(filled))
    assert list(through(found, wanted, known, lambda _: (work for work in works()), lambda: True)) == []
    assert list(through(found, wanted, known, lambda _: (work for work in works()[:0]), never)) == list(works())


def test_a_build_tells_of_damage_once_and_mends_it(
    run: Run, filled: Path, tmp_path: Path, without_cache: dict[str, bytes]
) -> None:
    """All sheets are as they should be; the next build with nothing to do says nothing of it."""
    root, whole = copied(tmp_path), files_of(filled)
    for work in works()[:2]:
        (filled / name_of(work.fingerprint)).write_bytes(b"")
    told = run("build", "--project", root, "--cache", filled)
    assert told.code == 0
    assert "content/project.yaml:1:1  cache-damaged (warning)\n" in told.err
    assert "2 entries of the shared cache could not be used" in told.err
    built = files_of(root / "build/draft")
    assert {path: built[path] for path in PATHS} == {path: without_cache[path] for path in PATHS}
    assert files_of(filled) == whole
    again = run("build", "--project", root, "--cache", filled)
    assert (again.code, again.err) == (0, "")


def test_a_cache_that_can_not_be_written_costs_one_warning(
    run: Run, tmp_path: Path, without_cache: dict[str, bytes]
) -> None:
    """And no sheet."""
    (tmp_path / "file").write_bytes(b"in the way")
    root = copied(tmp_path)
    told = run("build", "--project", root, "--cache", tmp_path / "file" / "cache")
    assert told.code == 0
    assert told.err.count("cache-unwritable (warning)") == told.err.count("cache-") == 1
    built = files_of(root / "build/draft")
    assert {path: built[path] for path in PATHS} == {path: without_cache[path] for path in PATHS}
    assert str(tmp_path).encode() not in built["manifest.json"]


def test_a_cache_that_can_be_read_only_is_read_on(filled: Path) -> None:
    """A fault in writing stops writing alone."""
    (filled / name_of(works()[0].fingerprint)).unlink()
    (filled / name_of(works()[0].fingerprint)).mkdir()
    found = SharedCache.at(str(filled))
    assert found.get(works()[0].job, works()[0].fingerprint) is None
    found.put(works()[0])
    assert ids(found) == ["cache-unwritable", "cache-damaged"]
    assert found.get(works()[1].job, works()[1].fingerprint) == works()[1]


@pytest.mark.parametrize("place", ["x" * 300, "ftp://name:secret@127.0.0.1:1/cache"])
def test_a_cache_that_can_not_be_reached_is_done_without(place: str, run: Run, tmp_path: Path) -> None:
    """One warning, no secret in it, and all is printed; neither read nor written any more."""
    root = copied(tmp_path)
    told = run("build", "--project", root, "--cache", place)
    assert told.code == 0
    assert told.err.count("cache-unreadable (warning)") == told.err.count("cache-") == 1
    assert "secret" not in told.err
    assert len(list((root / "build/draft").rglob("*.pdf"))) == len(PATHS)


def test_what_goes_wrong_is_told_without_secrets() -> None:
    """In one line, and not a long one."""
    assert str(StoreError(RuntimeError("no answer\nfrom s3://name:secret@bucket/a"))) == (
        "RuntimeError: no answer from s3://bucket/a"
    )
    assert str(StoreError(TimeoutError())) == "TimeoutError"
    assert len(str(StoreError(RuntimeError("a" * 9999)))) == 200


def test_what_is_no_file_is_no_entry(tmp_path: Path) -> None:
    """A folder, a link to nowhere; a pipe or device would never end."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").symlink_to(tmp_path / "nowhere")
    (tmp_path / "c").symlink_to("/dev/zero")
    assert Folder(tmp_path).read("abc", 10) == [b"", None, b""]


@pytest.mark.parametrize("place", ["nonsense://bucket", "://bucket"])
def test_what_is_no_place_is_wrong_use(place: str) -> None:
    """Told before anything is printed."""
    with pytest.raises(UsageError, match="cache"):
        store_at(place)


def test_a_kind_of_place_that_is_not_installed_is_told() -> None:
    """With what is missing."""
    with pytest.raises(EnvironmentLacksError, match="needs more than is installed here: Install s3fs"):
        store_at("s3://bucket")


def test_without_the_extra_a_folder_is_enough(tmp_path: Path) -> None:
    """The library is imported for a URL only; where it is missing, what to install is told."""
    program = (
        "import sys; sys.modules['fsspec'] = None\n"
        "from handouts.batch.cache_store import store_at\n"
        "store_at(sys.argv[1]).write({'a/b': b'1'})\n"
        "store_at(sys.argv[2])\n"
    )
    words = (sys.executable, "-c", program, str(tmp_path), "s3://bucket")
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1] == (
        "handouts.problems.EnvironmentLacksError: a cache at this URL needs more than is installed here: "
        'python -m pip install "handouts[remote]"'
    )
    assert files_of(tmp_path) == {"a/b": b"1"}
