"""What a chart says and shows, localised and frozen: a Plot of marks on one scale, each with its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from handouts.translation.localised_text import Text


@dataclass(frozen=True, slots=True)
class PlotMark:
    """One fact, its numbers in the unit of the scale: a number and its interval, or a shortest and a longest time.

    `about` is who, and how long they were followed; `dots` how sure it is, from 1 to 4, 0 where nobody has judged it.
    """

    fact: str
    low: str
    point: str
    high: str
    outcome: Text
    about: Text
    value: Text
    certainty: Text | None
    dots: int
    alt: str


@dataclass(frozen=True, slots=True)
class Plot:
    """Marks on a scale from `start` to `end`; `even` is where neither side does better, "" where there is no such.

    `ticks` are numbers on it and how they read, `unit` what they count where nothing else says it. `left` and `right`
    say what it means to stand there; `caution` is how to read the lines, or how not to; `notes` are how far the numbers
    were checked.
    """

    kind: Literal["interval", "bar"]
    scale: str
    start: str
    end: str
    even: str
    ticks: tuple[tuple[str, str], ...]
    alt: str
    head: Text
    value_head: Text
    marks: tuple[PlotMark, ...]
    unit: Text | None = None
    left: Text | None = None
    right: Text | None = None
    caution: Text | None = None
    caption: Text | None = None
    notes: tuple[Text, ...] = ()
