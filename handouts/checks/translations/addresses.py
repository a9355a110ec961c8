"""A translation in; a Problem for each web or mail address typed in its words that is not the source's, out (T13).

A page that a translator knows better may be for another country, or nobody's: which page a language is sent to is
decided with the source. Addresses of links are codes and are judged with them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from handouts.checks.translations.said import Translated
from handouts.problems import Problem

_ADDRESS: Final = re.compile(
    r"(?:https?://|www\.)[!-~]{0,200}[A-Za-z0-9/]"  # a page
    r"|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}"  # a mailbox
    r"|(?<![A-Za-z0-9.@-])(?:[a-z0-9-]{1,63}\.){1,4}(?:com|edu|eu|gov|int|net|org|uk)(?:/[!-~]{0,100}[A-Za-z0-9/])?"
    r"(?![A-Za-z0-9-])"  # a page, typed short
)


def address_faults(text: Translated) -> Iterator[Problem]:
    """Addresses that are missing or added."""
    wanted, found = (Counter(_ADDRESS.findall(words)) for words in (text.source_words, text.target_words))
    for address in sorted(wanted - found):
        yield text.error("address-missing", f"{address} of the source is missing.", "Copy it from the source.")
    for address in sorted(found - wanted):
        advice = "Take it out, or copy the source's; propose another page to the authors."
        yield text.error("address-added", f"{address} does not stand in the source.", advice)
