"""Loading a whole project: files, what refers to what, and what a broken file withholds."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from pathlib import Path

import pytest
from content.sample_project import FILES, LEAFLET, SHEET, changed, content_of, loaded, told

from handouts.content.load import load
from handouts.content.models.facts import Certainty
from handouts.content.values import Proportion
from handouts.problems import Where


def _told(root: Path, files: Mapping[str, str]) -> list[str]:
    return [told(problem) for problem in loaded(root, files).problems]


def test_the_sample_project_loads_without_problems(tmp_path: Path) -> None:
    """Every kind of file, by id."""
    content = content_of(tmp_path)
    assert list(content.handouts) == ["ear-wax", "drops"]
    assert list(content.facts) == ["better", "same", "licence"]
    assert (list(content.sources), list(content.terms), list(content.regions)) == (
        ["lee-2020", "kim-2021"],
        ["wax"],
        ["GB"],
    )
    assert content.project.voices_for("plain") == ("plain", "patient")
    assert content.leaflets["ear-wax"].where == Where("content/leaflets/ear-wax.yaml", 1, 1)


def test_what_is_typed_reaches_the_models_as_typed(tmp_path: Path) -> None:
    """Numbers in names and phones stay characters; values become exact numbers; words of closed lists are read."""
    content = content_of(tmp_path)
    fact, source = content.facts["better"], content.sources["lee-2020"]
    assert fact.value == Proportion(87, 125, None, "87 of 125")
    assert fact.certainty == Certainty("low", "kim-2021")
    assert (source.issued, source.DOI, source.title_seen) == ("2020-04", "10.1000/ears.2020", True)
    assert not content.sources["kim-2021"].title_seen
    assert content.regions["GB"].value("emergency") == "999"
    assert content.regions["GB"].value("interpreter") is None
    assert content.leaflets["ear-wax"].dates.reviewed is None
    assert content.leaflets["ear-wax"].funding is None


def test_same_as_takes_what_a_fact_does_not_say_itself(tmp_path: Path) -> None:
    """One level deep; a value of its own replaces the other's, of whatever kind."""
    files = changed("facts", "same as: better\n  proportion: 32 of 125", "same as: better\n  percent: 25.6")
    same = content_of(tmp_path, files).facts["same"]
    assert (same.id, same.kind, str(same.sources[0])) == ("same", "percent", "lee-2020")
    assert same.within == content_of(tmp_path, files).facts["better"].within


def test_content_can_be_pickled(tmp_path: Path) -> None:
    """A worker gets the same content."""
    content = content_of(tmp_path)
    again = pickle.loads(pickle.dumps(content))
    assert again == content
    assert type(again.facts) is type(content.facts)


def test_problems_of_all_files_come_at_once_sorted(tmp_path: Path) -> None:
    """Schema, references and values of several files in one run, each once."""
    files = changed("facts", "checked: abstract only", "checked: partly")
    files |= {"content/glossary.yaml": "wax:\n  means: A {wax\n  long: B}\n"}
    files |= {
        "content/leaflets/other.yaml": LEAFLET.replace("version: 1", "version: one").replace("{better}", "{beter}")
    }
    assert _told(tmp_path, files) == [
        "content/facts/ears.yaml:8:12 word-unknown",
        "content/glossary.yaml:2:12 mark-not-closed",
        "content/glossary.yaml:3:10 mark-not-opened",
        "content/leaflets/other.yaml:5:10 version-bad",
        "content/leaflets/other.yaml:11:30 fact-unknown",
    ]


@pytest.mark.parametrize(
    "file", ["content/facts/ears.yaml", "content/sources.yaml", "content/glossary.yaml", "content/regions/GB.yaml"]
)
def test_a_broken_shared_file_costs_its_own_problem_and_withholds_its_users(file: str, tmp_path: Path) -> None:
    """References into it are not reported again."""
    found = loaded(tmp_path, {**FILES, file: "a: [\n"})
    assert {problem.where.file for problem in found.problems} == {file}
    assert "ear-wax" in found.withheld
    assert found.content is not None


