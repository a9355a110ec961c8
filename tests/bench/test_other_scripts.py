from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any
from unicodedata import normalize

import pypdfium2
import pytest
from bench import engine_typst
from bench.engine_handouts import press_of
from bench.other_scripts import SCRIPTS, Script, blocks_of, bundle_of, fonts_of, prepared, turned

ROOT = Path(__file__).parent.parent.parent


def texts(value: Any) -> Iterator[str]:
    """The text of all runs below blocks, rows and cells: a run is a pair of text and weight."""
    if isinstance(value, dict):
        for key in ("runs", "rows", "kids", "blocks"):
            yield from texts(value.get(key, ()))
    elif len(value) == 2 and isinstance(value[0], str):
        yield value[0]
    else:
        for one in value:
            yield from texts(one)


def letters(text: str) -> Counter[str]:
    """How often each letter stands in the text, the letters' joined forms as letters."""
    return Counter(filter(str.isalpha, normalize("NFKC", text)))


def letters_of(pdf: bytes) -> Counter[str]:
    """The letters that can be taken from the pages."""
    pages = pypdfium2.PdfDocument(pdf)
    try:
        return letters("".join([page.get_textpage().get_text_bounded() for page in pages]))
    finally:
        pages.close()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_both_engines_set_the_same_words_in_every_script(script: Script, tmp_path: Path) -> None:
    """All that Typst is given stands on its pages and on ours, mostly in that script, in the same faces."""
    press = press_of(ROOT)
    made = prepared(press, bundle_of(ROOT, script.lang), script.lang)(1)
    blocks = blocks_of(made)
    given = letters("".join(texts(blocks["blocks"])))
    fonts_of(script.lang, tmp_path)
    ready, render = engine_typst.engine(tmp_path)
    pages = render(ready(blocks, 1.0))
    ours = press.print_prepared(made).pdf
    assert sum(count for letter, count in given.items() if letter > "\u0530") > 0.6 * given.total() > 1000
    assert (given - letters_of(pages), given - letters_of(ours)) == (Counter(), Counter())


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_documents_differ_in_every_paragraph(script: Script) -> None:
    """Two documents share hardly more than single words; the same seed gives the same document."""
    ready = prepared(press_of(ROOT), bundle_of(ROOT, script.lang), script.lang)
    one, other, again = ({*texts(blocks_of(ready(seed))["blocks"])} for seed in (1, 2, 1))
    assert one == again
    assert letters("".join(one & other)).total() < 0.1 * letters("".join(one)).total()


def test_words_turn_and_stops_stay() -> None:
    """Where a language has no spaces, its dictionary tells what a word is; figures and stops keep their places."""
    assert turned("10 个人中,有 5 个.", "zh-Hans", Random(1)).translate({ord(each): "字" for each in "个人中有"}) == (
        "10 字字字,字 5 字."
    )
