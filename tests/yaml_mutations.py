"""Mutations of a YAML file at the level of its nodes: the changed text, and the lines it stands in."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import MappingProxyType

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Mutation:
    """`kind` of change, the changed file, and the lines (from 1) of the node's parent in it.

    `names` are the words that stood or stand in the changed node: references to them may fail elsewhere.
    """

    kind: str
    text: str
    lines: range
    names: frozenset[str]


@dataclass
class Place:
    """A node that can be changed, in its parent: a list with a place, or a map with the place of a pair."""

    parent: MappingNode | SequenceNode
    index: int

    @property
    def key(self) -> Node | None:
        """The key, in a map."""
        return self.parent.value[self.index][0] if isinstance(self.parent, MappingNode) else None

    @property
    def node(self) -> Node:
        """The value or item."""
        return child(self.parent, self.index)

    def put(self, node: Node) -> None:
        """Another value or item instead."""
        self.parent.value[self.index] = (self.key, node) if isinstance(self.parent, MappingNode) else node


def child(parent: MappingNode | SequenceNode, index: int) -> Node:
    """The value or item at a place."""
    found: Node = parent.value[index][1] if isinstance(parent, MappingNode) else parent.value[index]
    return found


def composed(text: str) -> Node:
    """The file's nodes, by libyaml where PyYAML was built with it."""
    root = yaml.compose(text, Loader=LOADER)
    assert root is not None
    return root


def places_of(root: Node) -> Iterator[Place]:
    """Every place below the root, parents first."""
    if isinstance(root, (MappingNode, SequenceNode)):
        for index, value in enumerate(root.value):
            yield Place(root, index)
            yield from places_of(value[1] if isinstance(root, MappingNode) else value)


def scalar(text: str) -> ScalarNode:
    """A quoted text."""
    return ScalarNode("tag:yaml.org,2002:str", text, style='"')


def listed(*nodes: Node) -> SequenceNode:
    """A list in brackets."""
    return SequenceNode("tag:yaml.org,2002:seq", list(nodes), flow_style=True)


def mapped(name: str, node: Node) -> MappingNode:
    """A map in braces."""
    return MappingNode("tag:yaml.org,2002:map", [(scalar(name), node)], flow_style=True)


def copy_of(node: Node) -> Node:
    """A copy that can be changed by itself."""
    if isinstance(node, MappingNode):
        return MappingNode(node.tag, [(copy_of(key), copy_of(value)) for key, value in node.value], flow_style=True)
    if isinstance(node, SequenceNode):
        return SequenceNode(node.tag, [copy_of(item) for item in node.value], flow_style=True)
    return ScalarNode(node.tag, node.value, style='"')


WORDS = (
    *("", "no", "17", "0", "-1", "1.5", "1,000", "2026-13-01", "patient", "x" * 300),
    *("{rash}", "[[ENT]]", "**", "é≥", "a: b", "{"),
)
"""Texts to write instead of another."""


def delete(place: Place, _other: Place, _random: random.Random) -> None:
    """Take the node away, with its key."""
    del place.parent.value[place.index]


def duplicate(place: Place, _other: Place, _random: random.Random) -> None:
    """Write the node twice, with its key."""
    again = (copy_of(place.key), copy_of(place.node)) if place.key else copy_of(place.node)
    place.parent.value.insert(place.index + 1, again)


def retype(place: Place, _other: Place, chance: random.Random) -> None:
    """A text, a number, a list or a map instead."""
    word = scalar(chance.choice(WORDS))
    place.put(chance.choice([word, word, listed(), listed(word), mapped("patient", word), mapped("any", word)]))


def rename(place: Place, other: Place, chance: random.Random) -> None:
    """Another key: spelt wrong, or one that stands elsewhere. An item is retyped."""
    if place.key is None:
        retype(place, other, chance)
        return
    spelt_wrong = scalar(f"{place.key.value}s")
    elsewhere = scalar(other.key.value) if other.key else spelt_wrong
    place.parent.value[place.index] = (chance.choice([spelt_wrong, elsewhere]), place.node)


def nest(place: Place, _other: Place, chance: random.Random) -> None:
    """The node one level deeper."""
    inner = copy_of(place.node)
    place.put(chance.choice([listed(inner), mapped("patient", inner), mapped("text", inner)]))


def splice(place: Place, other: Place, _random: random.Random) -> None:
    """A node from elsewhere instead."""
    place.put(copy_of(other.node))


KINDS = MappingProxyType[str, Callable[[Place, Place, random.Random], None]](
    {one.__name__: one for one in (delete, duplicate, retype, rename, nest, splice)}
)


def mutated(text: str, kind: str, chance: random.Random) -> Mutation:
    """One change at a place drawn by chance."""
    root = composed(text)
    places = list(places_of(root))
    place, other = chance.choice(places), chance.choice(places)
    names = frozenset(words_in(place.node)) | frozenset(words_in(place.key))
    parent = place.parent
    KINDS[kind](place, other, chance)
    changed = yaml.serialize(root, Dumper=yaml.SafeDumper, allow_unicode=True, width=10_000)
    added = frozenset(words_in(place.node)) if place.index < len(place.parent.value) else frozenset()
    keys = frozenset(words_in(place.key)) if place.index < len(place.parent.value) else frozenset()
    return Mutation(kind, changed, lines_of(root, changed, parent), names | added | keys)


def words_in(node: Node | None) -> Iterator[str]:
    """Every scalar below a node."""
    if isinstance(node, ScalarNode):
        yield node.value
    elif isinstance(node, (MappingNode, SequenceNode)):
        for value in node.value:
            for part in value if isinstance(value, tuple) else (value,):
                yield from words_in(part)


def lines_of(root: Node, changed: str, parent: Node) -> range:
    """The lines of the parent in the changed text: the same node of it, composed again."""
    path = path_to(root, parent)
    assert path is not None
    node = composed(changed)
    for step in path:
        assert isinstance(node, (MappingNode, SequenceNode))
        node = child(node, step)
    last = node.end_mark.line + (1 if node.end_mark.column else 0)
    return range(node.start_mark.line + 1, max(last, node.start_mark.line + 1) + 1)


def path_to(root: Node, wanted: Node) -> tuple[int, ...] | None:
    """The places on the way from the root to a node."""
    if root is wanted:
        return ()
    for index, value in enumerate(root.value) if isinstance(root, (MappingNode, SequenceNode)) else ():
        found = path_to(value[1] if isinstance(root, MappingNode) else value, wanted)
        if found is not None:
            return (index, *found)
    return None
