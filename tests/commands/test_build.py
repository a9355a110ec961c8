import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from built_ears import PATHS, Run, bytes_of, manifest, pdfs
from tiny_project import TINY, edited

from handouts.press.job import Job, Printed
from handouts.press.prepared import Prepared
from handouts.press.press import Press

LEAFLET, SHEET = PATHS[:3], PATHS[3:]
FACT = ("facts", "count: 3", "count: 4")
"""A fact that only the leaflet prints, for patients and clinicians."""


def json_build(run: Run, root: Path, *words: str) -> dict[str, str]:
    """Build and give the state of each output."""
    return run("build", "--project", root, "--format", "json", *words).states


def test_a_first_build_prints_everything_and_tells_so(run: Run, tmp_path: Path) -> None:
    """PDFs and their twins, manifest, report and summary lie in the tree; nothing is left beside them."""
    root = Path(shutil.copytree(TINY, tmp_path / "ears"))
    told = run("build", "--project", root)
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(
        "Looking after your ears: draft tree, as of 2026-11-22\nHandouts: 6 printed; pruned 0.\n"
    )
    files = sorted(
        path.relative_to(root / "build").as_posix() for path in (root / "build").rglob("*") if path.is_file()
    )
    others = ("manifest.json", "report.html", "summary.txt")
    twins = [path.replace(".pdf", ".html") for path in PATHS]
    told_of = [f"draft/{name}" for name in (*PATHS, *twins, *others)]
    assert files == sorted([".ledger/kept.sqlite", ".ledger/ledger.sqlite", ".ledger/lock", *told_of])
    assert (root / "build/draft/summary.txt").read_text("utf-8") == told.out


def test_a_second_build_keeps_everything(run: Run, ears: Path) -> None:
    """Same inputs: no PDF is written again, whatever day it is."""
    before = {path: (ears / "build/draft" / path).stat().st_mtime_ns for path in PATHS}
    told = run("build", "--project", ears, "--format", "json", day=date(2026, 12, 24))
    assert told.states == dict.fromkeys(PATHS, "kept")
    assert set(told.reasons.values()) == {"up to date"}
    assert {path: (ears / "build/draft" / path).stat().st_mtime_ns for path in PATHS} == before
    assert {output["pages"] > 0 for output in manifest(ears)["outputs"]} == {True}


def test_an_edited_fact_is_the_reason_for_its_handouts_only(run: Run, ears: Path) -> None:
    """Who prints it is printed again, and the reason names it."""
    edited(ears, *FACT)
    told = run("build", "--project", ears, "--format", "json")
    due = (PATHS[0], PATHS[2])
    assert told.states == dict.fromkeys(PATHS, "kept") | dict.fromkeys(due, "printed")
    assert {told.reasons[path] for path in due} == {"changed: fact:rash, imprint"}


def test_a_dry_run_tells_and_writes_nothing(run: Run, ears: Path) -> None:
    """Each job with its reason; the tree is as it was."""
    edited(ears, *FACT)
    before = bytes_of(ears), (ears / "build/draft/manifest.json").read_bytes()
    told = run("build", "--project", ears, "--dry-run")
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines()[:2] == [
        f"due {PATHS[0]} (changed: fact:rash, imprint)",
        f"kept {PATHS[1]} (up to date)",
    ]
    assert "Handouts: 4 kept, 2 due; pruned 0." in told.out
    assert re.fullmatch(r"2 jobs are due, about \d+ s with 1 worker", told.out.splitlines()[-1])
    assert (bytes_of(ears), (ears / "build/draft/manifest.json").read_bytes()) == before


def test_a_dry_run_of_a_new_project_makes_no_folder(run: Run, tmp_path: Path) -> None:
    """Not even build/; nothing was measured there that an estimate could be made from."""
    root = Path(shutil.copytree(TINY, tmp_path / "ears"))
    told = run("build", "--project", root, "--dry-run", "--format", "json")
    assert (set(told.states.values()), told.json["estimate_seconds"]) == ({"due"}, None)
    told = run("build", "--project", root, "--dry-run")
    assert told.out.splitlines()[-1] == "6 jobs are due, no estimate yet"
    assert not (root / "build").exists()


