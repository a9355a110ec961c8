"""Unbreakable strips: what blocks set themselves into and what the page flow places. Lengths in pt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from handouts.document.tree import Element
from handouts.press.layout.placed import Placed, Shape
from handouts.press.values import value

NoteKind = Literal["heading", "torn"]


@dataclass(frozen=True, slots=True)
class Note:
    """Something the flow reports with its page: a heading for the bookmarks, or words that did not fit."""

    kind: NoteKind
    element: Element
    start: float
    y: float

    def moved(self, along: float, down: float) -> Note:
        """The same note, moved."""
        return Note(self.kind, self.element, self.start + along, self.y + down)


@value
class Edge:
    """What a strip has only beside others: marks drawn where one stands `over` it on its page, or `under` it.

    `shed` is how much of the strip's top goes, with the marks over it, where it begins a page.
    """

    over: tuple[Placed, ...] = ()
    under: tuple[Placed, ...] = ()
    shed: float = 0.0

    def moved(self, along: float, down: float) -> Edge:
        """The same, moved; what goes at a page's top grows with it."""
        over = tuple(mark.moved(along, down) for mark in self.over)
        return Edge(over, tuple(mark.moved(along, down) for mark in self.under), self.shed + down if over else 0.0)


NO_EDGE: Final = Edge()


@value
class Strip:
    """Marks from (0, 0), `height` pt high. Of the space after one strip and before the next, the larger counts.

    `glued`: no page ends after it; `inside`: one that does ends inside a list. `lines` counts its lines of text, 0
    where it is no running text. `repeat` is set again, as an artifact, at the top of a page that this strip begins.
    """

    height: float
    marks: tuple[Placed, ...] = ()
    before: float = 0.0
    after: float = 0.0
    glued: bool = False
    lines: int = 0
    heading: bool = False
    repeat: Strip | None = None
    source: Element | None = None
    notes: tuple[Note, ...] = ()
    inside: bool = False
    edge: Edge | None = None

    def moved(self, along: float, down: float = 0.0) -> Strip:
        """The same strip with its marks moved; `down` makes it higher."""
        return self._moved(self.height + down, along, down) if along or down else self

    def with_marks(self, behind: Iterable[Placed] = (), upon: Iterable[Placed] = ()) -> Strip:
        """The strip with marks painted behind and upon its own."""
        return self._changed(self.height, (*behind, *self.marks, *upon), self.notes, self.edge)

    def edged(self, over: Iterable[Placed] = (), under: Iterable[Placed] = (), shed: float = 0.0) -> Strip:
        """The strip with marks that it has only where another strip stands over or under it on its page."""
        edge = self.edge or NO_EDGE
        edge = Edge((*over, *edge.over), (*edge.under, *under), shed or edge.shed)
        return self._changed(self.height, self.marks, self.notes, edge)

    def padded(self, top: float, bottom: float) -> Strip:
        """The strip with space inside it, above and below."""
        return self._moved(self.height + top + bottom, 0.0, top)

    def at_least(self, height: float) -> Strip:
        """The strip, made as high as this where it is lower."""
        return self if self.height >= height else self._changed(height, self.marks, self.notes, self.edge)

    def spaced(self, before: float, after: float) -> Strip:
        """The strip with this space before and after it."""
        if before == self.before and after == self.after:
            return self
        return Strip(
            self.height, self.marks, before, after, self.glued, self.lines, self.heading, self.repeat, self.source,
            self.notes, self.inside, self.edge,
        )  # fmt: skip

    def kept(self, *, glued: bool = True, inside: bool = False) -> Strip:
        """The strip kept with the next one, or not; `inside` a list."""
        return Strip(
            self.height, self.marks, self.before, self.after, glued, self.lines, self.heading, self.repeat, self.source,
            self.notes, inside, self.edge,
        )  # fmt: skip

    def _moved(self, height: float, along: float, down: float) -> Strip:
        if not along and not down:
            return self._changed(height, self.marks, self.notes, self.edge)
        marks = tuple([mark.moved(along, down) for mark in self.marks])
        notes = tuple([note.moved(along, down) for note in self.notes])
        return self._changed(height, marks, notes, self.edge and self.edge.moved(along, down))

    def _changed(self, height: float, marks: tuple[Placed, ...], notes: tuple[Note, ...], edge: Edge | None) -> Strip:
        """Said out, as `replace` costs more than anything else in the layout."""
        return Strip(
            height, marks, self.before, self.after, self.glued, self.lines, self.heading, self.repeat, self.source,
            notes, self.inside, edge,
        )  # fmt: skip

    def drawn(self, *, first: bool = False, last: bool = False) -> tuple[Placed, ...]:
        """Its marks where it stands between others; `first` or `last` on its page it lacks those it has beside them."""
        if self.edge is None:
            return self.marks
        return (*(() if first else self.edge.over), *self.marks, *(() if last else self.edge.under))

    def decoration(self) -> Strip:
        """The strip as it is repeated: all marks are artifacts, nothing is reported again."""
        marks = tuple(mark.decoration() for mark in self.drawn())
        return replace(self, marks=marks, notes=(), repeat=None, edge=None)


