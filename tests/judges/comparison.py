"""Compares what a PDF says with the document tree, node by node: both in, the differences in words out.

PDF/UA's rules are content with a paragraph tagged as a heading, wrong alternative text or wrong order; this is not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from judges.readback import Kid, ReadElement, ReadText, structure_of

from handouts.document.tree import Element, Leaf
from handouts.document.vocabulary import VOCABULARY

_SPACE = re.compile(r"[ \t\n]+")
_SCOPES = {"col": "Column", "row": "Row", "colgroup": "Column", "rowgroup": "Row"}
_INLINE = frozenset({"Span", "Link"})
_BREAKS = frozenset("-\u2010\u2013\u2014/")
_STOPS = ".?&#_=-"
_COMPARED = frozenset({"Scope", "ColSpan", "RowSpan", "Summary"})


def compare_with_tree(pdf: bytes, tree: Element) -> tuple[str, ...]:
    """What differs between the PDF's structure tree and the document tree; nothing when they are equal."""
    return tuple(_differences(structure_of(pdf), expected_structure(tree), ""))


def expected_structure(tree: Element) -> ReadElement:
    """The structure tree that a document tree asks for."""
    (top,) = _expected(tree)
    if not isinstance(top, ReadElement):
        raise TypeError("the tree's root has no role")
    return top


def _expected(element: Element) -> Iterator[Kid]:
    role = VOCABULARY[element.tag].role
    if element.tag == "running":
        return
    if element.tag == "br":
        yield ReadText(" ", element.lang)
        return
    kids = tuple(_merged(kid for node in element.kids for kid in _node(node)))
    if role is None:
        yield from kids
        return
    title = f"fact:{element.get('id')}" if element.tag == "fact" else ""
    yield ReadElement(role, element.lang, kids, title, element.get("alt"), tuple(sorted(_asked(element, role))))


def _node(node: Element | Leaf) -> Iterator[Kid]:
    if isinstance(node, Leaf):
        yield ReadText(node.text, node.lang)
    else:
        yield from _expected(node)


def _merged(kids: Iterator[Kid]) -> Iterator[Kid]:
    held: ReadText | None = None
    for kid in kids:
        if isinstance(kid, ReadText) and held is not None and held.lang == kid.lang:
            held = ReadText(held.text + kid.text, kid.lang)
            continue
        if held is not None:
            yield held
        held = kid if isinstance(kid, ReadText) else None
        if isinstance(kid, ReadElement):
            yield kid
    if held is not None:
        yield held


def _asked(element: Element, role: str) -> Iterator[tuple[str, str]]:
    if role == "TH":
        yield "Scope", _SCOPES[element.get("scope")]
    for name, key in (("colspan", "ColSpan"), ("rowspan", "RowSpan")):
        if element.get(name, "1") != "1":
            yield key, element.get(name)
    if role == "Table" and element.get("summary"):
        yield "Summary", element.get("summary")


def _differences(found: ReadElement, wanted: ReadElement, path: str) -> Iterator[str]:
    path = f"{path}/{wanted.role}"
    attributes = tuple(pair for pair in found.attributes if pair[0] in _COMPARED)
    for what, one, other in (
        ("role", found.role, wanted.role),
        ("language", found.lang, wanted.lang),
        ("title", found.title, wanted.title),
        ("alternative text", found.alt, wanted.alt),
        ("attributes", attributes, wanted.attributes),
    ):
        if one != other:
            yield f"{path}: {what} is {one!r}, not {other!r}"
    for number, (kid, other_kid) in enumerate(zip_longest(found.kids, wanted.kids), 1):
        yield from _kid_differences(kid, other_kid, f"{path}[{number}]")


def _kid_differences(
    found: ReadElement | ReadText | None, wanted: ReadElement | ReadText | None, path: str
) -> Iterator[str]:
    if isinstance(found, ReadElement) and isinstance(wanted, ReadElement):
        yield from _differences(found, wanted, path)
    elif isinstance(found, ReadText) and isinstance(wanted, ReadText):
        one, other = (plain(found.text), found.lang), (plain(wanted.text), wanted.lang)
        if one != other:
            yield f"{path}: text is {one!r}, not {other!r}"
    else:
        yield f"{path}: {_name(found)} stands where {_name(wanted)} should"


def _name(kid: Kid | None) -> str:
    if kid is None:
        return "nothing"
    return kid.role if isinstance(kid, ReadElement) else repr(kid.text)


def plain(text: str) -> str:
    """Composed, and white space as HTML collapses it: what text is compared by."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text))


def words_of(tree: Element) -> tuple[str, ...]:
    """The tree's words in reading order. Only inline elements do not end a word."""
    return tuple(" ".join(_stretches(expected_structure(tree))).split())


def word_differences(read: str, wanted: Sequence[str]) -> tuple[str, ...]:
    """Where a reader's words are not the wanted ones, in order.

    A reader starts a new word with each line: a word may have been broken after one of its hyphens or strokes, an
    address before one of its stops.
    """
    found: list[str] = []
    for word in read.split():
        whole = wanted[len(found) - 1] if 0 < len(found) <= len(wanted) else ""
        broken = bool(found) and found[-1] != whole and whole.startswith(found[-1] + word)
        if broken and (found[-1][-1] in _BREAKS or word[0] in _STOPS):
            found[-1] += word
        else:
            found.append(word)
    return tuple(f"{one!r}, not {other!r}" for one, other in zip_longest(found, wanted) if one != other)


def _stretches(element: ReadElement) -> Iterator[str]:
    """Text between the borders of blocks."""
    pending = ""
    for kid in element.kids:
        if isinstance(kid, ReadElement) and kid.role not in _INLINE:
            yield pending
            pending = ""
            yield from _stretches(kid)
        else:
            pending += kid.text
    yield pending


def outline(element: ReadElement, depth: int = 0) -> Iterator[tuple[int, str]]:
    """(depth, role) of each element and (depth, text in quotes) of each text, in reading order."""
    yield depth, element.role
    pending = ""
    for kid in (*element.kids, None):
        if isinstance(kid, ReadText):
            pending += kid.text
            continue
        if plain(pending).strip():
            yield depth + 1, f'"{plain(pending).strip()}"'
        pending = ""
        if kid is not None:
            yield from outline(kid, depth + 1)
