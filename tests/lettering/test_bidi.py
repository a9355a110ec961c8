from __future__ import annotations

import lzma
import os
from collections.abc import Iterator

import pytest
from lettering.agreement import Record, documented, told
from shared_data import SHARED_DATA, needs_shared_data

from handouts.lettering.bidi import LETTERS, Bidi, needs_bidi, visual_order
from handouts.lettering.bidi_brackets import BRACKETS, CANONICAL_CLOSING, CLOSING_OF
from handouts.lettering.properties import UNICODE_VERSION, bidi_class

UNICODE = SHARED_DATA / "unicode"
CLASS_SAMPLES = {
    "L": "a",
    "R": "\u05d0",
    "AL": "\u0627",
    "EN": "1",
    "ES": "+",
    "ET": "%",
    "AN": "\u0661",
    "CS": ",",
    "NSM": "\u0300",
    "BN": "\u200b",
    "B": "\u2029",
    "S": "\t",
    "WS": " ",
    "ON": "!",
    "LRE": "\u202a",
    "RLE": "\u202b",
    "LRO": "\u202d",
    "RLO": "\u202e",
    "PDF": "\u202c",
    "LRI": "\u2066",
    "RLI": "\u2067",
    "FSI": "\u2068",
    "PDI": "\u2069",
}


def lines(name: str) -> Iterator[str]:
    """The lines of a compressed Unicode test file without comments; empty ones left out."""
    with lzma.open(UNICODE / name, "rt", encoding="utf-8") as file:
        yield from filter(None, (line.split("#")[0].strip() for line in file))


def faults(bidi: Bidi, text: str, base: int, wanted: list[str], order: list[int]) -> bool:
    """Whether levels (x: any, removed by X9) or visual order differ from the ones wanted."""
    levels = bidi.line_levels(text, bidi.levels(text, base), base)
    shown = [place for place, level in enumerate(wanted) if level != "x"]
    placed = [shown[place] for place in visual_order([levels[place] for place in shown])]
    return placed != order or any(int(wanted[place]) != levels[place] for place in shown)


@needs_shared_data
def test_every_case_of_the_character_test_has_its_levels_and_order(record_property: Record) -> None:
    """All 91,707 cases of Unicode 15.0 hold: none of their characters has another class in the newer tables."""
    bidi, wrong, count = Bidi(), [], 0
    for line in lines("BidiCharacterTest.txt.xz"):
        points, direction, base, levels, order = line.split(";")
        text = "".join(chr(int(point, 16)) for point in points.split())
        found = bidi.base_level(text) if direction == "2" else int(direction)
        if found != int(base) or faults(bidi, text, found, levels.split(), [int(place) for place in order.split()]):
            wrong.append(line)
        count += 1
    assert (count, wrong) == (91_707, [])
    assert documented("BidiCharacterTest", count)
    record_property("agreement", told("BidiCharacterTest", count))


@needs_shared_data
def test_the_class_test_has_its_levels_and_order(record_property: Record) -> None:
    """The exhaustive test by bidi class holds in each direction it names: all 770,241 cases with `nox -s unicode`,
    every twentieth line otherwise, because measuring coverage makes it slow.
    """
    step = 1 if os.environ.get("WHOLE_BIDI_TEST") else 20
    bidi, wrong, count = Bidi(), [], 0
    levels: list[str] = []
    order: list[int] = []
    for number, line in enumerate(lines("BidiTest.txt.xz")):
        if line.startswith("@"):
            name, _, values = line.partition(":")
            levels = values.split() if name == "@Levels" else levels
            order = [int(place) for place in values.split()] if name == "@Reorder" else order
            continue
        classes, directions = line.split(";")
        text = "".join(CLASS_SAMPLES[name] for name in classes.split())
        bases = {1: bidi.base_level(text), 2: 0, 4: 1}
        for bit, base in bases.items():
            if number % step == 0 and int(directions) & bit:
                count += 1
                wrong += [(line, base)] * faults(bidi, text, base, levels, order)
    assert count == 770_241 if step == 1 else count > 35_000
    assert wrong == []
    assert documented("BidiTest", 770_241)
    record_property("agreement", told("BidiTest", count))


def test_the_sample_of_each_class_is_of_that_class() -> None:
    """The class test uses one character for each of the 23 classes."""
    assert {name: bidi_class(char) for name, char in CLASS_SAMPLES.items()} == {name: name for name in LETTERS}


