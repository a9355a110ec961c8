"""Comparisons in, an error for each that sets side by side what may not be compared.

Only facts of one source, outcome, follow-up and kind may be compared: only then do their numbers differ by what was
done. A row of a sheet whose cells use facts of different sources says why it is no head-to-head.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from handouts.checks.places import error, listed
from handouts.content.models.base import Plain
from handouts.content.models.blocks import CompareBlock
from handouts.content.models.facts import Fact
from handouts.content.models.leaflet import Leaflet
from handouts.content.project import AnyHandout
from handouts.content.prose import FactMark, Paragraph
from handouts.content.select import Selected, SelectedCell, SelectedRow
from handouts.content.spelling import spelled
from handouts.content.values import Average, Count, Duration, Percent, Proportion, Span
from handouts.content.walk import marks_of
from handouts.problems import Problem, Related

MEASURED = (Proportion, Percent, Span, Count, Average)
"""Values found by counting or measuring people, which readers compare wherever they stand side by side."""
NUMBERS = frozenset({"", "percent", "number", "interval"})
"""The forms that print a number of the fact."""


def unlike_facts(handout: AnyHandout, facts: Mapping[str, Fact]) -> Iterator[Problem]:
    """An error at each fact of a declared comparison that is not like its first one."""
    for names in _compared(handout):
        first, *others = names
        for other in others:
            if str(first) in facts and str(other) in facts:
                yield from _unlike(first, other, facts)


def _compared(handout: AnyHandout) -> Iterator[tuple[Plain, ...]]:
    if isinstance(handout, Leaflet):
        blocks = (block for section in handout.sections for block in section.body)
        yield from (block.compare for block in blocks if isinstance(block, CompareBlock))
    else:
        yield from (cell.compare for row in handout.rows for _, cell in row.cells if cell.compare)


def _unlike(first: Plain, other: Plain, facts: Mapping[str, Fact]) -> Iterator[Problem]:
    one, two = _Likeness.of(facts[str(first)]), _Likeness.of(facts[str(other)])
    unlike = [
        name for name, mine, yours in zip(_Likeness.NAMES, one.parts(), two.parts(), strict=True) if mine != yours
    ]
    if unlike:
        yield error(
            "compare-unlike",
            other.where,
            f"{other} can't be compared with {first}: not the same {listed(unlike)}.",
            "Compare facts of one source, outcome, follow-up and kind; tell the others apart, in texts of their own.",
            Related(facts[str(first)].value_where, f"{first} is here."),
            Related(facts[str(other)].value_where, f"{other} is here."),
        )


@dataclass(frozen=True, slots=True)
class _Likeness:
    """What facts must share to be compared."""

    sources: frozenset[str]
    outcome: str
    within: str
    kind: str

    NAMES = ("source", "outcome", "follow-up (`within:`)", "kind of value")

    @classmethod
    def of(cls, fact: Fact) -> _Likeness:
        """The likeness of one fact; a proportion and a percent are of one kind, and the unit belongs to it."""
        share = isinstance(fact.value, (Proportion, Percent))
        unit = fact.value.unit if isinstance(fact.value, (Span, Average, Duration)) else ""
        kind = "share" if share else f"{fact.kind} {unit}"
        # A follow-up that nobody states is not the same as another that nobody states.
        within = _words(fact.within) if fact.follow_up_stated else f"unknown, of {fact.id}"
        return cls(frozenset(map(str, fact.sources)), _words(fact.outcome), within, kind)

    def parts(self) -> tuple[object, ...]:
        """The values in the order of NAMES."""
        return self.sources, self.outcome, self.within, self.kind


def _words(text: Paragraph | None) -> str:
    return spelled(text.kids).casefold() if text else ""


def head_to_head(selected: Iterable[Selected], facts: Mapping[str, Fact]) -> Iterator[Problem]:
    """An error for each row that gives a reader numbers of different studies and no reason why not to compare them."""
    for row in {row.row.where: row for one in selected for row in one.rows if _mixed(row, facts)}.values():
        yield error(
            "row-not-head-to-head",
            row.row.where,
            "This row's numbers come from different studies, and nothing says so.",
            "Add `not head to head:` with the reason why they can't be compared.",
        )


def _mixed(row: SelectedRow, facts: Mapping[str, Fact]) -> bool:
    """Whether two options at least have numbers, of more than one set of sources, and the reader is not told."""
    origins = [found for cell in row.cells if (found := {_origin(fact) for fact in _measured(cell, facts)})]
    return row.not_head_to_head is None and len(origins) > 1 and len(frozenset().union(*origins)) > 1


def _origin(fact: Fact) -> frozenset[str]:
    return frozenset(map(str, fact.sources))


def _measured(cell: SelectedCell, facts: Mapping[str, Fact]) -> Iterator[Fact]:
    names = [str(name) for name in cell.compare]
    for chosen in cell.paragraphs:
        marks = (mark for mark in marks_of(chosen.text.kids) if isinstance(mark, FactMark))
        names += [mark.fact for mark in marks if mark.form in NUMBERS]
    yield from (facts[name] for name in names if name in facts and isinstance(facts[name].value, MEASURED))
