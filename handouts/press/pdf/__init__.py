"""Pages of marks and the document tree in, one tagged PDF out; only this package imports ReportLab."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from handouts.document.tree import Element
from handouts.press.marks import Bookmark, Page
from handouts.press.pdf.info import DocumentInfo, WrittenPdf

if TYPE_CHECKING:
    from handouts.press.pdf.pages_kept import PagesKept

__all__ = ["DocumentInfo", "WrittenPdf", "write_pdf"]


def write_pdf(
    pages: Sequence[Page],
    bookmarks: Sequence[Bookmark],
    tree: Element,
    info: DocumentInfo,
    kept: PagesKept | None = None,
) -> WrittenPdf:
    """The pages as a PDF 1.7 file that is PDF/UA-1 and PDF/A-2a. Owners are indexes into `tree.walk()`. `kept`
    are pages of sheets like it, which change no result.
    """
    from handouts.press.pdf.writer import write  # noqa: PLC0415  (reading a PDF's identity needs no ReportLab)

    return write(pages, bookmarks, tree, info, kept=kept)
