"""From runs of text to set lines: the Typesetter, the one door of press/text.

`set(runs, width)` gives lines whose segments stand where they belong in a measure of `width` pt: alignment and
direction are already in each segment's x, so the layout puts every line's mark at the left edge of the measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf
from typing import Final

from handouts.lettering.shelf import FontShelf
from handouts.press.marks import Line
from handouts.press.text.assembly import Placing, assemble
from handouts.press.text.itemise import itemise
from handouts.press.text.lines import even, first_fit, fits, tear, widest_piece
from handouts.press.text.paragraph import Paragraph
from handouts.press.text.run import Align, Run
from handouts.press.text.words import WordCache

_MOST_PARAGRAPHS: Final = 256


class Typesetter:
    """Sets runs into lines with the faces of one shelf. Its caches are bounded and never change a result.

    Without `shortcut`, left-to-right text goes the way of right-to-left text too; the lines are the same.
    """

    def __init__(self, shelf: FontShelf, *, shortcut: bool = True) -> None:
        self.shelf = shelf
        self._shortcut = shortcut
        self._cache = WordCache(shelf)
        self._paragraphs: dict[tuple[tuple[Run, ...], int], Paragraph | None] = {}

    def set(
        self,
        runs: Sequence[Run],
        width: float,
        *,
        align: Align = "start",
        balance: bool = False,
        right_to_left: bool = False,
    ) -> tuple[Line, ...]:
        """The runs as lines no wider than `width` pt; `balance` evens the lines of a title. No text, no lines.

        A newline is a forced break and is set as a space at the line's end. A piece wider than the measure is broken
        between graphemes, and the line it ends is `torn`; only a single grapheme can stand over the measure.
        """
        paragraph = self._paragraph(runs, right_to_left)
        if paragraph is None:
            return ()
        if not fits(paragraph, width):
            paragraph = tear(paragraph, width)
        ends = even(paragraph, width) if balance else first_fit(paragraph, width)
        return assemble(paragraph, ends, Placing(width, align))

    def measure(self, runs: Sequence[Run], *, right_to_left: bool = False) -> float:
        """The natural width in pt: of the longest line when only forced breaks are taken."""
        paragraph = self._paragraph(runs, right_to_left)
        if paragraph is None:
            return 0.0
        return max(paragraph.width(start, stop) for start, stop in pairwise((0, *first_fit(paragraph, inf))))

    def longest_word(self, runs: Sequence[Run], *, right_to_left: bool = False) -> float:
        """The width in pt of the widest piece that may not be broken: the narrowest measure that tears nothing."""
        paragraph = self._paragraph(runs, right_to_left)
        return 0.0 if paragraph is None else widest_piece(paragraph)

    def _paragraph(self, runs: Sequence[Run], right_to_left: bool) -> Paragraph | None:
        key = tuple(runs), int(right_to_left)
        if key in self._paragraphs:
            return self._paragraphs[key]
        if len(self._paragraphs) >= _MOST_PARAGRAPHS:
            self._paragraphs.clear()
        self._cache.trim()
        found = self._paragraphs[key] = itemise(key[0], key[1], self._cache, shortcut=self._shortcut)
        return found
