"""How Problems are told to people and to programs."""

from __future__ import annotations

import json

import pytest

from handouts.problem_text import as_json, as_text
from handouts.problems import Problem, Related, Severity, Where


def _problem(column: int = 13, line: int = 70, **more: object) -> Problem:
    values: dict[str, object] = {
        "id": "text-needs-quotes",
        "severity": Severity.ERROR,
        "message": "A text that starts with { is read as data.",
        "advice": "Put the text in quotes.",
        "where": Where("content/leaflets/ahsct.yaml", line, column),
    }
    return Problem(**{**values, **more})  # type: ignore[arg-type]


def _told(problem: Problem, line: str) -> list[str]:
    return as_text(problem, lambda _file, _line: line).split("\n")


def test_problem_shows_line_caret_message_and_what_to_write() -> None:
    """The layout: place and id, the line, the caret with the message, the line to type exactly below it."""
    write = '          - "{fever} people had a fever."'
    assert _told(_problem(write=write), "          - {fever} people had a fever.") == [
        "content/leaflets/ahsct.yaml:70:13  text-needs-quotes",
        "     70 |           - {fever} people had a fever.",
        "        |             ^ A text that starts with { is read as data.",
        '   Write:           - "{fever} people had a fever."',
    ]


def test_several_lines_to_write_stand_below_each_other() -> None:
    """Every line to type keeps its indentation."""
    assert _told(_problem(1, write="a: |\n  b\n  c"), "a: b")[-3:] == [
        "   Write: a: |",
        "            b",
        "            c",
    ]


def test_advice_and_related_places_follow() -> None:
    """Without a line to type the advice is told; warnings say so; related places come last."""
    related = (Related(Where("a.yaml", 2, 3), "It stands here first."),)
    assert _told(_problem(1, severity=Severity.WARNING, related=related), "a: b") == [
        "content/leaflets/ahsct.yaml:70:1  text-needs-quotes (warning)",
        "     70 | a: b",
        "        | ^ A text that starts with { is read as data.",
        "   Put the text in quotes.",
        "   a.yaml:2:3: It stands here first.",
    ]


def test_line_that_cannot_be_shown_is_left_out() -> None:
    """Where the file's line is empty or cannot be read, message and advice stand alone."""
    assert _told(_problem(1), "")[1:] == [
        "   A text that starts with { is read as data.",
        "   Put the text in quotes.",
    ]


@pytest.mark.parametrize(
    ("line", "column", "shown", "cells"),
    [
        ("漢字: {x}", 5, "漢字: {x}", 6),
        ("e\u0301te\u0301: x", 8, "e\u0301te\u0301: x", 5),
        ("👩\u200d⚕: x", 5, "👩\u200d⚕: x", 4),
        ("\tx: {y}", 5, "→   x: {y}", 7),
        ("ab\tx", 4, "ab→ x", 4),
        ("a\x1b[31mb", 7, "a<U+001B>[31mb", 13),
        ("a\u202eb", 3, "a<U+202E>b", 9),
        ("a\x85b\x00c", 5, "a<U+0085>b<U+0000>c", 18),
        ("ｶﾞ: ＡＢ", 6, "ｶﾞ: ＡＢ", 6),
        ("ab", 3, "ab", 2),
    ],
)
def test_caret_stands_below_its_character(line: str, column: int, shown: str, cells: int) -> None:
    """Wide and combining characters, tabs and control characters: the caret is counted in shown cells."""
    told = _told(_problem(column, 3), line)
    assert told[1] == f"      3 | {shown}"
    assert told[2] == f"        | {' ' * cells}^ A text that starts with {{ is read as data."


def test_long_lines_are_cut_round_the_caret() -> None:
    """Of a very long line a part round the caret is shown."""
    line = "x" * 5000 + "HERE" + "y" * 5000
    _, shown, caret, *_ = _told(_problem(5001), line)
    assert len(shown) < 140
    assert shown[caret.index("^") :].startswith("HERE")
    assert shown.startswith("     70 | …x")
    assert shown.endswith("y…")


def test_controls_in_messages_are_made_visible() -> None:
    """No control character of a message, advice or line to type reaches the terminal."""
    problem = _problem(1, message="a\x1bb", write="c\x07\nd\x9b", related=(Related(Where("b"), "e\x00\nf"),))
    told = as_text(problem, lambda _file, _line: "x")
    assert not any(ord(character) < 32 or 0x7F <= ord(character) < 0xA0 for character in told.replace("\n", ""))
    assert "a<U+001B>b" in told
    assert "b:1:1: e<U+0000> f" in told


def test_json_has_every_part() -> None:
    """The values for programs, as plain JSON types."""
    related = (Related(Where("b.yaml", 5, 6), "here"),)
    value = as_json(_problem(2, 3, write="w", related=related))
    assert json.loads(json.dumps(value)) == {
        "id": "text-needs-quotes",
        "severity": "error",
        "message": "A text that starts with { is read as data.",
        "advice": "Put the text in quotes.",
        "write": "w",
        "file": "content/leaflets/ahsct.yaml",
        "line": 3,
        "column": 2,
        "related": [{"file": "b.yaml", "line": 5, "column": 6, "message": "here"}],
    }
