"""Pages that were painted before in; what painting them again would give, so that it need not be done, out.

Sheets of one family (the same leaflet for many clinics) share most of their pages, line by line, up to the foot with
its check letters. A page is painted from its marks, and from the names that the document gives to fonts, pictures and
stamps: where all of that is the same, so are its operators. What it leaves behind in the document (marked content,
links, words of fonts) is done again. What is kept never changes a result.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from handouts.document.values import value
from handouts.lettering.faces import Face
from handouts.press.marks import Artifact, Colour, ImageMark, LineMark, Mark, Owner, PathMark, Picture, Rise, ShapedWord
from handouts.press.pdf.packing import packed

if TYPE_CHECKING:
    from handouts.press.pdf.fonts import DocumentFont
    from handouts.press.pdf.resources import Resources
    from handouts.press.pdf.structure import Structure

FEWEST: Final = 8
"""A mark drawn in fewer places is written out at each; one drawn in more is a stamp."""
MOST: Final = 64
"""Pages that are kept of one family, and streams."""
MOST_SEEN: Final = 4096
SHORT: Final = 100
"""Commands of a drawing that are compared one by one."""

Step: TypeAlias = int | LineMark
"""What painting does to the structure: a sequence of an element's marked content, or the links of a line."""
Coded: TypeAlias = str | tuple[str | Rise, ...]


@value
class Written:
    """The words of one face on a page, in the order of drawing: those that are painted as they are, and all others
    with the document's codes.
    """

    face: Face
    name: str
    plain: dict[ShapedWord, str]
    coded: tuple[tuple[ShapedWord, Coded], ...]


@value
class State:
    """What is open and set where a page goes on."""

    owner: Owner | None = None
    lang: str = ""
    in_text: bool = False
    face: Face | None = None
    size: float = 0.0
    colour: Colour | None = None
    fill: str = ""
    look: tuple[object, ...] = ()
    pen_x: int = 0
    pen_y: int = 0


@dataclass(frozen=True, slots=True)
class Names:
    """What operators rely on: roles and languages of elements, and the names of fonts, pictures and stamps."""

    owners: tuple[tuple[int, str, str], ...]
    written: tuple[Written, ...]
    pictures: tuple[tuple[Picture, str], ...]
    stamps: tuple[tuple[PathMark, str], ...]

    def hold(self, structure: Structure, resources: Resources) -> bool:
        """Whether this document gives the same names to everything they need. Asking gives them, in the order in
        which painting would.
        """
        owners = ((structure.owner(number), role, lang) for number, role, lang in self.owners)
        if not all(node.role == role and node.element.lang == lang for node, role, lang in owners):
            return False
        fonts = ((resources.fonts.of(one.face), one) for one in self.written)
        if not all(font.name == one.name and _says_the_same(font, one) for font, one in fonts):
            return False
        pictures = (resources.images.name(picture) == name for picture, name in self.pictures)
        return all(pictures) and all(resources.stamps.named(mark) == name for mark, name in self.stamps)


@dataclass(frozen=True, slots=True)
class Painted:
    """Marks as they were painted: their operators, what they did to the structure, the state they left, and the names
    they relied on.
    """

    marks: tuple[Mark, ...]
    code: tuple[str, ...]
    steps: tuple[Step, ...]
    state: State
    names: Names


def _says_the_same(font: DocumentFont, written: Written) -> bool:
    font.update(written.plain)
    return all(_coded(font, word) == coded for word, coded in written.coded)


def _coded(font: DocumentFont, word: ShapedWord) -> Coded:
    """The word as this document writes it."""
    return font[word] or font.pieces(word)


class PagesKept:
    """The painted pages and the packed streams of one family."""

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._pages: dict[Hashable, Painted] = {}
        self._packed: dict[tuple[bytes, int], bytes] = {}

    def found(self, marks: tuple[Mark, ...], height: float) -> tuple[Painted | None, bool]:
        """How these marks were painted on a page so high, where it is kept; and whether to keep it, as they were met
        before: those with a clinic's own data are met once.
        """
        key = _key(marks, height)
        if painted := self._pages.get(key):
            return painted, False
        if len(self._seen) >= MOST_SEEN:
            self._seen.clear()
        before = len(self._seen)
        self._seen.add(hash(key))
        return None, len(self._seen) == before

    def keep(self, painted: Painted, height: float) -> None:
        """Keep a page. Its marks are kept with it, so that no other ones get their ids."""
        if len(self._pages) >= MOST:
            self._pages.clear()
        self._pages[_key(painted.marks, height)] = painted

    def packed(self, data: bytes, level: int) -> bytes:
        """The data compressed."""
        found = self._packed.get((data, level))
        if found is None:
            if len(self._packed) >= MOST:
                self._packed.clear()
            found = self._packed[data, level] = packed(data, level)
        return found


def before_foot(marks: tuple[Mark, ...]) -> int:
    """How many marks come before those of the page's foot."""
    count = len(marks)
    while count and _owner(marks[count - 1]) is Artifact.FOOTER:
        count -= 1
    return count


def _owner(mark: Mark) -> Owner | None:
    if isinstance(mark, LineMark):
        return mark.line.segments[0].owner if mark.line.segments else None
    return mark.owner


def relied_on(marks: tuple[Mark, ...], steps: tuple[Step, ...], structure: Structure, resources: Resources) -> Names:
    """What the operators of marks that have just been painted rely on."""
    numbers = dict.fromkeys(step for step in steps if isinstance(step, int))
    nodes = [(number, structure.owner(number)) for number in numbers]
    images = dict.fromkeys(mark.picture for mark in marks if isinstance(mark, ImageMark))
    many = [mark for mark in marks if isinstance(mark, PathMark) and len(mark.places) >= FEWEST]
    return Names(
        owners=tuple((number, node.role, node.element.lang) for number, node in nodes),
        written=tuple(_written(marks, resources)),
        pictures=tuple((picture, resources.images.name(picture)) for picture in images),
        stamps=tuple((mark, resources.stamps.named(mark)) for mark in many),
    )


def _written(marks: tuple[Mark, ...], resources: Resources) -> Iterator[Written]:
    """Each face in the order of its first use."""
    words: dict[int, tuple[Face, dict[ShapedWord, None]]] = {}
    for mark in marks:
        for segment in mark.line.segments if isinstance(mark, LineMark) else ():
            words.setdefault(id(segment.face), (segment.face, {}))[1].update(dict.fromkeys(segment.words))
    for face, some in words.values():
        font = resources.fonts.of(face)
        plain = {word: word.plain for word in some if word.plain}
        coded = tuple((word, _coded(font, word)) for word in some if not word.plain)
        yield Written(face, font.name, plain, coded)


def _key(marks: tuple[Mark, ...], height: float) -> Hashable:
    return height, tuple(map(_of_mark, marks))


def _of_mark(mark: Mark) -> Hashable:
    """What of a mark its operators are made from. Lines and long drawings are told apart by the objects they are: what
    is set anew is painted anew.
    """
    if isinstance(mark, LineMark):
        return mark.x, mark.y, id(mark.line)
    if isinstance(mark, ImageMark):
        return mark.x, mark.y, mark.width, mark.height, id(mark.picture), mark.owner
    look = mark.fill, mark.stroke, mark.line_width, mark.dash, mark.round_caps
    drawing = mark.commands if len(mark.commands) <= SHORT else id(mark.commands)
    return mark.x, mark.y, drawing, mark.box, mark.owner, look, mark.places
