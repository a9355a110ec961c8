"""What the tests of text setting share: runs, and lines read back as text and as glyphs in their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from handouts.lettering.compounds import Compound
from handouts.lettering.shelf import FontShelf
from handouts.press.marks import Colour, Line, Rise, Segment
from handouts.press.text.run import Run
from handouts.press.text.typesetter import Typesetter

INK = Colour((0.0,))
RED = Colour((0.7, 0.0, 0.0))
SHELF = FontShelf.standard()


def run(text: str, lang: str = "en", **look: Any) -> Run:
    """A run of 10 pt ink that belongs to element 1."""
    return Run(**{"text": text, "size": 10.0, "bold": False, "colour": INK, "owner": 1, "lang": lang, **look})


def typesetter(**options: bool) -> Typesetter:
    """A new typesetter, its cache empty, on the installed fonts."""
    return Typesetter(SHELF, **options)


def text_of(segments: Iterable[Segment]) -> str:
    """The text in reading order."""
    return "".join(word.text for segment in segments for word in segment.words)


def texts(lines: Sequence[Line]) -> list[str]:
    """The text of each line in reading order."""
    return [text_of(line.segments) for line in lines]


def looks(lines: Sequence[Line]) -> list[Any]:
    """Everything that is drawn, in a form that can be compared: words are new objects in each typesetter."""
    return [
        (
            line.width,
            line.right_to_left,
            line.torn,
            [(*_place(part), [_word(word) for word in part.words]) for part in line.segments],
        )
        for line in lines
    ]


def _place(part: Segment) -> tuple[Any, ...]:
    return part.x, part.width, part.face.name, part.size, part.colour, part.owner


def _word(word: Any) -> tuple[Any, ...]:
    return word.text, word.level, word.lang, word.width, word.pieces, word.glyph_texts


def glyphs(segment: Segment) -> Iterator[tuple[int, float, float]]:
    """(glyph, x of its origin in pt, height above the baseline in 1/1000 em), as a PDF reader would draw them."""
    pen, rise, scale = segment.pen, 0.0, segment.size / segment.face.upem
    for word in segment.words:
        drawn = iter(word.glyph_texts)
        for piece in word.pieces:
            if isinstance(piece, Rise):
                rise = piece.height
            elif piece.startswith("<"):
                for glyph, _ in islice(drawn, len(piece) // 4):
                    parts = glyph.parts if isinstance(glyph, Compound) else ((glyph, 0, 0),)
                    for number, right, up in parts:
                        yield number, pen + right * scale, rise + up
                    pen += segment.face.advance(glyph) * segment.size / 1000
            else:
                pen -= float(piece) * segment.size / 1000
