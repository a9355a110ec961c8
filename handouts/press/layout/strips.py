"""Unbreakable strips: what blocks set themselves into and what the page flow places. Lengths in pt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from handouts.document.tree import Element
from handouts.press.layout.placed import Placed, Shape

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


@dataclass(frozen=True, slots=True)
class Strip:
    """Marks from (0, 0), `height` pt high. Of the space after one strip and before the next, the larger counts.

    `glued`: no page ends after it. `lines` counts its lines of text, 0 where it is no running text. `repeat` is set
    again, as an artifact, at the top of a page that this strip begins.
    """

    height: float
    marks: tuple[Placed, ...] = ()
    before: float = 0.0
    after: float = 0.0
    glued: bool = False
    lines: int = 0
    heading: bool = False
    repeat: Strip | None = None
    section: int = -1
    source: Element | None = None
    notes: tuple[Note, ...] = ()

    def moved(self, along: float, down: float = 0.0) -> Strip:
        """The same strip with its marks moved; `down` makes it higher."""
        return self._changed(self.height + down, *_moved(self, along, down)) if along or down else self

    def with_marks(self, behind: Iterable[Placed] = (), upon: Iterable[Placed] = ()) -> Strip:
        """The strip with marks painted behind and upon its own."""
        return self._changed(self.height, (*behind, *self.marks, *upon), self.notes)

    def padded(self, top: float, bottom: float) -> Strip:
        """The strip with space inside it, above and below."""
        return self._changed(self.height + top + bottom, *_moved(self, 0.0, top))

    def at_least(self, height: float) -> Strip:
        """The strip, made as high as this where it is lower."""
        return self if self.height >= height else self._changed(height, self.marks, self.notes)

    def spaced(self, before: float, after: float) -> Strip:
        """The strip with this space before and after it."""
        if (before, after) == (self.before, self.after):
            return self
        return Strip(
            self.height, self.marks, before, after, self.glued, self.lines, self.heading, self.repeat, self.section,
            self.source, self.notes,
        )  # fmt: skip

    def _changed(self, height: float, marks: tuple[Placed, ...], notes: tuple[Note, ...]) -> Strip:
        """Said out, as `replace` costs more than anything else in the layout."""
        return Strip(
            height, marks, self.before, self.after, self.glued, self.lines, self.heading, self.repeat, self.section,
            self.source, notes,
        )  # fmt: skip

    def decoration(self) -> Strip:
        """The strip as it is repeated: all marks are artifacts, nothing is reported again."""
        return replace(self, marks=tuple(mark.decoration() for mark in self.marks), notes=(), repeat=None)


def _moved(strip: Strip, along: float, down: float) -> tuple[tuple[Placed, ...], tuple[Note, ...]]:
    if not along and not down:
        return strip.marks, strip.notes
    marks = tuple([mark.moved(along, down) for mark in strip.marks])
    return marks, tuple([note.moved(along, down) for note in strip.notes])


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
    return max((y + strip.height for y, strip in placed_under(strips)), default=0.0)


def stacked(strips: Sequence[Strip]) -> Strip:
    """One unbreakable strip of all, with the space around them."""
    if not strips:
        return Strip(0.0)
    if len(strips) == 1:
        one = strips[0]
        return Strip(one.height, one.marks, one.before, one.after, source=one.source, notes=one.notes)
    moved = [strip.moved(0, y) for y, strip in placed_under(strips)]
    return Strip(
        height_of(strips),
        tuple(mark for strip in moved for mark in strip.marks),
        strips[0].before,
        strips[-1].after,
        notes=tuple(note for strip in moved for note in strip.notes),
        source=strips[0].source,
    )


def beside(*parts: Strip) -> Strip:
    """Strips that stand side by side (already moved to their places) as one, as high as the highest."""
    return Strip(
        max(part.height for part in parts),
        tuple(mark for part in parts for mark in part.marks),
        max(part.before for part in parts),
        max(part.after for part in parts),
        notes=tuple(note for part in parts for note in part.notes),
        source=next((part.source for part in parts if part.source), None),
    )


def glued(strips: Sequence[Strip]) -> list[Strip]:
    """The strips with no page end between them; after the last one a page may end as before."""
    return [*(replace(strip, glued=True) for strip in strips[:-1]), *strips[-1:]]


def chunks(strips: Sequence[Strip], height: float) -> Iterator[list[Strip]]:
    """As many strips together as stay under `height`, one at least; glued ones together where they can be."""
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
    found[0] = replace(found[0], before=max(found[0].before, before))
    found[-1] = replace(found[-1], after=max(found[-1].after, after))
    return found


def ruled(shape: Shape, strip: Strip) -> Strip:
    """A strip with one more shape behind it."""
    return strip.with_marks(behind=(shape,))
