"""Links: set lines with link elements in, link annotations out, one for each line that a link touches.

Only addresses that open a page or a letter are made active; the tree builder refuses all others before.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, urlsplit

from handouts.press.marks import LineMark, Segment
from handouts.press.pdf.document import HandoutDocument
from handouts.press.pdf.structure import Structure, StructureNode
from handouts.press.pdf.syntax import number, text_string

SCHEMES: Final = frozenset({"http", "https", "mailto"})
_KEPT: Final = "%/:=&?~#+!$,;'@()*[]-._"


class Links:
    """The link annotations of the page being painted. `page_count` is where their keys in the parent tree start."""

    def __init__(self, structure: Structure, document: HandoutDocument, page_count: int) -> None:
        self._structure = structure
        self._document = document
        self._page_count = page_count
        self._numbers: list[int] = []

    def take(self) -> list[int]:
        """The annotations since the last page, by object number."""
        numbers, self._numbers = self._numbers, []
        return numbers

    def add(self, mark: LineMark, height: float) -> bool:
        """Makes an annotation for each link that has words on this line of a page `height` pt high; whether any has."""
        linked = self._structure.linked
        found: dict[StructureNode, list[Segment]] = {}
        for segment in mark.line.segments:
            if segment.owner in linked:
                found.setdefault(linked[segment.owner], []).append(segment)
        for link, segments in found.items():
            self._annotate(link, _rectangle(mark, segments, height))
        return bool(found)

    def _annotate(self, link: StructureNode, rectangle: str) -> None:
        number_ = self._document.reserve()
        key = self._page_count + self._structure.add_annotation(link, number_)
        words = link.element.text().strip() or link.element.get("href")
        self._document.put(
            b"<</Type/Annot/Subtype/Link/Rect[%b]/Border[0 0 0]/F 4/StructParent %d/Contents%b/A<</S/URI/URI%b>>>>"
            % (rectangle.encode("ascii"), key, text_string(words), text_string(address(link.element.get("href")))),
            number_,
        )
        self._numbers.append(number_)


def address(href: str) -> str:
    """The address in ASCII, as a URI action wants it (12.6.4.7)."""
    if urlsplit(href).scheme.lower() not in SCHEMES:
        raise ValueError(f"{href!r} is no address that a handout may open")
    return quote(href, safe=_KEPT)


def _rectangle(mark: LineMark, segments: list[Segment], height: float) -> str:
    """The box around the link's words on a line: left, bottom, right, top in pt upwards."""
    left = min(segment.x for segment in segments)
    right = max(segment.x + segment.width for segment in segments)
    up = max(segment.face.ascent * segment.size for segment in segments) / 1000
    down = max(segment.face.descent * segment.size for segment in segments) / 1000
    baseline = height - mark.y
    return " ".join(number(edge) for edge in (mark.x + left, baseline - down, mark.x + right, baseline + up))
