"""A translation in; a Problem for each fact, number, place, source, term or address that is not the source's, out.

Numbers, names and links come from the source; a translator moves them and never edits them (T10, T13, T14). A fact may
take another form, because languages build sentences in other ways; bold words have a rule of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from handouts.checks.translations.said import Translated
from handouts.content.prose import FactMark, Inline, Link, Strong, TermMark, Words
from handouts.content.spelling import marks_of, spelled
from handouts.problems import Problem


def mark_faults(text: Translated) -> Iterator[Problem]:
    """Marks that are not closed, not known or not allowed where they stand."""
    for fault in text.faults:
        yield text.error("marks", fault.message, f"{fault.advice} The source reads: {text.entry.source}")


def code_faults(text: Translated) -> Iterator[Problem]:
    """Codes that are missing or added."""
    if text.faults:
        return
    wanted, found = _codes(text.source_marks), _codes(text.target_marks)
    for code, count in sorted((wanted - found).items()):
        times = "" if count == 1 else f" {count} times"
        yield text.error("code-missing", f"{code} of the source is missing{times}.", f"Put {code} where it belongs.")
    for code in sorted(found - wanted):
        yield text.error("code-added", f"{code} does not stand in the source.", "Take it out, or copy the source's.")


def _codes(marks: tuple[Inline, ...]) -> Counter[str]:
    return Counter(code for mark in marks_of(marks) if (code := _code(mark)))


def _code(mark: Inline) -> str:
    """What must stay as it is, as a translator would type it; "" for words and emphasis."""
    match mark:
        case Words() | Strong():
            return ""
        case FactMark():
            return f"{{{mark.fact}}}"
        case TermMark():
            return f"[[{mark.term}|…]]"
        case Link():
            return f"[…]({mark.url})"
    return spelled((mark,))
