"""What cannot be read as YAML: one Problem each, at the place to mend, with the line to type."""

from __future__ import annotations

import pytest

from handouts.content.reading import read_yaml

FAULTS = (
    # texts that need quotes
    ("title: Note: read this\n", "1:8 yaml-text-needs-quotes", 'title: "Note: read this"'),
    ("a: b: c: d\n", "1:4 yaml-text-needs-quotes", 'a: "b: c: d"'),
    ("a:\n  - Remember: call: us\n", "2:5 yaml-text-needs-quotes", '  - "Remember: call: us"'),
    ("a:\n  - text: see: us\n", "2:11 yaml-text-needs-quotes", '  - text: "see: us"'),
    ("a:\n  - text: {x} died\n    for: patient\n", "2:11 yaml-text-needs-quotes", '  - text: "{x} died"'),
    ("a:\n  - - **x** y\n", "2:7 yaml-text-needs-quotes", '  - - "**x** y"'),
    ("a: [words](https://example.org) more\n", "1:4 yaml-text-needs-quotes", 'a: "[words](https://example.org) more"'),
    ("a: 'It's good'\n", "1:4 yaml-text-needs-quotes", 'a: "It\'s good"'),
    ("a: @x\n", "1:4 yaml-text-needs-quotes", 'a: "@x"'),
    ("a: `x`\n", "1:4 yaml-text-needs-quotes", 'a: "`x`"'),
    ("a: | x\n", "1:4 yaml-text-needs-quotes", 'a: "| x"'),
    ("a: > 5 people\n", "1:4 yaml-text-needs-quotes", 'a: "> 5 people"'),
    ("a: & more\n", "1:4 yaml-text-needs-quotes", 'a: "& more"'),
    ("a: ? b\n", "1:4 yaml-text-needs-quotes", 'a: "? b"'),
    ("a: ?b: c\n", "1:4 yaml-text-needs-quotes", 'a: "?b: c"'),
    ("a: , b\n", "1:4 yaml-text-needs-quotes", 'a: ", b"'),
    ("a: *Note* this\n", "1:4 yaml-text-needs-quotes", 'a: "*Note* this"'),
    ("a:\n  - **Fever** means\n    a lot\n", "2:5 yaml-text-needs-quotes", "  - |\n    **Fever** means\n    a lot"),
    ("a: {x} died\n  of it\nb: c\n", "1:4 yaml-text-needs-quotes", "a: |\n  {x} died\n  of it"),
    ("a: Ring us\n  Now: or later\n", "1:4 yaml-text-needs-quotes", "a: |\n  Ring us\n  Now: or later"),
    # quotes
    ('a: "b\nc: d\n', "1:4 yaml-unclosed-quote", 'a: "b"'),
    ("a: 'b\nc: d\n", "1:4 yaml-unclosed-quote", "a: 'b'"),
    ('a: "b\nc: "d"\n', "1:4 yaml-unclosed-quote", 'a: "b"'),
    ('a: "b\n---\nc\n', "1:4 yaml-unclosed-quote", 'a: "b"'),
    ('a: "b\\.c"\n', "1:6 yaml-escape", ""),
    ('a: "b\n  c\\u12 d"\n', "2:4 yaml-escape", ""),
    ('a: "b\\U00110000"\n', "1:6 yaml-escape", ""),
    # brackets
    ("a: [b, c\nd: e\n", "1:4 yaml-unclosed-bracket", "a: [b, c]"),
    ("a: {b: 1\nc: 2\n", "1:4 yaml-unclosed-bracket", "a: {b: 1}"),
    ("a: [b, c\n", "1:4 yaml-unclosed-bracket", "a: [b, c]"),
    ("a: [ward #4, b]\n", "1:4 yaml-unclosed-bracket", ""),
    ("a: [b, c}\n", "1:9 yaml-wrong-bracket", "a: [b, c]"),
    ('a: ["b" "c"]\n', "1:9 yaml-missing-comma", 'a: ["b", "c"]'),
    ("a: [b\n# c\n  d]\n", "3:3 yaml-missing-comma", ""),
    ("{patient: b, clinician: see [@c].}\n", "1:30 yaml-text-in-brackets", "patient: b\nclinician: see [@c]."),
    ("a: {patient: b, plain: c: d}\n", "1:25 yaml-text-in-brackets", 'a:\n  patient: b\n  plain: "c: d"'),
    ("a: [b, @c]\n", "1:8 yaml-text-in-brackets", 'a:\n  - b\n  - "@c"'),
    ("- [b, @c]\n", "1:7 yaml-text-in-brackets", '- - b\n  - "@c"'),
    # layout
    ("a:\n\tb: c\n", "2:1 yaml-tab", "  b: c"),
    ("a:\n  b: 1\n\tc: 2\n", "3:1 yaml-tab", "  c: 2"),
    ("a: |\n\t\nb: c\n", "2:1 yaml-tab", ""),
    ("title: A\n  purpose: b\n", "2:3 yaml-indentation", "purpose: b"),
    ("x:\n  - text: A\n      for: b\n", "3:7 yaml-indentation", "    for: b"),
    ("a:\n    b: 1\n  c: 2\n", "3:3 yaml-indentation", ""),
    ("a: - b\n", "1:4 yaml-indentation", "a:\n  - b"),
    ("- a: - b\n", "1:6 yaml-indentation", "- a:\n    - b"),
    ("a: 1\n- b\n", "2:1 yaml-indentation", ""),
    ("- a\nb: 1\n", "2:1 yaml-indentation", ""),
    ("a: |\n     \n  b\n", "2:1 yaml-indentation", ""),
    ("title:A\npurpose: b\n", "1:1 yaml-missing-colon", "title: A"),
    ("title A\npurpose: b\n", "1:1 yaml-missing-colon", ""),
    ("a: 1\nb\nc: 2\n", "2:1 yaml-missing-colon", ""),
    ("a: 1\nb:2\nc: 2\n", "2:1 yaml-missing-colon", "b: 2"),
    ("x" * 1025 + ": a\n", "1:1 yaml-key-too-long", ""),
    (": a\nb: c\n", "1:1 yaml-empty-key", ""),
    ('{"a": 1}\n{"a": 2}\n', "2:1 yaml-more-than-one", ""),
    # names and types
    ("a: &é b\n", "1:4 yaml-anchor", ""),
    ("a: &b *c\n", "1:4 yaml-anchor", ""),
    ("a: !x{}y b\n", "1:4 yaml-tag", ""),
    ("a: !x!y b\n", "1:4 yaml-tag", ""),
    ("a: !<b c\n", "1:4 yaml-tag", ""),
)