def test_numbers_stand_one_level_above_right_to_left_text() -> None:
    """In a right-to-left paragraph words are at level 1, numbers and Latin words at level 2."""
    assert list(Bidi().levels("عمر 12 ab", 1)) == [1, 1, 1, 1, 2, 2, 1, 2, 2]


def test_an_isolated_number_leaves_its_surroundings_alone() -> None:
    """A range in an isolate keeps its direction: the first number stays left of the second."""
    text = "من \u20665-10\u2069 يوم"
    levels = Bidi().levels(text, 1)
    assert levels[text.index("5") : text.index("\u2069")] == bytes([2, 2, 2, 2])
    assert set(Bidi().levels("من 5-10 يوم", 1)[3:7]) == {1, 2}


def test_brackets_take_one_direction() -> None:
    """A pair around Latin words in an Arabic paragraph goes with the paragraph, not with the words."""
    assert list(Bidi().levels("ا (ab)", 1)) == [1, 1, 1, 2, 2, 1]


def test_brackets_nested_deeper_than_the_stack_are_neutrals() -> None:
    """More than 63 open brackets give levels without an error, and in no more than linear space."""
    text = "a" + "(" * 200 + "ا" + ")" * 200
    assert len(Bidi().levels(text, 0)) == len(text)


def test_each_paragraph_stands_for_itself() -> None:
    """An embedding that is left open ends at the paragraph's end."""
    assert list(Bidi().levels("\u202eab\ncd", 0)) == [0, 1, 1, 0, 0, 0]


def test_embeddings_nest_no_deeper_than_the_limit() -> None:
    """However many embeddings are opened, letters end one above 125; text after their ends is back at the base."""
    text = "\u202b\u202a" * 200 + "a" + "\u202c" * 400 + "b"
    levels = Bidi().levels(text, 0)
    assert (max(levels), levels[400], levels[-1]) == (126, 126, 0)


def test_isolates_too_deep_are_counted_and_closed() -> None:
    """Past the limit an isolate, and embeddings in it, change nothing; each end closes what it opened."""
    text = "\u2067" * 130 + "\u202ba\u202c" + "\u202c" + "\u2069" * 130 + "b"
    levels = Bidi().levels(text, 0)
    assert (max(levels), levels[131], levels[-1]) == (126, 126, 0)


def test_an_embedding_too_deep_ends_with_its_isolate() -> None:
    """The end of an isolate forgets what was left open in it, too deep or not."""
    text = "\u2067" + "\u202b" * 130 + "\u202c" + "\u2069" + "a"
    assert Bidi().levels(text, 0)[-1] == 0
    assert Bidi().levels("\u2069\u202ca", 0)[-1] == 0


@pytest.mark.parametrize(
    ("levels", "order"),
    [
        ([], []),
        ([0, 0, 0], [0, 1, 2]),
        ([1, 1, 1], [2, 1, 0]),
        ([1, 2, 2, 1], [3, 1, 2, 0]),
        ([0, 1, 2, 1, 0], [0, 3, 2, 1, 4]),
        ([2, 1, 3, 4, 1], [4, 3, 2, 1, 0]),
    ],
)
def test_visual_order_turns_every_odd_stretch(levels: list[int], order: list[int]) -> None:
    """L2: from the highest level down, stretches at or above it are turned round."""
    assert visual_order(levels) == order


def test_text_without_right_to_left_characters_needs_no_bidi() -> None:
    """Latin, Devanagari and Han skip the algorithm; one Arabic letter, mark or control does not."""
    assert not needs_bidi("Ring 999. दवा 漢字 ½ €")
    assert all(needs_bidi(char) for char in ("א", "ا", "\u200f", "\u202b", "\u2067", "\U0001e900"))


def test_whatever_can_raise_a_level_is_seen() -> None:
    """Every character whose class can make a level above 0 is found by the quick look."""
    raising = {"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI"}
    chars = map(chr, range(0x20000))
    assert [char for char in chars if bidi_class(char) in raising and not needs_bidi(char)] == []


def test_bracket_pairs_are_those_of_the_pinned_tables() -> None:
    """Every opening bracket closes with one other, and canonically equal ones close the same."""
    assert len(CLOSING_OF) == len(CANONICAL_CLOSING) == len(BRACKETS) // 2
    assert CLOSING_OF["("] == ")"
    assert CLOSING_OF["\u2329"] == CLOSING_OF["\u3008"] == CANONICAL_CLOSING["\u232a"] == "\u3009"


def test_the_tables_are_new_enough() -> None:
    """The pinned Unicode tables are at least of version 15, that of the conformance data."""
    assert tuple(map(int, UNICODE_VERSION.split("."))) >= (15, 0, 0)
