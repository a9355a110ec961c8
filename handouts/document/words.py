"""words.yaml files as nodes in, every fixed word by id and the Problems in them out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from handouts.content.nodes import Mapping as YamlMap
from handouts.content.nodes import Node, Scalar
from handouts.content.reading import did_you_mean
from handouts.problems import Problem, Severity, Where

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def read_words(files: Sequence[YamlMap]) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """The package's words first; a project's may only say known ids otherwise, with the same placeholders."""
    words: dict[str, str] = {}
    problems: list[Problem] = []
    for place, node in enumerate(files):
        for key, value in node.entries:
            faults = tuple(_faults(key, value, words if place else None))
            problems += faults
            if isinstance(value, Scalar) and not faults:
                words[key.text] = value.text
    return MappingProxyType(words), tuple(problems)


def _faults(key: Scalar, value: Node, known: Mapping[str, str] | None) -> Iterator[Problem]:
    """Why the words can't be taken; `known` are those a project may say otherwise."""
    if not isinstance(value, Scalar) or not value.text.strip():
        yield _fault("words-text-wanted", value.where, "A text is wanted here.", "Write words behind the id.")
        return
    if value.note_follows:
        advice = "Put the words in quotes, or the note on a line of its own."
        yield _fault("words-note", value.note_follows, "Everything from ` #` on is left out as a note.", advice)
    if known is None:
        return
    if key.text not in known:
        near = did_you_mean(key.text, tuple(known))
        advice = f"Did you mean `{near}`?" if near else "See templates/words.yaml of handouts for the ids."
        yield _fault("words-unknown", key.where, f"`{key.text}` is no id of a fixed word.", advice)
    elif _places(known[key.text]) != _places(value.text):
        names = ", ".join(f"{{{name}}}" for name in sorted(_places(known[key.text]))) or "none"
        message = "The placeholders are not those of the original."
        yield _fault("words-placeholders", value.where, message, f"Use: {names}.")


def _places(text: str) -> frozenset[str]:
    return frozenset(PLACEHOLDER.findall(text))


def _fault(problem_id: str, where: Where, message: str, advice: str) -> Problem:
    return Problem(problem_id, Severity.ERROR, message, advice, where)
