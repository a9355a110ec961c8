from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from handouts.lettering.breaks import graphemes
from handouts.lettering.shelf import FontShelf
from handouts.press.marks import Colour
from handouts.press.text.itemise import _borders
from handouts.press.text.run import Run
from handouts.press.text.words import Words

SHELF = FontShelf.standard()
LETTERS = "aé1 (.,\u0301\u200d\u00ad\r\nبّ\u064e،\u0600कि\u094dष।กำเ่漢，👩‍🇬🇧한ᄀ\u1161"
TEXTS = st.text(alphabet=LETTERS, min_size=1, max_size=8)
LANGUAGES = ("en", "ar", "hi", "zh-Hans", "th")
WORDS = {(lang, level): Words(SHELF, lang, False, level) for lang in LANGUAGES for level in (0, 1)}  # noqa: FBT003


@given(TEXTS, st.sampled_from(sorted(WORDS)))
def test_one_look_is_one_part(text: str, voice: tuple[str, int]) -> None:
    """Whether characters are looked at one by one or by graphemes, a piece is cut in the same parts."""
    words = WORDS[voice]
    assert words._parts(text) == words._cut_parts(text)


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_runs_end_between_graphemes(texts: list[str]) -> None:
    """Each run's end is that of the grapheme that holds its last character."""
    text = "".join(texts)
    runs = [Run(part, 12, False, Colour((0.0,)), 0, "en") for part in texts]  # noqa: FBT003
    whole = list(accumulate(map(len, graphemes(text))))
    wanted = [next(stop for stop in whole if stop >= border) for border in accumulate(map(len, texts))]
    assert list(_borders(runs, text)) == wanted
