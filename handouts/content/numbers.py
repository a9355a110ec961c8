"""Marks of one paragraph in, a Problem for each `{3}` that stands where only evidence may stand out."""

from __future__ import annotations

import re

from handouts.content.prose import Inline, Link, NumberMark, Strong, TermMark, Words
from handouts.problems import Problem, Severity

REACH = 60
"""How many characters before a number can make it look like evidence."""

_COUNTED = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|[0-9]+)"

_BEHIND = (
    (re.compile(r"\s?(?:%|per ?cent\b)", re.I), "a percentage"),
    (re.compile(r"(?: \w+)? (?:in|out of) (?:\{[0-9]+\}|[0-9]|a |every )", re.I), "a share of people"),
    (
        re.compile(
            r"\s?(?:mg|g|kg|mcg|µg|μg|ml|l|mmol|iu|units?|micrograms?|milligrams?|grams?|millilit(?:re|er)s?)(?:/\w+)?\b",
            re.I,
        ),
        "a dose",
    ),
    (re.compile(r"\s?°"), "a temperature"),
    (re.compile(r"[ -]?(?:times|fold)\b(?! (?:a|an|per|each|every|daily)\b)", re.I), "a risk"),
    (re.compile(r" (?:more |less )?(?:likely|risks?\b|chances?\b|odds\b)", re.I), "a risk"),
)
_BEFORE = (
    (re.compile(rf"{_COUNTED}(?: \w+)? (?:in|out of) (?:every )?$", re.I), "a share of people"),
    (re.compile(r"\b(?:risk|chance|odds|likelihood) (?:of|is|was|by) (?:about )?$", re.I), "a risk"),
)


def number_faults(kids: tuple[Inline, ...]) -> tuple[Problem, ...]:
    """The Problems of all numbers in a paragraph, at most one for each."""
    marks: list[tuple[int, int, NumberMark]] = []
    text = _flat(kids, "", marks)
    found = []
    for start, end, mark in marks:
        meant = next((what for pattern, what in _BEHIND if pattern.match(text, end)), "") or next(
            (what for pattern, what in _BEFORE if pattern.search(text, max(0, start - REACH), start)), ""
        )
        if meant:
            found.append(_fault(mark, meant))
    return tuple(found)


def _fault(mark: NumberMark, meant: str) -> Problem:
    return Problem(
        "number-is-evidence",
        Severity.ERROR,
        f"{{{mark.digits}}} looks like {meant} here, so it needs a source.",
        "Write it as a fact in content/facts/ and use the fact's id here.",
        mark.where,
    )


def _flat(kids: tuple[Inline, ...], text: str, marks: list[tuple[int, int, NumberMark]]) -> str:
    """The paragraph as one string in which a number keeps its braces; `marks` gets where each number stands."""
    for kid in kids:
        if isinstance(kid, Words):
            text += kid.text
        elif isinstance(kid, NumberMark):
            start = len(text)
            text += f"{{{kid.digits}}}"
            marks.append((start, len(text), kid))
        elif isinstance(kid, (Strong, Link, TermMark)):
            text = _flat(kid.kids, text, marks)
        else:
            text += "\N{OBJECT REPLACEMENT CHARACTER}"
    return text
