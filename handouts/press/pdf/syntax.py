"""PDF syntax: Python values in, the bytes of PDF numbers, strings and streams out (ISO 32000-1, 7.3)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reportlab.pdfbase.pdfdoc import PDFObject

from handouts.press.pdf.packing import Pack, packed

_ESCAPES: Final = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})


@lru_cache(maxsize=8192)
def number(value: float) -> str:
    """At most two decimals: 1/100 pt is finer than any printer."""
    return f"{round(value, 2) + 0.0:g}"


def text_string(text: str) -> bytes:
    """A text string (7.9.2.2): ASCII as a literal, everything else as UTF-16BE, so that no encoding is guessed."""
    if text.isascii() and text.isprintable():
        return b"(" + text.translate(_ESCAPES).encode("ascii") + b")"
    return b"<FEFF" + utf16(text).encode("ascii") + b">"


@lru_cache(maxsize=8192)
def utf16(text: str) -> str:
    """UTF-16BE as hex digits. A lone surrogate, which no text may hold, becomes a question mark."""
    return text.encode("utf-16-be", "replace").hex().upper()


def byte_string(data: bytes) -> bytes:
    """A string as hex digits."""
    return b"<" + data.hex().upper().encode("ascii") + b">"


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream's dictionary entries (without Length and Filter) and its data.

    `ready` says that the data stays as it is: already encoded as `entries` declares (DCTDecode), or to be read in the
    file as it stands (XMP).
    """

    entries: bytes
    data: bytes
    ready: bool = False

    def uncompressed(self) -> bytes:
        """What the content hash reads: independent of how it is packed."""
        return b"<<" + self.entries + b">>" + self.data

    def written(self, level: int, pack: Pack = packed) -> bytes:
        """The object's bytes, with the line feed that PDF/A wants before `endstream` (ISO 19005-2, 6.1.7.1)."""
        data, entries = self.data, self.entries
        if not self.ready:
            data, entries = pack(data, level), entries + b"/Filter/FlateDecode"
        return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(data), data)


class Written(PDFObject):  # type: ignore[misc]
    """A value whose bytes we write ourselves, inside a dictionary that ReportLab writes."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def format(self, document: object) -> bytes:
        """The bytes, as they are."""
        return self.data
