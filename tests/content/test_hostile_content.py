"""Hostile and mutated content: Problems or a load, never a traceback, and a Problem near what was changed."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from content.sample_project import FILES, LEAFLET, loaded
from hypothesis import given, settings
from hypothesis import strategies as st
from shared_data import SHARED_DATA, needs_shared_data

from handouts.content.digest import Reader, text_digest
from handouts.content.load import Loaded, load

YAML_FILES = tuple(name for name in FILES if name.endswith(".yaml"))
LINES = {name: tuple(FILES[name].splitlines()) for name in YAML_FILES}
VALUES = (
    "[a, b]",
    "{a: b}",
    "5",
    "",
    '"x"',
    "|",
    "no",
    "{patient: x}",
    "[]",
    "{}",
    "1e3",
    "nothing found",
    "[[a]]",
    "{a}",
    "**a",
    "\t",
)


def _used(found: Loaded) -> None:
    """Whatever loaded can be selected and digested."""
    for handout in found.content.handouts if found.content else ():
        for audience in ("patient", "plain", "clinician"):
            assert found.content is not None
            assert len(text_digest(found.content, handout, Reader(audience, "en-GB", "GB"))) == 64


@st.composite
def _mutated(draw: st.DrawFn) -> dict[str, str]:
    name = draw(st.sampled_from(YAML_FILES))
    lines = list(LINES[name])
    at = draw(st.integers(0, len(lines) - 1))
    other = draw(st.sampled_from(LINES[draw(st.sampled_from(YAML_FILES))]))
    middle = len(lines[at]) // 2
    changes = {
        "delete": [],
        "twice": [lines[at], lines[at]],
        "splice": [other],
        "insert": [lines[at], other],
        "deeper": ["  " + lines[at]],
        "retype": [lines[at].partition(":")[0] + ": " + draw(st.sampled_from(VALUES))],
        "rename": [lines[at].replace(lines[at].strip()[:4], lines[at].strip()[:3] + "x", 1)],
        "character": [lines[at][:middle] + draw(st.sampled_from("{}[]*:#|>&!%@`\"'\\,-?é\u202e")) + lines[at][middle:]],
    }  # fmt: skip
    lines[at : at + 1] = changes[draw(st.sampled_from(sorted(changes)))]
    return {**FILES, name: "\n".join(lines) + "\n"}


@settings(max_examples=150, deadline=None)
@given(_mutated())
def test_a_mutated_project_loads_or_says_why_not(files: dict[str, str]) -> None:
    """No traceback; every Problem has advice and a place in a file of the project; none is told twice."""
    with tempfile.TemporaryDirectory() as folder:
        found = loaded(Path(folder), files)
    assert all(problem.advice and problem.message for problem in found.problems)
    assert {problem.where.file for problem in found.problems} <= set(files)
    assert len({(problem.id, problem.where, problem.message) for problem in found.problems}) == len(found.problems)
    _used(found)


@needs_shared_data
def test_hostile_yaml_is_no_leaflet(tmp_path: Path) -> None:
    """Each hostile or strange file gives Problems of its own file, and the rest of the project stays."""
    samples = sorted((SHARED_DATA / "yaml").rglob("*.yaml"))
    assert len(samples) > 80
    loaded(tmp_path)
    target = tmp_path / "content/leaflets/ear-wax.yaml"
    for sample in samples:
        target.write_bytes(sample.read_bytes())
        found = load(tmp_path)
        assert found.problems, sample.name
        assert {problem.where.file for problem in found.problems} == {"content/leaflets/ear-wax.yaml"}, sample.name
        assert found.withheld == {"ear-wax"}, sample.name


@needs_shared_data
def test_naughty_strings_are_texts_or_problems(tmp_path: Path) -> None:
    """As titles in quotes: kept as typed, or refused at their line."""
    strings = json.loads((SHARED_DATA / "strings/blns.json").read_text(encoding="utf-8"))
    leaflets = {
        f"content/leaflets/n{number}.yaml": LEAFLET.replace("  patient: Ear wax", f"  patient: {json.dumps(string)}")
        for number, string in enumerate(strings)
    }
    found = loaded(tmp_path, {**FILES, **leaflets})
    assert all(problem.where.line == 2 and problem.where.file in leaflets for problem in found.problems)
    assert found.content is not None
    kept = found.content.leaflets
    assert len(kept) + len({problem.where.file for problem in found.problems}) == len(strings) + 1
    for name in kept:
        assert len(text_digest(found.content, name, Reader("patient", "en-GB", "GB"))) == 64


def test_the_tests_own_project_has_no_load_error() -> None:
    """It is a real small project."""
    assert [problem for problem in load(Path(__file__).parents[1] / "tiny").problems if problem.is_error] == []
