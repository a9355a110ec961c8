from __future__ import annotations

import json
import re

import pytest
from press.text.setting import INK, RED, SHELF, looks, run, text_of, texts, typesetter
from shared_data import SHARED_DATA, needs_shared_data

from handouts.lettering.properties import compose
from handouts.press.marks import Artifact
from handouts.press.text.typesetter import Typesetter

SENTENCE = "You stay in hospital for about three weeks, and most people need help at home afterwards."


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    """A typesetter that keeps its cache from test to test."""
    return typesetter()


def test_no_text_gives_no_lines(setter: Typesetter) -> None:
    """Empty runs count for nothing."""
    assert setter.set([], 100) == ()
    assert setter.set([run("")], 100) == ()
    assert (setter.measure([run("")]), setter.longest_word([])) == (0.0, 0.0)


def test_lines_are_filled(setter: Typesetter) -> None:
    """As many as the words need; the space at each line's end is kept, and not counted."""
    lines = setter.set([run(SENTENCE)], 150)
    assert texts(lines) == [
        "You stay in hospital for about ",
        "three weeks, and most people ",
        "need help at home afterwards.",
    ]
    assert text_of(segment for line in lines for segment in line.segments) == SENTENCE
    for line in lines:
        assert line.width == pytest.approx(setter.measure([run(text_of(line.segments).rstrip())]))
        assert line.width <= 150
        assert (line.segments[0].x, line.segments[0].width, line.torn) == (0.0, line.width, False)


def test_a_line_may_fill_its_measure_to_the_last_point(setter: Typesetter) -> None:
    """The natural width holds the text on one line, a tenth of a point less does not."""
    width = setter.measure([run(SENTENCE)])
    assert len(setter.set([run(SENTENCE)], width)) == 1
    assert len(setter.set([run(SENTENCE)], width - 0.1)) == 2


def test_sizes_scale(setter: Typesetter) -> None:
    """At twice the size and measure the lines are the same and twice as wide."""
    small, large = setter.set([run(SENTENCE)], 150), setter.set([run(SENTENCE, size=20.0)], 300)
    assert texts(small) == texts(large)
    assert [line.width * 2 for line in small] == pytest.approx([line.width for line in large])


@pytest.mark.parametrize(("align", "share"), [("start", 0.0), ("centre", 0.5), ("end", 1.0)])
def test_lines_stand_in_their_measure(setter: Typesetter, align: str, share: float) -> None:
    """Start is the left edge, end the right one, centre half way."""
    for line in setter.set([run(SENTENCE)], 150, align=align):  # type: ignore[arg-type]
        assert line.segments[0].x == pytest.approx((150 - line.width) * share)


def test_styles_are_segments_in_reading_order(setter: Typesetter) -> None:
    """Each look and owner has its segment; they touch, and the first begins where the line does."""
    runs = [run("Ring "), run("999", bold=True, owner=2), run(", "), run("now", colour=RED), run(".", size=8.0)]
    (line,) = setter.set(runs, 200)
    found = [(text_of([part]), part.face.name, part.size, part.colour, part.owner) for part in line.segments]
    assert found == [
        ("Ring ", "NotoSans-Regular", 10.0, INK, 1),
        ("999", "NotoSans-Bold", 10.0, INK, 2),
        (", ", "NotoSans-Regular", 10.0, INK, 1),
        ("now", "NotoSans-Regular", 10.0, RED, 1),
        (".", "NotoSans-Regular", 8.0, INK, 1),
    ]
    edges = [(part.x, part.x + part.width) for part in line.segments]
    assert [right for _, right in edges[:-1]] == pytest.approx([left for left, _ in edges[1:]])
    assert line.width == pytest.approx(edges[-1][1])


def test_runs_of_one_look_are_one_segment(setter: Typesetter) -> None:
    """A border that changes nothing to be seen is no border, and a word is not broken at one."""
    (line,) = setter.set([run("about "), run("three", keep=True), run(" weeks")], 200)
    assert [text_of([part]) for part in line.segments] == ["about three weeks"]
    assert texts(setter.set([run("hos"), run("pital", bold=True, owner=2)], 30))[0] != "hos"


