"""The sRGB profile for the output intent, made byte by byte: nothing in, an ICC version 4 profile of a fixed date out.

Numbers are those of IEC 61966-2-1, its primaries adapted to D50 with the Bradford matrix (ICC.1:2010).
"""

from __future__ import annotations

import struct
from typing import Final

_DATE: Final = (2025, 1, 1, 0, 0, 0)
_D50: Final = (0.9642, 1.0, 0.8249)
_COLUMNS: Final = {
    "rXYZ": (0.436066, 0.222488, 0.013916),
    "gXYZ": (0.385147, 0.716873, 0.097076),
    "bXYZ": (0.143066, 0.060608, 0.714096),
}
_ADAPTATION: Final = (1.047882, 0.022919, -0.050201, 0.029587, 0.990479, -0.017059, -0.009232, 0.015076, 0.751678)
_CURVE: Final = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


def _fixed(*values: float) -> bytes:
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _words(text: str) -> bytes:
    """A multiLocalizedUnicodeType with one English entry."""
    data = text.encode("utf-16-be")
    return b"mluc" + struct.pack(">IIIHHII", 0, 1, 12, 0x656E, 0x5553, len(data), 28) + data


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(*values)


def _profile() -> bytes:
    curve = b"para" + struct.pack(">IHH", 0, 3, 0) + _fixed(*_CURVE)
    tags = {
        "desc": _words("sRGB"),
        "cprt": _words("No copyright, use freely"),
        "wtpt": _xyz(_D50),
        "chad": b"sf32\0\0\0\0" + _fixed(*_ADAPTATION),
        **{name: _xyz(values) for name, values in _COLUMNS.items()},
        **dict.fromkeys(("rTRC", "gTRC", "bTRC"), curve),
    }
    return _assemble(tags)


def _assemble(tags: dict[str, bytes]) -> bytes:
    """Header, tag table, tag data on 4-byte borders; tags with equal data share it."""
    places: dict[bytes, int] = {}
    data = b""
    start = 132 + 12 * len(tags)
    for body in tags.values():
        if body not in places:
            places[body] = start + len(data)
            data += body + b"\0" * (-len(body) % 4)
    table = b"".join(name.encode("ascii") + struct.pack(">II", places[body], len(body)) for name, body in tags.items())
    return _header(start + len(data)) + struct.pack(">I", len(tags)) + table + data


def _header(size: int) -> bytes:
    head = struct.pack(">I4sI4s4s4s6H4s", size, b"\0\0\0\0", 0x04200000, b"mntr", b"RGB ", b"XYZ ", *_DATE, b"acsp")
    return head + bytes(28) + _fixed(*_D50) + bytes(48)


SRGB: Final = _profile()
