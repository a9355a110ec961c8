"""The inline grammar: what is typed, the marks it gives, and each fault at its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handouts.content.inline import parse
from handouts.content.numbers import number_faults
from handouts.content.prose import CiteMark, FactMark, Inline, Link, NumberMark, PlaceMark, Strong, TermMark, Words
from handouts.content.spelling import spelled
from handouts.content.typed import Typed
from handouts.problems import Problem, Where

HERE = Where("a.yaml", 3, 5)


def at(column: int) -> Where:
    """A place on the line, by offset from its start."""
    return Where("a.yaml", 3, 5 + column)


def parsed(text: str) -> tuple[tuple[Inline, ...], tuple[Problem, ...]]:
    """The marks and Problems of a text at HERE."""
    return parse(Typed.at(text, HERE))


GOOD: tuple[tuple[str, tuple[Inline, ...]], ...] = (
    ("plain words.", (Words("plain words.", at(0)),)),
    ("a **b** c", (Words("a ", at(0)), Strong((Words("b", at(4)),), at(2)), Words(" c", at(7)))),
    ("中**重**文", (Words("中", at(0)), Strong((Words("重", at(3)),), at(1)), Words("文", at(6)))),
    ("a * b", (Words("a ", at(0)), Words("*", at(2)), Words(" b", at(3)))),
    ("{deaths_uk}", (FactMark("deaths_uk", "", at(0)),)),
    ("{deaths_uk.within}", (FactMark("deaths_uk", "within", at(0)),)),
    ("{3} {012}", (NumberMark("3", at(0)), Words(" ", at(3)), NumberMark("012", at(4)))),
    ("{clinic.urgent_phone}", (PlaceMark("clinic", "urgent_phone", at(0)),)),
    ("{region.emergency}", (PlaceMark("region", "emergency", at(0)),)),
    ("[[stem cell]]", (TermMark("stem cell", (Words("stem cell", at(2)),), at(0)),)),
    ("[[stem cell|cells]]", (TermMark("stem cell", (Words("cells", at(12)),), at(0)),)),
    ("[@a-1; @b]", (CiteMark(("a-1", "b"), at(0)),)),
    ("[us](https://e.org/a?b=c)", (Link((Words("us", at(1)),), "https://e.org/a?b=c", at(0)),)),
    ("[us](mailto:a@e.org)", (Link((Words("us", at(1)),), "mailto:a@e.org", at(0)),)),
    (r"\{a\}\\", (Words("{", at(1)), Words("a", at(2)), Words("}", at(4)), Words("\\", at(6)))),
    ("**{b}[@c]**", (Strong((FactMark("b", "", at(2)), CiteMark(("c",), at(5))), at(0)),)),
    ("**[[a]]**", (Strong((TermMark("a", (Words("a", at(4)),), at(2)),), at(0)),)),
    ("[[a|**b**]]", (TermMark("a", (Strong((Words("b", at(6)),), at(4)),), at(0)),)),
)  # fmt: skip

FAULTY = (
    ("a **b", 2, "mark-not-closed", "`**`"),
    ("{a", 0, "mark-not-closed", "`}`"),
    ("[[a", 0, "mark-not-closed", "`]]`"),
    ("[[a|b", 0, "mark-not-closed", "`]]`"),
    ("[@a", 0, "mark-not-closed", "`]`"),
    ("[a", 0, "mark-not-closed", "`]`"),
    ("[a](https://e.org", 3, "mark-not-closed", "`)`"),
    ("a] b", 1, "mark-not-opened", r"`\]`"),
    ("a} b", 1, "mark-not-opened", r"`\}`"),
    ("a****b", 1, "mark-empty", "Write words"),
    ("[[]]", 0, "mark-empty", "Write words"),
    ("[[ |b]]", 0, "mark-empty", "Write words"),
    ("[ ](https://e.org)", 0, "mark-empty", "Write words"),
    ("[[a*b]]", 3, "mark-inside-mark", "first"),
    ("[[a|{b}]]", 4, "mark-inside-mark", "first"),
    ("[a [[b]]](https://e.org)", 3, "mark-inside-mark", "first"),
    (r"a \b", 2, "mark-bad-escape", r"`\\`"),
    ("a \\", 2, "mark-bad-escape", r"`\\`"),
    ("[@Burt]", 0, "cite-bad-id", "[@one-id]"),
    ("[@a, @b]", 0, "cite-bad-id", "[@one-id; @another-id]"),
    ("[a] b", 0, "link-without-address", r"\[words\]"),
    ("[a](www.e.org)", 4, "link-bad-address", "https://www.e.org"),
    ("[a](a@e.org)", 4, "link-bad-address", "mailto:a@e.org"),
    ("[a](javascript:alert)", 4, "link-bad-address", "https://"),
    ("[a](https://e.org/a b)", 4, "link-bad-address", "without spaces"),
    ("[a](file:///etc/passwd)", 4, "link-bad-address", "https://"),
    ("{}", 0, "braces-bad", "{fact}"),
    ("{1,000}", 0, "braces-bad", "{1000}"),
    ("{1.5}", 0, "braces-bad", "A number from a study is a fact."),
    ("{٣}", 0, "braces-bad", "plain digits"),
    ("{deaths-uk}", 0, "braces-bad", "{deaths_uk}"),
    ("{deaths_uk|percent}", 0, "braces-bad", "dot before its form"),
    ("{Deaths}", 0, "braces-bad", "small letters"),
    ("{clinic}", 0, "braces-bad", "{clinic.name}"),
    ("{a.percnt}", 2, "form-unknown", "`.percent`"),
    ("{a.colour}", 2, "form-unknown", ".within"),
)

NOT_EVIDENCE = (
    "Bring {3} copies.",
    "Take it {2} times a day.",
    "Rinse {3} times daily.",
    "In {2} weeks, ask.",
    "{3} grandmothers",
)
EVIDENCE = (
    ("{5}% of people", "a percentage"),
    ("{5} per cent", "a percentage"),
    ("{1} in {100} people", "a share of people"),
    ("one in {100}", "a share of people"),
    ("{3} people in a hundred", "a share of people"),
    ("Take {500} mg.", "a dose"),
    ("Take {500}mg/day.", "a dose"),
    ("Over {38} °C", "a temperature"),
    ("{3} times as many", "a risk"),
    ("a {2}-fold rise", "a risk"),
    ("{2} times more likely", "a risk"),
    ("a risk of {3}", "a risk"),
    ("**{5}**% of people", "a percentage"),
)


@pytest.mark.parametrize(("typed", "marks"), GOOD, ids=[typed for typed, _ in GOOD])
def test_marks_are_read_with_their_places(typed: str, marks: tuple[Inline, ...]) -> None:
    """Each mark of the grammar, beside any neighbour."""
    assert parsed(typed) == (marks, ())


@pytest.mark.parametrize(("typed", "column", "problem_id", "advice"), FAULTY, ids=[case[0] for case in FAULTY])
def test_a_faulty_mark_is_told_at_its_place(typed: str, column: int, problem_id: str, advice: str) -> None:
    """One Problem, which says what to type."""
    _, problems = parsed(typed)
    assert [(problem.id, problem.where) for problem in problems] == [(problem_id, at(column))]
    assert advice in problems[0].advice


@pytest.mark.parametrize("typed", NOT_EVIDENCE)
def test_a_number_that_is_no_evidence_may_stand_in_braces(typed: str) -> None:
    """Copies, times a day and weeks are no evidence."""
    assert number_faults(parsed(typed)[0]) == ()


@pytest.mark.parametrize(("typed", "meant"), EVIDENCE)
def test_a_number_that_looks_like_evidence_is_refused(typed: str, meant: str) -> None:
    """Beside %, in a share of people, a dose or a word for risk it must be a fact."""
    found = number_faults(parsed(typed)[0])
    assert [problem.id for problem in found] == ["number-is-evidence"]
    assert meant in found[0].message


def _joined(kids: tuple[Inline, ...]) -> list[object]:
    """Marks without places, neighbouring words as one."""
    found: list[object] = []
    for kid in kids:
        match kid:
            case Words():
                if found and isinstance(found[-1], str):
                    found[-1] += kid.text
                else:
                    found.append(kid.text)
            case Strong():
                found.append(("strong", _joined(kid.kids)))
            case Link():
                found.append(("link", kid.url, _joined(kid.kids)))
            case TermMark():
                found.append(("term", kid.term, _joined(kid.kids)))
            case _:
                found.append(spelled((kid,)))
    return found


_WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), min_size=1, max_size=8).map(
    lambda text: Words(text, HERE)
)
_IDS = st.from_regex(r"[a-z][a-z0-9_]{0,6}", fullmatch=True).filter(lambda name: name not in {"clinic", "region"})
_SOURCES = st.from_regex(r"[a-z0-9][a-z0-9-]{0,6}", fullmatch=True)
_TERMS = st.from_regex(r"[a-zé]{1,5}( [a-z]{1,5})?", fullmatch=True)
_LEAVES = st.one_of(
    st.builds(FactMark, _IDS, st.sampled_from(["", "percent", "within"]), st.just(HERE)),
    st.builds(NumberMark, st.from_regex(r"[0-9]{1,4}", fullmatch=True), st.just(HERE)),
    st.builds(PlaceMark, st.sampled_from(["clinic", "region"]), _IDS, st.just(HERE)),
    st.builds(CiteMark, st.lists(_SOURCES, min_size=1, max_size=3).map(tuple), st.just(HERE)),
)


def _lists(kind: st.SearchStrategy[Inline]) -> st.SearchStrategy[tuple[Inline, ...]]:
    return st.lists(kind, min_size=1, max_size=4).map(tuple)


_SIMPLE = st.one_of(_WORDS, st.builds(Strong, _lists(_WORDS), st.just(HERE)))
_HOLDERS = st.one_of(
    st.builds(Link, _lists(_SIMPLE), st.just("https://example.org/a"), st.just(HERE)),
    st.builds(TermMark, _TERMS, _lists(_SIMPLE), st.just(HERE)),
)
_TEXTS = _lists(
    st.one_of(_WORDS, _LEAVES, _HOLDERS, st.builds(Strong, _lists(st.one_of(_WORDS, _LEAVES)), st.just(HERE)))
)


@settings(max_examples=300, deadline=None)
@given(_TEXTS)
def test_what_is_spelled_out_reads_as_the_same_marks(kids: tuple[Inline, ...]) -> None:
    """Any marks, spelled and read again, are the same, and have no Problem."""
    again, problems = parsed(spelled(kids))
    assert problems == ()
    assert _joined(again) == _joined(kids)


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("ab *[]{}|()@;.\\3é中"), max_size=40))
def test_any_characters_give_marks_or_a_problem_inside_them(typed: str) -> None:
    """Nothing typed makes the grammar fail, and every place is one of a typed character."""
    marks, problems = parsed(typed)
    assert all(at(0) <= problem.where <= at(len(typed)) for problem in problems)
    if not problems:
        assert _joined(parsed(spelled(marks))[0]) == _joined(marks)


def test_a_long_hostile_text_is_read_in_one_go() -> None:
    """Openers without end cost no recursion and no second look: some Problems, then the rest is left."""
    for opener in ("**[", "[[a|**", "{", "[", "[@", "[[a|[[", "**{a} [[b", "[a**"):
        assert 1 <= len(parsed(opener * 100_000)[1]) <= 20
