"""A document tree, theme, typesetter and pictures in, pages, bookmarks and Problems out: the one door of the layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from handouts.document.cards import cards_of
from handouts.document.theme import MM, Theme
from handouts.document.tree import Element
from handouts.lettering.scripts import RIGHT_TO_LEFT, script_of_language
from handouts.press.layout.blocks import SETTERS
from handouts.press.layout.blocks_kept import BlocksKept, theme_key
from handouts.press.layout.breaks import Outline, Section
from handouts.press.layout.desk import Area, BlockSetter, Desk, classes
from handouts.press.layout.faults import faults_of
from handouts.press.layout.flow import Settled, paged
from handouts.press.layout.heads import FACE, with_its_boxes
from handouts.press.layout.numbering import before_blocks, numbers_of, printed_tree
from handouts.press.layout.placed import Sheet
from handouts.press.layout.running import CLEAR, Foot, Running, foot_of, running_of, set_banner, set_foot
from handouts.press.layout.sheets import set_sheet
from handouts.press.layout.strips import Strip
from handouts.press.layout.untranslated import untranslated
from handouts.press.marks import Bookmark, Mark, Page, Picture
from handouts.press.text.typesetter import Typesetter
from handouts.problems import Problem


@dataclass(frozen=True, slots=True)
class LaidOut:
    """What was set. Owner numbers of the marks index `tuple(tree.walk())` of this tree, which is the one printed.

    `faced`: key points and red flags stand on the title's page, where there are any.
    """

    pages: tuple[Page, ...]
    bookmarks: tuple[Bookmark, ...]
    problems: tuple[Problem, ...]
    tree: Element
    faced: bool = True


@dataclass(frozen=True, slots=True)
class Frame:
    """What is the same on every page: places in pt from the page's top, banner, and room for content."""

    top: float
    bottom: float
    depth: float
    banner: Strip | None
    foot: Foot | None


def lay_out(
    tree: Element,
    theme: Theme,
    typesetter: Typesetter,
    pictures: Mapping[str, Picture],
    kept: BlocksKept | None = None,
) -> LaidOut:
    """The handout on pages; a comparison sheet in the form that fits best (see `sheets`), a leaflet with the head that
    leaves room for its key points and red flags (see `heads`).

    `kept` is what was set of sheets of the same family. What is repeated on the last page is left out of a handout of
    few pages. Lines stand as far apart as the language's script wants.
    """
    theme = theme.spoken(tree.lang, typesetter.shelf.style_of(tree.lang))

    def lay(form: Element, measures: Theme) -> LaidOut:
        return _laid_out(form, measures, typesetter, pictures, kept)

    if tree.get("kind") != "comparison":
        return with_its_boxes(tree, theme, lay)
    return set_sheet(tree, theme, lay, partial(kept.turned, cards_of) if kept else cards_of)


def _laid_out(
    tree: Element,
    theme: Theme,
    typesetter: Typesetter,
    pictures: Mapping[str, Picture],
    kept: BlocksKept | None,
) -> LaidOut:
    """The handout set with one theme."""
    printed, repeated = printed_tree(tree)
    desk, frame = _desk(printed, theme, typesetter, pictures)
    strips, outline = _column(desk, printed.elements, repeated, _setter(desk, kept))
    settled = paged(strips, desk.depth, outline)
    if repeated and not any(item.strip is strips[-1] for item in settled[-1][-1:]):
        printed = replace(printed, kids=printed.kids[:-repeated])
    pages = tuple(_page(desk, frame, place, settled) for place in range(len(settled)))
    problems = faults_of(printed, settled, frame.top, frame.depth, theme)
    faced = len(settled[0]) > max(outline.face, default=-1)
    return LaidOut(pages, _bookmarks(settled, frame.top), problems, printed, faced)


def _setter(desk: Desk, kept: BlocksKept | None) -> BlockSetter:
    """How a block is set, or found where it was set before."""
    if kept is None:
        return Desk.block
    key = theme_key(desk.theme), desk.depth, desk.right_to_left

    def found_or_set(desk: Desk, element: Element, area: Area) -> list[Strip]:
        place = key, desk.owner(element), area
        return kept.strips(place, element, lambda: desk.block(element, area))

    return found_or_set


def _column(
    desk: Desk, elements: Sequence[Element], repeated: int, set_block: BlockSetter
) -> tuple[list[Strip], Outline]:
    """The strips of all elements, the last so many of which are repeated, and what the breaks know of them."""
    area = _area(desk.theme)
    strips: list[Strip] = []
    sections: list[Section] = []
    face: list[int] = []
    closing = 0
    for place, element in enumerate(elements):
        found = set_block(desk, element, area)
        if place >= len(elements) - repeated:
            closing += len(found)
        elif element.tag == "section":
            sections.append(Section(len(strips), len(strips) + len(found)))
        elif element.tag == "aside" and not sections and FACE & set(classes(element)):
            face.append(len(strips))
        strips += found
    return strips, Outline(tuple(sections), tuple(face), desk.points("large section mm", 30), closing)


def _desk(tree: Element, theme: Theme, typesetter: Typesetter, pictures: Mapping[str, Picture]) -> tuple[Desk, Frame]:
    """What the blocks are set with, its depth that of the page's frame."""
    right_to_left = script_of_language(tree.lang) in RIGHT_TO_LEFT
    elements = list(tree.walk())
    ruled = frozenset(before_blocks(elements))
    numbers, depth = numbers_of(elements), theme.page.depth * MM
    boxed = untranslated(elements, numbers)
    desk = Desk(theme, typesetter, pictures, numbers, right_to_left, depth, SETTERS, ruled, boxed)
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
    foot = foot_of(desk, running.foot, area) if running.foot else None
    if foot:
        lowest -= set_foot(desk, foot, area, 88, 88).height
    bottom = min((page.top + page.depth) * MM, lowest - CLEAR)
    return Frame(top, lowest, bottom - top, banner, foot)


def _page(desk: Desk, frame: Frame, place: int, settled: Sequence[Sequence[Settled]]) -> Page:
    """One page: banner, content, foot; the one place where logical places become page places."""
    page = desk.theme.page
    sheet = Sheet(page.width * MM, desk.right_to_left)
    marks: list[Mark] = []
    if frame.banner:
        marks += [mark.mark(sheet, page.top * MM) for mark in frame.banner.marks]
    marks += [mark.mark(sheet, frame.top + item.y) for item in settled[place] for mark in item.marks]
    if frame.foot:
        foot = set_foot(desk, frame.foot, _area(desk.theme), place + 1, len(settled))
        marks += [mark.mark(sheet, frame.bottom) for mark in foot.marks]
    return Page(sheet.width, page.height * MM, tuple(marks))


def _bookmarks(settled: Sequence[Sequence[Settled]], top: float) -> tuple[Bookmark, ...]:
    """A bookmark for each heading, in reading order."""
    return tuple(
        Bookmark(" ".join(note.element.text().split()), int(note.element.tag[1]), page, top + item.y + note.y)
        for page, items in enumerate(settled)
        for item in items
        for note in item.strip.notes
        if note.kind == "heading"
    )
