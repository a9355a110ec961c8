from __future__ import annotations

import re
from pathlib import Path

import pytest
from document.made_up import own_templates

from handouts.document.package_files import packaged_templates
from handouts.document.shelf import TemplateShelf
from handouts.document.words import PLACEHOLDER

ROOT = Path(str(packaged_templates()))
TEMPLATES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.j2"))
OTHERS = ("draft-", "group-", "sheet-", "different-studies-", "same-trial-", "ratio-", "average-")
"""Ids that templates and the translation put together."""
SAID = re.compile(r'\bsay\(\s*"([a-z0-9-]+)"\s*[,)]')
"""Ids that a template names outright."""


def test_words_have_no_problems() -> None:
    """The package's own words are read without a Problem, each of one line."""
    words, problems = TemplateShelf().words()
    assert problems == ()
    assert all(words.values())
    assert not [word_id for word_id, text in words.items() if "\n" in text]


@pytest.mark.parametrize("name", TEMPLATES)
def test_templates_have_no_literal_words(name: str) -> None:
    """No template holds a letter or digit to print: every fixed word comes from words.yaml."""
    text = (ROOT / name).read_text(encoding="utf-8")
    bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.DOTALL)
    printed = re.sub(r"<[^>]*>", "", bare)
    assert re.findall(r"\w+", printed) == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_words_said_are_there(name: str) -> None:
    """Every fixed word that a template names is in words.yaml."""
    words, _ = TemplateShelf().words()
    assert set(SAID.findall((ROOT / name).read_text(encoding="utf-8"))) - set(words) == set()


def test_every_word_is_used() -> None:
    """words.yaml holds no id that neither a template nor the package names."""
    words, _ = TemplateShelf().words()
    package = Path(str(packaged_templates())).parent / "handouts"
    sources = [*(ROOT / name for name in TEMPLATES), *package.rglob("translation/*.py"), *package.rglob("content/*.py")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    unused = [word for word in words if f'"{word}"' not in text and not word.startswith(OTHERS)]
    assert unused == []


def test_placeholders_are_names() -> None:
    """A brace in the words is always a placeholder."""
    words, _ = TemplateShelf().words()
    assert [text for text in words.values() if re.search(r"[{}]", PLACEHOLDER.sub("", text))] == []


FAULTY = (
    ("key-point: Points", "words-unknown", "1:1", "Did you mean `key-points`?"),
    ("zzzzz: Points", "words-unknown", "1:1", "See templates/words.yaml of handouts for the ids."),
    ("tip:\n  - Tip", "words-text-wanted", "2:3", "Write words behind the id."),
    ("tip: ''", "words-text-wanted", "1:6", "Write words behind the id."),
    ("version: Version", "words-placeholders", "1:10", "Use: {version}."),
    ('tip: "Tip {date}"', "words-placeholders", "1:6", "Use: none."),
    ("tip: Hint # shorter", "words-note", "1:11", "Put the words in quotes, or the note on a line of its own."),
)


@pytest.mark.parametrize(("line", "problem_id", "place", "advice"), FAULTY)
def test_fault_in_a_projects_words(tmp_path: Path, line: str, problem_id: str, place: str, advice: str) -> None:
    """A project's words.yaml may only say known ids otherwise, with the same placeholders."""
    words, problems = own_templates(tmp_path, words_yaml=f"{line}\n").words()
    assert [(problem.id, str(problem.where), problem.advice) for problem in problems] == [
        (problem_id, f"templates/words.yaml:{place}", advice)
    ]
    assert dict(words) == dict(TemplateShelf().words()[0])


def test_project_says_it_otherwise(tmp_path: Path) -> None:
    """A project's words stand for the package's; the others stay."""
    words, problems = own_templates(tmp_path, words_yaml="tip: Good to know.\n").words()
    assert problems == ()
    assert (words["tip"], words["warning"]) == ("Good to know.", "Warning.")


def test_broken_words_file(tmp_path: Path) -> None:
    """A file that can't be read is a Problem; the package's words are kept."""
    words, problems = own_templates(tmp_path, words_yaml="tip: [").words()
    assert [problem.where.file for problem in problems] == ["templates/words.yaml"]
    assert words["tip"] == "Tip."


def test_words_file_without_keys(tmp_path: Path) -> None:
    """A list where words by id are wanted is one Problem."""
    _, problems = own_templates(tmp_path, words_yaml="- Tip\n").words()
    assert [(problem.id, str(problem.where)) for problem in problems] == [("yaml-root", "templates/words.yaml:1:1")]


def test_theme_that_is_nowhere() -> None:
    """An audience without a theme is a Problem, not a crash."""
    theme, problems = TemplateShelf().theme("strangers", "leaflet")
    assert theme is None
    assert [problem.id for problem in problems] == ["template-missing"]
