"""Nodes of all facts files in, one node per fact with `same as:` resolved out."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Map
from dataclasses import dataclass, field

from handouts.content.models import faults
from handouts.content.models.facts import SAME_AS
from handouts.content.models.fields import FACT_IDS
from handouts.content.nodes import Mapping, Node, Scalar
from handouts.content.values import KINDS
from handouts.problems import Problem, Related, Severity, Where

_RESERVED = frozenset({"clinic", "region"})


@dataclass(slots=True)
class FactNodes:
    """Facts by id. `broken` ids have a Problem already; `unresolved` ones have no usable node either."""

    nodes: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Where] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    unresolved: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def fact_nodes(files: Iterable[Mapping], *, complete: bool) -> FactNodes:
    """All facts of all files. `complete` is False where a facts file could not be read: its ids are not known then."""
    found = FactNodes()
    for file in files:
        for key, node in file.entries:
            _add(found, key, node)
    for name, node in tuple(found.nodes.items()):
        if isinstance(node, Mapping) and node.get(SAME_AS) is not None:
            _resolve(found, name, node, complete=complete)
    return found


def _add(found: FactNodes, key: Scalar, node: Node) -> None:
    name = key.text
    if not FACT_IDS.fullmatch(name) or name in _RESERVED:
        tidy = "".join(char if char.isalnum() and char.isascii() else "_" for char in name.lower()).strip("_0123456789")
        like = tidy if tidy and tidy not in _RESERVED else "deaths_uk"
        advice = f"Write small letters, digits and _, a letter first: {like}"
        found.problems.append(faults.error("fact-id-bad", f"`{name}` can't be a fact's id.", advice, key.where))
        found.broken.add(name)
    elif name in found.nodes:
        problem = Problem(
            "id-twice",
            Severity.ERROR,
            f"A second fact has the id `{name}`.",
            "Rename one of them, or delete it.",
            key.where,
            (Related(found.keys[name], "This one has it first."),),
        )
        found.problems.append(problem)
        found.broken.add(name)
    else:
        found.nodes[name], found.keys[name] = node, key.where


def _resolve(found: FactNodes, name: str, node: Mapping, *, complete: bool) -> None:
    typed = node.get(SAME_AS)
    assert typed is not None
    base = found.nodes.get(typed.text) if isinstance(typed, Scalar) else None
    if isinstance(typed, Scalar) and isinstance(base, Mapping) and typed.text != name and base.get(SAME_AS) is None:
        found.nodes[name] = together(node, base)
        return
    found.broken.add(name)
    found.unresolved.add(name)
    problem = _same_as_fault(typed, base, found.nodes)
    if complete or base is not None or not isinstance(typed, Scalar):
        found.problems.append(problem)


def together(node: Mapping, base: Mapping) -> Mapping:
    """The fact's own entries, then those of the other fact that it does not say itself; a value replaces a value."""
    own = tuple(entry for entry in node.entries if entry[0].text != SAME_AS)
    said = {key.text for key, _ in own}
    if said & set(KINDS):
        said |= set(KINDS)
    return Mapping(own + tuple(entry for entry in base.entries if entry[0].text not in said), node.where)


def _same_as_fault(typed: Node, base: Node | None, known: Map[str, Node]) -> Problem:
    if not isinstance(typed, Scalar):
        return faults.word_wanted(typed)
    if base is None:
        advice = faults.guess(typed.text, known, "Write the id of a fact that is in content/facts/.")
        return faults.error("fact-unknown", f"There is no fact `{typed.text}`.", advice, typed.where)
    message = (
        f"`{typed.text}` says `same as:` itself." if isinstance(base, Mapping) else f"`{typed.text}` has no values."
    )
    return faults.error("same-as-chain", message, "Name the fact that has the values written out.", typed.where)
