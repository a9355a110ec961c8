from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from press.text.setting import SHELF, looks, run, texts, typesetter
from press.text.test_laws import LATIN_RUNS, RUNS

from handouts.press.text.bindings import WEIGHTS
from handouts.press.text.itemise import itemise
from handouts.press.text.lines import first_fit, fits, loosen, tear
from handouts.press.text.paragraph import Paragraph
from handouts.press.text.ragged import SHORT_EM, SHORT_END, SLACK, STUB_EM, STUB_END, cost, least_ragged
from handouts.press.text.run import Run
from handouts.press.text.words import WordCache

WIDTHS = st.floats(1, 250)
WORDS = (
    "a the of in about 460 5 1,000 years people, treatment multiple sclerosis et al. Muraro PA, well-known J. Rowling"
    " 22 November < 0.05 https://example.org/a/b?c=1 doi:10.1001/jama.2019.1"
)
ENGLISH = st.sampled_from([*WORDS.split(), "today\n"])
SENTENCES = st.lists(ENGLISH, min_size=1, max_size=30).map(" ".join)


def paragraph_of(runs: list[Run], width: float, right_to_left: bool) -> Paragraph | None:
    """As the typesetter breaks it: bindings loosened and pieces cut where they are too wide."""
    found = itemise(runs, int(right_to_left), WordCache(SHELF))
    if found is None or fits(found, width):
        return found
    found = loosen(found, width)
    return found if fits(found, width) else tear(found, width)


def ways(paragraph: Paragraph, width: float, section: tuple[int, int]) -> Iterator[list[int]]:
    """Every way to break a section into lines that fit or are one piece, the fewest lines first."""
    first, last = section
    ends = paragraph.ends[first:last]
    start = paragraph.ends[first - 1] if first else 0
    for count in range(len(ends)):
        for chosen in combinations(ends[:-1], count):
            edges = (start, *chosen, ends[-1])
            spans = pairwise(edges)
            if all(paragraph.width(*span) <= width + SLACK or one_piece(paragraph, *span) for span in spans):
                yield list(edges[1:])


def one_piece(paragraph: Paragraph, start: int, stop: int) -> bool:
    """Whether no line may end between."""
    return not any(start < end < stop for end in paragraph.ends)


def price(paragraph: Paragraph, width: float, start: int, lines: list[int]) -> float:
    """The cost of a section's lines, from the words."""
    kinds = dict(zip(paragraph.ends, paragraph.kinds, strict=True))
    total = 0.0
    for begin, end in pairwise((start, *lines[:-1])):
        total += ((width - paragraph.width(begin, end)) / width) ** 2 + WEIGHTS[kinds[end]]
    if len(lines) > 1:
        begin, end = lines[-2:]
        spaces = [
            other for other in paragraph.ends if begin < other < end and paragraph.words[other - 1].text[-1] == " "
        ]
        short = paragraph.width(begin, end) <= SHORT_EM * paragraph.stretches[-1].run.size
        spaced = paragraph.words[begin - 1].text[-1] == " "
        stub = paragraph.width(begin, end) < STUB_EM * paragraph.stretches[-1].run.size
        total += SHORT_END * (short and not spaces) + STUB_END * (stub and not spaces and not spaced)
    return total


@given(RUNS | SENTENCES.map(lambda text: [run(text)]), WIDTHS, st.booleans())
@settings(max_examples=300, deadline=None)
def test_no_line_more_and_no_cost_more_than_first_fit(runs: list[Run], width: float, right_to_left: bool) -> None:
    """In all scripts and both directions: as many lines, forced breaks kept, the sum of costs no greater."""
    paragraph = paragraph_of(runs, width, right_to_left)
    assume(paragraph is not None)
    assert paragraph is not None
    greedy, found = first_fit(paragraph, width), least_ragged(paragraph, width)
    assert len(found) == len(greedy)
    assert cost(paragraph, width, found) <= cost(paragraph, width, greedy)
    assert set(paragraph.forced) <= set(found) <= set(paragraph.ends)
    assert found == sorted(set(found))
    assert found[-1] == len(paragraph.words)


