"""A document tree, theme, typesetter and pictures in, pages, bookmarks and Problems out: the one door of the layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from handouts.document.theme import MM, Theme
from handouts.document.tree import Element
from handouts.lettering.scripts import RIGHT_TO_LEFT, script_of_language
from handouts.press.layout.blocks import SETTERS
from handouts.press.layout.desk import Area, Desk
from handouts.press.layout.faults import faults_of
from handouts.press.layout.flow import PageFlow, Settled, keep_headings
from handouts.press.layout.numbering import before_blocks, numbers_of, printed_tree
from handouts.press.layout.placed import Sheet
from handouts.press.layout.running import CLEAR, Running, running_of, set_banner, set_foot
from handouts.press.layout.strips import Strip
from handouts.press.marks import Bookmark, Mark, Page, Picture
from handouts.press.text.typesetter import Typesetter
from handouts.problems import Problem

CLOSE_TITLE: Final = (20.0, 25.0)
CLOSE_CELLS: Final = MappingProxyType({"cell padding top pt": 3.0, "cell padding bottom pt": 3.0})


@dataclass(frozen=True, slots=True)
class LaidOut:
    """What was set. Owner numbers of the marks index `tuple(tree.walk())` of this tree, which is the one printed."""

    pages: tuple[Page, ...]
    bookmarks: tuple[Bookmark, ...]
    problems: tuple[Problem, ...]
    tree: Element


@dataclass(frozen=True, slots=True)
class Frame:
    """What is the same on every page: places in pt from the page's top, banner, and room for content."""

    top: float
    foot: float
    depth: float
    banner: Strip | None


def lay_out(tree: Element, theme: Theme, typesetter: Typesetter, pictures: Mapping[str, Picture]) -> LaidOut:
    """The handout on pages. What is repeated on the last page is dropped where there is one page.

    A sheet of options that misses its one page is set once more, with less space in its cells and a smaller title.
    """
    found = _laid_out(tree, theme, typesetter, pictures)
    if tree.get("kind") != "comparison" or len(found.pages) == 1:
        return found
    closer = _laid_out(tree, _closer(theme), typesetter, pictures)
    return closer if len(closer.pages) < len(found.pages) else found


def _closer(theme: Theme) -> Theme:
    """The theme with the least padding of cells and a smaller title."""
    title = theme.style("title")
    small = replace(title, size=min(title.size, CLOSE_TITLE[0]), leading=min(title.leading, CLOSE_TITLE[1]))
    measures = MappingProxyType({**theme.measures, **CLOSE_CELLS})
    return replace(theme, styles=MappingProxyType({**theme.styles, "title": small}), measures=measures)


def _laid_out(tree: Element, theme: Theme, typesetter: Typesetter, pictures: Mapping[str, Picture]) -> LaidOut:
    """The handout set with one theme."""
    printed, repeated = printed_tree(tree)
    desk, frame = _desk(printed, theme, typesetter, pictures)
    area, last = _area(theme), len(printed.elements) - repeated
    strips = desk.blocks(printed.elements[:last], area)
    settled = _flow(desk, strips)
    if repeated and len(settled) > 1:
        settled = _flow(desk, [*strips, *desk.blocks(printed.elements[last:], area)])
    elif repeated:
        printed = replace(printed, kids=printed.kids[:-repeated])
    running = running_of(printed)
    pages = tuple(_page(desk, running, frame, place, settled) for place in range(len(settled)))
    problems = faults_of(printed, settled, frame.top, frame.depth, theme)
    return LaidOut(pages, _bookmarks(settled, frame.top), problems, printed)


def _flow(desk: Desk, strips: Sequence[Strip]) -> list[list[Settled]]:
    return PageFlow(desk.depth, desk.points("large section mm", 30)).fill(keep_headings(strips))


def _desk(tree: Element, theme: Theme, typesetter: Typesetter, pictures: Mapping[str, Picture]) -> tuple[Desk, Frame]:
    """What the blocks are set with, its depth that of the page's frame."""
    right_to_left = script_of_language(tree.lang) in RIGHT_TO_LEFT
    ruled = frozenset(before_blocks(tree))
    desk = Desk(theme, typesetter, pictures, numbers_of(tree), right_to_left, theme.page.depth * MM, SETTERS, ruled)
    frame = _frame(desk, running_of(tree), _area(theme))
    return replace(desk, depth=frame.depth), frame


def _area(theme: Theme) -> Area:
    page = theme.page
    return Area(page.start * MM, page.content_width * MM, theme.rail * MM)


def _frame(desk: Desk, running: Running, area: Area) -> Frame:
    """Where content begins and ends, and where the foot stands."""
    page = desk.theme.page
    banner = set_banner(desk, running.banner, area) if running.banner else None
    top = page.top * MM + (banner.height + banner.after if banner else 0.0)
    lowest = (page.height - page.foot) * MM
    foot = lowest
    if running.foot:
        foot = lowest - set_foot(desk, running.foot, area, 88, 88).height
    bottom = min((page.top + page.depth) * MM, foot - CLEAR)
    return Frame(top, foot, bottom - top, banner)


def _page(desk: Desk, running: Running, frame: Frame, place: int, settled: Sequence[Sequence[Settled]]) -> Page:
    """One page: banner, content, foot; the one place where logical places become page places."""
    page = desk.theme.page
    sheet = Sheet(page.width * MM, desk.right_to_left)
    strips = [item.strip.moved(0, frame.top + item.y) for item in settled[place]]
    if frame.banner:
        strips.insert(0, frame.banner.moved(0, page.top * MM))
    if running.foot:
        strips.append(set_foot(desk, running.foot, _area(desk.theme), place + 1, len(settled)).moved(0, frame.foot))
    marks: tuple[Mark, ...] = tuple(mark.mark(sheet) for strip in strips for mark in strip.marks)
    return Page(sheet.width, page.height * MM, marks)


def _bookmarks(settled: Sequence[Sequence[Settled]], top: float) -> tuple[Bookmark, ...]:
    """A bookmark for each heading, in reading order."""
    return tuple(
        Bookmark(" ".join(note.element.text().split()), int(note.element.tag[1]), page, top + item.y + note.y)
        for page, items in enumerate(settled)
        for item in items
        for note in item.strip.notes
        if note.kind == "heading"
    )
