"""Comparison sheets in, an error for each row of numbers that does not say whether they may be compared.

Only facts of one source, outcome, follow-up and kind may be compared; a row whose cells use facts of different sources
says why it is no head-to-head.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handouts.checks.places import error
from handouts.content.models.base import Voiced
from handouts.content.models.comparison import CellModel, Comparison, RowModel
from handouts.content.models.facts import Fact
from handouts.content.prose import FactMark, Prose
from handouts.content.walk import marks_of
from handouts.problems import Problem

MEASURES = frozenset({"proportion", "percent", "range", "count", "mean", "median"})


def head_to_head(sheet: Comparison, facts: Mapping[str, Fact]) -> Iterator[Problem]:
    """An error for each row with measured facts of different sources and no `not head to head:`."""
    for row in sheet.rows:
        sources = {_origin(facts[fact]) for fact in _facts(row) if fact in facts and facts[fact].kind in MEASURES}
        if len(sources) > 1 and row.not_head_to_head is None:
            yield error(
                "row-not-head-to-head",
                row.where,
                "This row's numbers come from different studies, and nothing says so.",
                "Add `not head to head:` with the reason why they can't be compared.",
            )


def _origin(fact: Fact) -> tuple[str, ...]:
    return tuple(sorted(str(source) for source in fact.sources))


def _facts(row: RowModel) -> Iterator[str]:
    for _, cell in row.cells:
        yield from (str(fact) for fact in cell.compare)
        yield from _in_text(cell)


def _in_text(cell: CellModel) -> Iterator[str]:
    texts: Voiced[Prose] | None = cell.text
    for _, prose in texts.voices() if texts else ():
        for paragraph in prose.paragraphs:
            yield from (mark.fact for mark in marks_of(paragraph.kids) if isinstance(mark, FactMark) and not mark.form)
