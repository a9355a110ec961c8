"""A text as it is typed in, words and codes for a translator's tool out; and what came back in, the typed text out.

Facts, numbers, places and sources are single codes: they can be moved, not edited. Strong, links and terms are pairs
round words that are translated. A text of another grammar (names, fixed words) has only its placeholders as codes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from handouts.content.inline import parse
from handouts.content.prose import FactMark, Inline, Link, Strong, TermMark, Words
from handouts.content.spelling import spelled
from handouts.content.typed import Typed
from handouts.problems import Where

Kind: TypeAlias = Literal["words", "single", "open", "close"]
_PLAIN = re.compile(
    r"(words/|project/|units/).*|units|glossary/term|facts/(jurisdiction|no percent because)"
    r"|regions/[^/]+/name|[^/]+/all/funding"
)
"""The contexts whose texts have no marks."""
_PLACEHOLDER = re.compile(r"(\{[a-z][a-z0-9_]*\})")
_UNSAFE = re.compile(r"([\\*\[\]{}]+)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, a single code, or one end of a pair. `text` is what is typed for it, `closes` what is typed where the pair
    ends, `ctype` its kind in XLIFF.
    """

    kind: Kind
    text: str
    id: str = ""
    ctype: str = ""
    closes: str = ""


class DamagedError(ValueError):
    """A code that came back is none of this text's; the text says which."""


def has_marks(context: str) -> bool:
    """Whether texts of this context are written with marks."""
    return not _PLAIN.fullmatch(context)


def source_pieces(context: str, text: str) -> tuple[Piece, ...]:
    """The pieces of a source, its codes numbered in reading order."""
    return target_pieces(context, text, ())


def target_pieces(context: str, text: str, source: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces of a translation: a code that the source has too has the number it has there."""
    free = [(_code(piece), piece.id) for piece in source if piece.kind in {"single", "open"}]
    following = len(free)
    found: list[Piece] = []
    opened: list[str] = []
    for piece in _pieces(context, text):
        number = ""
        if piece.kind == "close":
            number = opened.pop()
        elif piece.kind != "words":
            place = next((place for place, (code, _) in enumerate(free) if code == _code(piece)), None)
            following += place is None
            number = str(following) if place is None else free.pop(place)[1]
        if piece.kind == "open":
            opened.append(number)
        found.append(replace(piece, id=number))
    return tuple(found)


def _code(piece: Piece) -> tuple[str, ...]:
    return piece.kind, piece.text, piece.closes


def _pieces(context: str, text: str) -> Iterator[Piece]:
    if not has_marks(context):
        yield from _split(_PLACEHOLDER, text)
        return
    kids, problems = parse(Typed.at(text, Where("")))
    if problems or spelled(kids) != text:
        yield from _split(_UNSAFE, text)
    else:
        yield from _marked(kids)


def _split(codes: re.Pattern[str], text: str) -> Iterator[Piece]:
    """Words, and what the pattern finds as codes; every character stays."""
    for place, part in enumerate(codes.split(text)):
        if part:
            yield Piece("single", part, ctype="x-code") if place % 2 else Piece("words", part)


def _marked(kids: tuple[Inline, ...]) -> Iterator[Piece]:
    for kid in kids:
        match kid:
            case Words():
                yield Piece("words", kid.text)
            case Strong():
                yield from _pair("bold", "**", kid.kids, "**")
            case Link():
                yield from _pair("link", "[", kid.kids, f"]({kid.url})")
            case TermMark():
                yield from _pair("x-term", f"[[{kid.term}|", kid.kids, "]]")
            case _:
                yield Piece("single", spelled((kid,)), ctype=f"x-{type(kid).__name__.removesuffix('Mark').lower()}")


def _pair(ctype: str, opens: str, kids: tuple[Inline, ...], closes: str) -> Iterator[Piece]:
    yield Piece("open", opens, ctype=ctype, closes=closes)
    yield from _marked(kids)
    yield Piece("close", closes, ctype=ctype)


def typed(context: str, pieces: Iterable[Piece], known: Mapping[str, tuple[str, str]]) -> str:
    """What an author would have typed for pieces that came back. `known`: opening and closing text of each code."""
    marks = has_marks(context)
    return "".join(_typed(piece, known, marks=marks) for piece in pieces)


def _typed(piece: Piece, known: Mapping[str, tuple[str, str]], *, marks: bool) -> str:
    if piece.kind == "words":
        return _UNSAFE.sub(lambda found: "".join(f"\\{char}" for char in found[0]), piece.text) if marks else piece.text
    if piece.kind == "single" and _is_code(piece.text, marks=marks):
        return piece.text
    if piece.id not in known and piece.ctype == "bold" and marks:
        return "**"
    if piece.id not in known:
        raise DamagedError(piece.text or piece.id)
    opens, closes = known[piece.id]
    if bool(closes) is (piece.kind == "single"):
        raise DamagedError(piece.id)
    return closes if piece.kind == "close" else opens


def _is_code(text: str, *, marks: bool) -> bool:
    """Whether a code says by itself what it is."""
    if not marks:
        return bool(_PLACEHOLDER.fullmatch(text))
    kids, problems = parse(Typed.at(text, Where("")))
    return not problems and len(kids) == 1 and not isinstance(kids[0], (Words, Strong, Link, TermMark))


def known_codes(pieces: Iterable[Piece]) -> dict[str, tuple[str, str]]:
    """Opening and closing text of each code by its number; a single code closes nothing."""
    return {piece.id: (piece.text, piece.closes) for piece in pieces if piece.kind in {"single", "open"} and piece.text}


def same_codes(context: str, source: str, target: str) -> bool:
    """Whether a translation has the codes of its source, each as often; a fact may be asked for in another form."""
    return _named(context, source) == _named(context, target)


def _named(context: str, text: str) -> Counter[str]:
    pieces = (piece for piece in _pieces(context, text) if piece.kind in {"single", "open"} and piece.ctype != "bold")
    return Counter(_without_form(piece) if piece.ctype == "x-fact" else piece.text + piece.closes for piece in pieces)


def _without_form(piece: Piece) -> str:
    (kid,), _ = parse(Typed.at(piece.text, Where("")))
    assert isinstance(kid, FactMark)
    return kid.fact
