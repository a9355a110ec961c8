"""A block with its inline nodes in, the same block with white space collapsed as in HTML out."""

from __future__ import annotations

import re
from dataclasses import replace

from handouts.document.tree import Element, Leaf, Node

_SPACES = re.compile(r"[ \t\n\r\f]+")
BREAK = "br"
COUNTERS = frozenset({"page-number", "page-count"})
"""Elements that hold no text yet but will be printed as a number."""
FILLED = frozenset({"page-number", "page-count"})
"""Empty elements that print something."""


def collapsed(block: Element) -> Element:
    """Runs of spaces become one, none stands at the start, at the end or beside a forced break; empty leaves go."""
    kids, _ = _forward(block.kids, after_space=True)
    trimmed, _ = _backward(kids, before_end=True)
    return replace(block, kids=_joined(trimmed))


def _forward(kids: tuple[Node, ...], *, after_space: bool) -> tuple[tuple[Node, ...], bool]:
    done: list[Node] = []
    for kid in kids:
        if isinstance(kid, Leaf):
            text = _SPACES.sub(" ", kid.text)
            text = text.removeprefix(" ") if after_space else text
            after_space = text.endswith(" ") if text else after_space
            if text:
                done.append(replace(kid, text=text))
        else:
            inner, after_space = _forward(kid.kids, after_space=after_space)
            after_space = kid.tag == BREAK or (after_space and kid.tag not in FILLED)
            done.append(replace(kid, kids=inner))
    return tuple(done), after_space


def _backward(kids: tuple[Node, ...], *, before_end: bool) -> tuple[tuple[Node, ...], bool]:
    """Take the space away before the end of the block and before a forced break."""
    done: list[Node] = []
    for kid in reversed(kids):
        if isinstance(kid, Leaf):
            text = kid.text.removesuffix(" ") if before_end else kid.text
            before_end = before_end and not text
            if text:
                done.append(replace(kid, text=text))
        elif kid.tag == BREAK:
            before_end = True
            done.append(kid)
        else:
            inner, before_end = _backward(kid.kids, before_end=before_end)
            done.append(replace(kid, kids=inner))
            before_end = before_end and not inner and kid.tag not in FILLED
    return tuple(reversed(done)), before_end


def _joined(kids: tuple[Node, ...]) -> tuple[Node, ...]:
    """Neighbouring leaves of one origin and language become one."""
    done: list[Node] = []
    for kid in kids:
        last = done[-1] if done else None
        if isinstance(kid, Leaf) and isinstance(last, Leaf) and _same_origin(last, kid):
            done[-1] = replace(last, text=last.text + kid.text)
        elif isinstance(kid, Leaf):
            done.append(kid)
        else:
            done.append(replace(kid, kids=_joined(kid.kids)))
    return tuple(done)


def _same_origin(one: Leaf, other: Leaf) -> bool:
    return (one.lang, one.content, one.template) == (other.lang, other.content, other.template)
