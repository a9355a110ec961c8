"""Strips in, the page and height of each out: greedy, with what is glued kept together and table heads repeated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final

from handouts.press.layout.strips import Strip, height_of, units

SLACK: Final = 0.01
MOST_BLANK: Final = 0.34
"""The share of a page that may stay empty to move a section whole."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A strip at its height below the top of its page's content, in pt."""

    strip: Strip
    y: float


@dataclass(slots=True)
class PageFlow:
    """Fills pages `depth` pt deep; `over` is by how much a section may miss the room left and be moved whole, in pt."""

    depth: float
    over: float = 0.0
    pages: list[list[Settled]] = field(default_factory=lambda: [[]])
    y: float = 0.0
    space: float = 0.0

    def fill(self, strips: Sequence[Strip]) -> list[list[Settled]]:
        """All strips on pages."""
        for section, members in groupby(strips, key=lambda strip: strip.section):
            group = list(members)
            if section >= 0 and self._moves_whole(group):
                self._turn()
            for unit in units(group):
                self._place(unit)
        return self.pages

    def _moves_whole(self, group: list[Strip]) -> bool:
        left = self.depth - self._below(group[0])
        asked = height_of(group)
        small_gap = 0 < left <= self.depth * MOST_BLANK
        return bool(self.pages[-1]) and small_gap and left < asked <= min(left + self.over, self.depth)

    def _below(self, strip: Strip) -> float:
        """Where the strip would begin on this page."""
        return self.y + max(self.space, strip.before) if self.pages[-1] else 0.0

    def _fits(self, unit: list[Strip]) -> bool:
        return self._below(unit[0]) + height_of(unit) <= self.depth + SLACK

    def _place(self, unit: list[Strip]) -> None:
        """A unit where it fits, else on a new page; one taller than a page is parted where it must be."""
        if not self._fits(unit):
            if len(unit) > 1 and height_of(unit) > self.depth:
                for strip in unit:
                    self._place([strip])
                return
            if self.pages[-1]:
                self._turn(unit[0])
        for strip in unit:
            self._settle(strip)

    def _turn(self, first: Strip | None = None) -> None:
        """A new page, begun with the table head that the strip stands under."""
        self.pages.append([])
        self.y = self.space = 0.0
        if first is not None and first.repeat is not None:
            self._settle(first.repeat.decoration())

    def _settle(self, strip: Strip) -> None:
        y = self._below(strip)
        self.pages[-1].append(Settled(strip, y))
        self.y, self.space = y + strip.height, strip.after


def keep_headings(strips: Sequence[Strip]) -> list[Strip]:
    """The strips with each heading glued to the next two lines, or to the next strip that is no running text."""
    found = list(strips)
    for place, strip in enumerate(found):
        if strip.heading:
            _keep(found, place)
    return found


def _keep(strips: list[Strip], heading: int) -> None:
    lines = 0
    for place in range(heading, len(strips) - 1):
        strips[place] = replace(strips[place], glued=True)
        after = strips[place + 1]
        if after.heading:
            return
        lines += after.lines or 2
        if lines >= 2:
            return
