"""Problems in and out of pydantic: a field reader refuses with Problems, and a ValidationError gives them all back.

Every Problem of a wrong shape or key is worded here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import NoReturn, TypeVar

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from handouts.content.nodes import Mapping, Node, Scalar
from handouts.content.reading import did_you_mean
from handouts.problems import Problem, Severity, Where

N = TypeVar("N")
T = TypeVar("T")

CONTENT = "content"
Refusal = PydanticCustomError

KEYS_WITH_A_STORY = {
    "status": "A handout has no status: it is worked out from the signatures. Delete this line.",
    "id": "The file's name is the id. Delete this line.",
}


def error(problem_id: str, message: str, advice: str, where: Where, write: str = "") -> Problem:
    """A Problem of severity error."""
    return Problem(problem_id, Severity.ERROR, message, advice, where, write=write)


def refuse(*problems: Problem) -> NoReturn:
    """Stop reading this field; the Problems travel in pydantic's error."""
    raise PydanticCustomError(CONTENT, "content is not as it should be", {"problems": problems})


def problems_of(refusal: PydanticCustomError) -> tuple[Problem, ...]:
    """The Problems a reader refused with."""
    problems: tuple[Problem, ...] = (refusal.context or {})["problems"]
    return problems


def problems_in(fault: ValidationError, node: Node, what: str, meant: Collection[str] = ()) -> tuple[Problem, ...]:
    """Every Problem in a ValidationError, each once; a missing key is none if a mistyped one was `meant` to be it."""
    found: list[Problem] = []
    for line in fault.errors(include_url=False, include_input=False):
        if line["type"] == CONTENT:
            found += line["ctx"]["problems"]
        elif line["type"] == "missing":
            key = str(line["loc"][-1])
            found += [missing_key(node.where, key, what)] if key not in meant else []
        else:
            raise AssertionError(f"{line['type']} at {line['loc']}: a field without its own reader")
    return tuple(dict.fromkeys(found))


def meant_keys(node: Mapping, known: tuple[str, ...]) -> frozenset[str]:
    """The keys that the node's unknown keys were probably meant to be."""
    return frozenset(did_you_mean(key.text, known) for key, _ in node.entries if key.text not in known)


def missing_key(where: Where, key: str, what: str) -> Problem:
    """A key that must be there is not."""
    return error("key-missing", f"{what.capitalize()} has no `{key}:`.", f"Add a line `{key}: …` here.", where)


def listed(words: Iterable[str]) -> str:
    """The words in a row, for advice."""
    return ", ".join(words)


def guess(word: str, known: Iterable[str], otherwise: str) -> str:
    """The likest known word as advice, or else the advice given."""
    near = did_you_mean(word, tuple(known))
    return f"Did you mean `{near}`?" if near else otherwise


def unknown_key(key: Scalar, known: tuple[str, ...], what: str) -> Problem:
    """A key that this map doesn't have."""
    story = KEYS_WITH_A_STORY.get(key.text)
    advice = story or guess(key.text, known, f"Keys that may stand here: {listed(known)}.")
    return error("key-unknown", f"`{key.text}` is no key of {what}.", advice, key.where)


def map_wanted(node: Node, keys: tuple[str, ...], what: str) -> Problem:
    """A map was wanted, and a text or list is there."""
    return error(
        "map-wanted",
        f"{what.capitalize()} is written as `key: value` lines.",
        f"Write its keys below, each on its own line: {listed(f'{key}:' for key in keys)}.",
        node.where,
    )


def list_wanted(node: Node) -> Problem:
    """A list was wanted, and a text or map is there."""
    return error("list-wanted", "A list is wanted here.", "Start each item on its own line with `- `.", node.where)


def word_wanted(node: Node, known: Iterable[str] = ()) -> Problem:
    """One word or value was wanted, and a list or map is there."""
    words = tuple(known)
    advice = f"Write one of: {listed(words)}." if words else "Write one value on this line."
    return error("value-wanted", "One word or value is wanted here, not a list or map.", advice, node.where)


def unknown_word(scalar: Scalar, known: tuple[str, ...], what: str) -> Problem:
    """A word that is not in its closed list."""
    advice = guess(scalar.text, known, f"Write one of: {listed(known)}.")
    return error("word-unknown", f"`{scalar.text}` is no {what}.", advice, scalar.where)


def each(nodes: Iterable[N], read: Callable[[N], T]) -> tuple[T, ...]:
    """What is read from each node; the Problems of all of them at once where any fails."""
    found: list[T] = []
    problems: list[Problem] = []
    for node in nodes:
        try:
            found.append(read(node))
        except Refusal as refusal:
            problems += problems_of(refusal)
    if problems:
        refuse(*problems)
    return tuple(found)
