"""words.yaml files as nodes in, every fixed word by id and the Problems in them out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from handouts.content.nodes import Mapping as YamlMap
from handouts.content.nodes import Scalar
from handouts.content.reading import did_you_mean
from handouts.problems import Problem, Severity, Where

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def read_words(
    nodes_and_problems: tuple[tuple[YamlMap, ...], tuple[Problem, ...]],
) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """The package's words first; a project's may only say known ids otherwise, with the same placeholders."""
    nodes, problems = nodes_and_problems
    words: dict[str, str] = {}
    found = list(problems)
    for number, node in enumerate(nodes):
        for key, value in node.entries:
            if not isinstance(value, Scalar):
                found.append(
                    _fault("words-text-wanted", value.where, "A text is wanted here.", "Write words behind the id.")
                )
            elif number and (fault := _misfit(key, value, words)):
                found.append(fault)
            else:
                words[key.text] = value.text
    return MappingProxyType(words), tuple(found)


def _misfit(key: Scalar, value: Scalar, words: Mapping[str, str]) -> Problem | None:
    """Why a project's words can't stand for the package's."""
    if key.text not in words:
        near = did_you_mean(key.text, tuple(words))
        advice = f"Did you mean `{near}`?" if near else "See templates/words.yaml of handouts for the ids."
        return _fault("words-unknown", key.where, f"`{key.text}` is no id of a fixed word.", advice)
    wanted, given = _places(words[key.text]), _places(value.text)
    if wanted != given:
        names = ", ".join(f"{{{name}}}" for name in sorted(wanted)) or "none"
        return _fault(
            "words-placeholders", value.where, "The placeholders are not those of the original.", f"Use: {names}."
        )
    return None


def _places(text: str) -> frozenset[str]:
    return frozenset(PLACEHOLDER.findall(text))


def _fault(problem_id: str, where: Where, message: str, advice: str) -> Problem:
    return Problem(problem_id, Severity.ERROR, message, advice, where)


def used_ids(text: str) -> Iterable[str]:
    """The ids of fixed words that a template names: `say("…")`."""
    return re.findall(r'\bsay\("([^"]+)"', text)
