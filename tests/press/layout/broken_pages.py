"""A sound layout in, the same with one thing wrong out: what the laws of the layout must see."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

from handouts.press.layout import LaidOut
from handouts.press.marks import Artifact, Colour, ImageMark, LineMark, Mark, Owner, PathMark, Picture

Change: TypeAlias = Callable[[LaidOut], LaidOut]
Place: TypeAlias = tuple[int, int]
"""A page and a mark on it, both from 0."""


def owner_of(mark: Mark) -> Owner:
    """The first owner of a mark."""
    return mark.line.segments[0].owner if isinstance(mark, LineMark) else mark.owner


def tag_of(laid: LaidOut, mark: Mark) -> str:
    """The tag of the element that owns a mark, or ""."""
    owner = owner_of(mark)
    return "" if isinstance(owner, Artifact) else tuple(laid.tree.walk())[owner].tag


def places(laid: LaidOut, tag: str = "", kind: type = LineMark) -> Iterator[Place]:
    """The marks of a kind that are owned by elements with a tag, or by artifacts of the layout where it is ""."""
    for number, page in enumerate(laid.pages):
        for place, mark in enumerate(page.marks):
            layout = owner_of(mark) is Artifact.LAYOUT
            if isinstance(mark, kind) and (tag_of(laid, mark) == tag if tag else layout):
                yield number, place


def at(laid: LaidOut, place: Place) -> Mark:
    """The mark there."""
    return laid.pages[place[0]].marks[place[1]]


def with_marks(laid: LaidOut, page: int, marks: tuple[Mark, ...]) -> LaidOut:
    """The layout with other marks on a page."""
    pages = list(laid.pages)
    pages[page] = replace(pages[page], marks=marks)
    return replace(laid, pages=tuple(pages))


def put(laid: LaidOut, place: Place, *marks: Mark) -> LaidOut:
    """The layout with these marks instead of one."""
    page, number = place
    old = laid.pages[page].marks
    return with_marks(laid, page, (*old[:number], *marks, *old[number + 1 :]))


def moved(mark: Mark, along: float, down: float) -> Mark:
    """The mark elsewhere."""
    found = replace(mark, x=mark.x + along, y=mark.y + down)
    if isinstance(found, PathMark):
        left, top, right, bottom = found.box
        return replace(found, box=(left + along, top + down, right + along, bottom + down))
    return found


def owned(mark: LineMark, owner: Owner) -> LineMark:
    """The line, all of it of another owner."""
    segments = tuple(replace(segment, owner=owner) for segment in mark.line.segments)
    return replace(mark, line=replace(mark.line, segments=segments))


def shift(tag: str, along: float, down: float, kind: type = LineMark, which: int = 1) -> Change:
    """One mark of an element with this tag moved by so much."""

    def change(laid: LaidOut) -> LaidOut:
        place = list(places(laid, tag, kind))[which]
        return put(laid, place, moved(at(laid, place), along, down))

    return change


def alter(tag: str, kind: type, change_of: Callable[[Mark], Mark], which: int = 1) -> Change:
    """One mark of an element with this tag changed."""

    def change(laid: LaidOut) -> LaidOut:
        place = list(places(laid, tag, kind))[which]
        return put(laid, place, change_of(at(laid, place)))

    return change


def resized(size: float) -> Callable[[Mark], Mark]:
    """A line with its last segment in another size."""

    def change(mark: Mark) -> Mark:
        assert isinstance(mark, LineMark)
        *others, last = mark.line.segments
        return replace(mark, line=replace(mark.line, segments=(*others, replace(last, size=size))))

    return change


def torn(mark: Mark) -> Mark:
    """A line that ends inside a word."""
    assert isinstance(mark, LineMark)
    return replace(mark, line=replace(mark.line, torn=True))


def smaller_box(mark: Mark) -> Mark:
    """A path that says it is narrower than it is."""
    assert isinstance(mark, PathMark)
    left, top, right, bottom = mark.box
    return replace(mark, box=(left, top, right - 5, bottom))


def one_on_another(mark: Mark) -> Mark:
    """An array two of whose marks stand in nearly the same place."""
    assert isinstance(mark, PathMark)
    (along, down), *others = mark.places
    return replace(mark, places=((along, down), (along + 0.5, down + 0.5), *others[1:]))


def line_through(laid: LaidOut) -> LaidOut:
    """A rule drawn through the middle of small letters."""
    page, number = next(places(laid, "p"))
    line = at(laid, (page, number))
    low = line.y - 3
    rule = (("M", (0.0, 0.0)), ("L", (99.0, 0.0)), ("L", (99.0, 0.5)), ("L", (0.0, 0.5)), ("Z", ()))
    drawn = PathMark(line.x, low, rule, (line.x, low, line.x + 99, low + 0.5), Artifact.LAYOUT, fill=Colour((0.0,)))
    return put(laid, (page, number), drawn, line)


def dark_ground(laid: LaidOut) -> LaidOut:
    """The tint of the key points in a darker grey."""
    tints = (place for place in places(laid, "", PathMark) if _is_tint(at(laid, place)))
    place = next(tints)
    mark = at(laid, place)
    assert isinstance(mark, PathMark)
    return put(laid, place, replace(mark, fill=Colour((0.6,))))


def _is_tint(mark: Mark) -> bool:
    return isinstance(mark, PathMark) and mark.fill is not None and 0.9 < min(mark.fill.components) < 1.0


def swapped(laid: LaidOut) -> LaidOut:
    """Two lines painted in each other's order."""
    (page, one), (_, other) = list(places(laid, "p"))[2:4]
    marks = list(laid.pages[page].marks)
    marks[one], marks[other] = marks[other], marks[one]
    return with_marks(laid, page, tuple(marks))