def test_artifacts_own_runs_too(setter: Typesetter) -> None:
    """The owner is handed on as it is."""
    assert setter.set([run("page 1 of 2", owner=Artifact.FOOTER)], 100)[0].segments[0].owner is Artifact.FOOTER


def test_a_kept_run_is_not_broken(setter: Typesetter) -> None:
    """A value stays on one line; the same text not kept is broken where it fits."""
    loose = [run("In one study half of those people")]
    kept = [run("In one study "), run("half of those", keep=True, owner=2), run(" people")]
    width = setter.measure([run("In one study half of")])
    assert texts(setter.set(loose, width)) == ["In one study half of ", "those people"]
    assert texts(setter.set(kept, width)) == ["In one study ", "half of those ", "people"]


def test_neighbours_of_one_owner_are_kept_as_one(setter: Typesetter) -> None:
    """A fact with a bold part is still one piece; two facts may be broken apart."""
    one = [run("a "), run("460 ", keep=True, owner=2), run("in 1,000", keep=True, bold=True, owner=2)]
    two = [run("a "), run("460 ", keep=True, owner=2), run("in 1,000", keep=True, bold=True, owner=3)]
    width = setter.measure([run("in 1,000", bold=True)]) + 5
    assert setter.longest_word(one) > width > setter.longest_word(two)
    assert texts(setter.set(two, width)) == ["a 460 ", "in 1,000"]


def test_a_kept_run_too_wide_breaks_at_its_spaces_and_is_torn(setter: Typesetter) -> None:
    """Wider than the measure, it breaks where it least hurts, and the line says so."""
    lines = setter.set([run("460 in every 1,000", keep=True)], 50)
    assert texts(lines) == ["460 in ", "every ", "1,000"]
    assert [line.torn for line in lines] == [True, True, False]


def test_a_word_too_wide_is_broken_between_graphemes(setter: Typesetter) -> None:
    """Each part fits; all but the last line are torn; words after it go on as usual."""
    lines = setter.set([run("a Donaudampfschifffahrt now")], 40)
    assert "".join(texts(lines)) == "a Donaudampfschifffahrt now"
    assert all(line.width <= 40 for line in lines)
    assert [line.torn for line in lines] == [*[True] * (len(lines) - 1), False]
    assert texts(lines)[-1] == "t now"


def test_one_grapheme_stands_however_narrow_the_measure(setter: Typesetter) -> None:
    """A letter with its marks is never cut."""
    assert texts(setter.set([run("me\u0323\u0308 x")], 1)) == ["m", "ẹ̈ ", "x"]


def test_newlines_force_breaks_and_are_set_as_spaces(setter: Typesetter) -> None:
    """Readers keep the words apart; an empty line has no width; a newline at the end adds no line."""
    lines = setter.set([run("one\ntwo\n\nthree\r\nfour\n")], 100)
    assert texts(lines) == ["one ", "two ", " ", "three ", "four "]
    assert [line.width for line in lines][2] == 0.0
    assert setter.measure([run("one\nlonger\nx")]) == pytest.approx(setter.measure([run("longer")]))


def test_a_newline_in_a_kept_run_breaks_all_the_same(setter: Typesetter) -> None:
    """What must break is not held together."""
    assert texts(setter.set([run("a b\nc d", keep=True)], 100)) == ["a b ", "c d"]


def test_titles_are_evened(setter: Typesetter) -> None:
    """The same number of lines, the widest as narrow as can be."""
    title = [run("Stem cell treatment for multiple sclerosis")]
    greedy, even = setter.set(title, 180), setter.set(title, 180, balance=True)
    assert texts(greedy) == ["Stem cell treatment for multiple ", "sclerosis"]
    assert texts(even) == ["Stem cell treatment ", "for multiple sclerosis"]
    assert len(setter.set(title, 500, balance=True)) == 1


def test_without_a_measure_there_is_nothing_to_align_in(setter: Typesetter) -> None:
    """An endless measure gives one line from its left edge, whatever the alignment."""
    (line,) = setter.set([run(SENTENCE)], float("inf"), align="end")
    assert line.segments[0].x == 0.0


