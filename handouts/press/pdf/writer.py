"""Joins the parts of a PDF: pages, bookmarks, document tree and identity in, the finished file out."""

from __future__ import annotations

from collections.abc import Sequence

from handouts.document.tree import Element
from handouts.press.marks import Bookmark, Page
from handouts.press.pdf.canvas import TaggedCanvas
from handouts.press.pdf.document import HandoutDocument
from handouts.press.pdf.info import DocumentInfo, WrittenPdf
from handouts.press.pdf.links import Links
from handouts.press.pdf.metadata import information, metadata
from handouts.press.pdf.outline import write_outline
from handouts.press.pdf.packing import LEVEL, packed
from handouts.press.pdf.pages_kept import PagesKept
from handouts.press.pdf.painter import Painter
from handouts.press.pdf.resources import Resources
from handouts.press.pdf.srgb import SRGB
from handouts.press.pdf.structure import Structure
from handouts.press.pdf.syntax import Stream, Written, text_string


def write(
    pages: Sequence[Page],
    bookmarks: Sequence[Bookmark],
    tree: Element,
    info: DocumentInfo,
    level: int = LEVEL,
    kept: PagesKept | None = None,
) -> WrittenPdf:
    """The file. `level` says how hard it is packed; it changes the bytes and not the content hash. `kept` are pages of
    its family.
    """
    canvas = TaggedCanvas(level, kept.packed if kept else packed)
    document = canvas.document
    structure = Structure(tree, info.lang)
    resources = Resources()
    _paint(canvas, pages, Painter(structure, resources, Links(structure, document, len(pages)), kept))
    document.put(resources.write(document), canvas.resources)
    _describe(document, structure.write(document, len(pages)), info, pages)
    document.show_outline(write_outline(document, bookmarks, [page.height for page in pages]))
    data: bytes = canvas.getpdfdata()
    return WrittenPdf(data, document.content_sha256)


def _paint(canvas: TaggedCanvas, pages: Sequence[Page], painter: Painter) -> None:
    for page in pages:
        code = painter.paint(page)
        canvas.add_page((page.width, page.height), code, painter.links.take())


def _describe(document: HandoutDocument, structure: int, info: DocumentInfo, pages: Sequence[Page]) -> None:
    catalogue = document.Catalog
    catalogue.PageMode = None
    catalogue.Lang = Written(text_string(info.lang))
    catalogue.MarkInfo = Written(b"<</Marked true>>")
    catalogue.StructTreeRoot = Written(b"%d 0 R" % structure)
    catalogue.ViewerPreferences = Written(_viewer_preferences(info, pages))
    catalogue.OutputIntents = Written(_output_intent(document.put(Stream(b"/N 3", SRGB))))
    document.describe(information(info), metadata(info, ""), lambda content_sha256: metadata(info, content_sha256))


def _output_intent(profile: int) -> bytes:
    return (
        b"[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile %d 0 R>>]"
        % profile
    )


def _viewer_preferences(info: DocumentInfo, pages: Sequence[Page]) -> bytes:
    """The title in the window's bar; printed at its own size, on both sides, turned like a book's page (12.2)."""
    wide = pages[0].width > pages[0].height
    duplex = b"Simplex" if len(pages) == 1 else b"DuplexFlipShortEdge" if wide else b"DuplexFlipLongEdge"
    direction = b"/Direction/R2L" if info.right_to_left else b""
    return b"<</DisplayDocTitle true/PrintScaling/None/Duplex/%b%b>>" % (duplex, direction)
