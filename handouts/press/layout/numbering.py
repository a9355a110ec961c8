"""The document tree in, the tree as it is printed and the number of each of its elements out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from handouts.document.tree import Element, Leaf
from handouts.press.layout.desk import classes


def printed_tree(tree: Element) -> tuple[Element, int]:
    """The tree with its asides for the last page moved to its end, and how many they are.

    Every element is an object of its own, so that its id tells it from all others.
    """
    repeated = tuple(_copied(element) for element in tree.walk() if _repeated(element))
    return replace(tree, kids=(*_kept(tree), *repeated)), len(repeated)


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


def numbers_of(tree: Element) -> Mapping[int, int]:
    """id(element) to its index in `tree.walk()`."""
    return MappingProxyType({id(element): number for number, element in enumerate(tree.walk())})


def before_blocks(tree: Element) -> Iterator[int]:
    """id(element) of each pictogram block that another one follows: a rule stands between the two."""
    for element in tree.walk():
        for kid, after in pairwise(element.elements):
            if _is_block(kid) and _is_block(after):
                yield id(kid)


def _is_block(element: Element) -> bool:
    return element.tag == "section" and "block" in classes(element)