def lost(laid: LaidOut) -> LaidOut:
    """A line missing."""
    return put(laid, list(places(laid, "p"))[3])


def doubled(laid: LaidOut) -> LaidOut:
    """A line painted twice, one under the other."""
    place = list(places(laid, "p"))[3]
    return put(laid, place, at(laid, place), moved(at(laid, place), 0, 2))


def lost_array(laid: LaidOut) -> LaidOut:
    """The filled and the open marks of an array missing."""
    page, place = next(places(laid, "icon-array", PathMark))
    marks = laid.pages[page].marks
    return with_marks(laid, page, (*marks[:place], *marks[place + 2 :]))


def owned_by(owner: Owner) -> Change:
    """A line that is said to be another's."""

    def change(laid: LaidOut) -> LaidOut:
        place = list(places(laid, "p"))[2]
        mark = at(laid, place)
        assert isinstance(mark, LineMark)
        return put(laid, place, owned(mark, owner))

    return change


def path_of_words(laid: LaidOut) -> LaidOut:
    """A rule that is said to be a paragraph."""
    owner = owner_of(at(laid, next(places(laid, "p"))))
    place = next(places(laid, "", PathMark))
    mark = at(laid, place)
    assert isinstance(mark, PathMark)
    return put(laid, place, replace(mark, owner=owner))


def picture_of_words(laid: LaidOut) -> LaidOut:
    """A picture that is said to be a paragraph."""
    place = next(places(laid, "p"))
    mark = at(laid, place)
    picture = Picture("dot", 1, 1, 1, b"\0", b"", "0" * 64)
    return put(laid, place, mark, ImageMark(mark.x, mark.y + 400, 9, 9, picture, owner_of(mark)))


def page_of_its_own(laid: LaidOut) -> LaidOut:
    """A page more, with banner and foot only."""
    last = laid.pages[-1]
    marks = tuple(mark for mark in last.marks if owner_of(mark) in {Artifact.HEADER, Artifact.FOOTER})
    return replace(laid, pages=(*laid.pages, replace(last, marks=marks)))


def handed_on(laid: LaidOut, page: int, first: int) -> LaidOut:
    """All that a page shows from a mark on, but its foot, shown at the top of the next."""
    here, next_page = laid.pages[page], laid.pages[page + 1]
    stays = [mark for mark in here.marks[first:] if owner_of(mark) is Artifact.FOOTER]
    goes = [mark for mark in here.marks[first:] if owner_of(mark) is not Artifact.FOOTER]
    head = sum(owner_of(mark) is Artifact.HEADER for mark in next_page.marks)
    top = min(mark.y for mark in goes)
    set_there = [moved(mark, 0, 120 - top) for mark in goes]
    found = with_marks(laid, page, (*here.marks[:first], *stays))
    return with_marks(found, page + 1, (*next_page.marks[:head], *set_there, *next_page.marks[head:]))


def first_kept(tag: str, lines: int) -> Change:
    """A page that ends after so many lines that belong to the first element with this tag, and what it holds."""

    def change(laid: LaidOut) -> LaidOut:
        elements = tuple(laid.tree.walk())
        wanted = next(element for element in elements if element.tag == tag and not element.get("place"))
        inside = {number for number, one in enumerate(elements) if any(one is below for below in wanted.walk())}
        found = [
            (page, place)
            for page, shown in enumerate(laid.pages)
            for place, mark in enumerate(shown.marks)
            if isinstance(mark, LineMark) and owner_of(mark) in inside
        ]
        return handed_on(laid, found[lines][0], found[lines][1])

    return change


def last_line_alone(laid: LaidOut) -> LaidOut:
    """A page more, with the last line of content only."""
    more = page_of_its_own(laid)
    marks = more.pages[-2].marks
    place = max(number for number, mark in enumerate(marks) if tag_of(laid, mark))
    return handed_on(more, len(more.pages) - 2, place)


def repeated_heads(laid: LaidOut) -> list[Place]:
    """The lines of the head of a table that is set again."""
    return list(places(laid, ""))


def head_missing(laid: LaidOut) -> LaidOut:
    """A table that goes on without its head."""
    page = repeated_heads(laid)[0][0]
    gone = {place for number, place in repeated_heads(laid) if number == page}
    return with_marks(laid, page, tuple(mark for place, mark in enumerate(laid.pages[page].marks) if place not in gone))


def head_announced(laid: LaidOut) -> LaidOut:
    """A table's head set again as content."""
    owner = owner_of(at(laid, next(places(laid, "th"))))
    for place in repeated_heads(laid):
        mark = at(laid, place)
        assert isinstance(mark, LineMark)
        laid = put(laid, place, owned(mark, owner))
    return laid
