from pathlib import Path

import pytest
from built_ears import PATHS, Run, manifest
from pypdf import PdfWriter
from tiny_project import edited


@pytest.fixture
def sheet(printed_ears: Path) -> Path:
    """The patients' leaflet as printed."""
    return printed_ears / "build/draft" / PATHS[0]


def test_a_pdf_of_ours_tells_what_it_was_made_from(run: Run, printed_ears: Path, sheet: Path) -> None:
    """Code, version, letters and fingerprint are those of the manifest."""
    output = next(one for one in manifest(printed_ears)["outputs"] if one["path"] == PATHS[0])
    told = run("inspect", sheet, "--format", "json")
    assert (told.code, told.json) == (
        0,
        {
            "code": "EAR-EAR-WAX-P-en-GB",
            "version": "1",
            "check letters": output["check_letters"],
            "title": "Softening ear wax with drops",
            "language": "en-GB",
            "fingerprint": output["fingerprint"],
        },
    )
    words = run("inspect", sheet)
    assert words.out.splitlines()[:2] == ["code: EAR-EAR-WAX-P-en-GB", "version: 1"]


def foreign(folder: Path) -> Path:
    """A PDF of somebody else."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(folder / "foreign.pdf")
    return folder / "foreign.pdf"


def test_what_is_not_ours_is_refused_in_words(run: Run, tmp_path: Path) -> None:
    """A foreign PDF, a text, an empty file, a folder and a missing file: exit code 2, one line."""
    (tmp_path / "text.txt").write_text("hello")
    (tmp_path / "empty.pdf").write_bytes(b"")
    files = (foreign(tmp_path), tmp_path / "text.txt", tmp_path / "empty.pdf", tmp_path, tmp_path / "missing.pdf")
    told = [run("inspect", file) for file in files]
    assert {(one.code, one.out) for one in told} == {(2, "")}
    assert all(one.err.startswith("handouts: ") and one.err.count("\n") == 1 for one in told)
    assert all(str(file) in one.err for file, one in zip(files, told, strict=True))


CHANGES = {
    "current": (("facts", "rate ratio: 0.64", "rate ratio: 0.65"), 0, "its texts are the project's texts"),
    "replaced": (("leaflet", "Drops can soften it.", "Drops might soften it."), 1, "by version 1, check letters "),
    "withdrawn": (
        ("leaflet", "version: 1\n", "version: 1\nwithdrawn: {on: 2026-11-20, because: It was wrong.}\n"),
        1,
        "on 2026-11-20: It was wrong.",
    ),
    "unknown": (("project", "code: EAR ", "code: NOSE "), 1, "nothing in the project has the code EAR-EAR-WAX-P-en-GB"),
}


@pytest.mark.parametrize("state", CHANGES)
def test_a_sheet_is_judged_against_a_project(run: Run, ears: Path, sheet: Path, state: str) -> None:
    """Current, replaced, withdrawn or unknown; all but current exit with 1."""
    edit, code, why = CHANGES[state]
    edited(ears, *edit)
    told = run("inspect", sheet, "--against", ears, "--format", "json")
    assert (told.code, told.json["state"]) == (code, state)
    assert told.json["why"].startswith(why)


CLINIC = "name: {0} Clinic\nregion: GB\nphone: {1}\nchecked: 2026-11-20\nleaflets: [ear-wax]\n"


def test_a_clinic_s_paper_is_judged_by_its_clinic_s_letters(run: Run, ears: Path) -> None:
    """One code, other check letters for each clinic: each is current until its own number or the text is another."""
    (ears / "content/clinics").mkdir()
    for name, phone in (("Hill", "020 7946 0111"), ("Lake", "020 7946 0222")):
        (ears / f"content/clinics/{name.lower()}.yaml").write_text(CLINIC.format(name, phone))
    assert run("build", "--project", ears).code == 0
    names = ("ear-wax-patient-en-GB", "ear-wax-patient-en-GB-hill", "ear-wax-patient-en-GB-lake")
    files = [ears / f"build/draft/en-GB/patient/{name}.pdf" for name in names]

    def judged() -> list[tuple[int, str, str]]:
        told = [run("inspect", file, "--against", ears, "--format", "json") for file in files]
        return [(one.code, one.json["state"], one.json["why"]) for one in told]

    same = "its texts are the project's texts"
    hill, lake = (f"{same}, and its numbers those of {name} Clinic" for name in ("Hill", "Lake"))
    assert judged() == [(0, "current", same), (0, "current", hill), (0, "current", lake)]
    letters = run("inspect", files[0], "--format", "json").json["check letters"]
    edited(ears, "content/clinics/lake.yaml", "0222", "0333")
    assert judged()[1:] == [(0, "current", hill), (1, "replaced", f"by version 1, check letters {letters}")]
    edited(ears, "leaflet", "Drops can soften it.", "Drops might soften it.")
    assert [state for _, state, _ in judged()] == ["replaced"] * 3


def test_a_new_version_replaces_a_sheet(run: Run, ears: Path, sheet: Path) -> None:
    """Even with the same texts."""
    edited(ears, "leaflet", "version: 1\n", "version: 2\n")
    assert run("inspect", sheet, "--against", ears).out.splitlines()[-2] == "state: replaced"


def test_a_project_that_can_not_be_read_leaves_it_unknown(run: Run, ears: Path, sheet: Path, tmp_path: Path) -> None:
    """Exit code 1 for one with errors, 2 where there is none."""
    edited(ears, "project", "source language: en-GB\n", "source language: [\n")
    told = run("inspect", sheet, "--against", ears, "--format", "json")
    assert (told.code, told.json["state"]) == (1, "unknown")
    assert run("inspect", sheet, "--against", tmp_path).code == 2
