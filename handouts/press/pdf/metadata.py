"""What a PDF says about itself: DocumentInfo in, the XMP packet, the Info dictionary and the catalogue's entries out.

XMP is uncompressed, so that tools can read it without a PDF library, and declares the schemas that PDF/A does not know.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from xml.sax.saxutils import escape

from handouts.press.pdf.identity import NAMESPACE, PROPERTIES
from handouts.press.pdf.info import DocumentInfo
from handouts.press.pdf.syntax import Stream, text_string

PRODUCER: Final = "handouts, with ReportLab"
_ENTRIES: Final = b"/Type/Metadata/Subtype/XML"
_NAMESPACES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    "handouts": NAMESPACE,
}