def test_a_broken_fact_withholds_only_the_handouts_that_use_it(tmp_path: Path) -> None:
    """`licence` stands in the leaflet, not in the sheet."""
    found = loaded(tmp_path, changed("facts", "checked: full text", "checked: partly"))
    assert found.withheld == {"ear-wax"}
    both = loaded(tmp_path, changed("facts", "87 of 125", "87 from 125"))
    assert both.withheld == {"ear-wax", "drops"}


def test_a_broken_handout_withholds_itself(tmp_path: Path) -> None:
    """The other one is still there."""
    found = loaded(tmp_path, changed("leaflet", "version: 1", "version: one"))
    assert found.withheld == {"ear-wax"}
    assert found.content is not None
    assert list(found.content.handouts) == ["drops"]


def test_a_broken_project_file_withholds_everything(tmp_path: Path) -> None:
    """There is no content without it; the other files' Problems are told all the same."""
    files = changed("project", "code: EAR", "code: ear") | {"content/glossary.yaml": "wax:\n  means:\n"}
    found = loaded(tmp_path, files)
    assert found.content is None
    assert found.withheld == {"ear-wax", "drops"}
    assert [told(problem) for problem in found.problems] == [
        "content/glossary.yaml:2:9 text-empty",
        "content/project.yaml:2:7 code-bad",
    ]


def test_a_folder_without_a_project_says_how_to_begin_one(tmp_path: Path) -> None:
    """One Problem at the file that is missing."""
    found = load(tmp_path)
    assert [told(problem) for problem in found.problems] == ["content/project.yaml:1:1 project-missing"]
    assert "handouts init" in found.problems[0].advice


def test_a_fact_has_one_place(tmp_path: Path) -> None:
    """The second fact of an id is told, with the first beside it."""
    files = {**FILES, "content/facts/more.yaml": "better:\n  count: 3\n  checked: full text\n"}
    found = loaded(tmp_path, files)
    assert [told(problem) for problem in found.problems] == ["content/facts/more.yaml:1:1 id-twice"]
    assert found.problems[0].related[0].where == Where("content/facts/ears.yaml", 1, 1)


@pytest.mark.parametrize(
    ("name", "problem_id"),
    [
        ("content/leaflets/Ear Drops.yaml", "file-name"),
        ("content/leaflets/ear.yml", "file-name"),
        ("content/regions/gb.yaml", "file-name"),
        ("content/comparisons/ear-wax.yaml", "id-twice"),
    ],
)
def test_a_file_name_is_an_id(name: str, problem_id: str, tmp_path: Path) -> None:
    """Small letters, .yaml, and one id for one handout."""
    assert _told(tmp_path, {**FILES, name: SHEET}) == [f"{name}:1:1 {problem_id}"]


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    """Pictures, hidden files and editors' copies are no content."""
    others = {"content/leaflets/.ear.yaml": "x", "content/leaflets/ear.yaml~": "x", "content/a.png": "x"}
    assert list(content_of(tmp_path, {**FILES, **others}).handouts) == ["ear-wax", "drops"]


def test_links_out_of_the_project_are_not_read(tmp_path: Path) -> None:
    """A file, a folder or a picture that is a link to another place."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.yaml").write_text("secret: 1\n")
    (outside / "secret.png").write_text("secret")
    root = tmp_path / "project"
    files = changed("leaflet", "content/pictures/ear.png", "content/pictures/link.png")
    loaded(root, files)
    (root / "content/leaflets/secret.yaml").symlink_to(outside / "secret.yaml")
    (root / "content/pictures/link.png").symlink_to(outside / "secret.png")
    (root / "content/signatures").symlink_to(outside)
    assert [told(problem) for problem in load(root).problems] == [
        "content/leaflets/ear-wax.yaml:36:17 figure-missing",
        "content/leaflets/secret.yaml:1:1 file-is-link",
        "content/signatures:1:1 file-is-link",
    ]


def test_a_folder_in_place_of_a_file_is_one_problem(tmp_path: Path) -> None:
    """It can't be read, and says so."""
    loaded(tmp_path)
    (tmp_path / "content/leaflets/folder.yaml").mkdir()
    found = load(tmp_path)
    assert [told(problem) for problem in found.problems] == ["content/leaflets/folder.yaml:1:1 file-unreadable"]


