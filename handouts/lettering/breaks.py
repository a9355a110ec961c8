"""Where text may be broken: pieces between line break opportunities (UAX #14) and grapheme clusters (UAX #29), by ICU.

ICU brings the dictionaries for Thai, Lao, Khmer and Burmese. Text must hold no lone surrogate.
"""

from __future__ import annotations

import re

from icu4py.breakers import CharacterBreaker, LineBreaker

_FORCING = re.compile("[\n\v\f\r\x85\u2028\u2029]")
_SOFT_HYPHEN = "\u00ad"
# No cluster of two can start or go on in these: most text needs no search (UAX #29, GB999).
_SINGLE = re.compile(
    "[\n\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0530\u1e00-\u1fff\u2010-\u2027\u2030-\u205e]*"
)
# Words of ASCII letters and digits, with stops and brackets around them and one space between: they break after spaces,
# and after hyphens before letters, in every language.
_INSIDE = "[A-Za-z0-9]++(?:[.,:’][A-Za-z0-9]+|-[A-Za-z]++)*+"
_WORD = rf"[(\[]?+{_INSIDE}(?:(?<=[0-9])%)?+[.,:;?!]?+[)\]]?+[.,:;]?+"
_PLAIN = re.compile(f"(?:{_WORD} )*+(?:{_WORD})?+")
_PLAIN_PIECE = re.compile("[^ -]+[ -]?")


def line_pieces(text: str, lang: str) -> list[str]:
    """The text cut at every line break opportunity; spaces stay at the end of the piece before.

    Never after a soft hyphen: nothing is hyphenated.
    """
    if _PLAIN.fullmatch(text):
        return _PLAIN_PIECE.findall(text)
    pieces: list[str] = list(LineBreaker(text, lang))
    return _joined_at_soft_hyphens(pieces) if _SOFT_HYPHEN in text else pieces


def _joined_at_soft_hyphens(pieces: list[str]) -> list[str]:
    joined: list[str] = []
    for piece in pieces:
        if joined and joined[-1].endswith(_SOFT_HYPHEN):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


def forces_break(text: str) -> bool:
    """Whether a line must end in this text; in a piece, that is at its end (UAX #14, LB4 and LB5)."""
    return _FORCING.search(text) is not None


def stands_alone(text: str) -> bool:
    """Whether each character is surely a grapheme of its own."""
    return _SINGLE.fullmatch(text) is not None


def graphemes(text: str) -> list[str]:
    """The user-perceived characters of the text."""
    if stands_alone(text):
        return list(text)
    return list(CharacterBreaker(text, "root"))
