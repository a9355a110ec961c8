from __future__ import annotations

import lzma
import re
from collections import Counter
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icu4py.breakers import LineBreaker
from lettering.agreement import Record, documented, told
from shared_data import SHARED_DATA, needs_shared_data

from handouts.lettering.breaks import forces_break, graphemes, line_pieces, stands_alone

UNICODE = SHARED_DATA / "unicode"
NEWER_RULES = MappingProxyType(
    {
        "a soft hyphen, at which nothing is ever broken": re.compile("\u00ad"),
        "LB20a, a hyphen that opens a word": re.compile("^-\u0308?[^-]"),
        "LB15c and LB25, a stop or comma before figures": re.compile("[.,]\u0308?[0-9]"),
        "LB15a, a space after a quotation mark that may close": re.compile('^"\u0308? '),
        "LB15a and LB15b, guillemets": re.compile("[\u00ab\u00bb]"),
        "LB21a, a hyphen between Hebrew letters": re.compile("\u05d0-\u05d0"),
    }
)
"""Where Unicode 15.0's data differs from the newer rules of ICU, and from ours for the soft hyphen."""


def cut(case: str, mark: str) -> list[str]:
    """The pieces of a case written as code points with ÷ where it is cut and × where it is not."""
    inner = case.replace(" ", "").strip(mark).split("÷")
    return ["".join(chr(int(point, 16)) for point in piece.split("×") if point) for piece in inner if piece]


@needs_shared_data
def test_graphemes_are_those_of_the_standard(record_property: Record) -> None:
    """All 602 cases of Unicode 15.0 hold but one: the scissors are no longer an emoji of the kind that joins."""
    cases = [line.split("#")[0].strip() for line in (UNICODE / "GraphemeBreakTest.txt").read_text("utf-8").splitlines()]
    wanted = [cut(case, "÷") for case in cases if case]
    assert [pieces for pieces in wanted if graphemes("".join(pieces)) != pieces] == [["\u2701\u200d\u2701"]]
    assert len(wanted) == 602
    others = {"scissors after a joiner": 1}
    assert documented("GraphemeBreakTest", 602, others)
    record_property("agreement", told("GraphemeBreakTest", 602, others))


@needs_shared_data
def test_line_breaks_are_those_of_the_standard(record_property: Record) -> None:
    """Of 7,654 cases of Unicode 15.0 all hold but 40, each under a rule that has changed since."""
    with lzma.open(UNICODE / "LineBreakTest.txt.xz", "rt", encoding="utf-8") as file:
        wanted = [cut(case, "×÷") for case in filter(None, (line.split("#")[0].strip() for line in file))]
    others = ["".join(pieces) for pieces in wanted if line_pieces("".join(pieces), "en") != pieces]
    found = Counter(next((rule for rule, cases in NEWER_RULES.items() if cases.search(one)), "") for one in others)
    assert (len(wanted), len(others), found[""]) == (7654, 40, 0)
    rules = {rule: found[rule] for rule in NEWER_RULES}
    assert documented("LineBreakTest", len(wanted), rules)
    record_property("agreement", told("LineBreakTest", len(wanted), rules))


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("th", "ผู้ ป่วย ควร ปรึกษา แพทย์ ก่อน เริ่ม การ รักษา ด้วย เซลล์ ต้น กำเนิด"),
        ("lo", "ຄົນເຈັບ ຄວນ ປຶກສາ ແພດ ກ່ອນ ການ ປິ່ນປົວ"),
        ("km", "អ្នកជំងឺ គួរ ពិគ្រោះ ជាមួយ វេជ្ជបណ្ឌិត មុន ពេល ព្យាបាល"),
        ("my", "လူနာ သည် ဆရာဝန် နှင့် တိုင်ပင် သင့် သည်"),
    ],
)
def test_scripts_without_spaces_break_at_the_words_of_a_dictionary(lang: str, words: str) -> None:
    """“Patients should ask a doctor before treatment”: typed in one piece, broken at each word and nowhere else."""
    assert line_pieces(words.replace(" ", ""), lang) == words.split()


@pytest.mark.parametrize(
    ("text", "lang", "pieces"),
    [
        ("Ring 999 now.", "en", ["Ring ", "999 ", "now."]),
        ("a one-off (see below)", "en", ["a ", "one-", "off ", "(see ", "below)"]),
        ("10\u00a0mg of 1,000", "en", ["10\u00a0mg ", "of ", "1,000"]),
        ("one\ntwo", "en", ["one\n", "two"]),
        ("การรักษา", "th", ["การ", "รักษา"]),
        ("服用1.5毫克，", "zh-Hans", ["服", "用", "1.5", "毫", "克，"]),
        ("co\u00adoperate so", "en", ["co\u00adoperate ", "so"]),
        ("\u00ad\u00ad\u00ad", "en", ["\u00ad\u00ad\u00ad"]),
        ("", "en", []),
    ],
)
def test_lines_may_break_after_spaces_hyphens_and_dictionary_words(text: str, lang: str, pieces: list[str]) -> None:
    """Spaces end the piece before; nothing is broken at a soft hyphen, a no-break space or inside a number."""
    assert line_pieces(text, lang) == pieces


@pytest.mark.parametrize("char", ["\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_line_ends_force_a_break(char: str) -> None:
    """Every mandatory break of UAX #14 is one; a space is none."""
    assert forces_break(f"word{char}")
    assert not forces_break("word ")


@pytest.mark.parametrize("text", ["Ring 999!", "ção", "Привіт", "“ “", "a\nb"])
def test_plain_letters_stand_alone(text: str) -> None:
    """The quick look agrees with ICU that each character is a grapheme."""
    assert stands_alone(text)
    assert graphemes(text) == list(text)


@pytest.mark.parametrize("text", ["e\u0301", "क्षि", "👩‍⚕️", "\r\n", "한글"])
def test_what_may_combine_is_looked_at(text: str) -> None:
    """Marks, joiners, line ends and Hangul parts are left to ICU."""
    assert not stands_alone(text)


PLAIN = st.sampled_from(
    ["a", "B", "ab", "1", "12", "-", ".", ",", ":", ";", "(", ")", "[", "]", "’", " ", " ", "?", "!", "%"]
)
WORDS = st.sampled_from(
    ["a", "Well-known", "don’t", "1,000", "5%", "(see", "[3].", "e.g.", "10:30", "(20%),", "–", "é", '"x"']
)


@given(
    st.lists(PLAIN, max_size=12).map("".join) | st.lists(WORDS, min_size=1, max_size=8).map(" ".join),
    st.sampled_from(["en-GB", "de", "fi", "ar", "th", "ja", "zh-Hans"]),
)
@settings(max_examples=500, deadline=None)
def test_plain_words_are_cut_as_icu_cuts_them(text: str, lang: str) -> None:
    """The short way for letters, digits, stops, brackets and hyphens changes nothing, in any language."""
    assert line_pieces(text, lang) == list(LineBreaker(text, lang))
