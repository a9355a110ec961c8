"""What read_yaml refuses and where, and what the nodes it gives hold."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handouts.content.nodes import Mapping, Scalar, Sequence
from handouts.content.reading import ReadResult, read_yaml, text_lines
from handouts.content.reading.reader import MAX_NODES, Root
from handouts.problems import Problem, Severity, Where


def _one(data: str | bytes, *, root: Root = "map") -> Problem:
    (problem,) = read_yaml(data if isinstance(data, bytes) else data.encode(), "a.yaml", root=root).problems
    return problem


def _node(text: str) -> Mapping:
    result = read_yaml(text.encode(), "a.yaml")
    assert result.problems == ()
    assert isinstance(result.node, Mapping)
    return result.node


def _text(node: Mapping, key: str) -> Scalar:
    value = node.get(key)
    assert isinstance(value, Scalar)
    return value


def test_nodes_keep_the_typed_characters_and_their_order() -> None:
    """Numbers, booleans, dates and nulls stay the characters typed, keys stay in order."""
    node = _node("phone: 02079460958\nversion: 1.10\nfree: no\non: 2026-11-22\nnone: ~\nnothing:\n")
    values = [(key.text, value.text) for key, value in node.entries if isinstance(value, Scalar)]
    assert values == [
        ("phone", "02079460958"),
        ("version", "1.10"),
        ("free", "no"),
        ("on", "2026-11-22"),
        ("none", "~"),
        ("nothing", ""),
    ]


def test_nodes_know_their_places() -> None:
    """Maps, lists, keys and scalars know line and column, in block and flow style."""
    node = _node("a:\n  - b: {c: d}\n    e: [f]\n")
    items = node.get("a")
    assert isinstance(items, Sequence)
    assert items.where == Where("a.yaml", 2, 3)
    (item,) = items.items
    assert isinstance(item, Mapping)
    assert item.where == Where("a.yaml", 2, 5)
    inner = item.get("b")
    assert isinstance(inner, Mapping)
    assert inner.where == Where("a.yaml", 2, 8)
    assert [key.where.column for key, _ in item.entries] == [5, 5]
    assert _text(inner, "c").where == Where("a.yaml", 2, 12)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_byte_order_mark_count_for_nothing(end: str) -> None:
    """LF, CR LF and CR give the same value and the same places; a byte order mark shifts no column."""
    lines = ("title: CR", "text: |", "  one", "  two", "last: x", "")
    result = read_yaml(b"\xef\xbb\xbf" + end.join(lines).encode(), "a.yaml")
    assert isinstance(result.node, Mapping)
    text = _text(result.node, "text")
    assert text.text == "one\ntwo\n"
    assert text.place(5) == Where("a.yaml", 4, 4)
    assert result.node.entries[0][0].where == Where("a.yaml", 1, 1)
    assert result.node.entries[2][0].where == Where("a.yaml", 5, 1)


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("a: Ring ward #4 if ill", 14),
        ("a: x # y", 6),
        ("a: # y", 4),
        ("a: x  \t # y", 9),
        ("a: ward#4", None),
        ('a: "x" # y', None),
        ("a: 'x' # y", None),
        ("a: |  # y\n  x", None),
    ],
)
def test_note_behind_a_text_is_told(line: str, column: int | None) -> None:
    """A ` #` note behind an unquoted scalar is told with its place, behind a quoted one it is not."""
    note = _text(_node(line + "\n"), "a").note_follows
    assert note == (None if column is None else Where("a.yaml", 1, column))


def test_note_behind_the_last_line_of_a_text_is_told() -> None:
    """A note behind a text of several lines is told at its own line."""
    assert _text(_node("a: one\n  two # three\n"), "a").note_follows == Where("a.yaml", 2, 7)


STRUCTURE = (
    ("a: 1\nb: 2\na: 3\n", "3:1 yaml-duplicate-key", "1:1"),
    ("x:\n  a: 1\n  'a': 2\n", "3:3 yaml-duplicate-key", "2:3"),
    ('x: {a: 1, "a": 2}\n', "1:11 yaml-duplicate-key", "1:5"),
    ('x: {a: 1, "\\x61": 2}\n', "1:11 yaml-duplicate-key", "1:5"),
    ("a: 1\na: 2\na: 3\n", "2:1 yaml-duplicate-key", "1:1 3:1"),
    ("a: &x 1\nb: *x\n", "1:4 yaml-anchor", "2:4"),
    ("a: *x\n", "1:4 yaml-anchor", ""),
    ("a: !x y\nb: !!int 3\n", "1:4 yaml-tag", "2:4"),
    ("a: ! y\n", "1:4 yaml-tag", ""),
    ("a:\n  <<: {b: c}\n", "2:3 yaml-merge-key", ""),
    ("a: 1\n: 2\n", "2:1 yaml-empty-key", ""),
    ('a: 1\n"": 2\n', "2:1 yaml-empty-key", ""),
    ("? [a]\n: b\n", "1:3 yaml-key-not-text", ""),
    ("a: 1\n---\nb: 2\n", "2:1 yaml-many-documents", ""),
    ("a: 1\n...\n---\nb: 2\n", "3:1 yaml-many-documents", ""),
    ("%YAML 1.2\n---\na: 1\n", "1:1 yaml-directive", ""),
    ("# x\n%TAG ! y\n---\na: 1\n", "2:1 yaml-directive", ""),
    ("<<<<<<< HEAD\na: 1\n||||||| base\n=======\na: 2\n>>>>>>> x\n", "1:1 yaml-merge-conflict", "3:1 4:1 6:1"),
    ("\n<!DOCTYPE html>\n<p>x\n", "1:1 yaml-web-page", ""),
    ("<html>\n", "1:1 yaml-web-page", ""),
    ("", "1:1 yaml-empty", ""),
    ("\n \n", "1:1 yaml-empty", ""),
    ("# only\n", "1:1 yaml-empty", ""),
    ("---\n# only\n", "1:1 yaml-empty", ""),
    ("---\n- a\n", "2:1 yaml-root", ""),
    ("words\n", "1:1 yaml-root", ""),
    ("Å: 1\nA\u030a: 2\n", "2:1 yaml-look-alike-keys", "1:1"),
)


@pytest.mark.parametrize(("text", "told", "related"), STRUCTURE)
def test_structure_is_refused_at_its_place(text: str, told: str, related: str) -> None:
    """Each thing the format does not use is one Problem at its place, further places are related."""
    problem = _one(text)
    assert f"{problem.where.line}:{problem.where.column} {problem.id}" == told
    assert " ".join(f"{r.where.line}:{r.where.column}" for r in problem.related) == related
    assert problem.advice


@pytest.mark.parametrize(
    ("text", "name"),
    [("a: !include x\n", "!include"), ("a: !!python/name:os.system x\n", "!!python/name:os.system"), ("a: ! x\n", "!")],
)
def test_a_tag_is_named(text: str, name: str) -> None:
    """The message on a data type names it as typed."""
    assert _one(text).message.startswith(f"{name} names")


def test_structural_problems_are_told_in_one_go() -> None:
    """Faults of several kinds in one file are all told at once, sorted by place."""
    result = read_yaml(b"a: !x 1\na: &y 2\n? [b]\n: 3\n: 4\n", "a.yaml")
    assert [problem.id for problem in result.problems] == [
        "yaml-tag", "yaml-duplicate-key", "yaml-anchor", "yaml-key-not-text", "yaml-empty-key",
    ]  # fmt: skip
    assert result.node is None


def test_duplicate_key_keeps_the_first_and_look_alike_warns() -> None:
    """With a duplicate key the nodes stay usable and hold the first; look-alike keys are a warning."""
    result = read_yaml(b"a: 1\na: 2\n", "a.yaml")
    assert isinstance(result.node, Mapping)
    assert [value.text for _, value in result.node.entries if isinstance(value, Scalar)] == ["1"]
    assert _one("a b: 1\na\xa0b: 2\n").severity is Severity.WARNING


@pytest.mark.parametrize(
    ("root", "text", "good"),
    [("map", "a: b", True), ("list", "- a", True), ("list", "a: b", False), ("any", "a", True), ("map", "- a", False)],
)
def test_root_is_what_the_caller_wants(root: Root, text: str, good: bool) -> None:
    """A file whose top is another kind of value than asked for is refused."""
    result = read_yaml(text.encode(), "a.yaml", root=root)
    assert (result.node is not None) is good
    assert [problem.id for problem in result.problems] == ([] if good else ["yaml-root"])


BYTES = (
    (b"a: \xe4b\n", "1:4 yaml-encoding", "byte 3 (0xE4) is no character. In Windows-1252 it would be ä."),
    (b"ok: 1\na: caf\xe9\n", "2:7 yaml-encoding", "byte 12 (0xE9)"),
    (b"a: \x81\n", "1:4 yaml-encoding", "byte 3 (0x81) is no character."),
    (b"a: \xc0\xaf\n", "1:4 yaml-encoding", "damaged"),
    (b"a: \xed\xa0\xbd\n", "1:4 yaml-encoding", "damaged"),
    (b"a: \xf4\x90\x80\x80\n", "1:4 yaml-encoding", "damaged"),
    (b"a: \xe4\xb8", "1:4 yaml-encoding", "ends in the middle"),
    ("a: b\n".encode("utf-16"), "1:1 yaml-encoding", "UTF-16"),
    ("a: b\n".encode("utf-16-le"), "1:1 yaml-encoding", "UTF-16"),
    ("a: b\n".encode("utf-32"), "1:1 yaml-encoding", "UTF-32"),
    (b"a: \x00\n", "1:4 yaml-character", "U+0000 is a control"),
    (b"a: b\x0cc\n", "1:5 yaml-character", "U+000C is a control"),
    ("a: é\x9b\n".encode(), "1:5 yaml-character", "U+009B is a control"),
    ("a: b\u2028c\n".encode(), "1:5 yaml-character", "U+2028 is an invisible line"),
    ("a: b\u202ec\n".encode(), "1:5 yaml-character", "U+202E is an invisible mark"),
    ("# \u200fb\na: c\n".encode(), "1:3 yaml-character", "U+200F is an invisible mark"),
    ("a: b\ufeffc\n".encode(), "1:5 yaml-character", "byte order mark"),
    ("a: b\ufdd0\n".encode(), "1:5 yaml-character", "stands for no character"),
    ("a: b\U0010ffff\n".encode(), "1:5 yaml-character", "U+10FFFF is a code"),
    ("a: b\U000e0041\n".encode(), "1:5 yaml-character", "U+E0041 is an invisible tag"),
    (b'a: "b\\0"\n', "1:6 yaml-character", "U+0000"),
    (b'a: "b\\r"\n', "1:6 yaml-character", "U+000D"),
    (b'a: "b\\n\\L"\n', "1:8 yaml-character", "U+2028"),
    (b'a: "b\\uFFFE"\n', "1:6 yaml-character", "U+FFFE"),
    (b'"\\e": b\n', "1:2 yaml-character", "U+001B"),
    (b'a: "b\\ud83d\\ude00"\n', "1:6 yaml-escape", "\\ud83d"),
)


@pytest.mark.parametrize(("data", "told", "message"), BYTES)
def test_bytes_and_characters_are_refused_at_their_place(data: bytes, told: str, message: str) -> None:
    """Other encodings, and characters that no page may hold, are one Problem with place and code."""
    problem = _one(data)
    assert f"{problem.where.line}:{problem.where.column} {problem.id}" == told
    assert message in problem.message


def test_letters_of_every_script_and_joiners_are_let_through() -> None:
    """Zero width joiners, private use, emoji and soft hyphens are text."""
    assert _text(_node("a: می\u200cخواهم क्\u200dष \ue000 👩\u200d⚕ so\xadft\n"), "a").text.startswith("می\u200c")


LIMITS = (
    ("[" * 200_000, "1:51 yaml-too-deep"),
    ("- " * 200_000, "1:101 yaml-too-deep"),
    ("{a: " * 200_000, "1:201 yaml-too-deep"),
    ("? " * 200_000, "1:101 yaml-too-deep"),
    ("[" * 51 + "]" * 51, "1:51 yaml-too-deep"),
    ("- x\n" * 60_000, f"{MAX_NODES}:3 yaml-too-many-values"),
    ('"text: ' + "x" * 5_000_000, "1:1 yaml-too-large"),
    ("text: |\n" + "  line\n" * 700_000, "1:1 yaml-too-large"),
    ("a: '" + "x\n " * 50_000, "1:4 yaml-unclosed-quote"),
    ("a: [b\n" + "c: d\n" * 100_000, "1:4 yaml-unclosed-bracket"),
    ("- {x} y\n" * 50_000, "1:3 yaml-text-needs-quotes"),
    ("a: " * 100_000, "1:4 yaml-text-needs-quotes"),
)


@pytest.mark.parametrize("pure", [False, True], ids=["c", "python"])
@pytest.mark.parametrize(("text", "told"), LIMITS, ids=[told + repr(text[:9]) for text, told in LIMITS])
def test_limits_hold_quickly(text: str, told: str, pure: bool) -> None:
    """Too deep, too large and too many are each one Problem, found long before the input is used up."""
    start = time.process_time()
    (problem,) = read_yaml(text.encode(), "a.yaml", root="any", pure=pure).problems
    assert f"{problem.where.line}:{problem.where.column} {problem.id}" == told
    assert time.process_time() - start < (30 if pure else 6)


def test_fifty_levels_are_allowed() -> None:
    """The deepest nesting allowed loads."""
    result = read_yaml(("[" * 50 + "]" * 50).encode(), "a.yaml", root="list")
    assert result.problems == ()


_SIGNS = st.sampled_from([
    "a", "key", ": ", ":", "\n", "\n  ", "\n    ", "- ", "-", " ", "#", " #", "'", '"', "{", "}", "[", "]", ",", "|",
    ">", "|-\n  ", "&a", "*a", "!t", "%", "@", "`", "?", "? ", "<<", "\\", "\\x", "\\u12", "\t", "---\n", "...\n",
    "é", "漢", "\r", "\r\n", "\ufeff", "\x00", "~", "=", "**", "[[", "{x}",
])  # fmt: skip


def _read_all_ways(data: bytes) -> tuple[ReadResult, ReadResult]:
    compiled, pure = read_yaml(data, "a.yaml", root="any"), read_yaml(data, "a.yaml", root="any", pure=True)
    for result in (compiled, pure):
        assert result.node is not None or result.problems
        lines = text_lines(data)
        for problem in result.problems:
            assert 1 <= problem.where.line <= len(lines)
            assert 1 <= problem.where.column <= len(lines[problem.where.line - 1]) + 2
    return compiled, pure


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_give_a_node_or_problems(data: bytes) -> None:
    """Whatever the bytes: nothing is raised, and there is a node, or a Problem within the file."""
    _read_all_ways(data)


@settings(deadline=None)
@given(st.lists(_SIGNS, max_size=30).map("".join))
@example('"\\"\n"')
def test_any_mixture_of_signs_gives_a_node_or_problems(text: str) -> None:
    """Whatever is made of YAML's own signs: nothing is raised, and both parsers give the same nodes."""
    compiled, pure = _read_all_ways(text.encode())
    if compiled.node is not None and pure.node is not None:
        assert compiled.node == pure.node