def test_force_prints_again_what_is_up_to_date(run: Run, ears: Path) -> None:
    """The same bytes come of it."""
    before = bytes_of(ears)
    told = run("build", "--project", ears, "--force", "--format", "json")
    assert (told.states, set(told.reasons.values())) == (dict.fromkeys(PATHS, "printed"), {"forced"})
    assert bytes_of(ears) == before


@pytest.mark.parametrize(
    ("words", "taken"),
    [
        (("--handout", "ear-*"), LEAFLET),
        (("--handout", "ear-wax", "--handout", "drops-or-wait", "--audience", "plain"), (PATHS[1], PATHS[4])),
        (("--locale", "en-??", "--region", "GB", "--audience", "[!p]*"), (PATHS[2], PATHS[5])),
        (("--edition", "standard", "--clinic", "", "--handout", "drops*"), SHEET),
    ],
)
def test_selectors_narrow_a_build_and_lose_nothing(
    run: Run, ears: Path, words: tuple[str, ...], taken: tuple[str, ...]
) -> None:
    """Only what is selected is looked at; the manifest still knows the rest."""
    assert tuple(json_build(run, ears, *words)) == taken
    assert sorted(output["path"] for output in manifest(ears)["outputs"]) == sorted(PATHS)
    assert pdfs(ears) == PATHS


def test_a_withdrawn_handout_goes_and_is_told(run: Run, ears: Path) -> None:
    """Its PDFs leave the tree; manifest and summary say when and why; the others stay."""
    edited(ears, "leaflet", "version: 1\n", "version: 1\nwithdrawn: {on: 2026-11-20, because: It was wrong.}\n")
    told = run("build", "--project", ears)
    assert told.code == 0
    assert pdfs(ears) == SHEET
    assert f"\nwithdrawn {PATHS[0]}: 2026-11-20: It was wrong.\n" in told.out
    outputs = {output["path"]: output for output in manifest(ears)["outputs"]}
    assert {(outputs[path]["state"], outputs[path]["size"]) for path in LEAFLET} == {("withdrawn", 0)}


