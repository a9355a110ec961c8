from __future__ import annotations

from itertools import pairwise

import pytest
from press.text.setting import RED, glyphs, looks, run, text_of, texts, typesetter

from handouts.press.marks import Line
from handouts.press.text.run import Isolate
from handouts.press.text.typesetter import Typesetter

ARABIC = "قبل العلاج يجب إجراء فحص MS (multiple sclerosis) كل 12 يوماً، ثم 460 من 1,000."
HINDI = "इस उपचार के बाद आपको अस्पताल में रहना पड़ेगा। कृपया अपने डॉक्टर से पूछें।"


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    """A typesetter that keeps its cache from test to test."""
    return typesetter()


def tiles(line: Line) -> bool:
    """Whether the segments cover the line from edge to edge without gap or overlap."""
    edges = sorted((part.x, part.x + part.width) for part in line.segments)
    spans = [edges[-1][1] - edges[0][0], sum(part.width for part in line.segments)]
    touching = all(right == pytest.approx(left) for (_, right), (left, _) in pairwise(edges))
    return touching and spans == pytest.approx([line.width, line.width])


def test_an_arabic_paragraph_reads_on_in_logical_order(setter: Typesetter) -> None:
    """All text comes out as it went in; every line stands at the right edge of its measure."""
    lines = setter.set([run(ARABIC, "ar")], 120, right_to_left=True)
    assert "".join(texts(lines)) == ARABIC
    assert len(lines) > 2
    for line in lines:
        assert line.right_to_left
        assert line.width <= 120
        assert max(part.x + part.width for part in line.segments) == pytest.approx(120)
        assert tiles(line)


def test_arabic_words_go_from_right_to_left_and_latin_words_back(setter: Typesetter) -> None:
    """Along the reading order x falls for Arabic segments and rises within a Latin phrase."""
    (line,) = setter.set([run("سلام ab (cd) هل", "ar")], 500, right_to_left=True)
    first, latin, last = line.segments
    assert (text_of([first]), text_of([latin]), text_of([last])) == ("سلام ", "ab (cd)", " هل")
    assert first.x > latin.x > last.x
    assert (first.pen, latin.pen, last.pen) == (first.x + first.width, latin.x, last.x + last.width)
    xs = [x for _, x, _ in glyphs(first)]
    assert xs == sorted(xs, reverse=True)
    assert [x for _, x, _ in glyphs(latin)] == sorted(x for _, x, _ in glyphs(latin))


def test_glyphs_stay_within_their_segment(setter: Typesetter) -> None:
    """Drawn as a reader would, every glyph that has a width lies in its segment."""
    for line in setter.set([run(ARABIC, "ar")], 120, right_to_left=True):
        for part in line.segments:
            core = text_of([part]).rstrip(" ")
            for glyph, x, _ in glyphs(part):
                width = part.face.advance(glyph) * part.size / 1000
                if core and width and glyph != part.face.space_glyph:
                    assert part.x - 0.01 <= x
                    assert x + width <= part.x + part.width + 0.01


def test_the_space_at_the_line_end_stands_left_of_the_line(setter: Typesetter) -> None:
    """After a Latin word too: it falls back to the paragraph's level and takes no room."""
    lines = setter.set([run("بعد multiple sclerosis", "ar")], 62, right_to_left=True)
    assert texts(lines) == ["بعد multiple ", "sclerosis"]
    space = lines[0].segments[-1]
    assert (text_of([space]), space.width) == (" ", 0.0)
    assert space.pen == pytest.approx(min(part.x for part in lines[0].segments))
    assert tiles(lines[0])


def test_brackets_are_mirrored(setter: Typesetter) -> None:
    """An opening bracket in Arabic is drawn by the glyph that a closing one has in Latin."""
    (line,) = setter.set([run("(بعد)", "ar")], 500, right_to_left=True)
    drawn = [glyph for glyph, _, _ in glyphs(line.segments[0])]
    face = line.segments[0].face
    assert [face.character(drawn[0]), face.character(drawn[-1])] == [")", "("]


def test_an_isolate_keeps_a_range_in_its_order(setter: Typesetter) -> None:
    """5-10 is turned in plain Arabic text, and stays when its run is an isolate."""
    plain = [run("من ", "ar"), run("5-10", "ar", owner=2), run(" يوم", "ar")]
    isolated = [run("من ", "ar"), run("5-10", "ar", owner=2, isolate=Isolate.LEFT_TO_RIGHT), run(" يوم", "ar")]
    for runs, order in ((plain, ["10", "-", "5"]), (isolated, ["5-10"])):
        (line,) = setter.set(runs, 500, right_to_left=True)
        assert text_of(line.segments) == "من 5-10 يوم"
        parts = sorted((part for part in line.segments if part.owner == 2), key=lambda part: part.x)
        assert [text_of([part]) for part in parts] == order


