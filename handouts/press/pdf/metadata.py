"""What a PDF says about itself: DocumentInfo in, the XMP packet and the Info dictionary out.

XMP is uncompressed, so that tools can read it without a PDF library, and declares the schemas that PDF/A does not know
(ISO 19005-2, 6.6.2.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from xml.sax.saxutils import escape

from handouts.press.pdf.identity import DUBLIN_CORE, NAMESPACE, PROPERTIES
from handouts.press.pdf.info import DocumentInfo
from handouts.press.pdf.syntax import Stream, text_string

PRODUCER: Final = "handouts, with ReportLab"
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMESPACES: Final = (
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("dc", DUBLIN_CORE),
    ("xmp", "http://ns.adobe.com/xap/1.0/"),
    ("pdf", "http://ns.adobe.com/pdf/1.3/"),
    ("pdfaid", "http://www.aiim.org/pdfa/ns/id/"),
    ("pdfuaid", "http://www.aiim.org/pdfua/ns/id/"),
    ("pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/"),
    ("pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#"),
    ("pdfaProperty", "http://www.aiim.org/pdfa/ns/property#"),
    ("handouts", NAMESPACE),
)
_SCHEMAS: Final = (
    ("PDF/UA identification", dict(_NAMESPACES)["pdfuaid"], "pdfuaid", (("part", "Integer", "Part of ISO 14289"),)),
    (
        "Identity of a handout",
        NAMESPACE,
        "handouts",
        tuple((name, "Text", words) for name, words in PROPERTIES.values()),
    ),
)


def information(info: DocumentInfo) -> bytes:
    """The document information dictionary (14.3.3), with the same values as the XMP packet."""
    day = f"D:{info.date:%Y%m%d}000000Z"
    values = {"Title": info.title, "Author": info.author, "Subject": info.subject, "Keywords": _keywords(info)}
    values |= {"Creator": PRODUCER, "Producer": PRODUCER, "CreationDate": day, "ModDate": day}
    return b"<<%b>>" % b"".join(b"/%b%b" % (key.encode(), text_string(value)) for key, value in values.items() if value)


def metadata(info: DocumentInfo, content_sha256: str) -> Stream:
    """The XMP packet. Without a content hash it leaves out the fingerprint too: that is what the hash is made over."""
    fingerprint = info.fingerprint if content_sha256 else ""
    properties = "".join((*_standard(info), *_own(info, fingerprint, content_sha256), _extensions()))
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES)
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        f'<rdf:RDF {names}><rdf:Description rdf:about="">\n{properties}</rdf:Description></rdf:RDF></x:xmpmeta>\n'
        '<?xpacket end="r"?>'
    )
    return Stream(b"/Type/Metadata/Subtype/XML", packet.encode("utf-8", "replace"), ready=True)


def _keywords(info: DocumentInfo) -> str:
    return ", ".join(info.keywords)


def _tag(name: str, value: str) -> str:
    return f"<{name}>{_safe(value)}</{name}>\n" if value else ""


def _safe(value: str) -> str:
    return escape(_NOT_XML.sub("", value))


def _alternative(name: str, value: str) -> str:
    item = f'<rdf:li xml:lang="x-default">{_safe(value)}</rdf:li>'
    return f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>\n" if value else ""


def _list(name: str, kind: str, values: Iterable[str]) -> str:
    items = "".join(f"<rdf:li>{_safe(value)}</rdf:li>" for value in values if value)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>\n" if items else ""


def _standard(info: DocumentInfo) -> tuple[str, ...]:
    day = f"{info.date:%Y-%m-%d}T00:00:00Z"
    return (
        _tag("pdfaid:part", "2"),
        _tag("pdfaid:conformance", "A"),
        _tag("pdfuaid:part", "1"),
        _alternative("dc:title", info.title),
        _list("dc:creator", "Seq", (info.author,)),
        _alternative("dc:description", info.subject),
        _list("dc:language", "Bag", (info.lang,)),
        _tag("pdf:Keywords", _keywords(info)),
        _tag("pdf:Producer", PRODUCER),
        _tag("xmp:CreatorTool", PRODUCER),
        _tag("xmp:CreateDate", day),
        _tag("xmp:ModifyDate", day),
    )


def _own(info: DocumentInfo, fingerprint: str, content_sha256: str) -> Iterable[str]:
    given = {"fingerprint": fingerprint, "content_sha256": content_sha256}
    for field, (name, _) in PROPERTIES.items():
        yield _tag(f"handouts:{name}", given[field] if field in given else str(getattr(info, field)))


def _extensions() -> str:
    schemas = "".join(_schema(*schema) for schema in _SCHEMAS)
    return f"<pdfaExtension:schemas><rdf:Bag>{schemas}</rdf:Bag></pdfaExtension:schemas>\n"


def _schema(words: str, uri: str, prefix: str, properties: tuple[tuple[str, str, str], ...]) -> str:
    listed = "".join(
        f'<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{name}</pdfaProperty:name>'
        f"<pdfaProperty:valueType>{kind}</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
        f"<pdfaProperty:description>{description}</pdfaProperty:description></rdf:li>"
        for name, kind, description in properties
    )
    return (
        f'<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{words}</pdfaSchema:schema>'
        f"<pdfaSchema:namespaceURI>{uri}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{listed}</rdf:Seq></pdfaSchema:property></rdf:li>\n"
    )
