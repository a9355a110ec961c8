"""A comparison sheet's tree and theme in, the form that fits best out: upright or wide, as a grid or as cards.

In this order: an upright grid of two short options, a wide grid, the same set closer, cards, cards set closer. What
takes more than two pages, or misses one page narrowly, is told with the cells to shorten. Clinicians' sources may
follow on pages of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from handouts.document.cards import cards_of, in_cards, options_of
from handouts.document.theme import Theme
from handouts.document.tree import Element
from handouts.press.layout.long_cells import cells_of, misses_one, pages_of, too_long
from handouts.press.layout.texts import SMALLEST_TITLE, smaller_title
from handouts.problems import sorted_problems

if TYPE_CHECKING:
    from handouts.press.layout.lay_out import LaidOut

CLOSE_CELLS: Final = MappingProxyType({"cell padding top pt": 3.0, "cell padding bottom pt": 3.0})
CLOSE_BLOCKS: Final = MappingProxyType({"table gap pt": 3.0, "banner gap pt": 6.0})
CLOSE_NOTES: Final = 3.0
"""The room over and under the notes."""
MOST_LINES: Final = 4
"""The lines a cell of a grid may have where there is a choice."""
MOST_PAGES: Final = 2
TORN: Final = "layout-over-margin"
SAID_BETTER: Final = frozenset({"layout-last-page", "layout-too-tall", "layout-row-too-tall"})
"""What needs no telling where the answers to shorten are named."""


@dataclass(frozen=True, slots=True)
class Form:
    """A way to set a sheet, and whether it must be without fault to be taken."""

    tree: Element
    theme: Theme
    only_if_good: bool = False


def set_sheet(
    tree: Element,
    theme: Theme,
    lay: Callable[[Element, Theme], LaidOut],
    turned: Callable[[Element], Element] = cards_of,
) -> LaidOut:
    """The first form that is on one page with no word broken, or else the best of those there are. `turned` makes cards
    of a grid.
    """
    best: LaidOut | None = None
    for form in _forms(tree, theme, turned):
        if best is not None and form.tree is not tree and _stands(best):
            break
        found = lay(form.tree, form.theme)
        good = len(found.pages) == 1 and not _torn(found)
        if form.only_if_good and not (good and _short(found)):
            continue
        if best is None or _cost(found) < _cost(best):
            best = found
        if good:
            break
    assert best is not None
    return _told(best)


def _forms(tree: Element, theme: Theme, turned: Callable[[Element], Element]) -> Iterator[Form]:
    """The ways to set it, the best first; one that is turned into cards has a tree of its own."""
    upright = theme.cards or theme
    options = options_of(tree)
    if not options and any("cards" in element.get("class").split() for element in tree.walk()):
        yield from _closer(tree, upright)
        return
    if len(options) == 2 and _roomy(tree, upright):
        yield Form(tree, upright, only_if_good=True)
    yield from _closer(tree, theme)
    if options and theme.cards:
        yield from _closer(in_cards(tree, turned), upright)


def _closer(tree: Element, theme: Theme) -> Iterator[Form]:
    """As the theme says, then with a smaller title, then with the least padding of cells too (LOOK), then with the
    least room between title, table and notes.
    """
    smaller = smaller_title(theme, SMALLEST_TITLE)
    cells = _at_most(smaller, CLOSE_CELLS)
    yield Form(tree, theme)
    yield Form(tree, smaller)
    yield Form(tree, cells)
    yield Form(tree, _close_notes(_at_most(cells, CLOSE_BLOCKS)))


def _at_most(theme: Theme, most: Mapping[str, float]) -> Theme:
    """The theme with these measures no larger than this."""
    least = {name: min(points, theme.measures.get(name, points)) for name, points in most.items()}
    return replace(theme, measures=MappingProxyType({**theme.measures, **least}))


def _close_notes(theme: Theme) -> Theme:
    """The theme with its notes set as close as titles and cells are."""
    note = theme.style("note")
    lines = min(note.leading, note.size * theme.least_close) if theme.least_close else note.leading
    notes = replace(note, leading=lines, before=min(note.before, CLOSE_NOTES), after=min(note.after, CLOSE_NOTES))
    return replace(theme, styles=MappingProxyType({**theme.styles, "note": notes}))


def _roomy(tree: Element, theme: Theme) -> bool:
    """Whether two options are as wide on an upright page as three are on a wide one."""
    asks = any("matters" in element.get("class").split() for element in tree.walk() if element.tag == "th")
    taken = theme.measures.get("question column mm", 46) + (theme.measures.get("matters column mm", 48) if asks else 0)
    return (theme.page.content_width - taken) / 2 >= theme.measures.get("least option mm", 58)


def _stands(found: LaidOut) -> bool:
    return pages_of(found) <= MOST_PAGES and not _torn(found)


def _short(found: LaidOut) -> bool:
    return all(cell.lines <= MOST_LINES for cell in cells_of(found))


def _torn(found: LaidOut) -> int:
    return sum(problem.id == TORN for problem in found.problems)


def _cost(found: LaidOut) -> tuple[int, int]:
    return _torn(found), len(found.pages)


def _told(found: LaidOut) -> LaidOut:
    """The sheet with what is to be said of its length."""
    pages = pages_of(found)
    told = too_long(found, MOST_PAGES) if pages > MOST_PAGES else misses_one(found) if pages > 1 else ()
    if not told:
        return found
    others = [problem for problem in found.problems if problem.id not in SAID_BETTER]
    return replace(found, problems=sorted_problems([*others, *told]))
