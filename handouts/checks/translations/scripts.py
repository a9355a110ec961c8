"""A translation in; a Problem for each word of mixed look-alikes, or a text in the wrong script, out (T41, T42)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from handouts.checks.translations.said import Translated
from handouts.lettering.scripts import Scripts, script_of_language
from handouts.problems import Problem

ALIKE: Final = frozenset({"Latn", "Cyrl", "Grek"})
"""Scripts whose letters look like each other's."""
ENOUGH: Final = 12
"""Letters from which on a text must be in its own script."""
SHARE: Final = 0.3
"""Of its letters, at least; names and abbreviations stay Latin in every language."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_HAN: Final = MappingProxyType({"Hans": "Hani", "Hant": "Hani"})
PAIRS: Final = (
    "個个們们國国會会醫医學学為为與与對对療疗護护關关這这過过時时間间說说話话問问題题發发現现實实驗验藥药細细還还開开"
    "長长點点風风險险變变種种類类體体經经濟济訊讯號号數数據据應应該该讓让從从來来幾几歲岁"
)
"""Common characters, each as traditional and as simplified Chinese write it."""
TRADITIONAL: Final = frozenset(PAIRS[::2])
SIMPLIFIED: Final = frozenset(PAIRS[1::2])
URDU: Final = MappingProxyType({"ي": "ی", "ك": "ک", "ى": "ی"})
"""Letters of Arabic keyboards, and what Urdu and Persian write."""


def script_faults(text: Translated, scripts: Scripts) -> Iterator[Problem]:
    """Mixed words, the wrong script, the wrong variant of the right one."""
    for word in _WORD.findall(text.target_words):
        found = {script for char in word if (script := scripts[char]) in ALIKE}
        if len(found) > 1:
            advice = "Type the whole word in one script; some letters only look alike."
            yield text.error("mixed-scripts", f"`{word}` mixes letters of {' and '.join(sorted(found))}.", advice)
    yield from _wrong_script(text, scripts)
    yield from _variants(text)


def _wrong_script(text: Translated, scripts: Scripts) -> Iterator[Problem]:
    wanted = script_of_language(text.locale)
    wanted = _HAN.get(wanted, wanted)
    letters = [script for char in text.target_words if (script := scripts[char])]
    if len(letters) >= ENOUGH and wanted != "Latn" and letters.count(wanted) < SHARE * len(letters):
        message = f"Hardly a letter of it is of the language's script ({wanted})."
        yield text.error("script", message, "Translate it, or leave it empty.")


def _variants(text: Translated) -> Iterator[Problem]:
    language, _, rest = text.locale.partition("-")
    if language in {"ur", "fa"}:
        for char in sorted(URDU.keys() & set(text.target)):
            yield text.error(
                "letter", f"`{char}` is a letter of Arabic, not of this language.", f"Type `{URDU[char]}`."
            )
    if language == "zh":
        foreign = SIMPLIFIED if "Hant" in rest else TRADITIONAL
        for char in sorted(foreign & set(text.target)):
            yield text.error("han-variant", f"`{char}` is of the other way of writing Chinese.", "Type this way's own.")
