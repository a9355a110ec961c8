"""Facts that a handout shows outside running text in, an error for each that lacks what must be printed beside it.

A picture, a table row and a compared number say what happened and to whom; a fact without `outcome:` or `population:`
leaves a hole in the page, and a picture of a fact that this reader may not be shown would be silently left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks.places import error, listed
from handouts.content.models.base import Plain
from handouts.content.models.blocks import CompareBlock, IconsBlock
from handouts.content.models.facts import Fact
from handouts.content.models.leaflet import Leaflet
from handouts.content.project import AnyHandout, Content
from handouts.content.values import Ratio, StatusWords
from handouts.content.walk import block_facts
from handouts.problems import Problem, Related

Audiences = tuple[str, ...]


def shown_facts(handout: AnyHandout, content: Content) -> Iterator[Problem]:
    """Errors of icon arrays, fact tables and declared comparisons, at the fact's name in the handout."""
    audiences = tuple(name for name, _ in content.project.audiences)
    for name, shown_to, alone in _shown(handout, audiences):
        fact = content.facts.get(str(name))
        if fact is not None:
            yield from _holes(name, fact)
            yield from _left_out(name, fact, shown_to) if alone else ()


def _shown(handout: AnyHandout, audiences: Audiences) -> Iterator[tuple[Plain, Audiences, bool]]:
    """Each fact, who gets the place it is shown in, and whether that place needs it (a table may leave one out)."""
    if isinstance(handout, Leaflet):
        for section in handout.sections:
            for block in section.body:
                readers = _meant(_meant(audiences, section.for_), block.for_)
                alone = isinstance(block, (IconsBlock, CompareBlock))
                yield from ((name, readers, alone) for name in block_facts(block))
    else:
        for row in handout.rows:
            for _, cell in row.cells:
                yield from ((name, _meant(audiences, row.for_), True) for name in cell.compare)


def _meant(audiences: Audiences, only: Audiences | None) -> Audiences:
    return tuple(audience for audience in audiences if only is None or audience in only)


def _holes(name: Plain, fact: Fact) -> Iterator[Problem]:
    related = Related(fact.value_where, "The fact is here.")
    if isinstance(fact.value, StatusWords):
        message = f"{fact.id} is a status, and no number to show here."
        yield error("fact-kind", name.where, message, "Name it under `status by place:`.", related)
        return
    for key, text in (("outcome", fact.outcome), ("population", fact.population)):
        if text is None:
            message = f"{fact.id} is shown here, and the fact has no `{key}:` to print beside it."
            yield error("fact-incomplete", name.where, message, f"Add `{key}:` to the fact.", related)


def _left_out(name: Plain, fact: Fact, readers: Audiences) -> Iterator[Problem]:
    seen_by = _meant(readers, fact.only_for)
    if isinstance(fact.value, Ratio):
        seen_by = _meant(seen_by, ("clinician",))
    others = [reader for reader in readers if reader not in seen_by]
    if others:
        message = f"{fact.id} is not for {listed(others)}, and this would show it to them."
        advice = "Say for whom this is (`for:`), or show another fact."
        yield error("fact-only-for", name.where, message, advice, Related(fact.value_where, "The fact is here."))
