"""Texts that YAML takes for something else: the Problem shows the line as it should be typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handouts.content.nodes import Mapping, Scalar, Sequence
from handouts.content.reading import note_in_text, quoted_line, read_yaml, text_lines, text_wanted
from handouts.problems import LineReader, Problem

NINE = (
    ("- Ring ward #4 if ill", "1:13 yaml-note-cuts-text", '- "Ring ward #4 if ill"'),
    ("- Remember: call us", "1:3 yaml-text-needs-quotes", '- "Remember: call us"'),
    ("- {deaths_uk} people died", "1:3 yaml-text-needs-quotes", '- "{deaths_uk} people died"'),
    ("- {deaths_uk}", "1:3 yaml-text-needs-quotes", '- "{deaths_uk}"'),
    ("- [[stem cell]] is …", "1:3 yaml-text-needs-quotes", '- "[[stem cell]] is …"'),
    ("- [[stem cell]]", "1:3 yaml-text-needs-quotes", '- "[[stem cell]]"'),
    ("- **Fever** means …", "1:3 yaml-text-needs-quotes", '- "**Fever** means …"'),
    ("- [@burt-2019] found", "1:3 yaml-text-needs-quotes", '- "[@burt-2019] found"'),
    ('- "Ask" your nurse', "1:3 yaml-text-needs-quotes", "- '\"Ask\" your nurse'"),
    ("- % of people", "1:3 yaml-text-needs-quotes", '- "% of people"'),
    ("-\tRing us", "1:2 yaml-tab", "- Ring us"),
    ("- \tRing us", "1:3 yaml-tab", "- Ring us"),
)


def _lines(text: str) -> LineReader:
    lines = text_lines(text.encode())
    return lambda _file, line: lines[line - 1]


def _wanting_text(text: str) -> Problem:
    """The Problem that somebody gets who wants the one item of a list to be a text."""
    result = read_yaml(text.encode(), "a.yaml", root="list")
    if result.problems:
        (problem,) = result.problems
        return problem
    assert isinstance(result.node, Sequence)
    (item,) = result.node.items
    found = note_in_text(item, _lines(text)) if isinstance(item, Scalar) else text_wanted(item, _lines(text))
    assert found is not None
    return found


@pytest.mark.parametrize(("line", "told", "write"), NINE)
def test_the_nine_cases_show_the_line_to_type(line: str, told: str, write: str) -> None:
    """Each text of the format's table gives one Problem at its place, and the line advised reads as that text."""
    problem = _wanting_text(line + "\n")
    assert f"{problem.where.line}:{problem.where.column} {problem.id}" == told
    assert problem.write == write
    result = read_yaml(problem.write.encode(), "a.yaml", root="list")
    assert isinstance(result.node, Sequence)
    (item,) = result.node.items
    assert isinstance(item, Scalar)
    assert item.text == line.lstrip("- \t")
    assert note_in_text(item, _lines(problem.write)) is None


@pytest.mark.parametrize(
    ("line", "column", "write"),
    [
        ("  - text: a: b", 11, '  - text: "a: b"'),
        ("heading: {x}  ", 10, 'heading: "{x}"'),
        ('- say "a: b"', 3, "- 'say \"a: b\"'"),
        ('- it\'s "a: b"', 3, "- 'it''s \"a: b\"'"),
        ("- a\\* b: c", 3, "- 'a\\* b: c'"),
        ("- 'It's good'", 3, '- "It\'s good"'),
        ('- "Ask" or "tell"', 3, '- \'"Ask" or "tell"\''),
        ("-\ta: b", 3, '- "a: b"'),
        ("- ''", 3, "- \"''\""),
    ],
)
def test_quoted_line_keeps_all_but_the_quotes(line: str, column: int, write: str) -> None:
    """Indentation, dash and key stay; double quotes, or single ones round double quotes and backslashes."""
    assert quoted_line(line, column) == write


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=30))
def test_quoted_line_reads_as_the_text(text: str) -> None:
    """Whatever the text, the quoted line reads as exactly that text, or as what its outer quotes held."""
    value = text.strip(" \t")
    result = read_yaml(quoted_line(f"- {text}", 3).encode(), "a.yaml", root="list")
    assert isinstance(result.node, Sequence)
    (item,) = result.node.items
    assert isinstance(item, Scalar)
    assert item.text == value or value in (f"'{item.text}'", f'"{item.text}"')


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- a: b\n  c: d\n", "1:3 yaml-text-wanted: A text is wanted here, not keys."),
        ("- a:\n    b: c\n", "1:3 yaml-text-wanted: A text is wanted here, not keys."),
        ("- - a\n", "1:3 yaml-text-wanted: A text is wanted here, not a list."),
        ("- [a, b]\n", "1:3 yaml-text-wanted: A text is wanted here, not a list."),
        ("- {a: b}\n", "1:3 yaml-text-wanted: A text is wanted here, not keys."),
        ("- {}\n", "1:3 yaml-text-wanted: A text is wanted here, not keys."),
    ],
)
def test_real_maps_and_lists_get_no_quotes(text: str, told: str) -> None:
    """Where a map or list was meant, the Problem says that a text is wanted, and writes no line."""
    problem = _wanting_text(text)
    assert f"{problem.where.line}:{problem.where.column} {problem.id}: {problem.message}" == told
    assert problem.write == ""


def test_a_text_that_vanished_wholly_is_shown() -> None:
    """A text that begins with # is a note from its first character on; the line to type has it back."""
    problem = _wanting_text("- #4 is the ward\n")
    assert (problem.where.column, problem.write) == (3, '- "#4 is the ward"')


def test_a_note_behind_the_second_line_gets_words_only() -> None:
    """For a note in a text of several lines there is no single line to type."""
    problem = _wanting_text("- one\n  two #3\n")
    assert (problem.where.line, problem.where.column, problem.write) == (2, 7, "")


def test_a_text_without_a_note_has_no_problem() -> None:
    """An unquoted text without a note behind it is fine."""
    result = read_yaml(b"a: b\n", "a.yaml")
    assert isinstance(result.node, Mapping)
    value = result.node.get("a")
    assert isinstance(value, Scalar)
    assert note_in_text(value, _lines("a: b\n")) is None
