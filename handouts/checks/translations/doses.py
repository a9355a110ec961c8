"""A translation in; a Problem for each unit of a dose or size in its words that is not the source's, out (T12).

`mg` for `mcg` is a thousandfold dose. Values with their units are facts; what is left in words keeps its unit, in the
letters of the source or written out. `µ` is misread as `m`, so a microgram is `mcg` or a word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from handouts.checks.translations.said import Translated
from handouts.problems import Problem

_LATIN: Final = "A-Za-z\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff"
_UNIT: Final = re.compile(
    rf"(?<![{_LATIN}])(?:(?:mcg|mg|kg|mL|ml|dL|dl|cL|cl|mmol|IU|mm|cm)|[µμ](?:g|l|L|mol|m))(?![{_LATIN}])"
)
_MICRO: Final = "µμ"


def dose_faults(text: Translated) -> Iterator[Problem]:
    """Units that are added, that are not there in these letters, or that are easily misread."""
    wanted, found = _units(text.source_words), _units(text.target_words)
    advice = f"The source reads: {text.entry.source}"
    for unit in sorted(found - wanted):
        yield text.error("unit-added", f"The unit {unit} does not stand in the source.", advice)
    for unit in sorted(wanted - found):
        message = f"The unit {unit} of the source stands nowhere in these letters."
        yield text.warning("unit-word", message, f"See that it is there as your language writes it. {advice}")
    if any(char in text.target_words for char in _MICRO) and _UNIT.search(text.target_words):
        yield text.error("unit-micro", "`µ` is easily misread as `m`.", "Write mcg, or the word.")


def _units(words: str) -> Counter[str]:
    """How often each unit stands, whichever way a microgram or a litre is written."""
    typed = (unit[0] for unit in _UNIT.finditer(words))
    return Counter(re.sub(f"[{_MICRO}]g", "mcg", unit).replace("L", "l") for unit in typed)
