"""A catalogue in; a Problem for each text that one sheet says in two ways, though its source is one, out (T23).

A reader takes two words for two things. Sheets for different readers may differ; a unit of measure has its own forms.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from handouts.checks.translations.said import translated
from handouts.content.models.base import AUDIENCES
from handouts.problems import Problem, Related, Where
from handouts.translation.catalogue import Catalogue, Entry

_SHOWN: Final = 60


def consistency_faults(catalogue: Catalogue) -> Iterator[tuple[Entry, Problem]]:
    """Each later text of a sheet whose source was translated otherwise before, with the Problem."""
    said = defaultdict[str, list[Entry]](list)
    for entry in catalogue.entries:
        if entry.state == "translated" and not entry.plural:
            said[entry.source].append(entry)
    for entries in said.values():
        for place, entry in enumerate(entries):
            yield from _otherwise(entry, entries[:place], catalogue.locale)


def _otherwise(entry: Entry, before: Sequence[Entry], locale: str) -> Iterator[tuple[Entry, Problem]]:
    first = next((one for one in before if one.target != entry.target and _on_one_sheet(one, entry)), None)
    if first is not None:
        (text,) = translated(entry, locale)
        message = f"The same text is translated otherwise on the same sheet: “{_shown(first.target)}”."
        problem = text.warning("two-ways", message, "Say one thing in one way, or see that both are right.")
        yield entry, replace(problem, related=(Related(first.where or Where(""), "Here it is translated first."),))


def _on_one_sheet(one: Entry, other: Entry) -> bool:
    """Whether one reader gets both: both are for all, or for the same audience."""
    audiences = {_audience(one), _audience(other)} - {""}
    return len(audiences) < 2


def _audience(entry: Entry) -> str:
    parts = entry.context.split("/")
    return parts[1] if len(parts) > 1 and parts[1] in AUDIENCES else ""


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
