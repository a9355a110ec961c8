"""Places of characters: texts written in each of YAML's styles, each character looked up again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handouts.content.nodes import Mapping, Scalar, Style
from handouts.content.reading import read_yaml, text_lines
from handouts.problems import Where

_LETTERS = st.sampled_from(
    [*"abcXYZ09 .,;!?()-_/'\"\\#:%&*@{}[]|><=~é漢字ش", "\u0301", "\u200d", "\xa0", "👩", "\t", "  "]
)
_TEXT = st.lists(_LETTERS, min_size=1, max_size=24).map("".join)
_WORD = st.text("abcéx漢ش\u0301👩", min_size=1, max_size=6)
_WORDS = st.lists(_WORD, min_size=1, max_size=8)
_ENDS = st.sampled_from(["\n", "\r\n", "\r"])
_BOMS = st.sampled_from([b"", b"\xef\xbb\xbf"])


def _read(lines: list[str], end: str, bom: bytes) -> tuple[Scalar, tuple[str, ...]]:
    data = bom + end.join(["# first", "list:", *lines, ""]).encode()
    result = read_yaml(data, "a.yaml")
    assert result.problems == ()
    assert isinstance(result.node, Mapping)
    entries = result.node.entries
    value = next(value for key, value in entries if key.text == "key")
    assert isinstance(value, Scalar)
    return value, text_lines(data)


def _at(lines: tuple[str, ...], where: Where) -> str:
    return lines[where.line - 1][where.column - 1 : where.column]


def _check_each(value: Scalar, text: str, lines: tuple[str, ...], style: Style) -> None:
    assert (value.text, value.style) == (text, style)
    assert "".join(_at(lines, value.place(offset)) for offset in range(len(text))) == text


@settings(deadline=None)
@given(_WORDS, _ENDS, _BOMS)
def test_plain_text_of_one_line(words: list[str], end: str, bom: bytes) -> None:
    """Each character of an unquoted text of one line stands at its place."""
    text = " ".join(words)
    value, lines = _read([f"key:   {text}  # note"], end, bom)
    _check_each(value, text, lines, "plain")


@settings(deadline=None)
@given(_TEXT, _ENDS, _BOMS)
def test_single_quoted_text(text: str, end: str, bom: bytes) -> None:
    """Each character of a text in single quotes stands at its place, a doubled quote at its first."""
    value, lines = _read(["key: '" + text.replace("'", "''") + "'"], end, bom)
    _check_each(value, text, lines, "single")


@settings(deadline=None)
@given(_TEXT, st.sets(st.integers(0, 30)), _ENDS, _BOMS)
def test_double_quoted_text(text: str, escaped: set[int], end: str, bom: bytes) -> None:
    """Each character of a text in double quotes stands at its place, an escaped one at its backslash."""
    typed = [
        f"\\U{ord(character):08X}" if number in escaped else "\\" + character if character in '"\\' else character
        for number, character in enumerate(text)
    ]
    value, lines = _read(['key: "' + "".join(typed) + '"'], end, bom)
    assert (value.text, value.style) == (text, "double")
    for offset, character in enumerate(text):
        assert _at(lines, value.place(offset)) == typed[offset][0]
        assert value.place(offset).column == 7 + sum(map(len, typed[:offset])), character


@settings(deadline=None)
@given(st.lists(_TEXT.filter(lambda text: text.strip() != ""), min_size=1, max_size=5), st.integers(1, 4), _ENDS, _BOMS)
def test_literal_text(parts: list[str], indent: int, end: str, bom: bytes) -> None:
    """Each character of a text under | stands at its place, in every line."""
    first = parts[0].lstrip(" \t")
    text = "\n\n".join([first, *parts[1:]]) + "\n"
    block = [" " * indent + line if line else "" for line in text[:-1].split("\n")]
    value, lines = _read(["key: |  # note", *block], end, bom)
    assert (value.text, value.style) == (text, "literal")
    for offset, character in enumerate(text):
        if character != "\n":
            assert _at(lines, value.place(offset)) == character


@settings(deadline=None)
@given(st.lists(_WORDS, min_size=2, max_size=4), st.sampled_from(["plain", "single", "double", "folded"]), _ENDS)
def test_folded_texts(parts: list[list[str]], style: Style, end: str) -> None:
    """Each word of a text folded over lines, blank lines among them, stands at its place."""
    quote = {"single": "'", "double": '"'}.get(style, "")
    block = ["", *([""] * (len(parts[0]) % 3))] if style != "folded" else [""]
    broken = (
        f"\n{chr(10).join(block)}   ".replace("\n\n", "\n") if len(block) == 1 else "\n" * len(block) + "   "
    ).join(quote * (not number) + " ".join(words) for number, words in enumerate(parts))
    head = "key: >\n   " if style == "folded" else "key: "
    value, lines = _read((head + broken + quote).split("\n"), end, b"")
    assert value.style == style
    assert "".join(value.text.split()) == "".join("".join(words) for words in parts)
    for offset, character in enumerate(value.text):
        if character not in " \n":
            assert _at(lines, value.place(offset)) == character


@pytest.mark.parametrize(
    ("typed", "text", "offset", "line", "column"),
    [
        ('"a\\\n  b"', "ab", 1, 2, 3),
        ('"a\\ \n  b"', "a  b", 3, 2, 3),
        ('"a \\\n\n  b"', "a \nb", 3, 3, 3),
        ('"a\\\\\n  b"', "a\\ b", 3, 2, 3),
        ('"\n  b"', " b", 1, 2, 3),
        ('"a\n\n  b\n "', "a\nb ", 2, 3, 3),
        ("'a  \n  ''b'", "a 'b", 3, 2, 5),
        (">-\n  a\n    b\n  c", "a\n  b\nc", 4, 3, 5),
        ("|2-\n    a", "  a", 0, 2, 3),
        ("|-\n\n  a", "\na", 1, 3, 3),
        ("|+\n  a\n\n", "a\n\n\n", 0, 2, 3),
    ],
)
def test_places_in_odd_styles(typed: str, text: str, offset: int, line: int, column: int) -> None:
    """Joined lines, escaped blanks, leading blank lines, indentation indicators: the place is exact."""
    result = read_yaml(f"key: {typed}\n".encode(), "a.yaml")
    assert isinstance(result.node, Mapping)
    value = result.node.get("key")
    assert isinstance(value, Scalar)
    assert value.text == text
    assert value.place(offset) == Where("a.yaml", line, column)
