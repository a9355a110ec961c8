"""Who is this? Any file's bytes in, the identity of the handout it is out, or a Refusal that says why there is none.

The file is hostile until read: it may lie about its size, be no PDF, or have been made to hang a reader.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Final
from xml.parsers import expat

NAMESPACE: Final = "urn:handouts:print:1#"
PROPERTIES: Final = MappingProxyType(
    {
        "code": ("code", "Code of the handout, its audience, language and region"),
        "version": ("version", "Version of the handout"),
        "fingerprint": ("fingerprint", "SHA-256 of everything the handout was made from"),
        "check_letters": ("checkLetters", "Check letters printed on each page"),
        "content_sha256": ("contentSha256", "SHA-256 of the uncompressed objects without this and the fingerprint"),
    }
)
"""Our XMP properties: field of PdfIdentity -> (name, description)."""
DUBLIN_CORE: Final = "http://purl.org/dc/elements/1.1/"
FIELDS: Final = MappingProxyType(
    {
        **{f"{NAMESPACE} {name}": field for field, (name, _) in PROPERTIES.items()},
        f"{DUBLIN_CORE} title": "title",
        f"{DUBLIN_CORE} language": "lang",
        f"{DUBLIN_CORE} description": "about",
    }
)
"""Field of PdfIdentity by the property's full name: title, language and description are known to every tool."""
NOTICE: Final = "Notice: the handout of this code, version and check letters was withdrawn."
"""What a notice, which stands in the place of a handout, says it is about."""

LARGEST_FILE: Final = 64_000_000
LARGEST_PACKET: Final = 1_000_000
LONGEST_VALUE: Final = 1_000


@dataclass(frozen=True, slots=True)
class PdfIdentity:
    """What a PDF of ours says it is. The file may have been changed since: this is a claim, not a proof."""

    code: str
    version: str
    fingerprint: str
    check_letters: str
    content_sha256: str
    title: str
    lang: str
    about: str = ""

    @property
    def is_notice(self) -> bool:
        """Whether it is no handout, but the notice that one was withdrawn."""
        return self.about == NOTICE


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why no identity was read; a sentence for the reader."""

    reason: str


class _NotReadable(Exception):  # noqa: N818  (it ends reading, and becomes a Refusal)
    """Ends reading; the text becomes the Refusal's reason."""


def read_info(data: bytes) -> PdfIdentity | Refusal:
    """The identity in the XMP packet of a PDF's bytes. Never raises, whatever the bytes are."""
    try:
        _look_at(data)
        return _identity(_parse(_packet(data)))
    except _NotReadable as refused:
        return Refusal(str(refused))


def _look_at(data: bytes) -> None:
    if not data:
        raise _NotReadable("the file is empty")
    if len(data) > LARGEST_FILE:
        raise _NotReadable(f"the file is larger than {LARGEST_FILE // 1_000_000} MB, which no handout is")
    if b"%PDF-" not in data[:1024]:
        raise _NotReadable("the file is not a PDF")


def _packet(data: bytes) -> bytes:
    """The document's XMP packet. A parser of other people's files may fail in any way: all mean the same here."""
    from pypdf import PdfReader  # noqa: PLC0415  (200 ms of import that only this needs)

    try:
        with _quiet():
            metadata = PdfReader(io.BytesIO(data)).trailer["/Root"].get_object().get("/Metadata")  # type: ignore[union-attr]
            packet: bytes = b"" if metadata is None else metadata.get_object().get_data()
    except Exception as fault:
        raise _NotReadable("the PDF is damaged, or locked with a password") from fault
    if not packet:
        raise _NotReadable("the PDF does not say what it is: it was not printed by handouts")
    if len(packet) > LARGEST_PACKET:
        raise _NotReadable("the PDF's description of itself is too large to be one of ours")
    return packet


@contextmanager
def _quiet() -> Iterator[None]:
    """For pypdf tells the terminal about each flaw that it can live with."""
    logger = logging.getLogger("pypdf")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before


def _parse(packet: bytes) -> dict[str, str]:
    """Field of PdfIdentity -> value, of properties written as elements or as attributes."""
    reader = _PacketReader()
    parser = expat.ParserCreate("UTF-8", " ")
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(packet.decode("utf-8-sig").strip("\0 \n"), True)  # noqa: FBT003  (expat's own signature)
    except (expat.ExpatError, ValueError) as fault:
        raise _NotReadable("the PDF's description of itself is not well-formed") from fault
    return reader.values


class _PacketReader:
    """Collects the values of our properties; of a list of values the first."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self._inside = ""

    def doctype(self, *_: object) -> None:
        """A packet has no document type; one that has wants to expand entities."""
        raise _NotReadable("the PDF's description of itself is not well-formed")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens: is it, or does it carry, one of ours?"""
        self._inside = FIELDS.get(name, self._inside)
        for key, value in attributes.items():
            if key in FIELDS:
                self.values[FIELDS[key]] = value

    def end(self, _name: str) -> None:
        """An element closes, and what is after it is no part of the value."""
        self._inside = ""

    def text(self, data: str) -> None:
        """Text, perhaps in several pieces."""
        if self._inside:
            self.values[self._inside] = self.values.get(self._inside, "") + data


def _identity(values: dict[str, str]) -> PdfIdentity:
    found = {field.name: values.get(field.name, "").strip() for field in fields(PdfIdentity)}
    if not found["code"] or not found["fingerprint"]:
        raise _NotReadable("the PDF does not say what it is: it was not printed by handouts")
    if any(len(value) > LONGEST_VALUE or not value.isprintable() for value in found.values()):
        raise _NotReadable("the PDF's description of itself holds characters that no handout has")
    return PdfIdentity(**found)