def test_what_is_withdrawn_goes_even_if_nothing_else_can_be_printed(
    run: Run, ears: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """First of all, before a page is printed."""
    lying: list[tuple[str, ...]] = []

    def fail(_press: Press, _prepared: Prepared) -> Printed:
        lying.append(pdfs(ears))
        raise MemoryError("out of memory")

    monkeypatch.setattr(Press, "print_prepared", fail)
    edited(ears, "leaflet", "version: 1\n", "version: 1\nwithdrawn: {on: 2026-11-20, because: It was wrong.}\n")
    assert run("build", "--project", ears, "--force").code == 3
    assert lying == [SHEET] * 3


BROKEN = {
    "an unknown fact": ("leaflet", "{sore_reports} people", "{sore_report} people", "fact-unknown"),
    "no YAML": ("leaflet", "key points:\n", "key points: [\n", "yaml-"),
    "a rule": ("leaflet", "Ear wax is normal.", "Ear wax is normal in 9 people.", "text-digit"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_leaflet_withholds_itself_and_its_last_pdfs_stay(run: Run, ears: Path, name: str) -> None:
    """The others are built, the exit code is 1, and the next good run goes on from there."""
    file, old, new, problem = BROKEN[name]
    before = bytes_of(ears)
    edited(ears, file, old, new)
    told = run("build", "--project", ears, "--format", "json")
    assert told.code == 1
    assert told.states == dict.fromkeys(LEAFLET, "withheld") | dict.fromkeys(SHEET, "kept")
    assert next(entry["id"] for entry in told.json["problems"] if entry["severity"] == "error").startswith(problem)
    assert bytes_of(ears) == before
    edited(ears, file, new, old)
    assert json_build(run, ears) == dict.fromkeys(PATHS, "kept")


def test_problems_are_told_on_stderr_with_their_line(run: Run, ears: Path) -> None:
    """File, line and column, the line itself and what to type."""
    place = edited(ears, "leaflet", "{sore_reports} people", "{«sore_report} people")
    told = run("build", "--project", ears)
    assert f"{place.rpartition(':')[0]}:" in told.err
    assert "fact-unknown" in told.err
    assert "{sore_report} people had a sore ear." in told.err
    assert "sore_reports" in told.err
    assert "handout-draft" not in told.err


def test_content_that_can_not_be_read_at_all_costs_nothing(run: Run, ears: Path) -> None:
    """Without project.yaml's content nothing is printed, pruned or forgotten."""
    edited(ears, "project", "source language: en-GB\n", "source language: [\n")
    before = bytes_of(ears)
    told = run("build", "--project", ears, "--format", "json")
    assert (told.code, told.states) == (1, dict.fromkeys(sorted(PATHS), "withheld"))
    assert bytes_of(ears) == before
    edited(ears, "project", "source language: [\n", "source language: en-GB\n")
    assert json_build(run, ears) == dict.fromkeys(PATHS, "kept")


def test_the_pdfs_of_a_deleted_leaflet_are_pruned(run: Run, ears: Path) -> None:
    """What nothing claims goes, and is listed."""
    (ears / "content/leaflets/ear-wax.yaml").unlink()
    told = run("build", "--project", ears, "--format", "json")
    assert told.json["pruned"] == sorted(LEAFLET)
    assert pdfs(ears) == SHEET


@pytest.mark.parametrize("spared", ["selectors", "load error", "dry run"])
def test_nothing_is_pruned_by_a_run_that_saw_only_a_part(run: Run, ears: Path, spared: str) -> None:
    """After a load error, with selectors, or in a dry run; a whole run then prunes."""
    (ears / "content/leaflets/ear-wax.yaml").unlink()
    if spared == "load error":
        edited(ears, "sheet", "version: 1\n", "version: one\n")
    words = {"selectors": ("--audience", "p*"), "dry run": ("--dry-run",)}.get(spared, ())
    run("build", "--project", ears, *words)
    assert pdfs(ears) == PATHS
    if spared == "load error":
        edited(ears, "sheet", "version: one\n", "version: 1\n")
    run("build", "--project", ears)
    assert pdfs(ears) == SHEET


def test_a_file_of_somebody_else_in_the_tree_is_left_alone(run: Run, ears: Path) -> None:
    """Only what a manifest lists is ever pruned, and never outside the tree."""
    (ears / "build/draft/en-GB/notes.pdf").write_bytes(b"mine")
    told = (ears / "build/draft/manifest.json").read_text("utf-8")
    outside = ears / "outside.pdf"
    outside.write_bytes(b"mine too")
    (ears / "build/draft/manifest.json").write_text(told.replace(PATHS[0], "../../outside.pdf"), "utf-8")
    run("build", "--project", ears)
    assert pdfs(ears) == (*PATHS, "en-GB/notes.pdf")
    assert outside.read_bytes() == b"mine too"


def test_a_job_the_machine_fails_at_fails_alone(run: Run, ears: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 3, no traceback, its last PDF stays and stays known; the next run prints it."""
    right = Press.print_prepared

    def fail(press: Press, prepared: Prepared) -> Printed:
        if prepared.job.audience == "plain":
            raise MemoryError("out of memory")
        return right(press, prepared)

    before = bytes_of(ears)
    sizes = {output["path"]: output["size"] for output in manifest(ears)["outputs"]}
    edited(ears, "project", "name: Looking after", "name: Caring for")
    with monkeypatch.context() as patched:
        patched.setattr(Press, "print_prepared", fail)
        told = run("build", "--project", ears)
    assert told.code == 3
    assert "Traceback" not in told.err
    why = "it needs more memory than a job may have"
    assert f"failed {PATHS[1]}: {why} [handouts build --handout ear-wax " in told.out
    assert (ears / "build/draft" / PATHS[1]).read_bytes() == before[PATHS[1]]
    failed = next(output for output in manifest(ears)["outputs"] if output["path"] == PATHS[1])
    assert (failed["state"], failed["size"]) == ("failed", sizes[PATHS[1]])
    states = json_build(run, ears)
    assert states == dict.fromkeys(PATHS, "kept") | dict.fromkeys((PATHS[1], PATHS[4]), "printed")


def test_a_job_that_can_not_be_composed_fails_alone(run: Run, ears: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's fault before a page is drawn costs no other job either."""
    right = Press.prepare

    def fail(press: Press, bundle: object, job: Job) -> Prepared:
        if job.handout == "drops-or-wait":
            raise RuntimeError("lost")
        return right(press, bundle, job)  # type: ignore[arg-type]

    monkeypatch.setattr(Press, "prepare", fail)
    told = run("build", "--project", ears, "--force", "--format", "json")
    assert (told.code, told.states) == (3, dict.fromkeys(LEAFLET, "printed") | dict.fromkeys(SHEET, "failed"))
    assert told.reasons[PATHS[3]] == "RuntimeError: lost"
    assert pdfs(ears) == PATHS


def test_damaged_and_missing_pdfs_are_printed_again(run: Run, ears: Path) -> None:
    """The bytes are compared, not the date."""
    before = bytes_of(ears)
    (ears / "build/draft" / PATHS[0]).write_bytes(before[PATHS[0]][:-1])
    (ears / "build/draft" / PATHS[1]).unlink()
    told = run("build", "--project", ears, "--format", "json")
    assert (told.reasons[PATHS[0]], told.reasons[PATHS[1]], told.reasons[PATHS[2]]) == (
        "damaged",
        "missing",
        "up to date",
    )
    assert bytes_of(ears) == before


def test_a_damaged_pdf_that_can_not_be_printed_again_spoils_no_report(run: Run, ears: Path) -> None:
    """The report has no picture of it and is written all the same."""
    (ears / "build/draft" / PATHS[0]).write_bytes(b"%PDF-1.7 cut off")
    edited(ears, "leaflet", "{sore_reports} people", "{sore_report} people")
    assert run("build", "--project", ears).code == 1
    report = (ears / "build/draft/report.html").read_text("utf-8")
    assert (report.count('.pdf">'), report.count("<img ")) == (12, 5)


def test_a_damaged_manifest_costs_a_reprint_only(run: Run, ears: Path) -> None:
    """Everything is new, and the same bytes come of it."""
    before = bytes_of(ears)
    (ears / "build/draft/manifest.json").write_text('{"schema": ')
    assert set(run("build", "--project", ears, "--format", "json").reasons.values()) == {"new"}
    assert bytes_of(ears) == before


def test_an_output_folder_that_can_not_be_written_is_told(run: Run, tmp_path: Path) -> None:
    """Exit code 4, with what is wrong and no traceback."""
    root = Path(shutil.copytree(TINY, tmp_path / "ears"))
    (root / "build").write_bytes(b"in the way")
    told = run("build", "--project", root, "--handout", "drops-or-wait", "--audience", "plain")
    assert (told.code, told.out) == (4, "")
    assert told.err.startswith(f"handouts: cannot write {root / 'build'}")
    assert told.err.endswith("Make room or allow writing there.\n")


def test_templates_of_the_project_are_reasons_too(run: Run, ears: Path) -> None:
    """A fixed word said otherwise prints again all sheets."""
    edited(ears, "templates/words.yaml", "", "page-of: Sheet {page} of {pages}\n")
    told = run("build", "--project", ears, "--dry-run", "--format", "json")
    assert told.states == dict.fromkeys(PATHS, "due")
    assert set(told.reasons.values()) == {"changed: said:page-of"}


def test_a_template_that_is_wrong_withholds_what_uses_it(run: Run, ears: Path) -> None:
    """The error names the template; the other audiences are kept."""
    edited(ears, "templates/plain/leaflet.html.j2", "", "<handout>{{ nothing }}</handout>")
    told = run("build", "--project", ears, "--format", "json")
    assert (told.code, told.states) == (1, dict.fromkeys(PATHS, "kept") | {PATHS[1]: "withheld"})
    errors = [entry["file"] for entry in told.json["problems"] if entry["severity"] == "error"]
    assert set(errors) == {"templates/plain/leaflet.html.j2"}


def test_an_overdue_draft_is_printed_with_a_note(run: Run, ears: Path) -> None:
    """The day decides what is told, never a byte."""
    told = run("build", "--project", ears, "--format", "json", "--as-of", "2027-12-01")
    assert (told.code, set(told.states.values())) == (0, {"kept"})
    assert told.json["as_of"] == "2027-12-01"
