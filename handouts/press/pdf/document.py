"""ReportLab's document with our own serialiser: objects in, a PDF 1.7 file with object and cross-reference streams out.

The content hash is made over the uncompressed objects, so it does not depend on what packed them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import sub
from struct import Struct
from typing import Final, TypeAlias

from reportlab.pdfbase import pdfdoc

from handouts.press.pdf.packing import Pack, packed
from handouts.press.pdf.syntax import Stream, Written, byte_string

Body: TypeAlias = bytes | Stream

Entry: TypeAlias = tuple[int, int, int]
"""A row of the cross-reference stream: type, offset or object stream, index or generation (7.5.8.3)."""

_FREE: Final = (0, 0, 0xFFFF)
_ROW: Final = Struct(">BIH")
_NEXT: Final = b"\2\0\0\0\0\0\0\1"
_XREF: Final = b"/Type/XRef/Size %d/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>%b"
_HEAD: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


class Catalogue(pdfdoc.PDFCatalog):  # type: ignore[misc]
    """ReportLab's catalogue drops attributes that it does not know, silently, and makes objects of those it knows."""

    __NoDefault__ = (*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents")
    __Refs__ = ("Pages",)


class TaggedPage(pdfdoc.PDFPage):  # type: ignore[misc]
    """A page whose dictionary we write. The numbers are those of objects, but for `key`, its own in the parent tree."""

    contents: int
    resources: int
    annotations: Sequence[int]
    key: int

    def format(self, document: HandoutDocument) -> bytes:
        """The dictionary (7.7.3.3). Tabs go in the order of the structure, as PDF/UA wants where there are links."""
        parent = document.Reference(document.Pages).format(document)
        size = f"{self.pagewidth:.7g} {self.pageheight:.7g}".encode("ascii")
        links = b" ".join([b"%d 0 R" % each for each in self.annotations])
        page = b"/Parent %b/MediaBox[0 0 %b]/StructParents %d/Tabs/S" % (parent, size, self.key)
        links = b"/Annots[%b]" % links if links else b""
        return b"<</Type/Page%b/Contents %d 0 R/Resources %d 0 R%b>>" % (page, self.contents, self.resources, links)


class Information(pdfdoc.PDFInfo):  # type: ignore[misc]
    """The document information dictionary, as we write it: no clock, no default words."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.data = data

    def format(self, document: object) -> bytes:
        """The dictionary."""
        return self.data


class HandoutDocument(pdfdoc.PDFDocument):  # type: ignore[misc]
    """ReportLab's object table, plus objects that we number and write ourselves."""

    def __init__(self, level: int, pack: Pack = packed) -> None:
        super().__init__(invariant=1, pdfVersion=(1, 7))
        self.Catalog.__class__ = Catalogue
        self.level = level
        self.pack = pack
        self.own: dict[int, Body] = {}
        self.content_sha256 = ""
        self._outline: Written | None = None

    def reserve(self, count: int = 1) -> int:
        """The first of `count` free object numbers in a row."""
        first: int = self.objectcounter + 1
        self.objectcounter += count
        return first

    def put(self, body: Body, number: int = 0) -> int:
        """Stores an object under a reserved number, or a new one, which is returned."""
        number = number or self.reserve()
        self.own[number] = body
        return number

    def page_number(self, index: int) -> int:
        """The object number of the page with that index (from 0)."""
        number: int = self.idToObjectNumberAndVersion[f"Page{index + 1}"][0]
        return number

    def show_outline(self, number: int) -> None:
        """Names the outline in the catalogue; 0 where there is none. ReportLab's own stays empty and is not written."""
        self._outline = Written(b"%d 0 R" % number) if number else None

    def describe(self, information: bytes, blank: Stream, metadata: Callable[[str], Stream]) -> None:
        """Sets Info and XMP. The content hash is made with `blank` in its place; `metadata` then names the hash."""
        self.info = Information(information)
        self._metadata = metadata
        self._metadata_number = self.put(blank)
        self.Catalog.Metadata = Written(b"%d 0 R" % self._metadata_number)

    def format(self) -> bytes:
        """The whole file; called by ReportLab when outlines and references are ready."""
        self.Catalog.Outlines = self._outline
        bodies = dict(self._bodies())
        self.content_sha256 = _content_hash(bodies)
        bodies[self._metadata_number] = self._metadata(self.content_sha256)
        trailer = self._trailer(bytes.fromhex(self.content_sha256)[:16])
        return _File(self.level, self.pack).write(bodies, trailer)

    def _bodies(self) -> Iterator[tuple[int, Body]]:
        """All objects by number. Formatting one of ReportLab's may add others at the end."""
        number = 0
        while number < self.objectcounter:
            number += 1
            yield number, self.own[number] if number in self.own else self._formatted(number)

    def _formatted(self, number: int) -> bytes:
        body: bytes = pdfdoc.format(self.idToObject[self.numberToId[number]], self, toplevel=1)
        return body

    def _trailer(self, identifier: bytes) -> bytes:
        root = self.Reference(self.Catalog).format(self)
        info = self.Reference(self.info).format(self)
        mark = byte_string(identifier)
        return b"/Root %b/Info %b/ID[%b%b]" % (root, info, mark, mark)


def _content_hash(bodies: Mapping[int, Body]) -> str:
    parts = [
        b"%d 0 obj\n%b" % (number, body.uncompressed() if isinstance(body, Stream) else body)
        for number, body in bodies.items()
    ]
    return hashlib.sha256(b"".join(parts)).hexdigest()


class _File:
    """The bytes so far, and where each object lies."""

    def __init__(self, level: int, pack: Pack) -> None:
        self.level = level
        self.pack = pack
        self.parts = [_HEAD]
        self.length = len(_HEAD)
        self.entries: dict[int, Entry] = {}

    def write(self, bodies: Mapping[int, Body], trailer: bytes) -> bytes:
        """Everything that is no stream goes into one object stream (7.5.7)."""
        holder = len(bodies) + 1
        small: list[tuple[int, bytes]] = []
        for number, body in bodies.items():
            if isinstance(body, Stream):
                self._add(number, body)
            else:
                self.entries[number] = (2, holder, len(small))
                small.append((number, body))
        self._add(holder, _object_stream(small))
        return self._finish(holder + 1, trailer)

    def _add(self, number: int, stream: Stream) -> None:
        self.entries[number] = (1, self.length, 0)
        part = b"%d 0 obj\n%b\nendobj\n" % (number, stream.written(self.level, self.pack))
        self.parts.append(part)
        self.length += len(part)

    def _finish(self, number: int, trailer: bytes) -> bytes:
        """The cross-reference stream, which is an object too and names itself."""
        start = self.length
        self.entries[number] = (1, start, 0)
        rows = [_FREE, *[self.entries[each] for each in range(1, number + 1)]]
        self._add(number, Stream(_XREF % (number + 1, trailer), b"".join(_predicted(rows))))
        self.parts.append(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(self.parts)


def _predicted(rows: Sequence[Entry]) -> Iterator[bytes]:
    """Each row less the one above it (PNG's Up, 7.4.4.4): neighbours in an object stream differ by one in the index."""
    last = (0, 0, 0)
    for row in rows:
        if row[0] == 2 == last[0] and row[2] == last[2] + 1 and row[2] & 0xFF:
            yield _NEXT
        else:
            steps = map(sub, _ROW.pack(*row), _ROW.pack(*last))
            yield b"\2" + bytes([step & 0xFF for step in steps])
        last = row


def _object_stream(small: list[tuple[int, bytes]]) -> Stream:
    places, offset = [], 0
    for number, body in small:
        places.append(b"%d %d" % (number, offset))
        offset += len(body) + 1
    head = b" ".join(places) + b"\n"
    return Stream(b"/Type/ObjStm/N %d/First %d" % (len(small), len(head)), head + b"\n".join(body for _, body in small))
