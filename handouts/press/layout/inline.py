"""An element with words in it in, runs for the typesetter out: each stretch owned by its innermost element."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from types import MappingProxyType
from typing import Final

from handouts.document.theme import Style
from handouts.document.tree import Element, Leaf
from handouts.press.layout.desk import Desk
from handouts.press.marks import Owner
from handouts.press.text.run import Isolate, Run
from handouts.press.values import value

LONGEST_KEPT: Final = 34
"""Characters of an inserted value that stay on one line; a longer one is a phrase and may be broken."""
MOST_BEFORE: Final = 2
"""Words before a value's digits that stay with them: "about 460", "fewer than 1"."""
KEPT: Final = frozenset({"fact", "number", "place", "cite"})
COUNTED: Final = frozenset({"fact", "number"})
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
NO_FILLS: Final[Mapping[str, str]] = MappingProxyType({})


def _no_fills() -> Mapping[str, str]:
    return NO_FILLS


@value
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
    fills: Mapping[str, str] = field(default_factory=_no_fills)


def voice_of(style: Style, *, tone: str = "", phones: bool = False) -> Voice:
    """The voice of a style, in another colour where `tone` names one."""
    return Voice(style, style.bold, tone or style.colour, phones)


def runs_of(desk: Desk, element: Element, voice: Voice) -> list[Run]:
    """All words below the element, in reading order."""
    found: list[Run] = []
    _add_runs(found, desk, element, voice)
    return found


def _add_runs(found: list[Run], desk: Desk, element: Element, voice: Voice) -> None:
    owner = desk.owner(element) if voice.owner is None else voice.owner
    isolate = voice.isolate if desk.right_to_left else Isolate.NONE
    size, bold, colour, tied = voice.style.size, voice.bold, desk.colour(voice.colour), voice.tied
    last: Element | Leaf | None = None
    for kid in element.kids:
        if isinstance(kid, Leaf):
            counted = isinstance(last, Element) and last.tag in COUNTED and _is_count(last)
            for text, keep in _parts(desk, kid.text, voice, counted=counted):
                found.append(Run(text, size, bold, colour, owner, kid.lang, keep, isolate, tied))
        elif kid.tag == "br" or kid.tag in voice.fills:
            words = voice.fills.get(kid.tag, "\n")
            found.append(Run(words, size, bold, colour, owner, element.lang, isolate=isolate, tied=tied))
        else:
            _add_runs(found, desk, kid, _inner(desk, kid, voice))
        last = kid


def _parts(desk: Desk, text: str, voice: Voice, *, counted: bool) -> Sequence[tuple[str, bool]]:
    """The text in parts, and whether each is kept on one line: the digits of a value, the unit after a number.

    In right-to-left documents a value is one isolate, so it is not cut.
    """
    if not voice.keep and not counted:
        return ((text, False),) if text else ()
    start, stop = 0, len(text) if voice.keep else 0
    if voice.keep and not desk.right_to_left:
        start, stop = _digits(text)
    elif counted and not voice.keep and (unit := _UNIT.match(text)):
        stop = unit.end()
    kept = stop - start <= LONGEST_KEPT
    parts = ((text[:start], False), (text[start:stop], kept), (text[stop:], False))
    return [(part, keep) for part, keep in parts if part]


def _digits(text: str) -> tuple[int, int]:
    """From the first to the last digits of a value, with the few words before and the one after; all without any."""
    words = text.split(" ")
    places = [place for place, word in enumerate(words) if any(letter.isdecimal() for letter in word)]
    if not places:
        return 0, len(text)
    first = 0 if places[0] <= MOST_BEFORE else places[0] - 1
    start = sum(len(word) + 1 for word in words[:first])
    return start, start + len(" ".join(words[first : places[-1] + 2]))


def _is_count(value: Element) -> bool:
    """Whether it is a bare number or "about" and a number, so that a unit may follow."""
    return bool(_COUNT.fullmatch(value.text()))


def _inner(desk: Desk, element: Element, voice: Voice) -> Voice:
    """How the words of an inline element differ from those around it."""
    tag, style, bold = element.tag, voice.style, voice.bold
    if tag == "strong":
        return _changed(voice, bold=True)
    if tag == "a":
        return _changed(voice, colour="accent")
    if tag not in KEPT:
        return voice
    if tag == "place" and voice.phones:
        style, bold = desk.style("phone") if _to_ring(element) else style, True
    tied, isolate = tag == "cite", ISOLATED[tag]
    return Voice(
        style, bold, voice.colour, voice.phones, voice.owner, keep=True, tied=tied, isolate=isolate, fills=voice.fills
    )


def _changed(voice: Voice, *, bold: bool = False, colour: str = "") -> Voice:
    """Said out, as `replace` is slow."""
    return Voice(
        voice.style, bold or voice.bold, colour or voice.colour, voice.phones, voice.owner, voice.keep, voice.tied,
        voice.isolate, voice.fills,
    )  # fmt: skip


def _to_ring(element: Element) -> bool:
    """Whether it is a number to ring: a line that names a place in words is no larger than the words around it."""
    return any(letter.isdecimal() for letter in element.text())
