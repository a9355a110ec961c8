"""What a PDF says about itself (DocumentInfo, in) and what the writer gives back (WrittenPdf, out)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """The identity of one printed handout. `date` is the content's own date, never the clock's."""

    title: str
    lang: str
    code: str
    version: str
    fingerprint: str
    check_letters: str
    date: date
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class WrittenPdf:
    """A finished file. `content_sha256` is over its uncompressed objects without the fingerprint."""

    data: bytes
    content_sha256: str
