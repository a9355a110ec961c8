"""What every block is set with: theme, typesetter, pictures and element numbers; and where it is set: an Area."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from handouts.document.theme import MM, Style, Theme
from handouts.document.tree import Element, Leaf
from handouts.document.vocabulary import INLINE
from handouts.press.layout.shapes import colour_of
from handouts.press.layout.strips import Strip
from handouts.press.marks import Artifact, Colour, Owner, Picture
from handouts.press.text.typesetter import Typesetter


@dataclass(frozen=True, slots=True)
class Area:
    """Where blocks are set, in pt: `width` of it from `start`, text after the rail.

    `role` is the style of plain paragraphs, `tone` the colour of headings where a box gives one; `phones` sets numbers
    to ring in the style "phone".
    """

    start: float
    width: float
    rail: float = 0.0
    role: str = "body"
    tone: str = ""
    phones: bool = False

    @property
    def text_start(self) -> float:
        """Where text begins."""
        return self.start + self.rail

    @property
    def text_width(self) -> float:
        """The measure of text."""
        return self.width - self.rail

    def column(self, start: float, width: float) -> Area:
        """A column of it, without a rail."""
        return Area(start, width, 0.0, self.role, self.tone, self.phones)

    def beside_rail(self) -> Area:
        """The text column alone."""
        return self.column(self.text_start, self.text_width)

    def spoken(self, role: str) -> Area:
        """The same place with another style for plain paragraphs."""
        return Area(self.start, self.width, self.rail, role, self.tone, self.phones)


BlockSetter: TypeAlias = Callable[["Desk", Element, Area], list[Strip]]


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything fixed for one handout. `numbers` maps id(element) to its number; `depth` is a page's room in pt;
    `ruled` holds the id of each block that a rule stands under, `untranslated` the numbers of the elements whose words
    nobody has translated; `colours` are the theme's, ready to print.
    """

    theme: Theme
    typesetter: Typesetter
    pictures: Mapping[str, Picture]
    numbers: Mapping[int, int]
    right_to_left: bool
    depth: float
    setters: Mapping[str, BlockSetter]
    ruled: frozenset[int] = frozenset()
    untranslated: frozenset[Owner] = frozenset()
    colours: Mapping[str, Colour] = field(init=False)

    def __post_init__(self) -> None:
        """Colours are asked for with every run of text: they are made once."""
        found = {name: colour_of(value) for name, value in self.theme.colours.items()}
        object.__setattr__(self, "colours", MappingProxyType(found))

    def owner(self, element: Element) -> Owner:
        """The number of an element; running content has none and is an artifact."""
        return self.numbers.get(id(element), Artifact.LAYOUT)

    def style(self, role: str) -> Style:
        """The theme's style of a role; body where the theme has none."""
        return self.theme.styles.get(role) or self.theme.style("body")

    def measure(self, name: str, missing: float = 0.0) -> float:
        """A measure of the theme, in the unit of its name."""
        return self.theme.measures.get(name, missing)

    def points(self, name: str, missing: float = 0.0) -> float:
        """A measure of the theme given in mm, in pt."""
        return self.measure(name, missing) * MM

    def colour(self, name: str) -> Colour:
        """A colour of the theme by its name."""
        return self.colours[name]

    def block(self, element: Element, area: Area) -> list[Strip]:
        """One block, by its tag and classes."""
        for name in (*(f"{element.tag}.{word}" for word in classes(element)), element.tag):
            setter = self.setters.get(name)
            if setter is not None:
                return setter(self, element, area)
        return self.blocks(element.elements, area)

    def blocks(self, elements: Iterable[Element], area: Area) -> list[Strip]:
        """Blocks one under another."""
        return [strip for element in elements for strip in self.block(element, area)]


def classes(element: Element) -> tuple[str, ...]:
    """The words of its class."""
    return tuple(element.get("class").split())


def is_text(element: Element) -> bool:
    """Whether it holds words itself, not blocks."""
    return any(isinstance(kid, Leaf) or kid.tag in INLINE for kid in element.kids)
