"""The outside of PNG and JPEG files, read before anything is decoded: bytes in, size, depth and the parts to keep out.

Every length, checksum and marker is checked here, because decoders forgive what should be told to the author.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

PNG_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
JPEG_START: Final = b"\xff\xd8"

_DEPTHS: Final = MappingProxyType({0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)})
_CHANNELS: Final = MappingProxyType({0: 1, 2: 3, 3: 1, 4: 2, 6: 4})
_KEPT_CHUNKS: Final = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_PACKED_CHUNKS: Final = frozenset({b"zTXt", b"iTXt", b"iCCP"})
_MOST_NOTE: Final = 4_000_000
_PASSES: Final = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Adam7: left, top, step across, step down (PNG, 8.2)."""

_FRAMES: Final = frozenset({0xC0, 0xC1, 0xC2})
"""Baseline, extended and progressive, Huffman-coded: what DCTDecode takes (ISO 32000-1, 7.4.8)."""
_ALL_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_NOTES: Final = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})
"""Exif, profiles, comments; APP0 (JFIF) and APP14 (Adobe) say how colours are coded and stay."""
_BARE_MARKERS: Final = frozenset({0x01, *range(0xD0, 0xD8)})
_NEXT_MARKER: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""In a scan's data FF 00 is the byte FF, and FF D0 to FF D7 are restarts (ITU-T T.81, B.1.1.5)."""


class DamagedPictureError(ValueError):
    """The file is not what its first bytes promise; the text says how."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """What a file says of itself. `kept` is the file without notes, places, names and whatever follows its end."""

    width: int
    height: int
    channels: int
    depth: int
    kept: bytes
    moving: bool = False
    transparent_colour: bool = False
    plain_jpeg: bool = False


def read_png_header(data: bytes) -> tuple[int, int]:
    """Width and height, before anything else is looked at."""
    if len(data) < 33 or data[12:16] != b"IHDR":
        raise DamagedPictureError("its header is missing")
    width, height = struct.unpack_from(">II", data, 16)
    if not (0 < width < 2**31 and 0 < height < 2**31):
        raise DamagedPictureError("its width or height is none")
    return width, height


def read_png(data: bytes) -> PictureFile:
    """A whole PNG file. Its pixels are unpacked and counted, not decoded."""
    width, height = read_png_header(data)
    chunks = list(_chunks(data))
    names = [name for name, _ in chunks]
    depth, colour, packing, filtering, interlaced = struct.unpack_from(">5B", data, 24)
    if depth not in _DEPTHS.get(colour, ()) or packing or filtering or interlaced > 1:
        raise DamagedPictureError("its header asks for a kind of PNG that does not exist")
    if colour == 3 and b"PLTE" not in names:
        raise DamagedPictureError("its palette is missing")
    _check_notes(chunks)
    _check_pixels(chunks, _raw_size(width, height, depth * _CHANNELS[colour], interlaced=bool(interlaced)))
    kept = PNG_SIGNATURE + b"".join(_chunk(name, body) for name, body in chunks if name in _KEPT_CHUNKS)
    return PictureFile(width, height, _CHANNELS[colour], depth, kept, b"acTL" in names, b"tRNS" in names)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(PNG_SIGNATURE)
    name = b""
    while name != b"IEND":
        if at + 12 > len(data):
            raise DamagedPictureError("it ends too early")
        (length,) = struct.unpack_from(">I", data, at)
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if at + 12 + length > len(data):
            raise DamagedPictureError("it ends too early")
        if struct.unpack_from(">I", data, at + 8 + length)[0] != zlib.crc32(name + body):
            raise DamagedPictureError("a checksum in it is wrong")
        yield name, body
        at += 12 + length


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _check_notes(chunks: list[tuple[bytes, bytes]]) -> None:
    """Packed text or profiles that unpack to many megabytes were not made by a drawing program."""
    for name, body in chunks:
        start = body.find(b"\x78") if name in _PACKED_CHUNKS else -1
        if start >= 0 and len(_unpacked(body[start:], _MOST_NOTE, strict=False)) >= _MOST_NOTE:
            raise DamagedPictureError("a note hidden in it unpacks to many megabytes")


def _check_pixels(chunks: list[tuple[bytes, bytes]], expected: int) -> None:
    packed = b"".join(body for name, body in chunks if name == b"IDAT")
    if len(_unpacked(packed, expected, strict=True)) < expected:
        raise DamagedPictureError("a part of its pixels is missing")


def _unpacked(packed: bytes, most: int, *, strict: bool) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        if strict:
            raise DamagedPictureError("its pixels cannot be unpacked") from None
        return b""


def _raw_size(width: int, height: int, bits: int, *, interlaced: bool) -> int:
    """Bytes of all scan lines, each with its filter byte."""
    passes = _PASSES if interlaced else ((0, 0, 1, 1),)
    total = 0
    for left, top, across, down in passes:
        columns, rows = max(0, -(-(width - left) // across)), max(0, -(-(height - top) // down))
        total += rows * (1 + -(-columns * bits // 8)) if columns else 0
    return total


def read_jpeg_header(data: bytes) -> tuple[int, int]:
    """Width and height, from the frame header."""
    for marker, body in _segments(data):
        if marker in _ALL_FRAMES:
            height, width = struct.unpack_from(">HH", body.ljust(6, b"\0"), 1)
            if not (width and height):
                break
            return width, height
    raise DamagedPictureError("its width or height is missing")


def read_jpeg(data: bytes) -> PictureFile:
    """A whole JPEG file, marker by marker up to its end."""
    width, height = read_jpeg_header(data)
    kept = [JPEG_START]
    frame, frame_body, ended = 0, b"", False
    for marker, body in _segments(data):
        if marker in _ALL_FRAMES:
            frame, frame_body = marker, body
        if marker not in _NOTES:
            kept.append(_segment(marker, body))
        ended = marker == 0xD9
    if not ended:
        raise DamagedPictureError("it ends too early")
    depth, channels = frame_body[0], frame_body[5]
    identifiers = frame_body[6 : 6 + 3 * channels : 3]
    plain = frame in _FRAMES and depth == 8 and channels in {1, 3} and identifiers != b"RGB"
    return PictureFile(width, height, channels, depth, b"".join(kept), plain_jpeg=plain)


def _segment(marker: int, body: bytes) -> bytes:
    if marker == 0xD9:
        return b"\xff\xd9"
    return b"\xff%c" % marker + (body if marker == 0xDA else struct.pack(">H", len(body) + 2) + body)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """(marker, body) up to the end marker, or to where the file ends; a scan's body holds its header and its data."""
    at = 2
    while at + 1 < len(data):
        if data[at] != 0xFF:
            raise DamagedPictureError("its parts do not follow each other")
        marker = data[at + 1]
        if marker == 0xD9:
            yield marker, b""
            return
        if marker == 0xFF or marker in _BARE_MARKERS:
            at += 1 if marker == 0xFF else 2
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if end > len(data):
            raise DamagedPictureError("it ends too early")
        if marker == 0xDA:
            found = _NEXT_MARKER.search(data, end)
            end = found.start() if found else len(data)
            yield marker, data[at + 2 : end]
        else:
            yield marker, data[at + 4 : end]
        at = end