def test_measures_of_columns(setter: Typesetter) -> None:
    """The widest piece that may not be broken, and the width of the whole."""
    cell = [run("No "), run("460 in 1,000", keep=True), run(" people")]
    assert setter.longest_word(cell) == pytest.approx(setter.measure([run("460 in 1,000")]))
    assert setter.measure(cell) == pytest.approx(setter.measure([run("No 460 in 1,000 people")]))
    assert setter.longest_word([run("well-known")]) == pytest.approx(setter.measure([run("known")]))


def test_another_script_brings_its_face(setter: Typesetter) -> None:
    """A Hindi word in English text is set in Devanagari, in one line, in its place."""
    (line,) = setter.set([run("the word दवा means medicine")], 300)
    assert [(text_of([part]), part.face.name) for part in line.segments] == [
        ("the word ", "NotoSans-Regular"),
        ("दवा", "NotoSansDevanagari-Regular"),
        (" means medicine", "NotoSans-Regular"),
    ]


def test_a_character_no_font_has_is_set_without_an_error(setter: Typesetter) -> None:
    """It takes the base face; that it is missing is the shelf's to say."""
    (line,) = setter.set([run("≥ 5")], 300)
    assert [part.face.name for part in line.segments] == ["NotoSans-Regular"]
    assert line.segments[0].words[0].pieces[0] == "<00000003>"
    assert SHELF.missing("≥ 5", "en") == ("≥",)


def test_a_style_that_begins_inside_a_grapheme_begins_after_it(setter: Typesetter) -> None:
    """A vowel sign is never set without its letter."""
    (line,) = setter.set([run("क", "hi"), run("िताब", "hi", colour=RED, owner=2)], 200)
    assert [(text_of([part]), part.owner) for part in line.segments] == [("कि", 1), ("ताब", 2)]


def test_letters_are_composed(setter: Typesetter) -> None:
    """Text goes out in normal form C."""
    assert texts(setter.set([run("Ho\u0302\u0300 so\u031b", "vi")], 100)) == ["Hồ sơ"]


def test_tabs_are_spaces(setter: Typesetter) -> None:
    """A tab has no glyph: it is set as a space."""
    assert texts(setter.set([run("a\tb")], 100)) == ["a b"]


def test_left_to_right_text_goes_the_short_way_to_the_same_end() -> None:
    """The general way gives the same lines in every respect."""
    runs = [
        run(SENTENCE + " "),
        run("Ring ", bold=True),
        run("020 7946", keep=True, owner=3),
        run("\nor (see) दवा, жизнь."),
    ]
    for width in (30, 90, 200, 1000):
        assert looks(typesetter().set(runs, width)) == looks(typesetter(shortcut=False).set(runs, width))


def test_results_do_not_depend_on_what_was_set_before() -> None:
    """A cache that has been emptied by sheer volume gives what a new one gives."""
    used = typesetter()
    for number in range(300):
        used.set([run(" ".join(f"w{number}x{k}" for k in range(210)))], 300)
    runs = [run(SENTENCE), run(" AVATAR", bold=True)]
    assert looks(used.set(runs, 120)) == looks(typesetter().set(runs, 120))
    assert sum(map(len, used._cache._words.values())) < 62_000


@needs_shared_data
def test_naughty_strings_are_set_or_named(setter: Typesetter) -> None:
    """Each of 515 hostile strings comes out in lines, in both directions; no string stops the typesetter."""
    strings = json.loads((SHARED_DATA / "strings" / "blns.json").read_text("utf-8"))
    for text in strings:
        wanted = re.sub("\r\n|[\t\n\v\f\r\x85\u2028\u2029]", " ", compose(text))
        assert "".join(texts(setter.set([run(text)], 100))) == wanted
        assert "".join(texts(setter.set([run(text, "ar")], 100, right_to_left=True))) == wanted
    assert len(strings) == 515


def test_many_languages_do_not_fill_the_cache_for_ever() -> None:
    """Voices are forgotten in bulk when there are too many."""
    used = typesetter()
    for number in range(600):
        used.set([run("word", f"en-x-{number:04}")], 100)
    assert len(used._cache._words) <= 258
