"""What people took back, or nobody vouches for any more, goes before anything is built; a notice takes its place."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from built_ears import PATHS, Ran, Run, manifest, notices, pdfs, sheets
from judges.fixtures import Judge
from pypdf import PdfReader
from tiny_project import DAY, TINY, edited

from handouts.batch.releases import BACK, FILE, OUT, releases
from handouts.batch.untouched import untouched
from handouts.cli import main
from handouts.press.pdf.identity import NOTICE, PdfIdentity, read_info

PATIENT, PLAIN, CLINICIAN = PATHS[:3]
ROLES = ("clinical reviewer", "patient reviewer")
WITHDRAWN = ("leaflet", "version: 1\n", "version: 1\nwithdrawn: {on: 2026-11-20, because: The dose was wrong.}\n")
VOIDED = ("leaflet", "patient: Ear wax is **normal**.", "patient: Ear wax is quite **normal**.")
SAFETY = ("leaflet", "Keep the blocked ear up.", "Keep the blocked ear down.")


def sign(run: Run, root: Path) -> None:
    """Both roles sign all sheets of the leaflet."""
    for role in ROLES:
        assert run("sign", "ear-wax", "--project", root, "--role", role, "--name", "Ada").code == 0


def release(run: Run, root: Path, *words: str) -> Ran:
    """Build the release tree."""
    return run("build", "--release", "--project", root, "--format", "json", *words)


@pytest.fixture(scope="session")
def released_ears(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with its leaflet signed and released; to be copied, not changed."""
    root = Path(shutil.copytree(TINY, tmp_path_factory.mktemp("released") / "ears"))
    edited(root, "project", "corrections@example.org", "corrections@made-up-ears.org")
    edited(root, "sources", "title: not seen yet", "title: A made-up letter")
    for role in ROLES:
        words = ["sign", "ear-wax", "--project", str(root), "--role", role, "--name", "Ada"]
        assert main(words, clock=lambda: DAY) == 0
    assert main(["build", "--release", "--project", str(root)], clock=lambda: DAY) == 0
    assert pdfs(root, "release") == PATHS[:3]
    return root


@pytest.fixture
def out(released_ears: Path, tmp_path: Path) -> Path:
    """A copy of the released project."""
    return Path(shutil.copytree(released_ears, tmp_path / "ears"))


def page(root: Path, path: str) -> str:
    """The words on the pages of a PDF in the release tree, with single spaces."""
    reader = PdfReader(root / "build/release" / path)
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def letters(root: Path, path: str) -> str:
    """The check letters that a PDF of the release tree says of itself."""
    found = read_info((root / "build/release" / path).read_bytes())
    assert isinstance(found, PdfIdentity)
    return found.check_letters


def files(root: Path) -> dict[str, tuple[bytes, int]]:
    """Bytes and time of change of all that lies in the release tree but what each run tells."""
    folder = root / "build/release"
    found = (path for kind in ("*.pdf", "*.html") for path in folder.rglob(kind) if path.name != "report.html")
    return {path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in found}


def entry(root: Path, path: str) -> dict[str, object]:
    """What the manifest says of a path."""
    return next(one for one in manifest(root, "release")["outputs"] if one["path"] == path)


@pytest.mark.parametrize(
    ("edit", "gone", "state"),
    [(SAFETY, PATHS[:2], "refused"), (VOIDED, (PATIENT,), "refused"), (WITHDRAWN, PATHS[:3], "withdrawn")],
    ids=["safety", "voided", "withdrawn"],
)
def test_a_notice_takes_the_place_of_what_may_not_go_out(
    run: Run, out: Path, edit: tuple[str, str, str], gone: tuple[str, ...], state: str
) -> None:
    """PDF and twin; the manifest calls neither a sheet, and releases.csv tells that it came back."""
    was = {path: entry(out, path) for path in gone}
    edited(out, *edit)
    told = release(run, out)
    assert {path: told.states[path] for path in gone} == dict.fromkeys(gone, state)
    assert notices(out) == gone
    assert sheets(out, "release") == tuple(path for path in PATHS[:3] if path not in gone)
    for path in gone:
        now, info = entry(out, path), read_info((out / "build/release" / path).read_bytes())
        named = {key: was[path][key] for key in ("code", "version", "check_letters", "title")}
        assert {key: now[key] for key in named} == named
        assert (now["sha256"], now["size"], now["pages"], now["twin"]) == ("", 0, 0, None)
        assert isinstance(info, PdfIdentity)
        assert (info.code, info.check_letters, info.about) == (named["code"], named["check_letters"], NOTICE)
    events = [(event.event, event.path) for event in releases(out)]
    assert events == [*((OUT, path) for path in PATHS[:3]), *((BACK, path) for path in gone)]