@pytest.mark.parametrize("pure", [False, True], ids=["c", "python"])
@pytest.mark.parametrize(("text", "told", "write"), FAULTS)
def test_fault_is_told_where_it_is_mended(text: str, told: str, write: str, pure: bool) -> None:
    """One Problem at its place with advice, and the line to type where that is certain; both parsers alike."""
    (problem,) = read_yaml(text.encode(), "a.yaml", root="any", pure=pure).problems
    assert f"{problem.where.line}:{problem.where.column} {problem.id}" == told
    assert problem.write == write
    assert problem.advice


@pytest.mark.parametrize(("text", "told", "write"), [fault for fault in FAULTS if fault[2]])
def test_what_is_to_be_typed_mends_the_fault(text: str, told: str, write: str) -> None:
    """With the advised lines in place of the faulty ones, that fault is not told again."""
    first = int(told.partition(":")[0]) - 1
    replaced = write.count("\n") if write.partition("\n")[0].endswith("|") else 1
    lines = text.split("\n")
    lines[first : first + replaced] = write.split("\n")
    mended = read_yaml("\n".join(lines).encode(), "a.yaml", root="any")
    assert told.partition(" ")[2] not in [problem.id for problem in mended.problems]


def test_related_places_name_the_other_end() -> None:
    """A wrong bracket points to the opening one, a quote ended by --- points to that line."""
    (bracket,) = read_yaml(b"a: [b,\n  c}\n", "a.yaml").problems
    assert [(str(r.where), r.message) for r in bracket.related] == [("a.yaml:1:4", "The bracket [ opens here.")]
    (quote,) = read_yaml(b'a: "b\n---\nc\n', "a.yaml").problems
    assert [str(r.where) for r in quote.related] == ["a.yaml:2:1"]


def test_long_lines_are_not_written_out() -> None:
    """Where the line to type would be very long, the advice alone is given."""
    (problem,) = read_yaml(b"a: {x} " + b"y " * 2000, "a.yaml").problems
    assert (problem.id, problem.write) == ("yaml-text-needs-quotes", "")
