"""A translation in; a Problem where it is far shorter or longer than its source, out (T31).

Half a text is often half a translation, and twice a text somebody else's. What does not fit is told by the layout.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from handouts.checks.translations.said import Translated
from handouts.lettering.scripts import script_of_language
from handouts.problems import Problem

ENOUGH: Final = 25
"""Letters of a source from which on its length says anything."""
BANDS: Final = MappingProxyType(dict.fromkeys(("Hans", "Hant", "Jpan"), (0.15, 1.0)) | {"Kore": (0.25, 1.3)})
BAND: Final = (0.5, 2.1)
"""The least and the most characters for one of the source, by script; measured on translations by hand."""


def length_faults(text: Translated) -> Iterator[Problem]:
    """Far shorter, or far longer."""
    source, target = len(text.source_words), len(text.target_words)
    least, most = BANDS.get(script_of_language(text.locale), BAND)
    if source >= ENOUGH and not least <= target / source <= most:
        told = "shorter" if target < source * least else "longer"
        message = f"It is much {told} than its source: {target} characters for {source}."
        advice = f"See that all of it is there, and nothing else. The source reads: {text.entry.source}"
        yield text.warning("length", message, advice)
