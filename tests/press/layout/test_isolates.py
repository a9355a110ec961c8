from __future__ import annotations

import time
from dataclasses import replace

import pytest
from press.layout.sample_trees import e, handout, laid

from handouts.document.isolates import apart
from handouts.document.tree import Element, Leaf
from handouts.press.marks import LineMark
from handouts.problems import Where


def seen(*kids: Element | Leaf | str, lang: str = "ar") -> str:
    """The words of a paragraph as they stand on its line from left to right; each word as it is typed."""
    tree = handout(e("p", *kids, lang=lang), lang=lang)
    (mark,) = [
        mark
        for mark in laid(tree).pages[0].marks
        if isinstance(mark, LineMark) and isinstance(mark.line.segments[0].owner, int)
    ]
    shown = []
    for segment in sorted(mark.line.segments, key=lambda segment: segment.x):
        words = [word.text for word in segment.words]
        shown += [word.strip() for word in words[::-1]] if segment.words[0].level & 1 else ["".join(words).strip()]
    return " ".join(word for word in shown if word)


@pytest.mark.parametrize(
    ("tag", "text", "as_seen"),
    [
        ("cite", "[1, 2]", "[1, 2]"),
        ("fact", "0 to 25 in 1,000", "0 to 25 in 1,000"),
        ("fact", "2.5 %", "2.5 %"),
        ("place", "020 7946 0958", "020 7946 0958"),
        ("fact", "25 من 1,000", "1,000 من 25"),
    ],
)
def test_a_value_is_read_as_one(tag: str, text: str, as_seen: str) -> None:
    """Figures and Latin words from left to right, Arabic ones from right to left; the full stop on the left."""
    value = e(tag, text, lang="ar", id="f", value="1", refs="1")
    assert seen("من ", value, ".").replace(" .", ".").endswith(f"{as_seen} من")
    assert seen("من ", value, ".").startswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "SCT-AHSCT-P-ar-GB",
        "2026-03-09",
        "5–10",
        "5 – 10 %",
        "<5%",
        "2.5 %",
        "020 7946 0958",
        "+44 20 7946 0958",
        "https://example.org/a?b=1/",
        "corrections@example.org",
    ],
)
def test_what_is_typed_among_words_is_read_as_one(text: str) -> None:
    """A code, date, range, share, phone number or address, as in fixed words with values in them."""
    assert seen(f"من {text}.") == f". {text} من"


@pytest.mark.parametrize("text", ["25 من 1,000", "1.0.0", "1, 2", "38.5 درجة", "2026 25", "e.g."])
def test_plain_words_and_numbers_stay_in_one_run(text: str) -> None:
    """What the algorithm itself gets right is not cut."""
    assert [part for part, _ in apart(text)] == [text]


def typed(*kids: Element | str) -> str:
    """As they are seen: values in their places among fixed words, which are marked with a bar at their ends."""
    leaves = [Leaf(kid.strip("|"), "ar") if isinstance(kid, str) and "|" in kid else kid for kid in kids]
    return seen(*leaves)


def test_each_value_in_fixed_words_is_read_on_its_own() -> None:
    """A name and an address with nothing but a comma between them are two pieces, not one that reads to the right."""
    assert typed("|من |", "Yellow Card", "|، |", "yellowcard.mhra.gov.uk", "|.|") == (
        ". yellowcard.mhra.gov.uk ، Yellow Card من"
    )
    here = Where("content/regions/GB.yaml", 3, 1)
    strong = replace(e("strong", "Yellow", lang="ar"), content=here)
    fact = replace(e("fact", "12", lang="ar", id="f", value="1"), content=here)
    told = typed("|من |", strong, " ", fact, " Card", "|، |", "MS", "|.|")
    assert " ".join(told.split()) == ". MS ، Yellow 12 Card من"


def test_words_of_another_direction_keep_their_full_stop() -> None:
    """An English sentence in an Arabic leaflet, with a name in Arabic in it, and the other way round."""
    english = e("span", "Draft (", e("strong", "العربية"), "). Do not hand it out.", lang="en-GB")
    assert seen(english) == "Draft ( العربية ). Do not hand it out."
    arabic = e("span", "مسودة 5.", lang="ar")
    assert seen("See ", arabic, " below.", lang="en-GB") == "See . 5 مسودة below."


@pytest.mark.parametrize("text", ["a" * 20_000, "a." * 9_000, "1" * 20_000, "a-" * 9_000, "12 " * 9_000, "1." * 9_000])
def test_hostile_text_takes_no_longer(text: str) -> None:
    """Twenty thousand characters are looked through in far less than a second."""
    start = time.process_time()
    list(apart(text))
    assert time.process_time() - start < 0.5
