"""Bytes in, the same compressed in zlib's format (RFC 1950) out.

By libdeflate, which packs as hard as zlib does in half of its time, and is the same wherever its wheel is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from deflate import zlib_compress

LEVEL: Final = 6
Pack: TypeAlias = Callable[[bytes, int], bytes]
"""What compresses data at a level."""


def packed(data: bytes, level: int) -> bytes:
    """The data compressed at a level from 0 (not at all) to 12."""
    return bytes(zlib_compress(data, level))
