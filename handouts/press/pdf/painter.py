"""Pages of marks in, content streams with marked content out; each mark belongs to its element or is an artifact."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import Final

from handouts.press.marks import (
    Artifact,
    Colour,
    ImageMark,
    LineMark,
    Mark,
    Owner,
    Page,
    PathMark,
    Rise,
    Segment,
    ShapedWord,
)
from handouts.press.pdf import operators
from handouts.press.pdf.fonts import DocumentFont
from handouts.press.pdf.links import Links
from handouts.press.pdf.pages_kept import FEWEST, PagesKept, Painted, State, Step, before_foot, relied_on
from handouts.press.pdf.resources import Resources
from handouts.press.pdf.structure import Structure
from handouts.press.pdf.syntax import number

_LANGUAGE: Final = attrgetter("lang")
_SHORT_PATH: Final = 6
"""A path of fewer commands is written where it stands; a longer one around its own origin, to be formatted once."""


class Painter:
    """Paints page after page. One text object stays open over lines and elements: both nest in it (14.6.1)."""

    def __init__(self, structure: Structure, resources: Resources, links: Links, kept: PagesKept | None = None) -> None:
        self._structure = structure
        self._resources = resources
        self._kept = kept
        self._fonts = resources.fonts
        self._images = resources.images
        self._stamps = resources.stamps
        self.links = links
        self._fills: dict[Colour, str] = {}
        self._hundredths = operators.Hundredths()
        self._code: list[str] = []
        self._steps: list[Step] = []
        self._height = 0.0
        self._resume(State())

    def _resume(self, state: State) -> None:
        """Go on where this is open and set."""
        self._owner = state.owner
        self._lang = state.lang
        self._in_text = state.in_text
        self._font = self._fonts.of(state.face) if state.face else None
        self._size = state.size
        self._colour = state.colour
        self._fill = state.fill
        self._look = state.look
        self._pen_x, self._pen_y = state.pen_x, state.pen_y

    @property
    def _state(self) -> State:
        face = self._font.face if self._font else None
        look = (self._size, self._colour, self._fill, self._look)
        return State(self._owner, self._lang, self._in_text, face, *look, self._pen_x, self._pen_y)

    def paint(self, page: Page) -> list[str]:
        """The page's operators, in painting order."""
        self._code, self._steps = [], []
        self._resume(State())
        self._height = page.height
        self._structure.add_page()
        count = before_foot(page.marks) if self._kept else 0
        if self._kept and count:
            self._paint_or_find(page.marks[:count], self._kept)
        self._paint(page.marks[count:])
        self._close()
        return self._code

    def _paint(self, marks: Iterable[Mark]) -> None:
        for mark in marks:
            if isinstance(mark, LineMark):
                self._line(mark)
            elif isinstance(mark, PathMark):
                self._path(mark)
            else:
                self._image(mark)

    def _paint_or_find(self, marks: tuple[Mark, ...], kept: PagesKept) -> None:
        """The first marks of a page, as they were painted before where that is kept."""
        found, is_known = kept.found(marks, self._height)
        if found and found.names.hold(self._structure, self._resources):
            self._painted_before(found)
            return
        self._paint(marks)
        if is_known:
            steps = tuple(self._steps)
            names = relied_on(marks, steps, self._structure, self._resources)
            kept.keep(Painted(marks, tuple(self._code), steps, self._state, names), self._height)

    def _painted_before(self, found: Painted) -> None:
        """Do again what marks do beside their operators."""
        self._code.extend(found.code)
        for step in found.steps:
            if isinstance(step, LineMark):
                self.links.add(step, self._height)
            else:
                self._structure.add_content(self._structure.owner(step))
        for mark in found.marks:
            if not isinstance(mark, LineMark):
                self._framed(mark)
        self._resume(found.state)

    # Marked content ------------------------------------------------------------------------------------------------

    def _own(self, owner: Owner, lang: str = "") -> None:
        """Opens the owner's marked content, unless it is open, for text in `lang`.

        Sequences follow each other and never nest: readers that lose count of nested ones are common.
        """
        if owner == self._owner and lang == self._lang:
            return
        if self._owner is not None:
            self._code.append("EMC")
        self._owner, self._lang = owner, lang
        if isinstance(owner, Artifact):
            self._code.append(operators.ARTIFACTS[owner])
            return
        node = self._structure.owner(owner)
        lang = "" if lang == node.element.lang else lang
        properties = operators.text_properties(lang) if lang else ""
        tag = "Span" if properties else node.role
        self._steps.append(owner)
        self._code.append(f"/{tag}<</MCID {self._structure.add_content(node)}{properties}>>BDC")

    def _disown(self) -> None:
        if self._owner is not None:
            self._code.append("EMC")
            self._owner = None

    def _close(self) -> None:
        """Ends text object and marked content, in the order in which they were begun."""
        self._disown()
        if self._in_text:
            self._code.append("ET")
            self._in_text = False

    def _leave_text(self) -> None:
        if self._in_text:
            self._close()

    # Text ----------------------------------------------------------------------------------------------------------

    def _line(self, mark: LineMark) -> None:
        if not self._in_text:
            self._close()
            self._code.append("BT")
            self._in_text = True
            self._pen_x = self._pen_y = 0
        y = round((self._height - mark.y) * 100)
        for segment in mark.line.segments:
            self._segment(segment, round((mark.x + segment.pen) * 100), y)
        if self.links.add(mark, self._height):
            self._steps.append(mark)

    def _segment(self, segment: Segment, x: int, y: int) -> None:
        """Words side by side. Moves are between whole 1/100 pt, so that they add up without drift."""
        font = self._fonts.of(segment.face)
        if font is not self._font or segment.size != self._size:
            self._font, self._size = font, segment.size
            self._code.append(f"/{font.name} {number(segment.size)} Tf")
        if segment.colour is not self._colour:
            self._set_fill(segment.colour)
        self._code.append(f"{self._hundredths[x - self._pen_x]} {self._hundredths[y - self._pen_y]} Td")
        self._pen_x, self._pen_y = x, y
        words = segment.words
        if len(set(map(_LANGUAGE, words))) == 1:
            parts = list(map(font.__getitem__, words))
            if all(parts):
                self._own(segment.owner, words[0].lang)
                self._code.append(f"[{''.join(parts)}]TJ")
                return
        for word in words:
            self._word(word, font, segment)

    def _set_fill(self, colour: Colour) -> None:
        self._colour = colour
        fill = self._fills.get(colour)
        if fill is None:
            fill = self._fills[colour] = operators.fill_colour(colour)
        if fill != self._fill:
            self._fill = fill
            self._code.append(fill)

    def _word(self, word: ShapedWord, font: DocumentFont, segment: Segment) -> None:
        """One word of a segment where languages change, marks are raised or glyphs stand for more than themselves."""
        self._own(segment.owner, word.lang)
        for piece in (font[word],) if word.plain else font.pieces(word):
            if isinstance(piece, Rise):
                self._code.append(f"{number(piece.height * segment.size / 1000)} Ts")
            else:
                self._code.append(f"[{piece}]TJ")

    # Paths and pictures --------------------------------------------------------------------------------------------

    def _path(self, mark: PathMark) -> None:
        self._leave_text()
        self._own(mark.owner)
        self._framed(mark)
        look = (mark.fill, mark.stroke, mark.line_width, mark.dash, mark.round_caps)
        if look != self._look or (mark.fill and self._fill):
            self._code.append(operators.style(mark))
            self._look, self._fill, self._colour = look, "", None
        x, y = mark.x, self._height - mark.y
        if len(mark.commands) < _SHORT_PATH and len(mark.places) == 1:
            ((right, down),) = mark.places
            path = operators.short_path(mark, x + right, y - down, self._hundredths)
            self._code.append(f"{path} {operators.paint(mark)}")
        else:
            self._code.append(operators.placed(mark, self._drawn(mark), x, y))

    def _drawn(self, mark: PathMark) -> str:
        """What draws the mark around its origin."""
        many = len(mark.places) >= FEWEST
        return self._stamps.named(mark) if many else f"{operators.outline(mark.commands)} {operators.paint(mark)}"

    def _image(self, mark: ImageMark) -> None:
        self._leave_text()
        self._own(mark.owner)
        self._framed(mark)
        place = " ".join(number(value) for value in (mark.x, self._height - mark.y - mark.height))
        name = self._images.name(mark.picture)
        self._code.append(f"q {number(mark.width)} 0 0 {number(mark.height)} {place} cm /{name} Do Q")

    def _framed(self, mark: PathMark | ImageMark) -> None:
        """Widens the owner's bounding box (its first page's), in PDF coordinates, where it is a figure."""
        node = None if isinstance(mark.owner, Artifact) else self._structure.owner(mark.owner)
        if node is None or node.role != "Figure" or not self._structure.on_first_page(node):
            return
        if isinstance(mark, PathMark):
            left, top, right, bottom = mark.box
        else:
            left, top, right, bottom = mark.x, mark.y, mark.x + mark.width, mark.y + mark.height
        node.widen((left, self._height - bottom, right, self._height - top))
