"""The authors' guide is held to its word: what it shows as files loads in a fresh project, and passes the rules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handouts.cli import main
from handouts.content.reading import read_yaml

GUIDE = (Path(__file__).parents[1] / "docs" / "authors.md").read_text("utf-8")
EXAMPLES = tuple(re.findall(r"^```yaml\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE))
FILES = {
    "better_exercise:": "content/facts/elbow.yaml",
    "example-2022:": "content/sources.yaml",
    "tendon:": "content/glossary.yaml",
    "title: Sore elbow": "content/comparisons/sore-elbow.yaml",
}
"""How an example that is a file, or part of one, begins, and where it belongs; it is written behind what is there."""


def test_every_kind_of_file_has_an_example() -> None:
    """Each beginning is that of one example."""
    assert [[example.startswith(start) for example in EXAMPLES].count(True) for start in FILES] == [1, 1, 1, 1]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.split("\n", 1)[0])
def test_each_example_can_be_read(example: str) -> None:
    """As YAML, with the very reader that reads authors' files."""
    text = example.replace("# or a text each\nheading:", "# or a text each\nheading again:")
    assert read_yaml(text.encode(), "docs/authors.md").problems == ()


def test_the_examples_make_a_project_without_error_or_warning(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A new author types them in as they stand, beside a new leaflet."""
    project = tmp_path / "elbow"
    assert main(["init", str(project)]) == 0
    assert main(["new", "leaflet", "sore-arm", "--project", str(project)]) == 0
    for start, file in FILES.items():
        example = next(example for example in EXAMPLES if example.startswith(start))
        path = project / file
        path.parent.mkdir(exist_ok=True)
        path.write_text((path.read_text("utf-8") if path.exists() else "") + example, "utf-8")
    capsys.readouterr()
    assert main(["check", "--project", str(project), "--as-of", "2026-11-22"]) == 0
    assert capsys.readouterr().out.startswith("0 errors, 0 warnings, ")
