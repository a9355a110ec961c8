"""`theme.yaml` of an audience in, a frozen Theme out: page, colours, type and boxes, judged as WCAG and print demand.

Page measures are in mm, type and rules in pt. A project's own theme.yaml overrides single values of the package's.
"""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

MM = 72 / 25.4
"""One millimetre in points."""

AVERAGE_CHARACTER = 0.472
"""Mean width of a character of Noto Sans, in em."""


PAPERS: Final = MappingProxyType({"A4": (210.0, 297.0), "Letter": (215.9, 279.4)})
"""Short and long edge in mm (ISO 216; ANSI/ASME Y14.1, A)."""
DRAWN_FOR: Final = "A4"
"""The paper that themes give their measures for."""
LEAST_MARGIN: Final = 12.0
"""In mm: no ink stands within 10 mm of an edge, and boxes reach out of the text a little."""


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

    def on(self, paper: str) -> PageGeometry:
        """The same page on another paper, upright or sideways as it is. Margins stay; on a narrower one they give way,
        so that what stands there keeps its width, but never get narrower than LEAST_MARGIN.
        """
        short, long = PAPERS[paper]
        width, height = (short, long) if self.height > self.width else (long, short)
        given = max(self.width - width, 0.0) / 2
        start, end = (max(margin - given, min(margin, LEAST_MARGIN)) for margin in (self.start, self.end))
        return replace(self, width=width, height=height, start=start, end=end, depth=self.depth + height - self.height)


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


CLOSE: Final = frozenset(
    {
        *("title", "lead", "dates", "h2", "h3", "big", "masthead", "chip", "banner", "foot", "tag", "label", "legend"),
        *("table", "table-head", "group", "option-name"),
    }
)
"""Styles of a few short lines, which may stand closer than running text."""
IN_FIGURES: Final = frozenset({"phone"})
"""Styles of figures alone, which no script makes higher."""

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

    `leading` says how far the lines of a language or script (ISO 15924) stand apart at the least, in em, and
    `close_leading` those of titles, headings and cells, where it names them; `least` and `least_close` are what this
    theme keeps to, 0 where its styles say all.
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
    close_leading: Map[str, float] = field(default_factory=lambda: MappingProxyType({}))
    least: float = 0.0
    least_close: float = 0.0

    def on(self, paper: str) -> Theme:
        """The theme on another paper, its cards too."""
        if paper == DRAWN_FOR:
            return self
        return replace(self, page=self.page.on(paper), cards=self.cards and self.cards.on(paper))

    def spoken(self, lang: str, script: str) -> Theme:
        """The theme with room between its lines for a language and the script it is set in."""
        language = lang.partition("-")[0]
        least = self.leading.get(language, self.leading.get(script, 0.0))
        if not least:
            return self
        close = self.close_leading.get(language, self.close_leading.get(script, least))
        there = replace(self, cards=self.cards and self.cards.spoken(lang, script), least=least, least_close=close)
        styles = {role: there.apart(role, style) for role, style in self.styles.items()}
        return replace(there, styles=MappingProxyType(styles))

    def apart(self, role: str, style: Style) -> Style:
        """A style of a role, its lines as far apart as the language of this theme wants."""
        if role in IN_FIGURES:
            return style
        return style.no_closer(self.least_close if role in CLOSE else self.least)

    def style(self, role: str) -> Style:
        """The style of a role; KeyError for a role no theme has."""
        return self.styles[role]

    def colour(self, name: str) -> str:
        """The colour as #RRGGBB."""
        return self.colours[name]

    def box(self, name: str) -> Box:
        """The box of an aside's class."""
        return self.boxes[name]
