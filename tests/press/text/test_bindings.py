from __future__ import annotations

import pytest
from press.text.setting import run, texts, typesetter

from handouts.lettering.breaks import line_pieces
from handouts.press.text.bindings import WEIGHTS, Bindings, bound
from handouts.press.text.typesetter import Typesetter


def held(text: str, lang: str = "en-GB") -> str:
    """The text with ~ where two pieces are bound and | at every other break."""
    pieces = line_pieces(text, lang)
    tied = set(bound(Bindings(lang).of(pieces)))
    marks = ["~" if place in tied else "|" for place in range(len(pieces) - 1)]
    return "".join(piece.rstrip() + mark for piece, mark in zip(pieces, [*marks, ""], strict=True))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("for 5 years, then", "for|5~years,|then"),
        ("at 38 °C or", "at|38~°C|or"),
        ("in 18 pt type", "in|18~pt|type"),
        ("(13 mg)", "(13~mg)"),
        ("12 % of", "12~%|of"),
        ("after about 5 weeks.", "after|about~5~weeks."),
        ("fewer than 10–20 people", "fewer|than~10–~20|people"),
        ("that 460 in 1,000 people", "that|460~in~1,000|people"),
        ("1 out of 23", "1~out~of~23"),
        ("ring 020 7946 0000 now", "ring|020~7946~0000|now"),
        ("ring +44 20 7946 0000.", "ring|+44~20~7946~0000."),
        ("on 22 November 2026", "on|22~November|2026"),
        ("in November 2026", "in|November~2026"),
        ("since 2019. May 5 people", "since|2019.~May|5|people"),
        ("day 100 and page 3", "day~100|and|page~3"),
        ("a phase II trial", "a|phase~II|trial"),
        ("Muraro PA, Greco R, et al. Real", "Muraro~PA,|Greco~R,|et~al.|Real"),
        ("by J. K. Rowling.", "by|J.~K.~Rowling."),
        ("Dr Smith came", "Dr~Smith|came"),
        ("was P < 0.001 then", "was|P~<~0.001|then"),
        ("hepatitis B. The liver", "hepatitis|B.|The|liver"),
        ("It is no. We may go in May", "It|is|no.|We|may|go|in|May"),
        ("In 2019, 460 people", "In|2019,|460|people"),
        ("code SCT-RESEARCH-P-en-GB. In", "code|SCT-~RESEARCH-~P-~en-~GB.|In"),
        ("a well-known X-ray", "a|well-|known|X-~ray"),
    ],
)
def test_what_is_read_together_is_bound(text: str, wanted: str) -> None:
    """Numbers and units, counts, phone numbers, dates, names; all else may be parted."""
    assert held(text) == wanted


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("etwa 5 Jahre bis 22. November", "de", "etwa~5~Jahre|bis|22.~November"),
        ("environ 5 ans, 460 sur 1000", "fr-FR", "environ~5~ans,|460~sur~1000"),
        ("unos 5 años", "es", "unos~5~años"),
        ("آپ کی ایم ایس ٹیم (ایم ایس)، ایم آر آئی", "ur", "آپ|کی|ایم~ایس|ٹیم|(ایم~ایس)،|ایم~آر|آئی"),
        ("about 5 years, 5 mg", "cy", "about|5|years,|5~mg"),
        ("около 5 лет, 5 mg", "ru", "около|5|лет,|5~mg"),
    ],
)
def test_words_are_those_of_the_language(text: str, lang: str, wanted: str) -> None:
    """A language without a table has what holds in all."""
    assert held(text, lang) == wanted


def test_each_kind_has_a_weight() -> None:
    """Of every word of every table, and of every shape."""
    for lang in ("en", "de", "fr", "es", "ur", "ar", "cy"):
        assert set(Bindings(lang)._words.values()) <= set(WEIGHTS)
    shapes = ["5 ", "5. ", "10–", "II ", "A. ", "PA, ", "Name ", "Name. ", "well-", "漢", "to ", "\n"]
    assert set(Bindings("en").of(shapes)) <= set(WEIGHTS)


def test_only_some_line_ends_cost() -> None:
    """After a short word that leans on the next one, after a bare number, inside a word."""
    kinds = Bindings("en").of(["the ", "of ", "5 ", "people ", "people, ", "well-", "漢"])
    assert [WEIGHTS[kind] for kind in kinds] == [0.0075, 0.0075, 0.01, 0.0, 0.0, 0.01, 0.0]


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    """A typesetter that keeps its cache from test to test."""
    return typesetter()


def test_what_is_bound_is_parted_where_it_is_wider_than_the_measure(setter: Typesetter) -> None:
    """And the line is not torn: nothing is asked of the author."""
    width = setter.measure([run("020 7946 0")])
    lines = setter.set([run("ring 020 7946 0000 now")], width)
    assert texts(lines) == ["ring 020 ", "7946 0000 ", "now"]
    assert not any(line.torn for line in lines)


def test_bindings_are_no_part_of_the_narrowest_measure(setter: Typesetter) -> None:
    """A column need not be wider for them."""
    assert setter.longest_word([run("5 years")]) == pytest.approx(setter.measure([run("years")]))


def test_bindings_hold_over_runs(setter: Typesetter) -> None:
    """A number in bold stays with its unit."""
    runs = [run("It takes about "), run("5", bold=True, owner=2), run(" years in all")]
    width = setter.measure([*runs[:2]])
    assert texts(setter.set(runs, width))[0] == "It takes "


def test_a_short_word_goes_to_the_next_line_in_a_wide_column_only(setter: Typesetter) -> None:
    """In a narrow one, such as of a list of sources, no line is cut short for it."""
    narrow, wide = "Transplantation calms the", "Some treatments for multiple sclerosis calm the"
    for line, last in ((narrow, "the "), (wide, "calm ")):
        found = texts(setter.set([run(f"{line} immune system.")], setter.measure([run(line)])))
        assert found[0].endswith(f" {last}")


def test_the_date_of_a_reference_stays_with_its_issue() -> None:
    """Where there is no volume, a bracket follows the semicolon at once: 2024;(9):775."""
    kinds = Bindings("en").of(["Cochrane ", "Rev. ", "2024;", "(9):775."])
    assert kinds[2] == "c"
    assert Bindings("en").of(["in ", "2024; ", "then"])[1] != "c"
