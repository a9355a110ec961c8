"""The columns of a chart, and the ruler along which its marks and its axis are drawn. Lengths in pt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from handouts.document.charts import Ruler
from handouts.document.theme import MM
from handouts.press.layout.desk import Area

APART: Final = 4 * MM


@dataclass(frozen=True, slots=True)
class Columns:
    """The three columns in pt from the page's start edge, and the ruler of the one in the middle."""

    area: Area
    plot: float
    ruler: Ruler
    values: float

    @property
    def labels_width(self) -> float:
        """Of the column of labels."""
        return self.plot - APART - self.area.start

    @property
    def values_width(self) -> float:
        """Of the column of values."""
        return self.area.start + self.area.width - self.values
