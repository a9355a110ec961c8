"""A translation in; a Problem where it is the source itself, or pairs brackets or ends otherwise, out (T30, T40)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from handouts.checks.translations.said import Translated
from handouts.problems import Problem

_WORDS: Final = re.compile(r"[^\W\d_]{2,}")
ENDS: Final = MappingProxyType({".": ".。।۔．", "?": "?？؟", "!": "!！", ":": ":：", "…": "…"})
"""What ends a text, and what does so in other scripts. Thai ends sentences with nothing."""
WITHOUT_ENDS: Final = frozenset({"th", "lo", "km", "my"})
BRACKETS: Final = (("(（", ")）"), ("«", "»"), ("「", "」"), ("『", "』"), ("《", "》"), ("【", "】"), ("„", "”“"))
"""What opens and what closes: round brackets of any width, and quotation marks that come in pairs."""


def alike_faults(text: Translated) -> Iterator[Problem]:
    """Left as it was; brackets without fellows; another end."""
    source, target = text.source_words, text.target_words
    same_language = text.locale.partition("-")[0] == "en"
    if not same_language and text.target == text.entry.source and len(_WORDS.findall(source)) > 2:
        yield text.warning(
            "unchanged", "It reads as the source does.", "Translate it, or see that nothing is to change."
        )
    yield from _unpaired(text)
    ends = ENDS.get(source.rstrip()[-1:], "")
    if ends and text.locale.partition("-")[0] not in WITHOUT_ENDS and target.rstrip()[-1:] not in ends:
        yield text.warning("end", f"The source ends with “{source.rstrip()[-1]}”.", "End it so, as the language does.")


def _unpaired(text: Translated) -> Iterator[Problem]:
    """Brackets and quotation marks without fellows, where those of the source have theirs."""
    for opening, closing in BRACKETS:
        left = _open(text.target_words, opening, closing)
        if left and not _open(text.source_words, opening, closing):
            what = f"`{opening[0]}` is not closed." if left > 0 else f"`{closing[0]}` closes what was never opened."
            yield text.error("brackets", what, "Give each its fellow.")


def _open(words: str, opening: str, closing: str) -> int:
    """How many are open at the end; of „ only, as what closes it also opens other quotations."""
    opened = sum(map(words.count, opening))
    if opening == "„":
        return max(opened - sum(map(words.count, closing)), 0)
    return opened - sum(map(words.count, closing))
