"""What the layout hands to the painter: pages of positioned marks, each owned by an element or an artifact.

Lengths in pt. Page coordinates start at the page's top left corner, y grows downwards. Shaped widths are in 1/1000 em.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from handouts.document.values import value

if TYPE_CHECKING:
    from handouts.lettering.faces import Face, Glyph


class Artifact(Enum):
    """Marks that are no content (ISO 32000-1, 14.8.2.2.2): how they are announced."""

    LAYOUT = "Layout"
    HEADER = "Header"
    FOOTER = "Footer"


Owner: TypeAlias = int | Artifact
"""The number of an element (its index in `tree.walk()`), or an artifact."""


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as PDF operands: one grey component, or three sRGB components, 0 to 1."""

    components: tuple[float, ...]


@value
class Rise:
    """A vertical move inside a shaped word, in 1/1000 em (0 ends it)."""

    height: float


@dataclass(frozen=True, slots=True, eq=False)
class ShapedWord:
    """A word (or one space) shaped by HarfBuzz, independent of document and size, so that it can be cached.

    `pieces` are ready TJ array parts (hex strings and numbers), broken by Rise where marks sit higher. The pen starts
    at the word's left edge and ends at its right edge; at an odd level (right to left) it starts at the right edge and
    ends at the left one, so that words follow each other in reading order in both directions.
    `core` is the width without the spaces at its end.
    `glyph_texts` gives each glyph in the order of drawing with the part of the text that it stands for; they add up to
    the text but for invisible characters, and a glyph may have none. `plain` is the pieces as one string, where nothing
    rises and each glyph stands for the character that its font gives it; else "". Then `form` is the pieces with %s for
    the code of each glyph, and `signs` the face's numbers of `glyph_texts`.
    """

    text: str
    face: Face
    level: int
    lang: str
    width: float
    core: float
    pieces: tuple[str | Rise, ...]
    glyph_texts: tuple[tuple[Glyph, str], ...]
    plain: str = field(init=False)
    glyphs: frozenset[Glyph] = field(init=False)
    form: tuple[str | Rise, ...] = field(init=False)
    signs: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Once for a word, which is kept, so that painting need not look at its glyphs again."""
        put, plain = object.__setattr__, self._joined()
        put(self, "glyphs", frozenset(dict(self.glyph_texts)))
        put(self, "plain", plain)
        put(self, "form", () if plain else tuple(_formed(self.pieces)))
        put(self, "signs", () if plain else tuple([self.face.sign(*pair) for pair in self.glyph_texts]))

    def _joined(self) -> str:
        own = self.face.own
        if any(isinstance(piece, Rise) for piece in self.pieces) or any(
            own(at) != text for at, text in self.glyph_texts
        ):
            return ""
        return joined_pieces(map(str, self.pieces))


def _formed(pieces: Iterable[str | Rise]) -> Iterator[str | Rise]:
    """TJ array parts with %s for each code of four digits; those between rises as one string."""
    for is_rise, group in groupby(pieces, lambda piece: isinstance(piece, Rise)):
        if is_rise:
            yield from group
        else:
            yield "".join([f"<{'%s' * (len(piece) // 4)}>" if piece[0] == "<" else piece for piece in map(str, group)])


def joined_pieces(pieces: Iterable[str]) -> str:
    """TJ array parts as one string; a number must not run into the one that ends the word before."""
    joined = "".join(pieces)
    return joined if joined.startswith("<") else f" {joined}"


@value
class Segment:
    """Words of one face, size, colour, owner and direction that stand side by side in reading order.

    `x` is their left edge from the left edge of the measure; `pen` is where the first word's pieces start.
    """

    x: float
    width: float
    words: tuple[ShapedWord, ...]
    face: Face
    size: float
    colour: Colour
    owner: Owner

    @property
    def pen(self) -> float:
        """Where the pen starts, from the left edge of the measure: the right edge of right-to-left words."""
        return self.x + self.width if self.words[0].level & 1 else self.x


@value
class Line:
    """One set line: segments in logical (reading) order, aligned in the measure it was set to. A wrapped line's last
    segment carries its trailing space, which `width` does not count, so that readers keep the words apart.
    `torn` says that a piece wider than the measure was broken here.
    """

    segments: tuple[Segment, ...]
    width: float
    right_to_left: bool = False
    torn: bool = False


@value
class LineMark:
    """A line whose measure has its left edge at x and whose baseline is at y."""

    x: float
    y: float
    line: Line


@value
class PathMark:
    """A path drawn relative to (x, y). `commands` are (operator, operands) with operators M L C Z, y downwards.

    `box` is (x0, y0, x1, y1) of its ink, on the page. `places` are where it is drawn, each moved by (right, down):
    marks that are all alike are one PathMark.
    """

    x: float
    y: float
    commands: tuple[tuple[str, tuple[float, ...]], ...]
    box: tuple[float, float, float, float]
    owner: Owner
    fill: Colour | None = None
    stroke: Colour | None = None
    line_width: float = 0.0
    dash: tuple[float, ...] = ()
    round_caps: bool = False
    places: tuple[tuple[float, float], ...] = ((0.0, 0.0),)


@value
class ImageMark:
    """A picture scaled into the box whose top left corner is (x, y)."""

    x: float
    y: float
    width: float
    height: float
    picture: Picture
    owner: Owner


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A decoded, checked picture fit for PDF/A: samples row by row, 8 bits, grey (1) or sRGB (3) components.

    A JPEG that may pass as it is has `jpeg` set instead of `samples`. Alpha is already laid on white.
    """

    name: str
    width: int
    height: int
    components: int
    samples: bytes
    jpeg: bytes
    digest: str


Mark: TypeAlias = LineMark | PathMark | ImageMark


@value
class Page:
    """One page: size in pt and its marks in painting order; content marks are in reading order."""

    width: float
    height: float
    marks: tuple[Mark, ...]


@value
class Bookmark:
    """An outline entry: words, level (1 to 3), page index from 0, top of the target in pt from the page's top."""

    words: str
    level: int
    page: int
    top: float
