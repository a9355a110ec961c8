"""The document tree in, the tree as it is printed and the number of each of its elements out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from handouts.document.tree import Element, Leaf
from handouts.press.layout.desk import classes

HOLD_BLOCKS: Final = frozenset({"handout", "section"})


def printed_tree(tree: Element) -> tuple[Element, int]:
    """The tree with its asides for the last page moved to its end, and how many they are.

    Every element is an object of its own, so that its id tells it from all others; where one is not, all are copied.
    """
    elements = list(tree.walk())
    repeated = tuple([element for element in elements if _repeated(element)])
    if len(set(map(id, elements))) < len(elements) or not set(map(id, repeated)) <= set(map(id, tree.kids)):
        kids, repeated = _kept(tree), tuple(map(_copied, repeated))
    else:
        kids = tuple([kid for kid in tree.kids if isinstance(kid, Leaf) or not _repeated(kid)])
    return replace(tree, kids=(*kids, *repeated)), len(repeated)


def _repeated(element: Element) -> bool:
    return element.tag == "aside" and element.get("place") == "last-page"


def _kept(element: Element) -> tuple[Element | Leaf, ...]:
    return tuple(
        [
            kid if isinstance(kid, Leaf) else _copied(kid)
            for kid in element.kids
            if isinstance(kid, Leaf) or not _repeated(kid)
        ]
    )


def _copied(element: Element) -> Element:
    kids, lang = _kept(element), element.lang
    return Element(element.tag, kids, lang, element.attributes, element.content, element.template)


def numbers_of(elements: Sequence[Element]) -> Mapping[int, int]:
    """id(element) of each of a tree's elements to its number."""
    return MappingProxyType({id(element): number for number, element in enumerate(elements)})


def before_blocks(elements: Sequence[Element]) -> Iterator[int]:
    """id(element) of each pictogram block that another one follows: a rule stands between the two."""
    for element in elements:
        if element.tag in HOLD_BLOCKS:
            yield from (id(kid) for kid, after in pairwise(element.elements) if _is_block(kid) and _is_block(after))


def _is_block(element: Element) -> bool:
    return element.tag == "section" and "block" in classes(element)
