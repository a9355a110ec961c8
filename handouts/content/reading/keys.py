"""The keys of one map in, in the order typed: whether each may stand, and the Problems of those that may not."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from handouts.content.nodes import Node, Scalar
from handouts.content.reading.findings import Findings, error
from handouts.problems import Problem, Related, Severity


class KeyRing:
    """Knows the keys met so far in one map."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._as_typed: dict[str, Scalar] = {}
        self._as_seen: dict[str, Scalar] = {}

    def takes(self, key: Node) -> bool:
        """Whether this key may stand in the map; tells the Problem where it may not."""
        if not isinstance(key, Scalar):
            self._findings.add(error(
                "yaml-key-not-text", "A list or a map cannot be a key.",
                "Write a word before the colon; if all of this is one text, put it in quotes.", key.where,
            ))  # fmt: skip
            return False
        return self._is_word(key) and self._is_new(key)

    def _is_word(self, key: Scalar) -> bool:
        if key.text == "<<" and key.style == "plain":
            advice = "Write the keys out again, or use `same as:` where the format has it."
            self._findings.add(
                error("yaml-merge-key", "The merge key << is not used here.", advice, key.where), "reuse"
            )
        elif not key.text.strip():
            advice = "Write the key before the colon. If the colon belongs to a text, put the text in quotes."
            self._findings.add(error("yaml-empty-key", "A key is missing before this colon.", advice, key.where))
        else:
            return True
        return False

    def _is_new(self, key: Scalar) -> bool:
        first = self._as_typed.setdefault(key.text, key)
        seen = self._as_seen.setdefault(_shown(key.text), key)
        if first is not key:
            self._findings.add(_twice(key, first), f"key {first.where}")
        elif seen is not key:
            self._findings.add(_alike(key, seen))
        return first is key


def _twice(key: Scalar, first: Scalar) -> Problem:
    message = f"The key “{key.text}” stands here again."
    found = error("yaml-duplicate-key", message, "Keep one of the two, or give one another name.", key.where)
    return replace(found, related=(Related(first.where, "It stands here first."),))


def _alike(key: Scalar, seen: Scalar) -> Problem:
    found = error(
        "yaml-look-alike-keys",
        f"The key “{key.text}” looks like another one here but is made of other characters.",
        "If both are meant to be the same, delete one; else choose words that can be told apart.",
        key.where,
    )
    return replace(found, severity=Severity.WARNING, related=(Related(seen.where, "The other one stands here."),))


def _shown(text: str) -> str:
    """What a reader sees: compatibility forms joined, invisible characters gone, all blanks alike."""
    joined = unicodedata.normalize("NFKC", text)
    return " ".join("".join(character for character in joined if unicodedata.category(character) != "Cf").split())
