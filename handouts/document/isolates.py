"""Words in, the same in parts out: codes, addresses, ranges and phone numbers read from left to right as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_NUMBER: Final = r"(?<![\d.,])\d(?:[\d.,]{0,20}\d)?"
_AMOUNT: Final = rf"[<>+\u2212]?{_NUMBER}(?:\s?%)?"
_SELF_CONTAINED: Final = re.compile(
    r"(?:https?://|www\.)[!-~]{0,200}[A-Za-z0-9/]"  # an address
    r"|(?<![\d+])\+?\(?\d{1,6}\)?(?:[ -]\d{2,6}){2,5}|(?<![\d+])(?:0|\+)\d{1,6} \d{3,9}"  # a phone number, a date
    rf"|{_AMOUNT}\s?[\u2012-\u2014]\s?{_AMOUNT}|[<>+\u2212]{_AMOUNT}|{_NUMBER}\s?%"  # a range; a limit; a share
    r"|(?<![A-Za-z0-9.])[A-Za-z0-9.]{1,60}(?:[@:/_?=&#%+~-]{1,3}[A-Za-z0-9.]{1,60}){1,12}(?<!\.)",  # a mailbox, a code
    re.ASCII,
)
"""What reads from left to right as a whole, also where words around it do not, and is written among them."""


def apart(text: str) -> Iterator[tuple[str, bool]]:
    """Words in parts, and whether each is one such piece, to be isolated among right-to-left words (UAX #9)."""
    end = 0
    for match in _SELF_CONTAINED.finditer(text):
        if before := text[end : match.start()]:
            yield before, False
        yield match.group(), True
        end = match.end()
    if rest := text[end:]:
        yield rest, False