@given(RUNS | SENTENCES.map(lambda text: [run(text)]), WIDTHS, st.booleans())
@settings(max_examples=300, deadline=None)
def test_no_way_is_better(runs: list[Run], width: float, right_to_left: bool) -> None:
    """Of all ways to break a short paragraph, none has fewer lines, and none of as many costs less."""
    paragraph = paragraph_of(runs, width, right_to_left)
    assume(paragraph is not None and len(paragraph.ends) <= 12)
    assert paragraph is not None
    found = least_ragged(paragraph, width)
    for first, last in paragraph.sections():
        start, stop = (paragraph.ends[first - 1] if first else 0), paragraph.ends[last - 1]
        lines = [end for end in found if start < end <= stop]
        every = list(ways(paragraph, width, (first, last)))
        assert min(map(len, every)) == len(lines)
        least = min(price(paragraph, width, start, way) for way in every if len(way) == len(lines))
        assert price(paragraph, width, start, lines) == pytest.approx(least, abs=1e-9)


@given(LATIN_RUNS | SENTENCES.map(lambda text: [run(text)]), WIDTHS, st.booleans())
@settings(max_examples=200, deadline=None)
def test_the_short_way_ends_lines_where_the_general_way_does(runs: list[Run], width: float, balance: bool) -> None:
    """Sentences of several lines, with bindings and addresses, and titles too."""
    short, general = typesetter(), typesetter(shortcut=False)
    assert looks(short.set(runs, width, balance=balance)) == looks(general.set(runs, width, balance=balance))


@given(SENTENCES, WIDTHS)
@settings(max_examples=200, deadline=None)
def test_bindings_give_way_to_the_measure(text: str, width: float) -> None:
    """They make no line too wide and tear nothing that was whole without them."""
    setter = typesetter()
    lines = setter.set([run(text)], width)
    assert "".join(texts(lines)) == text.replace("\n", " ")
    if setter.longest_word([run(text)]) <= width:
        assert not any(line.torn for line in lines)
        assert all(line.width <= width + SLACK for line in lines)


def test_no_paragraph_ends_with_a_character_or_two() -> None:
    """Chinese has no words to keep a last line from: three characters and more go down, if no line is added."""
    setter = typesetter()
    for width in (84, 98, 112, 140):
        for length in range(8, 40):
            lines = texts(setter.set([run(("多发性硬化症的治疗方法" * 4)[:length], lang="zh-Hans", size=14)], width))
            assert len(lines) == -(-length * 14 // width)
            assert len(lines) == 1 or len(lines[-1]) > 2


def test_lines_are_evened_from_the_first() -> None:
    """A first line that gives a word to the second leaves less empty than two lines that are full and short."""
    setter = typesetter()
    text = "You will be in hospital for three weeks and you will need a long rest at home after that time"
    width = setter.measure([run("You will be in hospital for three weeks and a")])
    assert texts(setter.set([run(text)], width)) == [
        "You will be in hospital for three weeks ",
        "and you will need a long rest at home after ",
        "that time",
    ]


def test_no_short_word_stands_alone_at_the_end() -> None:
    """The line before gives it a word, where that costs no line."""
    setter = typesetter()
    text = "Some clinics sell cells that nobody has tested. Show any offer to your team first."
    width = setter.measure([run("Some clinics sell cells that nobody has tested. Show any offer to your team")])
    assert texts(setter.set([run(text)], width))[-1] != "first."
    assert len(setter.set([run(text)], width)) == 2


def test_a_line_does_not_end_with_a_word_that_leans() -> None:
    """An article goes down to its noun, if the line has not to be much shorter for it."""
    setter = typesetter()
    text = "Some treatments for multiple sclerosis calm the immune system."
    width = setter.measure([run("Some treatments for multiple sclerosis calm the")])
    assert texts(setter.set([run(text)], width)) == [
        "Some treatments for multiple sclerosis calm ",
        "the immune system.",
    ]


def test_the_last_line_of_a_forced_part_is_free() -> None:
    """A line that ends with a newline may be as short as it is."""
    assert texts(typesetter().set([run("one\ntwo three")], 200)) == ["one ", "two three"]