def test_clinic_name_needs_words_for_those_without_a_clinic(tmp_path: Path) -> None:
    """The Problem is at the text, and names the line to add to project.yaml."""
    files = changed("project", "clinic is called: your ear team\n", "")
    files["content/leaflets/ear-wax.yaml"] = LEAFLET.replace("[Ask your nurse.]", '["Ask {clinic.name}."]')
    found = loaded(tmp_path, files)
    assert [told(problem) for problem in found.problems] == ["content/leaflets/ear-wax.yaml:47:16 clinic-not-called"]
    assert "clinic is called" in found.problems[0].advice


def test_a_region_that_lacks_a_key_is_told_at_the_text(tmp_path: Path) -> None:
    """With the region's file beside it; a block for another region needs nothing of this one."""
    france = (
        FILES["content/regions/GB.yaml"]
        .replace("urgent line: 111", "paper: A4")
        .replace("access: Ask your doctor.", "other: B.")
    )
    files = changed("leaflet", "Do not use cotton buds.", "Ring {region.urgent_line}.")
    files |= {"content/regions/FR.yaml": france}
    files["content/project.yaml"] = FILES["content/project.yaml"].replace("regions: [GB]", "regions: [GB, FR]")
    content_of(tmp_path, files)
    files["content/leaflets/ear-wax.yaml"] = files["content/leaflets/ear-wax.yaml"].replace("\n        region: GB", "")
    found = loaded(tmp_path, files)
    assert [told(problem) for problem in found.problems] == ["content/leaflets/ear-wax.yaml:40:23 region-key-missing"]
    assert found.problems[0].related[0].where.file == "content/regions/FR.yaml"


def test_signatures_of_no_handout_are_a_warning(tmp_path: Path) -> None:
    """A renamed leaflet leaves its signatures behind."""
    signature = (
        "- role: clinical reviewer\n  name: A\n  audience: patient\n  locale: en-GB\n  region: GB\n  version: 1\n"
    )
    signature += f"  digest: {'0' * 64}\n  on: 2026-11-22\n"
    found = loaded(tmp_path, {**FILES, "content/signatures/gone.yaml": signature})
    assert [told(problem) for problem in found.problems] == ["content/signatures/gone.yaml:1:1 signatures-orphan"]
    assert not found.withheld


def test_a_broken_signature_withholds_its_handout(tmp_path: Path) -> None:
    """What people signed must be readable."""
    found = loaded(tmp_path, {**FILES, "content/signatures/drops.yaml": "- role: reviewer\n"})
    assert {problem.id for problem in found.problems} == {"key-missing"}
    assert found.withheld == {"drops"}


def test_lines_are_there_to_show_beside_a_problem(tmp_path: Path) -> None:
    """By file and number; nothing where there is no such line."""
    lines = loaded(tmp_path).lines
    assert lines("content/project.yaml", 1) == "name: Ears"
    assert (lines("content/project.yaml", 999), lines("nowhere", 1)) == ("", "")
    assert lines["content/project.yaml"][0] == "name: Ears"
    assert sorted(lines) == sorted(name for name in FILES if name.endswith(".yaml"))
    assert len(lines) == len(list(lines))


def test_a_file_is_read_whole_up_to_the_most_there_may_be(tmp_path: Path) -> None:
    """A million bytes; one more is told, and the file is not believed."""
    project = FILES["content/project.yaml"]
    room = 1_000_000 - len(project.encode()) - 2
    most = project.rstrip("\n") + "\n#" + "x" * room + "\n"
    assert len(most.encode()) == 1_000_000
    assert _told(tmp_path / "most", {**FILES, "content/project.yaml": most}) == []
    assert "yaml-too-large" in " ".join(_told(tmp_path / "more", {**FILES, "content/project.yaml": most + "\n"}))
