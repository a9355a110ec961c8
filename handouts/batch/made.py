"""What was made of a job in; the same in a few bytes out, and back: of a hundred thousand sheets all is held."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from typing import Any, Final

_FORM: Final = struct.Struct("<32s32s32s32sIIH4s")
_NO_DIGEST: Final = bytes(32)
_LETTERS: Final = re.compile("[A-Z]{0,4}")
MOST_PAGES: Final = 65_535
"""No sheet has more."""


@dataclass(frozen=True, slots=True)
class Digests:
    """In hex: of what a sheet was made from, of its PDF as bytes and as content, and of its HTML twin; "" for none."""

    fingerprint: str = ""
    sha256: str = ""
    content_sha256: str = ""
    twin: str = ""


class Made(bytes):
    """Digests of what a sheet was made from and of its files, their sizes in bytes, its pages and its check letters."""

    __slots__ = ()

    @classmethod
    def of(
        cls, digests: Digests = Digests(), size: int = 0, twin_size: int = 0, pages: int = 0, check_letters: str = ""
    ) -> Made:
        """Raises ValueError where there can be no such sheet: a digest that is none, a size below 0 or above 4 GB."""
        if not are_letters(check_letters):
            raise ValueError("check letters are four")
        told = (digests.fingerprint, digests.sha256, digests.content_sha256, digests.twin)
        try:
            return cls(_FORM.pack(*map(_packed, told), size, twin_size, pages, check_letters.encode()))
        except struct.error as error:
            raise ValueError(str(error)) from error

    @property
    def digests(self) -> Digests:
        """All of them, in hex."""
        return Digests(*map(_told, self._values[:4]))

    @property
    def fingerprint(self) -> str:
        """The digest of all that the sheet was made from; "" where that isn't known."""
        return _told(self._values[0])

    @property
    def size(self) -> int:
        """Bytes of the PDF; 0 for none."""
        return int(self._values[4])

    @property
    def twin_size(self) -> int:
        """Bytes of the twin."""
        return int(self._values[5])

    @property
    def pages(self) -> int:
        """How many the PDF has."""
        return int(self._values[6])

    @property
    def check_letters(self) -> str:
        """Those that stand on the sheet; "" for none."""
        return str(self._values[7].rstrip(b"\0"), "ascii")

    @property
    def _values(self) -> tuple[Any, ...]:
        """As they were packed."""
        return _FORM.unpack(self)


def are_letters(said: str) -> bool:
    """Whether these can be check letters, or none; files from outside may tell anything."""
    return _LETTERS.fullmatch(said) is not None


def _told(digest: bytes) -> str:
    """A digest in hex; "" for none."""
    return "" if digest == _NO_DIGEST else digest.hex()


def _packed(digest: str) -> bytes:
    """A digest's bytes. Raises ValueError where it is none."""
    packed = bytes.fromhex(digest) if digest else _NO_DIGEST
    if len(packed) != len(_NO_DIGEST) or (digest and packed.hex() != digest):
        raise ValueError("a digest is 64 digits")
    return packed


NOTHING: Final = Made.of()
"""Of a job that was never printed."""
