"""What may stand in a text, in words: forms of a fact, addresses that may be linked, and each fault of the marks."""

from __future__ import annotations

import re
from types import MappingProxyType

from handouts.content.reading import did_you_mean
from handouts.problems import Problem, Severity, Where

FORMS = ("percent", "number", "within", "years", "interval", "otherwise", "population")
"""The forms of a fact that a text may ask for: `{deaths_uk.within}`."""

CLINIC_KEYS = ("name", "urgent_phone", "phone", "hours", "urgent_hours", "address", "web", "email")
"""What a clinic's file may give to a text."""

FAULTS = MappingProxyType(
    {
        "mark-not-closed": (
            "`{0}` is opened here and never closed.",
            "Write `{1}` where it ends, or `\\{2}` to print the character.",
        ),
        "mark-not-opened": ("`{0}` closes nothing.", "To print it, write `\\{0}`."),
        "mark-empty": ("Nothing stands between `{0}` and `{1}`.", "Write words there, or delete the mark."),
        "mark-inside-mark": (
            "`{0}` can't stand inside this mark.",
            "Close the mark round it first: a link or a term may hold words and **strong** only.",
        ),
        "mark-bad-escape": (
            "A backslash stands before a character that needs none.",
            "Delete it, or write `\\\\` to print one.",
        ),
        "cite-bad-id": ("`{0}` is no source's id after @.", "Write [@one-id] or [@one-id; @another-id]."),
        "link-without-address": (
            "Words in [ ] need an address behind them.",
            "Write [words](https://…), or \\[words\\] to print brackets.",
        ),
        "link-bad-address": ("`{0}` is no address that may be linked.", "{1}"),
        "braces-bad": ("`{{{0}}}` names nothing that can be printed.", "{1}"),
        "form-unknown": ("A fact has no form `.{0}`.", "{1}"),
    }
)


def mark_fault(problem_id: str, where: Where, *words: str) -> Problem:
    """The Problem of this id, with what was typed put in its words."""
    message, advice = FAULTS[problem_id]
    return Problem(problem_id, Severity.ERROR, message.format(*words), advice.format(*words), where)


def advice_for_url(url: str) -> str:
    """What to type instead of an address that is refused."""
    if url.startswith("www."):
        return f"Write it with https:// in front: https://{url}"
    if "@" in url and ":" not in url:
        return f"Write mailto:{url}"
    return "Write a whole address that starts with https://, http:// or mailto:, without spaces."


_BRACES = (
    (r"", "Write a fact's id, {fact}, or a number, {{3}}; to print a brace write \\{{."),
    (r"[0-9]{1,3}(,[0-9]{3})+", "Write the number without commas: {{{digits}}}."),
    (r"\d[\d.,]*", "Only whole numbers in plain digits may stand in braces. A number from a study is a fact."),
    (r"clinic|region", "Say which: {{{0}.name}}."),
    (r"\S+[-|:!]\S*", "Only small letters, digits and _ may stand in an id, and a dot before its form: {{{tidy}}}."),
    (r".*", "Write a fact's id in small letters, {{deaths_uk}}; to print a brace write \\{{."),
)


def advice_for_braces(inside: str) -> str:
    """What to type instead of braces that name nothing."""
    advice = next(words for pattern, words in _BRACES if re.fullmatch(pattern, inside))
    tidy = re.sub(r"[^a-z0-9_.]", "_", inside.lower())
    return advice.format(inside, fact="{fact}", digits=inside.replace(",", ""), tidy=tidy)


def advice_for_form(form: str) -> str:
    """What to type instead of a form that no fact has."""
    near = did_you_mean(form, FORMS)
    return f"Did you mean `.{near}`?" if near else f"Forms: {', '.join(f'.{name}' for name in FORMS)}."
