"""Unicode properties of characters from the pinned tables: bidi class, script, white space, ignorable, normal form C.

The standard library's `unicodedata` changes with the interpreter; a page must not, so nothing here asks it.
"""

from __future__ import annotations

import re
from typing import Final

import unicodedata2 as unicode

UNICODE_VERSION: Final[str] = unicode.unidata_version

# Default_Ignorable_Code_Point, DerivedCoreProperties.txt: a font may lack them, nothing is drawn.
IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
# Spaces that HarfBuzz makes from the face's own space where the face has none.
SPACES: Final = frozenset(" \t\n\v\f\r\x85\u00a0\u2028\u2029\u202f\u205f\u3000").union(map(chr, range(0x2000, 0x200B)))

# UAX #9, 3.2.3 and the head of DerivedBidiClass.txt: classes of code points that are not assigned yet.
_UNASSIGNED: Final[tuple[tuple[int, int, str], ...]] = (
    (0x0590, 0x05FF, "R"),
    (0x0600, 0x07BF, "AL"),
    (0x07C0, 0x085F, "R"),
    (0x0860, 0x08FF, "AL"),
    (0x20A0, 0x20CF, "ET"),
    (0xFB1D, 0xFB4F, "R"),
    (0xFB50, 0xFDCF, "AL"),
    (0xFDD0, 0xFDEF, "BN"),
    (0xFDF0, 0xFDFF, "AL"),
    (0xFE70, 0xFEFF, "AL"),
    (0x10800, 0x10CFF, "R"),
    (0x10D00, 0x10D3F, "AL"),
    (0x10D40, 0x10EBF, "R"),
    (0x10EC0, 0x10EFF, "AL"),
    (0x10F00, 0x10F2F, "R"),
    (0x10F30, 0x10F6F, "AL"),
    (0x10F70, 0x10FFF, "R"),
    (0x1E800, 0x1EC6F, "R"),
    (0x1EC70, 0x1ECBF, "AL"),
    (0x1ECC0, 0x1ECFF, "R"),
    (0x1ED00, 0x1ED4F, "AL"),
    (0x1ED50, 0x1EDFF, "R"),
    (0x1EE00, 0x1EEFF, "AL"),
    (0x1EF00, 0x1EFFF, "R"),
)


def bidi_class(char: str) -> str:
    """The character's Bidi_Class by its short name, also for code points that are not assigned."""
    assigned: str = unicode.bidirectional(char)
    if assigned:
        return assigned
    point = ord(char)
    if point & 0xFFFE == 0xFFFE or IGNORABLE.match(char):
        return "BN"
    return next((name for first, last, name in _UNASSIGNED if first <= point <= last), "L")


def is_mark(char: str) -> bool:
    """Whether the character is a combining mark, drawn with the one before it."""
    category: str = unicode.category(char)
    return category[0] == "M"


def canonical_decomposition(char: str) -> str:
    """The one character this one is canonically equal to, else itself."""
    decomposed: str = unicode.normalize("NFD", char)
    return decomposed if len(decomposed) == 1 else char


def compose(text: str) -> str:
    """The text in normal form C. Surrogates that stand alone become U+FFFD, which no face covers."""
    if text.isascii():
        return text
    composed: str = unicode.normalize("NFC", text)
    return _SURROGATE.sub("\ufffd", composed)


def is_plain(char: str) -> bool:
    """Whether a character is one in its own right, and no ligature or form of others (normal form KC leaves it)."""
    return bool(unicode.normalize("NFKC", char) == char)