def test_a_right_to_left_isolate_turns_in_latin_text(setter: Typesetter) -> None:
    """Even without a right-to-left letter in the text."""
    runs = [run("see "), run("1 a", isolate=Isolate.RIGHT_TO_LEFT, owner=2), run(" b")]
    (line,) = setter.set(runs, 500)
    in_place = sorted(line.segments, key=lambda part: part.x)
    assert [(text_of([part]), part.owner) for part in in_place] == [
        ("see ", 1),
        ("a", 2),
        (" ", 2),
        ("1", 2),
        (" b", 1),
    ]
    assert tiles(line)
    assert text_of(line.segments) == "see 1 a b"
    assert not line.right_to_left


def test_arabic_in_english_stands_at_the_left(setter: Typesetter) -> None:
    """The line starts left, the Arabic phrase is turned within it, its brackets belong to the English."""
    (line,) = setter.set([run("The drug (دواء جديد) helps")], 500)
    assert [(text_of([part]), part.words[0].level) for part in line.segments] == [
        ("The drug (", 0),
        ("دواء", 1),
        (" ", 1),
        ("جديد", 1),
        (") helps", 0),
    ]
    in_place = sorted(line.segments, key=lambda part: part.x)
    assert [line.segments.index(part) for part in in_place] == [0, 3, 2, 1, 4]
    assert tiles(line)


def test_a_colour_inside_an_arabic_word_leaves_its_letters_joined(setter: Typesetter) -> None:
    """The glyphs are those of the whole word."""
    (whole,) = setter.set([run("مستشفى", "ar")], 500, right_to_left=True)
    (parts,) = setter.set([run("مست", "ar"), run("شفى", "ar", colour=RED, owner=2)], 500, right_to_left=True)
    assert [part.owner for part in parts.segments] == [1, 2]
    assert [glyph for part in parts.segments for glyph, _, _ in glyphs(part)] == [
        glyph for glyph, _, _ in glyphs(whole.segments[0])
    ]
    assert parts.width == pytest.approx(whole.width)


def test_an_arabic_word_too_wide_is_torn_with_its_letters_joined(setter: Typesetter) -> None:
    """Parts of a word keep the forms they have in it."""
    lines = setter.set([run("مستشفى", "ar")], 15, right_to_left=True)
    (whole,) = setter.set([run("مستشفى", "ar")], 500, right_to_left=True)
    assert "".join(texts(lines)) == "مستشفى"
    assert [line.torn for line in lines][:-1] == [True] * (len(lines) - 1)
    drawn = [glyph for line in lines for part in line.segments for glyph, _, _ in glyphs(part)]
    assert drawn == [glyph for glyph, _, _ in glyphs(whole.segments[0])]


@pytest.mark.parametrize(("align", "edges"), [("start", (None, 300)), ("end", (0, None)), ("centre", (None, None))])
def test_right_to_left_lines_start_at_the_right(
    setter: Typesetter, align: str, edges: tuple[int | None, int | None]
) -> None:
    """Start and end change sides; the centre stays."""
    (line,) = setter.set([run("قبل العلاج", "ar")], 300, align=align, right_to_left=True)  # type: ignore[arg-type]
    left, right = min(part.x for part in line.segments), max(part.x + part.width for part in line.segments)
    assert edges[0] is None or left == pytest.approx(edges[0])
    assert edges[1] is None or right == pytest.approx(edges[1])
    assert align != "centre" or left == pytest.approx(300 - right)


def test_a_hindi_paragraph_reads_on(setter: Typesetter) -> None:
    """All text comes out as it went in, in one face, each word as wide as its letters together."""
    lines = setter.set([run(HINDI, "hi")], 150)
    assert "".join(texts(lines)) == HINDI
    assert {part.face.name for line in lines for part in line.segments} == {"NotoSansDevanagari-Regular"}
    for line in lines:
        words = [word.width for part in line.segments for word in part.words]
        trailing = line.segments[-1].face.space if text_of(line.segments).endswith(" ") else 0
        assert line.width == pytest.approx((sum(words) - trailing) / 100)
    assert looks(lines) == looks(typesetter(shortcut=False).set([run(HINDI, "hi")], 150))


def test_measures_know_the_direction(setter: Typesetter) -> None:
    """Width and widest word of Arabic text, forwards or backwards the same."""
    runs = [run("قبل العلاج", "ar")]
    assert setter.measure(runs, right_to_left=True) == pytest.approx(setter.measure(runs))
    assert setter.longest_word(runs, right_to_left=True) == pytest.approx(setter.longest_word(runs))
