"""`theme.yaml` of an audience in, a frozen Theme out: page, colours, type and boxes, judged as WCAG and print demand.

Page measures are in mm, type and rules in pt. A project's own theme.yaml overrides single values of the package's.
"""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal, TypeAlias

MM = 72 / 25.4
"""One millimetre in points."""

AVERAGE_CHARACTER = 0.472
"""Mean width of a character of Noto Sans, in em."""


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """The sheet and its margins in mm. `top` is where the first ink may stand, `foot` where the lowest ink ends."""

    width: float
    height: float
    start: float
    end: float
    top: float
    foot: float
    depth: float  # from the top margin to the lowest content, with the running foot below it

    @property
    def content_width(self) -> float:
        """Between the margins, in mm."""
        return self.width - self.start - self.end


@dataclass(frozen=True, slots=True)
class Style:
    """How one role of text is set. Space before and after in pt; the larger of two neighbours counts."""

    size: float
    leading: float
    bold: bool = False
    colour: str = "ink"
    before: float = 0.0
    after: float = 0.0
    balance: bool = False

    def no_closer(self, least: float) -> Style:
        """The style with its lines at least so many em apart."""
        return self if self.leading >= self.size * least else replace(self, leading=self.size * least)


Rules: TypeAlias = Literal["none", "above", "both"]


@dataclass(frozen=True, slots=True)
class Box:
    """How an aside is drawn: frame, start bar or rules (pt), tint, padding (pt) and pictogram (mm)."""

    frame: float = 0.0
    bar: float = 0.0
    rules: Rules = "none"
    rule: float = 0.0
    colour: str = "ink"
    tint: bool = False
    padding_top: float = 0.0
    padding_bottom: float = 0.0
    padding_side: float = 0.0
    icon: float = 0.0


@dataclass(frozen=True, slots=True)
class Theme:
    """All measures of one audience's leaflet or comparison sheet; `cards` are those of an upright sheet.

    `leading` says how far the lines of a language or script (ISO 15924) stand apart at the least, in em; `least` is
    what this theme keeps to, 0 where its styles say all.
    """

    name: str
    page: PageGeometry
    rail: float
    colours: Map[str, str]
    styles: Map[str, Style]
    boxes: Map[str, Box]
    measures: Map[str, float] = field(default_factory=lambda: MappingProxyType({}))
    cards: Theme | None = None
    leading: Map[str, float] = field(default_factory=lambda: MappingProxyType({}))
    least: float = 0.0

    def spoken(self, lang: str, script: str) -> Theme:
        """The theme with room between its lines for a language and the script it is set in."""
        least = self.leading.get(lang.partition("-")[0], self.leading.get(script, 0.0))
        if not least:
            return self
        styles = {role: style.no_closer(least) for role, style in self.styles.items()}
        cards = self.cards.spoken(lang, script) if self.cards else None
        return replace(self, styles=MappingProxyType(styles), cards=cards, least=least)

    def style(self, role: str) -> Style:
        """The style of a role; KeyError for a role no theme has."""
        return self.styles[role]

    def colour(self, name: str) -> str:
        """The colour as #RRGGBB."""
        return self.colours[name]

    def box(self, name: str) -> Box:
        """The box of an aside's class."""
        return self.boxes[name]
