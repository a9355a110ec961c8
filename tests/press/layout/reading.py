"""A laid out handout in, what each element of its tree shows on which page out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from press.layout.ink import Box, inked_drawings, inked_words, union

from handouts.document.theme import MM
from handouts.press.layout import LaidOut
from handouts.press.marks import Artifact

FOOT_CLEAR = 4 * MM


@dataclass(frozen=True, slots=True)
class Shown:
    """Ink of an element on a page (from 0); `y` tells the lines of a page apart."""

    page: int
    y: float
    box: Box
    owner: int
    words: str


class Reading:
    """The printed tree, what its elements show in the order in which it is painted, and what each stands in."""

    def __init__(self, laid: LaidOut) -> None:
        self.elements = tuple(laid.tree.walk())
        numbers = {id(element): number for number, element in enumerate(self.elements)}
        self._above = {numbers[id(kid)]: at for at, one in enumerate(self.elements) for kid in one.elements}
        self.shown = tuple(_shown(laid))
        self._below: dict[int, list[Shown]] = defaultdict(list)
        for one in self.shown:
            for number in self.chain(one.owner):
                self._below[number].append(one)
        self.depth = _depth(laid)

    def chain(self, number: int) -> Iterator[int]:
        """The element, that which it stands in, and so on up to the handout."""
        while number:
            yield number
            number = self._above[number]
        yield 0

    def of(self, number: int) -> list[Shown]:
        """What an element and all in it show."""
        return self._below.get(number, [])

    def height(self, number: int) -> float:
        """What an element takes on all its pages together, in pt."""
        pages = groupby(self.of(number), key=lambda one: one.page)
        boxes = [union([one.box for one in group]) for _, group in pages]
        return sum(box[3] - box[1] for box in boxes)

    def pages(self, number: int) -> set[int]:
        """The pages that an element stands on."""
        return {one.page for one in self.of(number)}

    def tagged(self, tags: frozenset[str]) -> Iterator[int]:
        """Elements that show something, by their tags."""
        yield from (at for at, one in enumerate(self.elements) if one.tag in tags and self.of(at))

    def named(self, number: int) -> str:
        """An element for people."""
        one = self.elements[number]
        return f"<{one.tag} {one.get('class')}> “{' '.join(one.text().split())[:50]}”"


def _shown(laid: LaidOut) -> Iterator[Shown]:
    for number, page in enumerate(laid.pages):
        for one in sorted([*inked_words(page), *inked_drawings(page)], key=lambda one: one.place):
            if not isinstance(one.owner, Artifact):
                yield Shown(number, one.mark.y, one.box, one.owner, one.words)


def _depth(laid: LaidOut) -> float:
    """How much ink is above another on a page that is full, or a little less."""
    tops, foots = [], []
    for page in laid.pages:
        for one in [*inked_words(page), *inked_drawings(page)]:
            if one.owner is Artifact.FOOTER:
                foots.append(one.box[1])
            elif one.owner is not Artifact.HEADER:
                tops.append(one.box[1])
    return min(foots, default=laid.pages[0].height) - FOOT_CLEAR - min(tops, default=0.0)
