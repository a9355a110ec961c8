"""UAX #9, W1 to I2: one isolating run sequence in (classes as letters, characters, level, edges), levels out."""

from __future__ import annotations

import re

from handouts.lettering.bidi_brackets import BRACKETS, CANONICAL_CLOSING, CLOSING_OF
from handouts.lettering.bidi_explicit import DEEPEST

_DEEPEST_BRACKETS = 63
_MARKS = re.compile("(.)M+")
_AFTER_ARABIC = re.compile("A[^LR]*")
_BETWEEN_NUMBERS = re.compile("(?<=E)[PC](?=E)|(?<=N)C(?=N)")
_BESIDE_NUMBERS = re.compile("T+(?=E)|(?<=E)T+")
_AFTER_LEFT = re.compile("L[^R]*")
_NEUTRALS = re.compile("[BSWO<>?=]+")
_OTHER_NEUTRAL = str.maketrans("PTC", "OOO")
_STRONG = str.maketrans("EN", "RR")
_ALONE_IN_RIGHT = re.compile("(?<=[REN])[BSWO<>?=](?=[REN])")
_ALONE_IN_LEFT = re.compile("(?<=L)[BSWO<>?=](?=L)")
_BRACKET = re.compile(f"[{re.escape(''.join(sorted(BRACKETS)))}]")
# I1 and I2 for every level that can be: L R E N to the levels they end at.
_RAISED = tuple(
    str.maketrans("LREN", "".join(chr(level + step) for step in ((1, 0, 1, 1) if level & 1 else (0, 1, 2, 2))))
    for level in range(DEEPEST + 1)
)


def resolve(classes: str, text: str, level: int, start: str, end: str) -> bytes:
    """The levels of the characters; `start` and `end` are the directions at the sequence's edges (sos, eos)."""
    weak = _weak(classes, start)
    paired = _brackets(weak, classes, text, level, start) if _BRACKET.search(text) else weak
    return _neutral(paired, level, start, end).translate(_RAISED[level]).encode("latin-1")


def _weak(classes: str, start: str) -> str:
    """W1 to W7. The edge's direction stands before the sequence while the rules look back."""
    text = start + classes
    if "M" in text:
        text = _MARKS.sub(_like_the_one_before, text)
    if "A" in text:
        text = _AFTER_ARABIC.sub(lambda found: found.group().replace("E", "N"), text).replace("A", "R")
    text = _BETWEEN_NUMBERS.sub(lambda found: "N" if found.string[found.start() - 1] == "N" else "E", text)
    if "T" in text:
        text = _BESIDE_NUMBERS.sub(lambda found: "E" * len(found.group()), text)
    text = text.translate(_OTHER_NEUTRAL)
    if "E" in text:
        text = _AFTER_LEFT.sub(lambda found: found.group().replace("E", "L"), text)
    return text[1:]


def _like_the_one_before(found: re.Match[str]) -> str:
    before = found.group(1)
    return before + ("O" if before in "<>?=" else before) * (len(found.group()) - 1)


def _neutral(classes: str, level: int, start: str, end: str) -> str:
    """N1 and N2: neutrals take the direction both sides agree on, else the embedding's."""
    embedding = "R" if level & 1 else "L"

    def settle(found: re.Match[str]) -> str:
        before, after = padded[found.start() - 1].translate(_STRONG), padded[found.end()].translate(_STRONG)
        return (before if before == after else embedding) * len(found.group())

    # Nearly all are single spaces between words of one direction.
    padded = _ALONE_IN_LEFT.sub("L", _ALONE_IN_RIGHT.sub("R", f"{start}{classes}{end}"))
    return _NEUTRALS.sub(settle, padded)[1:-1]


def _brackets(classes: str, original: str, text: str, level: int, start: str) -> str:
    """N0: both brackets of a pair take one direction, from what stands inside and before."""
    embedding = "R" if level & 1 else "L"
    resolved = list(classes)
    for opening, closing in _pairs(classes, text):
        direction = _pair_direction(resolved, opening, closing, embedding, start)
        if direction:
            for place in (opening, closing):
                _set_with_marks(resolved, original, place, direction)
    return "".join(resolved)


def _pairs(classes: str, text: str) -> list[tuple[int, int]]:
    """BD16: bracket pairs by where they open; none at all when they nest too deep."""
    found: list[tuple[int, int]] = []
    open_brackets: list[tuple[str, int]] = []
    for bracket in _BRACKET.finditer(text):
        place, char = bracket.start(), bracket.group()
        if classes[place] != "O":
            continue
        if char in CLOSING_OF:
            if len(open_brackets) == _DEEPEST_BRACKETS:
                return []
            open_brackets.append((CLOSING_OF[char], place))
            continue
        same = [depth for depth, (wanted, _) in enumerate(open_brackets) if wanted == CANONICAL_CLOSING[char]]
        if same:
            depth = same[-1]
            found.append((open_brackets[depth][1], place))
            del open_brackets[depth:]
    return sorted(found)


def _pair_direction(classes: list[str], opening: int, closing: int, embedding: str, start: str) -> str:
    inside = {letter.translate(_STRONG) for letter in classes[opening + 1 : closing]} & {"L", "R"}
    if not inside or embedding in inside:
        return embedding if inside else ""
    before = next((classes[place] for place in range(opening - 1, -1, -1) if classes[place] in "LREN"), start)
    return before.translate(_STRONG)


def _set_with_marks(classes: list[str], original: str, place: int, direction: str) -> None:
    """The bracket, and the marks that stood on it before W1."""
    classes[place] = direction
    for after in range(place + 1, len(original)):
        if original[after] != "M":
            return
        classes[after] = direction
