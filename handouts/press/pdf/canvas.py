"""ReportLab's canvas, told nothing but operators: pages of content in, tagged page objects out.

It asks for no font of its own (a standard font would not be embedded) and writes no preamble.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from reportlab.pdfgen.canvas import Canvas

from handouts.press.pdf.document import HandoutDocument, TaggedPage
from handouts.press.pdf.packing import Pack
from handouts.press.pdf.syntax import Stream


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """One document being written. `document` is the object table that everything else stores its objects in."""

    def __init__(self, level: int, pack: Pack) -> None:
        super().__init__(io.BytesIO(), invariant=1, pageCompression=0)
        self._doc = self.document = HandoutDocument(level, pack)
        self.resources = self.document.reserve()

    def _make_preamble(self) -> None:
        self._preamble = ""

    def add_page(self, size: tuple[float, float], code: Iterable[str], annotations: Sequence[int]) -> None:
        """Closes a page of `size` pt with these operators and annotations; its parent tree key is its index."""
        self.setPageSize(size)
        self._code.extend(code)
        self.showPage()
        pages = self.document.Pages.pages
        page = pages[-1]
        page.__class__ = TaggedPage
        page.contents = self.document.put(Stream(b"", page.stream.encode("ascii")))
        page.resources = self.resources
        page.annotations = annotations
        page.key = len(pages) - 1
