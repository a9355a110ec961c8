"""A block with its inline nodes in, the same block with white space collapsed as in HTML out."""

from __future__ import annotations

import re

from handouts.document.tree import Element, Leaf, Node

_SPACES = re.compile(r"[ \t\n\r\f]+")
BREAK = "br"
FILLED = frozenset({"page-number", "page-count"})
"""Elements that hold no text yet but will be printed as a number."""


def collapsed(block: Element) -> Element:
    """Runs of spaces become one, none stands at the start, at the end or beside a forced break; empty leaves go."""
    kids, _ = _forward(block.kids, after_space=True)
    trimmed, _ = _backward(kids, before_end=True)
    return _with_kids(block, _joined(trimmed))


def _with_text(leaf: Leaf, text: str) -> Leaf:
    """The leaf itself where its text stays. Said out, as `replace` costs more than all the rest."""
    return leaf if text == leaf.text else Leaf(text, leaf.lang, leaf.content, leaf.template)


def _with_kids(element: Element, kids: tuple[Node, ...]) -> Element:
    if kids == element.kids:
        return element
    return Element(element.tag, kids, element.lang, element.attributes, element.content, element.template)


def _forward(kids: tuple[Node, ...], *, after_space: bool) -> tuple[tuple[Node, ...], bool]:
    done: list[Node] = []
    for kid in kids:
        if isinstance(kid, Leaf):
            text = _SPACES.sub(" ", kid.text)
            text = text.removeprefix(" ") if after_space else text
            if text:
                after_space = text[-1] == " "
                done.append(_with_text(kid, text))
        else:
            inner, after_space = _forward(kid.kids, after_space=after_space)
            after_space = kid.tag == BREAK or (after_space and kid.tag not in FILLED)
            done.append(_with_kids(kid, inner))
    return tuple(done), after_space


def _backward(kids: tuple[Node, ...], *, before_end: bool) -> tuple[tuple[Node, ...], bool]:
    """Take the space away before the end of the block and before a forced break."""
    if not before_end and not _has_break(kids):
        return kids, False
    done: list[Node] = []
    for kid in reversed(kids):
        if isinstance(kid, Leaf):
            text = kid.text.removesuffix(" ") if before_end else kid.text
            before_end = before_end and not text
            if text:
                done.append(_with_text(kid, text))
        elif kid.tag == BREAK:
            before_end = True
            done.append(kid)
        else:
            inner, before_end = _backward(kid.kids, before_end=before_end)
            done.append(_with_kids(kid, inner))
            before_end = before_end and not inner and kid.tag not in FILLED
    done.reverse()
    return tuple(done), before_end


def _has_break(kids: tuple[Node, ...]) -> bool:
    return any(isinstance(kid, Element) and (kid.tag == BREAK or _has_break(kid.kids)) for kid in kids)


def _joined(kids: tuple[Node, ...]) -> tuple[Node, ...]:
    """Neighbouring leaves of one origin and language become one."""
    done: list[Node] = []
    for kid in kids:
        last = done[-1] if done else None
        if isinstance(kid, Element):
            done.append(_with_kids(kid, _joined(kid.kids)))
        elif isinstance(last, Leaf) and _same_origin(last, kid):
            done[-1] = _with_text(last, last.text + kid.text)
        else:
            done.append(kid)
    return tuple(done)


def _same_origin(one: Leaf, other: Leaf) -> bool:
    return one.lang == other.lang and one.content == other.content and one.template == other.template