def test_the_notice_says_what_was_withdrawn_and_why(run: Run, out: Path) -> None:
    """On one page: which sheet it was, that it is not to be used, whom to ask, whom to ring; the twin says the same."""
    letters = entry(out, PATIENT)["check_letters"]
    edited(out, *WITHDRAWN)
    release(run, out)
    reader = PdfReader(out / "build/release" / PATIENT)
    assert len(reader.pages) == 1
    assert page(out, PATIENT) == (
        "Looking after your ears This sheet has been withdrawn Softening ear wax with drops "
        f"EAR-EAR-WAX-P-en-GB | Version 1 | Check letters {letters} "
        "Do not use it. Do not hand out paper copies. Ask your ear team for the sheet that is current. "
        "Withdrawn on 20 November 2026. Why: The dose was wrong. Urgent help: 111 Emergency: 999"
    )
    twin = (out / "build/release" / PATIENT).with_suffix(".html").read_text("utf-8")
    body = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", twin.partition("<body")[2].partition(">")[2]))
    assert re.sub(r"\W+", "", body) == re.sub(r"\W+", "", page(out, PATIENT))
    assert f'<meta name="description" content="{NOTICE}">' in twin


def test_a_voided_signature_tells_no_day_and_blames_nobody(run: Run, out: Path) -> None:
    """It is being checked again; health professionals write to the project."""
    edited(out, *VOIDED)
    edited(out, "leaflet", "clinician: Ear wax needs treatment", "clinician: Ear wax needs care")
    release(run, out)
    assert "This sheet is being checked again Softening" in page(out, PATIENT)
    assert "Why" not in page(out, PATIENT) + page(out, CLINICIAN)
    assert "write to corrections@made-up-ears.org." in page(out, CLINICIAN)
    assert "Emergency" not in page(out, CLINICIAN)


def test_a_notice_is_as_accessible_as_a_sheet(run: Run, out: Path, judge: Judge) -> None:
    """PDF/UA-1 and PDF/A-2a, tagged, with a title and a language."""
    edited(out, *WITHDRAWN)
    release(run, out)
    for path in PATHS[:3]:
        data = (out / "build/release" / path).read_bytes()
        assert judge(data, "ua1") + judge(data, "2a") == []
        info = read_info(data)
        assert isinstance(info, PdfIdentity)
        assert (info.title.partition(" | ")[0], info.lang) == ("This sheet has been withdrawn", "en-GB")


@pytest.mark.parametrize("edit", [VOIDED, WITHDRAWN], ids=["voided", "withdrawn"])
def test_a_notice_that_stands_is_left_alone(run: Run, out: Path, edit: tuple[str, str, str]) -> None:
    """Whatever the run: one with nothing to do, a full one, one without what the last runs told."""
    edited(out, *edit)
    release(run, out)
    before, told = files(out), (out / "build/release/summary.txt").read_text("utf-8")
    assert untouched(out, "release", DAY) is not None
    assert run("build", "--release", "--project", out).out == told
    assert files(out) == before
    release(run, out)
    assert files(out) == before
    shutil.rmtree(out / "build/.ledger")
    (out / "build/release/manifest.json").unlink()
    release(run, out)
    assert {path: data for path, (data, _) in files(out).items()} == {path: data for path, (data, _) in before.items()}


