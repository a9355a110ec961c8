"""What the pages of one document name: fonts, pictures and marks drawn many times; one dictionary for all pages out."""

from __future__ import annotations

from handouts.press.pdf.document import HandoutDocument
from handouts.press.pdf.fonts import DocumentFonts
from handouts.press.pdf.images import DocumentImages
from handouts.press.pdf.stamps import DocumentStamps


class Resources:
    """Filled while pages are painted, then written once (ISO 32000-1, 7.8.3)."""

    def __init__(self) -> None:
        self.fonts = DocumentFonts()
        self.images = DocumentImages()
        self.stamps = DocumentStamps()

    def write(self, document: HandoutDocument) -> bytes:
        """Stores all that was named; the resource dictionary."""
        fonts = self.fonts.write(document)
        drawn = self.images.write(document) + self.stamps.write(document)
        return b"<</Font<<%b>>%b>>" % (fonts, b"/XObject<<%b>>" % drawn if drawn else b"")
