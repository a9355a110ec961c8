from __future__ import annotations

import re
from pathlib import Path

import pytest
from tiny_project import FILES, checked, copied, edited, place_of

PARTS = ("key points", "red flags", "not known", "actions", "bottom line")


@pytest.mark.parametrize("part", PARTS)
def test_a_leaflet_without_a_part_is_an_error_at_its_first_line(tmp_path: Path, part: str) -> None:
    """One Problem that names the part and the sheets that lack it."""
    root = copied(tmp_path)
    file = root / FILES["leaflet"]
    text = re.sub(rf"(?m)^{part}:\n(?: .*\n|\n)*", "", file.read_text("utf-8"))
    file.write_text(text, "utf-8")
    found = [problem for problem in checked(root) if problem.is_error]
    sheets = "the clinician sheet" if part == "bottom line" else "the patient and plain sheets"
    assert [(p.id, str(p.where), p.message) for p in found] == [
        ("part-missing", place_of(root, "leaflet", "title:"), f"There is no `{part}:` for {sheets}.")
    ]


def test_words_for_others_only_are_a_missing_part(tmp_path: Path) -> None:
    """A list of which one audience gets no item is missing on its sheet."""
    root = copied(tmp_path)
    file = root / FILES["leaflet"]
    text = re.sub(
        r"(?m)^actions:\n(?: .*\n)*", "actions:\n  - clinician: Look into the ear.\n", file.read_text("utf-8")
    )
    file.write_text(text, "utf-8")
    found = [problem for problem in checked(root) if problem.is_error]
    assert [problem.message for problem in found] == ["There is no `actions:` for the patient and plain sheets."]
    assert str(found[0].where) == place_of(root, "leaflet", "Look into the ear.")


@pytest.mark.parametrize("name", ["leaflet", "sheet"])
def test_every_handout_names_its_author(tmp_path: Path, name: str) -> None:
    """Another role doesn't do."""
    root = copied(tmp_path)
    edited(root, name, "author: The made-up", "editor: The made-up")
    (problem,) = [problem for problem in checked(root) if problem.is_error]
    assert (problem.id, problem.advice) == ("part-missing", "Add `author:` below `people:`.")
    assert str(problem.where) == place_of(root, name, "The made-up ear project")
