"""An element with words in it in, runs for the typesetter out: each stretch owned by its innermost element."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType
from typing import Final

from handouts.document.isolates import apart
from handouts.document.theme import Style
from handouts.document.tree import Element, Leaf
from handouts.lettering.scripts import RIGHT_TO_LEFT, script_of_language
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
_LATIN: Final = re.compile("[A-Za-z]")
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
    fills: Mapping[str, str] = field(default_factory=_no_fills)


def voice_of(style: Style, *, tone: str = "", phones: bool = False) -> Voice:
    """The voice of a style, in another colour where `tone` names one."""
    return Voice(style, style.bold, tone or style.colour, phones)


def runs_of(desk: Desk, element: Element, voice: Voice) -> list[Run]:
    """All words below the element, in reading order."""
    found: list[Run] = []
    _add_runs(found, desk, element, voice)
    if turned := _turned(element.lang, desk.right_to_left):
        _isolate(found, 0, turned)
    return found


def _add_runs(found: list[Run], desk: Desk, element: Element, voice: Voice) -> None:
    owner = desk.owner(element) if voice.owner is None else voice.owner
    size, bold, colour, tied = voice.style.size, voice.bold, desk.colour(voice.colour), voice.tied
    last: Element | Leaf | None = None
    values = _values(element) if desk.right_to_left else {}
    begun = 0
    for place, kid in enumerate(element.kids):
        start = len(found)
        begun = begun if place not in values else start
        if isinstance(kid, Leaf):
            counted = isinstance(last, Element) and last.tag in COUNTED and _is_count(last)
            for text, keep in _parts(kid.text, voice, counted=counted):
                found.append(Run(text, size, bold, colour, owner, kid.lang, keep, tied=tied))
            if desk.right_to_left and not voice.keep:
                found[start:] = [part for run in found[start:] for part in _apart(run)]
        elif kid.tag == "br" or kid.tag in voice.fills:
            words = voice.fills.get(kid.tag, "\n")
            found.append(Run(words, size, bold, colour, owner, element.lang, tied=tied))
        else:
            _add_runs(found, desk, kid, _inner(desk, kid, voice))
            if isolate := _isolate_of(kid, element, right_to_left=desk.right_to_left):
                _isolate(found, start, isolate)
        if place in values.values():
            _isolate(found, begun, Isolate.FIRST_STRONG)
        last = kid


def _values(element: Element) -> Mapping[int, int]:
    """The first and the last kid of each value with Latin letters that stands among typed words, such as a name."""
    kids = element.kids
    typed = [kid.content is None for kid in kids]
    if not any(alone and isinstance(kid, Leaf) and kid.text.strip() for alone, kid in zip(typed, kids, strict=True)):
        return {}
    found: dict[int, int] = {}
    for alone, group in groupby(range(len(kids)), key=typed.__getitem__):
        places = list(group)
        words = (kids[place] for place in places)
        if not alone and any(_LATIN.search(kid.text if isinstance(kid, Leaf) else kid.text()) for kid in words):
            found[places[0]] = places[-1]
    return found


def _isolate_of(element: Element, around: Element, *, right_to_left: bool) -> Isolate | None:
    """How an inline element is set apart: as a value among right-to-left words, as words that read the other way."""
    if right_to_left and element.tag in ISOLATED:
        return ISOLATED[element.tag]
    return _turned(element.lang, reads_right_to_left(around.lang)) if element.lang != around.lang else None


def _turned(lang: str, right_to_left: bool) -> Isolate | None:
    """The isolate for words of a language that reads the other way than those around them."""
    turned = reads_right_to_left(lang)
    if turned == right_to_left:
        return None
    return Isolate.RIGHT_TO_LEFT if turned else Isolate.LEFT_TO_RIGHT


@lru_cache(maxsize=64)
def reads_right_to_left(lang: str) -> bool:
    """Whether a language is written from right to left."""
    return script_of_language(lang) in RIGHT_TO_LEFT


def _isolate(found: list[Run], start: int, isolate: Isolate) -> None:
    """Makes one isolate of the runs from `start`."""
    places = [place for place in range(start, len(found)) if found[place].text]
    if places:
        first, last = places[0], places[-1]
        found[first] = found[first].isolated(f"{isolate.value}{found[first].opens}", found[first].closes)
        found[last] = found[last].isolated(found[last].opens, found[last].closes + 1)


def _apart(run: Run) -> Iterator[Run]:
    """The run in parts, of which some are isolates."""
    for text, is_whole in apart(run.text):
        isolate = Isolate.LEFT_TO_RIGHT if is_whole else Isolate.NONE
        yield run if text == run.text and not is_whole else replace(run, text=text, isolate=isolate)


def _parts(text: str, voice: Voice, *, counted: bool) -> Sequence[tuple[str, bool]]:
    """The text in parts, and whether each is kept on one line: the digits of a value, the unit after a number."""
    if not voice.keep and not counted:
        return ((text, False),) if text else ()
    start, stop = 0, len(text) if voice.keep else 0
    if voice.keep:
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
    return Voice(style, bold, voice.colour, voice.phones, voice.owner, keep=True, tied=tag == "cite", fills=voice.fills)


def _changed(voice: Voice, *, bold: bool = False, colour: str = "") -> Voice:
    """Said out, as `replace` is slow."""
    return Voice(
        voice.style, bold or voice.bold, colour or voice.colour, voice.phones, voice.owner, voice.keep, voice.tied,
        voice.fills,
    )  # fmt: skip


def _to_ring(element: Element) -> bool:
    """Whether it is a number to ring: a line that names a place in words is no larger than the words around it."""
    return any(letter.isdecimal() for letter in element.text())
