"""What the typesetter is given: a paragraph is a sequence of Runs, text with its look, owner and language."""

from __future__ import annotations

from enum import Enum
from typing import Literal, TypeAlias

from handouts.document.values import value
from handouts.press.marks import Colour, Owner

Align: TypeAlias = Literal["start", "centre", "end"]
"""Where a line stands in its measure; start is the left, or the right in right-to-left paragraphs."""


class Isolate(Enum):
    """Whether a run is set as one piece among right-to-left text (UAX #9, isolates), and which way it reads."""

    NONE = ""
    LEFT_TO_RIGHT = "\u2066"
    RIGHT_TO_LEFT = "\u2067"
    FIRST_STRONG = "\u2068"


@value
class Run:
    """Text of one appearance and one owner. Size in pt; a newline in the text is a forced break.

    `keep` holds the run together on one line (a phone number, "460 in 1,000") unless it is wider than the measure;
    `tied` keeps its beginning on the line that the run before it ends on (a [reference] after its word).
    `isolate` is for inserted values: numbers, phones, names. Where such a piece is of several runs, `opens` holds the
    isolates that begin before this one, and `closes` says how many end after it.
    """

    text: str
    size: float
    bold: bool
    colour: Colour
    owner: Owner
    lang: str
    keep: bool = False
    isolate: Isolate = Isolate.NONE
    tied: bool = False
    opens: str = ""
    closes: int = 0

    def __hash__(self) -> int:
        """By the text alone, whose hash Python keeps: runs are looked up much more often than they differ in look."""
        return hash(self.text)

    def isolated(self, opens: str, closes: int) -> Run:
        """The run with other isolates around it. Said out, as `replace` is slow."""
        return Run(
            self.text, self.size, self.bold, self.colour, self.owner, self.lang, self.keep, self.isolate, self.tied,
            opens, closes,
        )  # fmt: skip
