"""A translation in; a Problem where bold words are lost, added or put into each other, out (T14).

What is bold in a leaflet is what a reader in a hurry is to see. The other pairs, links and terms, are judged as codes.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks.translations.said import Translated
from handouts.content.prose import Inline, Strong
from handouts.content.spelling import marks_of
from handouts.problems import Problem


def emphasis_faults(text: Translated) -> Iterator[Problem]:
    """Bold stretches that are not as many as the source's."""
    wanted, found = _bold(text.source_marks), _bold(text.target_marks)
    if not text.faults and wanted != found:
        message = f"Its stretches of bold words are {found}, those of the source {wanted}."
        advice = f"Put two stars on each side of the same words. The source reads: {text.entry.source}"
        yield text.error("bold", message, advice)


def _bold(marks: tuple[Inline, ...]) -> int:
    return sum(isinstance(mark, Strong) for mark in marks_of(marks))
