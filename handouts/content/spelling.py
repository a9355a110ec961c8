"""Marks in, every mark inside them, and the characters an author would type for them, out.

A text has one spelling, whatever was escaped or wrapped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handouts.content.prose import CiteMark, FactMark, Inline, Link, NumberMark, PlaceMark, Strong, TermMark, Words

_ESCAPED = re.compile(r"[\\*\[\]{}]")


def spelled(kids: tuple[Inline, ...]) -> str:
    """The text that parses to these marks again."""
    return "".join(_spelled(kid) for kid in kids)


def _spelled(kid: Inline) -> str:
    match kid:
        case Words():
            return _ESCAPED.sub(r"\\\g<0>", kid.text)
        case Strong():
            return f"**{spelled(kid.kids)}**"
        case Link():
            return f"[{spelled(kid.kids)}]({kid.url})"
        case TermMark():
            return f"[[{kid.term}|{spelled(kid.kids)}]]"
        case CiteMark():
            return f"[{'; '.join(f'@{source}' for source in kid.sources)}]"
    return f"{{{in_braces(kid)}}}"


def in_braces(mark: FactMark | NumberMark | PlaceMark) -> str:
    """What stands between the braces."""
    match mark:
        case FactMark():
            return f"{mark.fact}.{mark.form}" if mark.form else mark.fact
        case PlaceMark():
            return f"{mark.owner}.{mark.key}"
    return mark.digits


def marks_of(kids: tuple[Inline, ...]) -> Iterator[Inline]:
    """Every mark, those inside strong, links and terms too, in reading order."""
    for kid in kids:
        yield kid
        if isinstance(kid, (Strong, Link, TermMark)):
            yield from marks_of(kid.kids)