def test_without_any_record_the_sheets_tell_what_they_were(run: Run, out: Path) -> None:
    """The manifest and releases.csv lost: each sheet goes, and its notice names it by what its PDF said of itself."""
    edited(out, *WITHDRAWN)
    before = [letters(out, path) for path in PATHS[:3]]
    (out / "build/release/manifest.json").unlink()
    (out / FILE).unlink()
    release(run, out)
    assert (sheets(out, "release"), notices(out)) == ((), PATHS[:3])
    assert [letters(out, path) for path in PATHS[:3]] == before


def test_without_any_record_a_damaged_sheet_goes_and_leaves_nothing(run: Run, out: Path) -> None:
    """It can't say what it was."""
    edited(out, *WITHDRAWN)
    (out / "build/release/manifest.json").unlink()
    (out / FILE).unlink()
    (out / "build/release" / PATIENT).write_bytes(b"%PDF-1.7 damaged")
    release(run, out)
    assert pdfs(out, "release") == PATHS[1:3]


def test_a_damaged_notice_is_printed_again(run: Run, out: Path) -> None:
    """And so is one that somebody took for rubbish."""
    edited(out, *WITHDRAWN)
    release(run, out)
    before = files(out)
    (out / "build/release" / PATIENT).write_bytes(b"%PDF")
    (out / "build/release" / PLAIN).with_suffix(".html").unlink()
    release(run, out)
    assert {path: data for path, (data, _) in files(out).items()} == {path: data for path, (data, _) in before.items()}


def test_a_sheet_that_is_released_again_replaces_its_notice(run: Run, out: Path) -> None:
    """Signed anew under a new version; nothing tells of a notice any more."""
    edited(out, *VOIDED)
    release(run, out)
    edited(out, "leaflet", "version: 1\n", "version: 2\n")
    sign(run, out)
    told = release(run, out)
    assert (told.code, told.states[PATIENT]) == (0, "printed")
    assert (sheets(out, "release"), notices(out)) == (PATHS[:3], ())
    assert entry(out, PATIENT)["notice"] is None
    assert "notice" not in (out / "build/release/summary.txt").read_text("utf-8")


def test_summary_and_report_tell_of_notices(run: Run, out: Path) -> None:
    """How many, what they are of, and that what lies there is no sheet."""
    edited(out, *WITHDRAWN)
    release(run, out)
    summary = (out / "build/release/summary.txt").read_text("utf-8").splitlines()
    assert "Withdrawn: 3 sheets that were released; a notice stands in their place." in summary
    assert any(line.startswith(f"withdrawn {PATIENT}: 2026-11-20: The dose was wrong.") for line in summary)
    report = (out / "build/release/report.html").read_text("utf-8")
    assert report.count(">a notice</a> stands in its place") == 3
    assert "<img" not in report


def test_a_paper_copy_is_known_as_withdrawn(run: Run, out: Path, tmp_path: Path) -> None:
    """A signature that was voided too, until another version takes its place; the notice says that it is one."""
    old = Path(shutil.copy(out / "build/release" / PATIENT, tmp_path / "old.pdf"))
    edited(out, *VOIDED)
    release(run, out)
    told = run("inspect", old, "--against", out, "--format", "json")
    assert (told.code, told.json["state"]) == (1, "withdrawn")
    assert told.json["why"] == "taken out of the release on 2026-11-22; nothing has taken its place yet"
    assert "notice" not in told.json
    assert run("inspect", out / "build/release" / PATIENT).out.startswith("notice: this is no handout, but")
    edited(out, "leaflet", "version: 1\n", "version: 2\n")
    sign(run, out)
    release(run, out)
    assert run("inspect", old, "--against", out, "--format", "json").json["state"] == "replaced"


BROKEN = "{% for number in range(3) %}"
SLOW = "{% for n in range(4000) %}{% if range(90000) | sort | length < n %}{% endif %}{% endfor %}"


def template(root: Path, name: str, text: str) -> None:
    """A template of the project's own."""
    file = root / "templates" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def test_a_template_that_is_broken_keeps_no_sheet(run: Run, out: Path) -> None:
    """Nothing can be composed any more: what was taken back is gone, with its notice; what is signed stays."""
    edited(out, *VOIDED)
    for audience in ("patient", "plain", "clinician"):
        template(out, f"{audience}/leaflet.html.j2", BROKEN)
    told = release(run, out)
    assert (told.code, told.states[PATIENT], told.states[PLAIN]) == (1, "refused", "withheld")
    assert (notices(out), sheets(out, "release")) == ((PATIENT,), (PLAIN, CLINICIAN))


