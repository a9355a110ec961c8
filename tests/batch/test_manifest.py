import json
from dataclasses import replace
from pathlib import Path

import pytest
from batch.outcomes import PATH, PROBLEM, of_clinic, outcome, output

from handouts.batch.input_sets import HeldOnce
from handouts.batch.made import Made
from handouts.batch.manifest import last_outputs, manifest_text, read_outcome
from handouts.batch.outcome import State


def test_a_manifest_reads_back_as_the_same_outputs(tmp_path: Path) -> None:
    """What is written of an output is what is read, Problems and inputs too."""
    (tmp_path / "manifest.json").write_text(manifest_text(outcome(output(), problems=(PROBLEM,))))
    assert last_outputs(tmp_path) == {PATH: output()}


def test_a_manifest_names_its_schema_day_and_what_is_not_ready() -> None:
    """The head of the manifest is for machines that read it later."""
    told = json.loads(manifest_text(outcome(output(State.KEPT), problems=(PROBLEM,))))
    assert {key: told[key] for key in ("schema", "tree", "as_of", "languages_not_ready", "pruned")} == {
        "schema": "handouts-manifest/4",
        "tree": "draft",
        "as_of": "2027-01-02",
        "languages_not_ready": ["es"],
        "pruned": [],
    }
    assert told["outputs"][0]["state"] == "kept"
    assert told["problems"][0]["id"] == "text-digit"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"schema": "handouts-manifest/9", "outputs": []}',
        '{"schema": "handouts-manifest/1", "outputs": [1]}',
        "[" * 99999,
    ],
)
def test_a_damaged_manifest_counts_as_none(tmp_path: Path, text: str) -> None:
    """Whatever stands in the file, reading it only ever gives outputs or nothing."""
    (tmp_path / "manifest.json").write_text(text)
    assert last_outputs(tmp_path) == {}


def test_a_manifest_from_before_there_were_twins_is_read(tmp_path: Path) -> None:
    """Its outputs are known, so that what is gone is still pruned; they have no twin."""
    told = json.loads(manifest_text(outcome(output())))
    told["schema"] = "handouts-manifest/1"
    told["outputs"][0]["inputs"] = dict(output().inputs)
    del told["outputs"][0]["twin"], told["input_sets"], told["project"], told["keeper"]
    (tmp_path / "manifest.json").write_text(json.dumps(told))
    made = output().made
    without_twin = Made.of(replace(made.digests, twin=""), made.size, 0, made.pages, made.check_letters)
    assert last_outputs(tmp_path) == {PATH: replace(output(), made=without_twin)}


def test_a_manifest_with_outputs_on_many_lines_is_read(tmp_path: Path) -> None:
    """So it was written before there were many."""
    told = json.loads(manifest_text(outcome(output())))
    last = {key: told.pop(key) for key in ("input_sets", "problems")}
    text = json.dumps({**told, "schema": "handouts-manifest/3", **last}, indent=1, ensure_ascii=False) + "\n"
    (tmp_path / "manifest.json").write_text(text)
    assert last_outputs(tmp_path) == {PATH: output()}


def test_a_manifest_without_its_end_counts_as_none(tmp_path: Path) -> None:
    """Wherever it was cut off, even between two outputs."""
    text = manifest_text(outcome(output(), of_clinic(output(), "b")))
    assert len(json.loads(text)["outputs"]) == text.count('"check_letters"') == 2
    for length in range(0, len(text) - 3, 7):
        (tmp_path / "manifest.json").write_text(text[:length])
        assert read_outcome(tmp_path) is None


def test_what_most_outputs_were_made_from_is_told_once(tmp_path: Path) -> None:
    """The common inputs in one set; the others name what they have more, and what they lack."""
    fonts, inputs = tuple((f"font:{number:02}", "a" * 64) for number in range(40)), HeldOnce().inputs
    made_from = [*((("fact:a", str(number % 2)), *fonts) for number in range(6)), fonts[:9], fonts[:0]]
    outputs = [of_clinic(replace(output(), inputs=inputs(some)), str(number)) for number, some in enumerate(made_from)]
    told = outcome(*outputs)
    text = manifest_text(told)
    assert text.count("font:39") == 2
    (tmp_path / "manifest.json").write_text(text)
    assert read_outcome(tmp_path) == told


def test_no_manifest_counts_as_none(tmp_path: Path) -> None:
    """The first build finds nothing."""
    assert last_outputs(tmp_path) == {}
