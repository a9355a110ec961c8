"""Bytes of a YAML file in, positioned nodes and Problems out; limits are checked before anything is built.

Anchors, aliases, tags and merge keys are refused: what they say, the format says in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, TypeAlias

import yaml

from handouts.content.nodes import Mapping, Node, Scalar, Sequence, Style
from handouts.content.reading.characters import forbidden_in_value, forbidden_problem, split_lines, text_of
from handouts.content.reading.findings import KEEPS_NODE, Findings, error
from handouts.content.reading.keys import KeyRing
from handouts.content.reading.places import Span, scalar_places
from handouts.content.reading.shape import shape_problem
from handouts.content.reading.stream import MAX_LEVELS, SyntaxFault, events, span_of
from handouts.content.reading.syntax import syntax_problem
from handouts.problems import Problem, Where

MAX_NODES = 50_000
"""The most keys, texts, lists and maps one file may have together."""

Root: TypeAlias = Literal["map", "list", "any"]

_GROUPS = MappingProxyType({"yaml-anchor": "reuse", "yaml-merge-key": "reuse", "yaml-tag": "tag"})
_STYLES: MappingProxyType[str, Style] = MappingProxyType({"'": "single", '"': "double", "|": "literal", ">": "folded"})
_ROOTS: MappingProxyType[str, tuple[type, str, str]] = MappingProxyType(
    {"map": (Mapping, "keys", "title: …"), "list": (Sequence, "a list", "- …"), "any": (object, "", "")}
)
_NOTE = re.compile(r"[ \t]+(?=#)")
_AS_TEXT = "If the sign belongs to a text, put the text in quotes."


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What a file holds; `node` is None where it could not be read as a whole."""

    node: Node | None
    problems: tuple[Problem, ...]


def read_yaml(data: bytes, file: str, *, root: Root = "map", pure: bool = False) -> ReadResult:
    """Read one file. `file` is its project-relative path; `root` is what must stand at its top.

    `pure` takes PyYAML's Python parser even where the faster C one is there. It differs in one thing: it refuses tabs
    between a key and its text.
    """
    text = text_of(data, file)
    if isinstance(text, Problem):
        return ReadResult(None, (text,))
    lines = split_lines(text)
    misshapen = shape_problem(lines, file)
    if misshapen:
        return ReadResult(None, (misshapen,))
    return _Reading(text, lines, file, pure=pure).result(root)


class _Cut(Exception):  # noqa: N818 - no fault of the program: reading ends here, and the Problem says why
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.id)
        self.problem = problem


class _Reading:
    """One pass over the events of one file."""

    def __init__(self, text: str, lines: tuple[str, ...], file: str, *, pure: bool) -> None:
        self._events: Iterator[yaml.Event] = events(text, pure=pure)
        self._lines, self._file, self._pure = lines, file, pure
        self._findings = Findings()
        self._forbidden: list[tuple[Where, str]] = []
        self._level = self._nodes = 0

    def result(self, root: Root) -> ReadResult:
        node = self._whole()
        forbidden = forbidden_problem(self._forbidden)
        if forbidden:
            self._findings.add(forbidden)
        if node is not None and not self._findings:
            self._check_root(node, root)
        problems = self._findings.problems()
        return ReadResult(node if all(problem.id in KEEPS_NODE for problem in problems) else None, problems)

    def _whole(self) -> Node | None:
        try:
            return self._document()
        except SyntaxFault as fault:
            found = syntax_problem(fault, self._lines, self._file, pure=self._pure)
            if not self._findings.touch(found.where.line, _GROUPS.values()):
                self._findings.add(found, _GROUPS.get(found.id, ""))
        except _Cut as cut:
            self._findings.add(cut.problem)
        return None

    def _document(self) -> Node:
        node: Node = Scalar("", Where(self._file))
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _Cut(self._second_document(event))
            elif isinstance(event, yaml.NodeEvent):
                node = self._node(event)
        return node

    def _second_document(self, event: yaml.Event) -> Problem:
        advice = "Delete the line ---, or move what follows to a file of its own."
        message = "A second document starts here; a content file holds one."
        return error("yaml-many-documents", message, advice, self._where(event))

    def _check_root(self, node: Node, root: Root) -> None:
        wanted, want, like = _ROOTS[root]
        if not isinstance(node, wanted):
            has = "a list" if isinstance(node, Sequence) else "a text" if isinstance(node, Scalar) else "keys"
            message = f"This file must hold {want} at its top, not {has}."
            self._findings.add(error("yaml-root", message, f"Begin its lines like “{like}”.", node.where))

    def _where(self, event: yaml.Event) -> Where:
        span = span_of(event)
        return Where(self._file, span.first + 1, span.column + 1)

    def _node(self, event: yaml.Event) -> Node:
        self._count(event)
        self._refuse_reuse(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.CollectionStartEvent):
            return self._collection(event)
        return Scalar("", self._where(event))

    def _count(self, event: yaml.Event) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            message = f"This file holds more than {MAX_NODES:,} texts, keys, lists and maps."
            advice = "Check that it is the right file, or split it in several."
            raise _Cut(error("yaml-too-many-values", message, advice, self._where(event)))

    def _collection(self, event: yaml.CollectionStartEvent) -> Node:
        where = self._where(event)
        self._level += 1
        if self._level > MAX_LEVELS:
            message = f"Lists and maps are nested more than {MAX_LEVELS} levels deep here."
            advice = "Check that it is the right file: content needs fewer than ten levels."
            raise _Cut(error("yaml-too-deep", message, advice, where))
        is_list = isinstance(event, yaml.SequenceStartEvent)
        node: Node = Sequence(tuple(self._items()), where) if is_list else Mapping(tuple(self._entries()), where)
        self._level -= 1
        return node

    def _items(self) -> Iterator[Node]:
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._node(event)

    def _entries(self) -> Iterator[tuple[Scalar, Node]]:
        ring = KeyRing(self._findings)
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event)
            is_good = not isinstance(event, yaml.AliasEvent) and ring.takes(key)
            value = self._node(next(self._events))
            if is_good and isinstance(key, Scalar):
                yield key, value

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        style = _STYLES.get(event.style or "", "plain")
        span = span_of(event)
        places = scalar_places(event.value, style, span, self._lines)
        where = Where(self._file, span.first + 1, span.column + 1)
        node = Scalar(event.value, where, style, places, self._note(span) if style == "plain" else None)
        if style == "double":
            self._forbidden += [(node.place(offset), sign) for offset, sign in forbidden_in_value(event.value)]
        return node

    def _note(self, span: Span) -> Where | None:
        """The place of a ` #` behind an unquoted scalar, if any."""
        match = _NOTE.match(self._lines[span.last], span.end)
        return Where(self._file, span.last + 1, match.end() + 1) if match else None

    def _refuse_reuse(self, event: yaml.Event) -> None:
        """Anchors and aliases, and tags: one Problem for all of each."""
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            self._findings.add(error("yaml-anchor", *_reused(sign + event.anchor), self._where(event)), "reuse")
        if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) and event.tag is not None:
            self._findings.add(error("yaml-tag", *_tagged(event.tag), self._where(event)), "tag")


def _reused(name: str) -> tuple[str, str]:
    what = "points to another place" if name.startswith("*") else "gives this place a name"
    return f"{name} {what}; that is not used here.", f"Write the words out where they are needed. {_AS_TEXT}"


def _tagged(tag: str) -> tuple[str, str]:
    name = tag.replace("tag:yaml.org,2002:", "!!", 1)
    return f"{name} names a data type; that is not used here.", f"Delete {name}. {_AS_TEXT}"
