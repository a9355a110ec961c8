"""From runs of text to set lines: the Typesetter, the one door of press/text.

`set(runs, width)` gives lines whose segments stand where they belong in a measure of `width` pt: alignment and
direction are already in each segment's x, so the layout puts every line's mark at the left edge of the measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from handouts.lettering.shelf import FontShelf
from handouts.press.marks import Line
from handouts.press.text.assembly import Placing, assemble
from handouts.press.text.itemise import itemise
from handouts.press.text.lines import even, fits, loosen, natural_width, tear, widest_piece
from handouts.press.text.paragraph import Paragraph
from handouts.press.text.ragged import least_ragged
from handouts.press.text.run import Align, Run
from handouts.press.text.words import WordCache

_MOST_PARAGRAPHS: Final = 1024
_MOST_SETTINGS: Final = 8


class _Known:
    """A paragraph, None if it is empty, and the lines it was set in, by (measure, alignment, balance)."""

    __slots__ = ("lines", "paragraph")

    def __init__(self, paragraph: Paragraph | None) -> None:
        self.paragraph = paragraph
        self.lines: dict[tuple[float, Align, bool], tuple[Line, ...]] = {}


class Typesetter:
    """Sets runs into lines with the faces of one shelf. Its caches are bounded and never change a result.

    Without `shortcut`, left-to-right text goes the way of right-to-left text too; the lines are the same.
    """

    def __init__(self, shelf: FontShelf, *, shortcut: bool = True) -> None:
        self.shelf = shelf
        self._shortcut = shortcut
        self._cache = WordCache(shelf)
        self._paragraphs: dict[tuple[tuple[Run, ...], int], _Known] = {}

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
        known = self._known(runs, right_to_left)
        key = width, align, balance
        lines = known.lines.get(key)
        if lines is None:
            if len(known.lines) >= _MOST_SETTINGS:
                known.lines.clear()
            lines = known.lines[key] = _lines(known.paragraph, Placing(width, align), balance=balance)
        return lines

    def measure(self, runs: Sequence[Run], *, right_to_left: bool = False) -> float:
        """The natural width in pt: of the longest line when only forced breaks are taken."""
        paragraph = self._known(runs, right_to_left).paragraph
        return 0.0 if paragraph is None else natural_width(paragraph)

    def longest_word(self, runs: Sequence[Run], *, right_to_left: bool = False) -> float:
        """The width in pt of the widest piece that may not be broken: the narrowest measure that tears nothing."""
        paragraph = self._known(runs, right_to_left).paragraph
        return 0.0 if paragraph is None else widest_piece(paragraph)

    def _known(self, runs: Sequence[Run], right_to_left: bool) -> _Known:
        key = tuple(runs), int(right_to_left)
        found = self._paragraphs.get(key)
        if found is None:
            if len(self._paragraphs) >= _MOST_PARAGRAPHS:
                self._paragraphs.clear()
            self._cache.trim()
            found = _Known(itemise(*key, self._cache, shortcut=self._shortcut))
            self._paragraphs[key] = found
        return found


def _lines(paragraph: Paragraph | None, placing: Placing, *, balance: bool) -> tuple[Line, ...]:
    if paragraph is None:
        return ()
    measure = placing.measure
    if not fits(paragraph, measure):
        paragraph = loosen(paragraph, measure)
        paragraph = paragraph if fits(paragraph, measure) else tear(paragraph, measure)
    fill = even if balance else least_ragged
    return assemble(paragraph, fill(paragraph, measure), placing)
