"""Nothing in, out what each kind of page's end costs: the weights the breaks are chosen by."""

from __future__ import annotations

from typing import Final, NamedTuple


class Costs(NamedTuple):
    """What a page's end costs; the number of pages comes before all of it.

    For comparison: a page left a fifth empty costs 18, one left a third empty 50.
    """

    heading: float = 100_000.0
    """A heading is parted from the next two lines: only where these alone are higher than a page."""
    glue: float = 20_000.0
    """Something is parted that is to stay whole: only where it is higher than a page."""
    first_page: float = 5_000.0
    """Key points or red flags do not stand on the title's page: for each box that does not."""
    eighth: float = 2_000.0
    """The last page is under an eighth full."""
    third: float = 150.0
    """A page is left more than a third empty."""
    nearly: float = 120.0
    """A section is parted that asks for little more than is left, and could have moved whole."""
    short: float = 25.0
    """The last page is under a quarter full."""
    stub: float = 20.0
    """No more than a heading and two lines of a section stand before the page's end."""
    lone: float = 60.0
    """A box that closes a section stands alone on the next page."""
    line: float = 20.0
    """A paragraph is parted."""
    row: float = 12.0
    """A list is parted between items, or a table between rows."""
    section: float = 12.0
    """A section is parted."""
    blank: float = 450.0
    """Times the square of the share of a page that is left empty."""
    gap: float = 600.0
    """As much again where that is left in the middle of a section."""


COSTS: Final = Costs()