def test_a_notice_that_can_not_be_printed_keeps_no_sheet(run: Run, out: Path) -> None:
    """The sheet is gone all the same; it is told as an error, and the next run tries again."""
    edited(out, *WITHDRAWN)
    template(out, "notice.html.j2", BROKEN)
    for _ in range(2):
        told = release(run, out)
        errors = [one["id"] for one in told.json["problems"] if one["severity"] == "error"]
        assert (told.code, pdfs(out, "release")) == (1, ())
        assert errors.count("notice-not-printed") == 3
        assert "template-syntax" in errors
    (out / "templates/notice.html.j2").unlink()
    assert (release(run, out).code, notices(out)) == (0, PATHS[:3])


def test_another_handout_with_errors_keeps_no_sheet(run: Run, out: Path) -> None:
    """Even one that can't be read."""
    edited(out, *WITHDRAWN)
    edited(out, "sheet", "version: 1\n", "version: [\n")
    assert release(run, out).code == 1
    assert notices(out) == PATHS[:3]


def test_a_handout_with_errors_can_be_withdrawn(run: Run, out: Path) -> None:
    """An unknown fact in it keeps nothing."""
    edited(out, *WITHDRAWN)
    edited(out, "leaflet", "{sore_reports} people", "{sore_report} people")
    release(run, out)
    assert notices(out) == PATHS[:3]


def test_everything_goes_before_anything_is_composed(out: Path) -> None:
    """A run that is killed while it composes the first sheet: sheets, twins and the report that showed them are gone;
    the next run sets the notices.
    """
    edited(out, *WITHDRAWN)
    template(out, "patient/comparison.html.j2", SLOW)
    template(out, "patient/leaflet.html.j2", SLOW)
    words = ["build", "--release", "--project", str(out), "--as-of", "2026-11-22"]
    run = subprocess.Popen([sys.executable, "-m", "handouts", *words], env=os.environ, start_new_session=True)
    folder = out / "build/release"
    twin = (folder / CLINICIAN).with_suffix(".html")
    end = time.monotonic() + 60
    while twin.exists() and run.poll() is None and time.monotonic() < end:
        time.sleep(0.01)
    os.killpg(run.pid, signal.SIGKILL)
    assert run.wait() == -signal.SIGKILL
    assert sorted(path.name for path in folder.rglob("*") if path.is_file()) == ["manifest.json", "summary.txt"]
    shutil.rmtree(out / "templates")
    subprocess.run([sys.executable, "-m", "handouts", *words], check=True, capture_output=True)
    assert notices(out) == PATHS[:3]


def test_a_withdrawn_draft_leaves_without_a_notice(run: Run, out: Path) -> None:
    """A draft was never handed out."""
    run("build", "--project", out)
    edited(out, *WITHDRAWN)
    run("build", "--project", out)
    assert pdfs(out, "draft") == PATHS[3:]
    assert notices(out, "draft") == ()
    assert sheets(out, "release") == PATHS[:3]


def test_a_dry_run_takes_nothing_away(run: Run, out: Path) -> None:
    """It says what would go."""
    edited(out, *WITHDRAWN)
    before = files(out)
    assert release(run, out, "--dry-run").states[PATIENT] == "withdrawn"
    assert files(out) == before


def test_shards_set_notices_and_a_merge_keeps_them(run: Run, out: Path, tmp_path: Path) -> None:
    """Machines without a tree know from releases.csv what was released."""
    edited(out, *WITHDRAWN)
    shutil.rmtree(out / "build")
    machines = [Path(shutil.copytree(out, tmp_path / f"machine-{part}")) for part in (1, 2)]
    for part, root in enumerate(machines, 1):
        assert release(run, root, "--shard", f"{part}/2").code == 0
    assert run("merge", *(root / "build" for root in machines), "--project", out).code == 0
    assert notices(out) == PATHS[:3]
    before = files(out)
    assert len(before) == 6
    release(run, out)
    assert files(out) == before
