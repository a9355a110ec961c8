from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from press.text.setting import INK, RED, looks, run, text_of, texts, typesetter

from handouts.lettering.bidi import needs_bidi
from handouts.lettering.breaks import graphemes
from handouts.lettering.properties import compose
from handouts.press.text.run import Isolate, Run

LEFT_TO_RIGHT = "a in people 1,000 10–20 well-known (see below) naïve AVA жизнь दवा स्त्री कि 漢字 ไทย e\u0301 👩‍⚕️ ≥ \x00"
RIGHT_TO_LEFT = "سلام لا بَّ שלום (مرحبا) 12٪ ٣ \u202e \u2067 \u2069"
WORDS = st.sampled_from([*LEFT_TO_RIGHT.split(" "), "\u00ad", "\u0301", "\u200d", *RIGHT_TO_LEFT.split(" ")])
SPACES = st.sampled_from([" ", " ", " ", "  ", "", "\u00a0", "\n", "\r\n", "\t", "\u2009"])
TEXT = st.lists(st.tuples(WORDS, SPACES), max_size=8).map(lambda parts: "".join(word + space for word, space in parts))
LATIN = TEXT.filter(lambda text: not needs_bidi(text))
LOOKS = st.fixed_dictionaries(
    {
        "size": st.sampled_from([8.0, 10.0, 24.0]),
        "bold": st.booleans(),
        "colour": st.sampled_from([INK, RED]),
        "owner": st.integers(0, 2),
        "lang": st.sampled_from(["en", "ar", "hi", "th"]),
        "keep": st.booleans(),
    }
)
ISOLATES = st.sampled_from(Isolate)
WIDTHS = st.floats(1, 400)


def make(text: str, look: dict[str, Any], isolate: Isolate = Isolate.NONE) -> Run:
    """A run with a drawn look."""
    return run(text, **look, isolate=isolate)


RUNS = st.lists(st.builds(make, TEXT, LOOKS, ISOLATES), max_size=4)
LATIN_RUNS = st.lists(st.builds(make, LATIN, LOOKS), max_size=4)


@given(RUNS, WIDTHS, st.booleans(), st.booleans())
@settings(max_examples=300, deadline=None)
def test_what_goes_in_comes_out(runs: list[Run], width: float, balance: bool, right_to_left: bool) -> None:
    """In reading order, composed, line ends and tabs as spaces: no character is lost, doubled or moved."""
    lines = typesetter().set(runs, width, balance=balance, right_to_left=right_to_left)
    wanted = re.sub("\r\n|[\n\t\r]", " ", "".join(compose(part.text) for part in runs))
    assert "".join(texts(lines)) == wanted


@given(RUNS, WIDTHS, st.booleans(), st.booleans())
@settings(max_examples=300, deadline=None)
def test_no_line_is_wider_than_its_measure(runs: list[Run], width: float, balance: bool, right_to_left: bool) -> None:
    """Unless it holds a single grapheme; every line's segments cover it exactly."""
    for line in typesetter().set(runs, width, balance=balance, right_to_left=right_to_left):
        alone = len(graphemes(text_of(line.segments).rstrip(" "))) <= 1
        assert line.width <= width + 1e-6 or alone
        assert sum(part.width for part in line.segments) == pytest.approx(line.width, abs=1e-6)
        assert line.right_to_left == right_to_left


@given(LATIN_RUNS, WIDTHS)
@settings(max_examples=200, deadline=None)
def test_the_short_way_and_the_general_way_agree(runs: list[Run], width: float) -> None:
    """For text without right-to-left characters."""
    assert looks(typesetter().set(runs, width)) == looks(typesetter(shortcut=False).set(runs, width))


@given(st.lists(st.tuples(RUNS, WIDTHS, st.booleans()), min_size=1, max_size=4))
@settings(max_examples=100, deadline=None)
def test_results_do_not_depend_on_the_cache(jobs: list[tuple[list[Run], float, bool]]) -> None:
    """One typesetter for all jobs, twice, gives what a new one gives for each."""
    used = typesetter()
    for runs, width, right_to_left in jobs + jobs:
        assert looks(used.set(runs, width, right_to_left=right_to_left)) == looks(
            typesetter().set(runs, width, right_to_left=right_to_left)
        )


@given(RUNS, WIDTHS)
@settings(max_examples=100, deadline=None)
def test_evened_lines_are_as_many_and_no_wider(runs: list[Run], width: float) -> None:
    """Balance moves breaks, nothing else."""
    setter = typesetter()
    greedy, even = setter.set(runs, width), setter.set(runs, width, balance=True)
    assert len(greedy) == len(even)
    assert max((line.width for line in even), default=0) <= max((line.width for line in greedy), default=0) + 1e-6
