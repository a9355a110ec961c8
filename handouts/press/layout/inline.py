"""An element with words in it in, runs for the typesetter out: each stretch owned by its innermost element."""

from __future__ import annotations

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
KEPT: Final = frozenset({"fact", "number", "place"})
ISOLATED: Final = MappingProxyType(
    {"place": Isolate.FIRST_STRONG, "fact": Isolate.FIRST_STRONG, "number": Isolate.LEFT_TO_RIGHT}
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
    for kid in element.kids:
        if isinstance(kid, Leaf):
            if kid.text:
                yield _run(desk, kid.text, kid.lang, voice, owner)
        elif kid.tag == "br":
            yield _run(desk, "\n", element.lang, voice, owner)
        elif kid.tag in voice.fills:
            yield _run(desk, voice.fills[kid.tag], element.lang, voice, owner)
        else:
            yield from _runs(desk, kid, _inner(desk, kid, voice))


def _run(desk: Desk, text: str, lang: str, voice: Voice, owner: Owner) -> Run:
    isolate = voice.isolate if desk.right_to_left else Isolate.NONE
    return Run(text, voice.style.size, voice.bold, desk.colour(voice.colour), owner, lang, voice.keep, isolate)


def _inner(desk: Desk, element: Element, voice: Voice) -> Voice:
    """How the words of an inline element differ from those around it."""
    if element.tag == "strong":
        return replace(voice, bold=True)
    if element.tag == "a":
        return replace(voice, colour="accent")
    if element.tag not in KEPT:
        return voice
    kept = voice.keep or len(element.text()) <= LONGEST_KEPT
    voice = replace(voice, keep=kept, isolate=ISOLATED[element.tag])
    if element.tag == "place" and voice.phones:
        return replace(voice, style=desk.style("phone") if _to_ring(element) else voice.style, bold=True)
    return voice


def _to_ring(element: Element) -> bool:
    """Whether it is a number to ring: a line that names a place in words is no larger than the words around it."""
    return any(letter.isdecimal() for letter in element.text())
