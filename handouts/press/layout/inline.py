"""An element with words in it in, runs for the typesetter out: each stretch owned by its innermost element."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from handouts.document.theme import Style
from handouts.document.tree import Element, Leaf
from handouts.press.layout.desk import Desk
from handouts.press.marks import Owner
from handouts.press.text.run import Isolate, Run

LONGEST_KEPT: Final = 34
"""Characters of an inserted value that stay on one line; a longer one is a phrase and may be broken."""
MOST_BEFORE: Final = 2
"""Words before a value's digits that stay with them: "about 460", "fewer than 1"."""
KEPT: Final = frozenset({"fact", "number", "place", "cite"})
_UNIT: Final = re.compile(r" [^\W\d_]\S*")
_COUNT: Final = re.compile(r"(?:\S+ )?\S*\d\S*")
ISOLATED: Final = MappingProxyType(
    {
        "place": Isolate.FIRST_STRONG,
        "fact": Isolate.FIRST_STRONG,
        "number": Isolate.LEFT_TO_RIGHT,
        "cite": Isolate.LEFT_TO_RIGHT,
    }
)


@dataclass(frozen=True, slots=True)
class Voice:
    """How words are set. `phones` sets places in the style "phone"; `fills` gives the words of page numbers."""

    style: Style
    bold: bool
    colour: str
    phones: bool = False
    owner: Owner | None = None
    keep: bool = False
    tied: bool = False
    isolate: Isolate = Isolate.NONE
    fills: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def voice_of(style: Style, *, tone: str = "", phones: bool = False) -> Voice:
    """The voice of a style, in another colour where `tone` names one."""
    return Voice(style, style.bold, tone or style.colour, phones)


def runs_of(desk: Desk, element: Element, voice: Voice) -> list[Run]:
    """All words below the element, in reading order."""
    return list(_runs(desk, element, voice))


def _runs(desk: Desk, element: Element, voice: Voice) -> Iterator[Run]:
    owner = desk.owner(element) if voice.owner is None else voice.owner
    before: Element | Leaf | None = None
    for kid in element.kids:
        before, last = kid, before
        if isinstance(kid, Leaf):
            for text, keep in _parts(desk, kid.text, voice, counted=_is_count(last)):
                yield _run(desk, text, kid.lang, voice, owner, keep)
        elif kid.tag == "br":
            yield _run(desk, "\n", element.lang, voice, owner)
        elif kid.tag in voice.fills:
            yield _run(desk, voice.fills[kid.tag], element.lang, voice, owner)
        else:
            yield from _runs(desk, kid, _inner(desk, kid, voice))


def _run(desk: Desk, text: str, lang: str, voice: Voice, owner: Owner, keep: bool = False) -> Run:
    isolate = voice.isolate if desk.right_to_left else Isolate.NONE
    colour = desk.colour(voice.colour)
    return Run(text, voice.style.size, voice.bold, colour, owner, lang, keep, isolate, voice.tied)


def _parts(desk: Desk, text: str, voice: Voice, *, counted: bool) -> Iterator[tuple[str, bool]]:
    """The text in parts, and whether each is kept on one line: the digits of a value, the unit after a number.

    In right-to-left documents a value is one isolate, so it is not cut.
    """
    start, stop = 0, len(text) if voice.keep else 0
    if voice.keep and not desk.right_to_left:
        start, stop = _digits(text)
    elif counted and not voice.keep and (unit := _UNIT.match(text)):
        stop = unit.end()
    kept = stop - start <= LONGEST_KEPT
    for part, keep in ((text[:start], False), (text[start:stop], kept), (text[stop:], False)):
        if part:
            yield part, keep


def _digits(text: str) -> tuple[int, int]:
    """From the first to the last digits of a value, with the few words before and the one after; all without any."""
    words = text.split(" ")
    places = [place for place, word in enumerate(words) if any(letter.isdecimal() for letter in word)]
    if not places:
        return 0, len(text)
    first = 0 if places[0] <= MOST_BEFORE else places[0] - 1
    start = sum(len(word) + 1 for word in words[:first])
    return start, start + len(" ".join(words[first : places[-1] + 2]))


def _is_count(node: Element | Leaf | None) -> bool:
    """Whether it is a bare number or "about" and a number, so that a unit may follow."""
    return isinstance(node, Element) and node.tag in {"number", "fact"} and bool(_COUNT.fullmatch(node.text()))


def _inner(desk: Desk, element: Element, voice: Voice) -> Voice:
    """How the words of an inline element differ from those around it."""
    if element.tag == "strong":
        return replace(voice, bold=True)
    if element.tag == "a":
        return replace(voice, colour="accent")
    if element.tag not in KEPT:
        return voice
    voice = replace(voice, keep=True, tied=element.tag == "cite", isolate=ISOLATED[element.tag])
    if element.tag == "place" and voice.phones:
        return replace(voice, style=desk.style("phone") if _to_ring(element) else voice.style, bold=True)
    return voice


def _to_ring(element: Element) -> bool:
    """Whether it is a number to ring: a line that names a place in words is no larger than the words around it."""
    return any(letter.isdecimal() for letter in element.text())