def placed_under(strips: Sequence[Strip]) -> Iterator[tuple[float, Strip]]:
    """Each strip with its top, the first at 0, spaces collapsed."""
    y, space = 0.0, 0.0
    for place, strip in enumerate(strips):
        if place:
            y += max(space, strip.before)
        yield y, strip
        y += strip.height
        space = strip.after


def height_of(strips: Sequence[Strip]) -> float:
    """The height of strips one under another, without the space around them."""
    y = space = 0.0
    for place, strip in enumerate(strips):
        y += (max(space, strip.before) if place else 0.0) + strip.height
        space = strip.after
    return y


def stacked(strips: Sequence[Strip]) -> Strip:
    """One unbreakable strip of all, with the space around them."""
    if not strips:
        return Strip(0.0)
    if len(strips) == 1:
        one = strips[0]
        return Strip(one.height, one.drawn(), one.before, one.after, source=one.source, notes=one.notes)
    marks: list[Placed] = []
    notes: list[Note] = []
    for y, strip in placed_under(strips):
        marks += [mark.moved(0.0, y) for mark in strip.drawn()] if y else strip.drawn()
        notes += [note.moved(0.0, y) for note in strip.notes]
    first, last = strips[0], strips[-1]
    height = height_of(strips)
    return Strip(height, tuple(marks), first.before, last.after, source=first.source, notes=tuple(notes))


def beside(*parts: Strip) -> Strip:
    """Strips that stand side by side (already moved to their places) as one, as high as the highest."""
    return Strip(
        max([part.height for part in parts]),
        tuple([mark for part in parts for mark in part.drawn()]),
        max([part.before for part in parts]),
        max([part.after for part in parts]),
        notes=tuple([note for part in parts for note in part.notes]),
        source=next((part.source for part in parts if part.source), None),
    )


def glued(strips: Sequence[Strip]) -> list[Strip]:
    """The strips with no page end between them; after the last one a page may end as before."""
    return [*(strip.kept(inside=strip.inside) for strip in strips[:-1]), *strips[-1:]]


def chunks(strips: Sequence[Strip], height: float) -> Iterator[list[Strip]]:
    """As many strips together as stay under `height`, one at least; glued ones together where they can be."""
    if strips and height_of(strips) <= height:
        yield list(strips)
        return
    chunk: list[Strip] = []
    for unit in units(strips):
        if chunk and height_of([*chunk, *unit]) > height:
            yield chunk
            chunk = []
        chunk = [*chunk, *unit]
    if chunk:
        yield chunk


def units(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    """The strips in groups that no page end may part."""
    unit: list[Strip] = []
    for strip in strips:
        unit.append(strip)
        if not strip.glued:
            yield unit
            unit = []
    if unit:
        yield unit


def spaced(strips: Sequence[Strip], before: float, after: float) -> list[Strip]:
    """The strips with at least this much space before the first and after the last."""
    if not strips:
        return []
    found = list(strips)
    found[0] = found[0].spaced(max(found[0].before, before), found[0].after)
    found[-1] = found[-1].spaced(found[-1].before, max(found[-1].after, after))
    return found


def ruled(shape: Shape, strip: Strip) -> Strip:
    """A strip with one more shape behind it."""
    return strip.with_marks(behind=(shape,))
