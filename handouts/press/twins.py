"""A prepared sheet and the tree that was printed in; its HTML twin, with pictures as data: addresses, out."""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Iterator
from typing import Final

from handouts.document.html_page import Colophon, twin
from handouts.document.tree import Element
from handouts.lettering.scripts import script_of_language
from handouts.press.marks import Picture
from handouts.press.picture_files import PNG_SIGNATURE
from handouts.press.prepared import Prepared

BEST: Final = 9
"""How hard pixels are packed."""
COLOUR_TYPES: Final = {1: 0, 3: 2}


def twin_of(prepared: Prepared, tree: Element) -> bytes:
    """The twin of a sheet that was printed from `tree`, in UTF-8."""
    assert prepared.theme is not None
    theme = prepared.theme.cards or prepared.theme if _has_cards(tree) else prepared.theme
    theme = theme.spoken(tree.lang, script_of_language(tree.lang))
    pictures = {name: address(picture) for name, picture in prepared.pictures.items()}
    colophon = Colophon(prepared.code, prepared.version, prepared.check_letters, prepared.fingerprint)
    keep = prepared.kept.markup if prepared.kept else None
    return twin(tree, theme, pictures, colophon, keep).encode()


def _has_cards(tree: Element) -> bool:
    """Whether its options are cards: such a sheet is upright."""
    return any(part.tag == "table" and "cards" in part.get("class").split() for part in tree.walk())


def address(picture: Picture) -> str:
    """A picture as a data: address: a JPEG as it is, samples as PNG."""
    kind, data = ("jpeg", picture.jpeg) if picture.jpeg else ("png", _png(picture))
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def _png(picture: Picture) -> bytes:
    """Samples as a PNG file, of 8 bits, without notes, places and names (PNG, 5)."""
    header = struct.pack(">2I5B", picture.width, picture.height, 8, COLOUR_TYPES[picture.components], 0, 0, 0)
    pixels = zlib.compress(b"".join(_rows(picture)), BEST)
    return PNG_SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")


def _rows(picture: Picture) -> Iterator[bytes]:
    """Each row behind the filter byte 0."""
    length = picture.width * picture.components
    return (b"\0" + picture.samples[start : start + length] for start in range(0, len(picture.samples), length))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
