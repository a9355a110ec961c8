import json
import os
from pathlib import Path

import pytest
from built_ears import Run, pdfs
from tiny_project import edited

from handouts.content.schema import KINDS


@pytest.fixture
def begun(run: Run, tmp_path: Path) -> Path:
    """A project as `init` begins it."""
    assert run("init", tmp_path / "new").code == 0
    return tmp_path / "new"


def test_a_new_project_passes_check_and_builds(run: Run, begun: Path) -> None:
    """No error, no warning; something is printed; the editor's settings and schemas are there."""
    checked = run("check", "--project", begun)
    assert (checked.code, checked.out.startswith("0 errors, 0 warnings, ")) == (0, True)
    assert run("build", "--project", begun).code == 0
    assert pdfs(begun)
    assert (begun / ".gitignore").read_text() == "/build/\n"
    settings = json.loads((begun / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert all((begun / file).is_file() for file in settings)


def test_a_project_is_begun_in_an_empty_folder_only(run: Run, tmp_path: Path) -> None:
    """A new one or an empty one; nothing of somebody is overwritten."""
    (tmp_path / "empty").mkdir()
    assert run("init", tmp_path / "empty").code == 0
    (tmp_path / "full").mkdir()
    (tmp_path / "full/mine.txt").write_text("mine")
    for name in ("full", "full/mine.txt"):
        told = run("init", tmp_path / name)
        assert (told.code, told.err) == (
            2,
            f"handouts: {tmp_path / name} is not empty; name a new or empty folder.\n",
        )
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(("kind", "folder"), [("leaflet", "leaflets"), ("comparison", "comparisons")])
def test_a_scaffold_passes_check(run: Run, begun: Path, kind: str, folder: str) -> None:
    """It is a handout of its own, ready to overwrite."""
    told = run("new", kind, "ear-drops", "--project", begun)
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(f"Began content/{folder}/ear-drops.yaml.")
    checked = run("check", "--project", begun)
    assert (checked.code, checked.out.startswith("0 errors, 0 warnings, ")) == (0, True), checked.err


@pytest.mark.parametrize(
    "bad", ["Ear", "ear_drops", "-ear", "ear-", "1ear", "../ear", "", "ear drops", "a" * 61, "éar"]
)
def test_an_id_that_is_no_id_is_refused(run: Run, ears: Path, bad: str) -> None:
    """It would become a file's name and part of a code."""
    told = run("new", "leaflet", "--project", ears, "--", bad)
    assert (told.code, told.out) == (2, "")
    assert "is no id: write at most 60 small letters, digits and hyphens, such as ear-drops." in told.err


def test_an_id_that_is_taken_is_refused(run: Run, ears: Path) -> None:
    """By a leaflet or a comparison: one id, one handout."""
    before = (ears / "content/leaflets/ear-wax.yaml").read_bytes()
    for kind in ("leaflet", "comparison"):
        told = run("new", kind, "ear-wax", "--project", ears)
        said = "handouts: content/leaflets/ear-wax.yaml is there already; choose another id.\n"
        assert (told.code, told.err) == (2, said)
    assert (ears / "content/leaflets/ear-wax.yaml").read_bytes() == before


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_file_has_a_schema(run: Run, kind: str) -> None:
    """JSON on stdout."""
    told = run("schema", kind)
    assert (told.code, told.err) == (0, "")
    assert told.json["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_schemas_are_written_into_a_folder(run: Run, tmp_path: Path) -> None:
    """All of them, the same as are printed."""
    assert run("schema", "--into", tmp_path / "schemas").code == 0
    names = sorted(path.name for path in (tmp_path / "schemas").iterdir())
    assert names == sorted(f"{kind}.schema.json" for kind in KINDS)
    written = json.loads((tmp_path / "schemas/leaflet.schema.json").read_text("utf-8"))
    assert written == run("schema", "leaflet").json


@pytest.mark.parametrize("words", [(), ("hospital",)])
def test_a_schema_needs_a_kind(run: Run, words: tuple[str, ...]) -> None:
    """The kinds are listed."""
    told = run("schema", *words)
    assert (told.code, told.out) == (2, "")
    assert all(kind in told.err for kind in KINDS)


def test_check_tells_every_problem_for_machines_and_people(run: Run, ears: Path) -> None:
    """JSON has place, weight and advice; the text has them with the line and a caret."""
    place = edited(ears, "leaflet", "{sore_reports} people", "{«sore_report} people")
    told = run("check", "--project", ears, "--format", "json")
    assert told.code == 1
    (error,) = [problem for problem in told.json["problems"] if problem["severity"] == "error"]
    assert error["id"] == "fact-unknown"
    assert f"{error['file']}:{error['line']}" == place.rpartition(":")[0]
    words = run("check", "--project", ears)
    assert words.code == 1
    assert words.out.startswith("1 error, ")
    assert f"{error['file']}:{error['line']}:{error['column']}" in words.err
    assert "^" in words.err


def test_check_tells_notes_too_and_writes_nothing(run: Run, ears: Path) -> None:
    """A draft is a note, and no error."""
    before = sorted(path for path in ears.rglob("*"))
    told = run("check", "--project", ears)
    assert told.code == 0
    assert "handout-draft" in told.err
    assert sorted(path for path in ears.rglob("*")) == before


COMMANDS = (
    ("build",),
    ("check",),
    ("sign", "ear-wax", "--role", "x", "--name", "y"),
    ("new", "leaflet", "ear-drops"),
)


@pytest.mark.parametrize("words", COMMANDS, ids=[words[0] for words in COMMANDS])
def test_without_a_project_there_is_nothing_to_do(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    """Exit code 2 and how to begin, whether the folder is named or the current one."""
    told = run(*words, "--project", tmp_path)
    assert (told.code, told.out) == (2, "")
    assert told.err == (
        f"handouts: no project in {tmp_path}: content/project.yaml is missing. Run `handouts init DIR` to begin one.\n"
    )


def test_the_nearest_project_upwards_is_taken(run: Run, ears: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From any folder inside it; outside there is none."""
    monkeypatch.chdir(ears / "content" / "facts")
    assert run("check").code == 0
    monkeypatch.chdir(ears.parent)
    assert run("check").code == 2
    assert run("check", "--project", ears.name).code == 0
    assert run("check", "--project", f"ears{os.sep}content").code == 2


def test_a_language_is_begun(run: Run, ears: Path) -> None:
    """Its tag, its catalogues and a glossary; every sheet is absent, and nothing is wrong."""
    told = run("new", "locale", "pt", "--project", ears)
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("Began content/locales/pt: ")
    assert "\nlanguages: [pt]" in (ears / "content/project.yaml").read_text("utf-8")
    assert (ears / "content/locales/pt/glossary.csv").read_text("utf-8") == "term,kind,forms,note\n"
    checked = run("check", "--project", ears)
    assert (checked.code, checked.out.startswith("0 errors, 0 warnings, ")) == (0, True), checked.err
    states = {sheet["state"] for sheet in run("i18n", "status", "--format", "json", "--project", ears).json}
    assert states == {"absent"}


@pytest.mark.parametrize(
    ("tag", "says"),
    [
        ("xx", "is no language tag"),
        ("../es", "is no language tag"),
        ("Spanish", "is no language tag"),
        ("pt-BR", "the project can't have pt-BR"),
        ("en-GB", "is a language of this project already"),
    ],
)
def test_a_language_that_is_none_or_is_there_is_refused(run: Run, ears: Path, tag: str, says: str) -> None:
    """Exit code 2; nothing is written."""
    before = (ears / "content/project.yaml").read_bytes()
    told = run("new", "locale", tag, "--project", ears)
    assert (told.code, says in told.err) == (2, True), told.err
    assert (ears / "content/project.yaml").read_bytes() == before
    assert not (ears / "content/locales").exists()


def test_a_list_of_languages_line_by_line_is_left_to_its_author(run: Run, ears: Path) -> None:
    """It says what to add."""
    edited(ears, "project", "languages: []", "languages:\n  - es")
    told = run("new", "locale", "pl", "--project", ears)
    assert told.code == 2
    assert "add `languages: [pl]`" in told.err
