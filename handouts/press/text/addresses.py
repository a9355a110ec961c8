"""Pieces between line breaks in, the same text out with web addresses and DOIs cut where a reader can tell.

After a slash, before a full stop, a question mark and the like, never after "https://" (as The Chicago Manual of Style
has it): no mark is added, so that what is copied or extracted is the address as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Final

_ADDRESS: Final = re.compile(r"(?:https?://|www\.|\bdoi:|\b(?=10\.\d{4,9}/))[!-~]+")
_HEAD: Final = re.compile(r"(?:doi:)?10\.\d+|(?:https?://)?(?:www\.)?")
_SENSIBLE: Final = re.compile(r"(?<=/)(?=[^/])|(?<=[^/.?&#])(?=[.?&#][0-9A-Za-z])")
_SPARE: Final = re.compile(r"(?<=[^/.?&#_=-])(?=[_=-][0-9A-Za-z])")
"""Places only for what would be too long: a reader can't tell whether a hyphen belongs to the address."""
_FEWEST: Final = 3
"""Characters of an address that stand together at least."""
_MOST: Final = 24
"""And those that are left together if there is a spare place."""


def with_addresses_cut(text: str, pieces: list[str]) -> tuple[list[str], list[int]]:
    """The pieces, those of addresses cut at their sensible places and nowhere else; the indices of these cuts."""
    if "/" not in text and "www." not in text:
        return pieces, []
    stops = [0, *accumulate(map(len, pieces))]
    cuts: list[int] = []
    for found in _ADDRESS.finditer(text):
        breaks = _breaks(text, found.start(), found.end())
        stops[bisect_right(stops, found.start()) : bisect_left(stops, found.end())] = breaks
        cuts += breaks
    return [text[start:stop] for start, stop in pairwise(stops)], [bisect_left(stops, cut) - 1 for cut in cuts]


def _breaks(text: str, start: int, stop: int) -> list[int]:
    """Where the address text[start:stop] may be broken."""
    head = _HEAD.match(text, start, stop)
    first = head.end() if head else start
    kept = list(_spaced(_SENSIBLE, text, (start if text[first : first + 1] == "/" else first, first, stop)))
    parts = [part for part in pairwise((first, *kept, stop)) if part[1] - part[0] > _MOST]
    spare = [place for begin, end in parts for place in _spaced(_SPARE, text, (begin, begin, end))]
    return sorted([*kept, *spare])


def _spaced(pattern: re.Pattern[str], text: str, bounds: tuple[int, int, int]) -> Iterator[int]:
    """The places that the pattern finds, a few characters from each other and the bounds: (last, start, stop)."""
    last, start, stop = bounds
    for found in pattern.finditer(text, start, stop):
        if found.start() - last >= _FEWEST and stop - found.start() >= _FEWEST:
            last = found.start()
            yield last
