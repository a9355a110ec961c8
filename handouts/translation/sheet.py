"""What a reader gets of a comparison sheet in, its options and rows as localised texts out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from typing import Any, Literal

from handouts.content.models.comparison import Comparison
from handouts.content.models.facts import Fact
from handouts.content.prose import FactMark
from handouts.content.select import Selected, SelectedCell, SelectedOption, SelectedRow
from handouts.content.spelling import spelled
from handouts.content.values import Average, Count, Percent, Proportion, Span
from handouts.content.walk import marks_of
from handouts.translation.facts import plain_words
from handouts.translation.figures import FigureMaker
from handouts.translation.localised import Cell, Option, Row
from handouts.translation.localised_text import Text

MEASURES = (Proportion, Percent, Span, Count, Average)
"""Values that are found by counting or measuring people, and so invite comparison."""

VALUES = frozenset({"", "percent", "number"})
"""Forms that print the value itself."""


def sheet_parts(figures: FigureMaker, selected: Selected) -> dict[str, Any]:
    """The fields of Localised that a comparison sheet fills, in the order of the page."""
    assert isinstance(selected.handout, Comparison)
    make = figures.make
    return {
        "decision": make.text(selected.decision.text) if selected.decision else None,
        "sheet_kind": selected.handout.kind,
        "options": tuple(_option(figures, option) for option in selected.options),
        "rows": tuple(_row(figures, row) for row in selected.rows),
    }


def _option(figures: FigureMaker, selected: SelectedOption) -> Option:
    """The letters are left out where the name is those letters."""
    option = selected.option
    name, short = figures.make.text(selected.name.text), option.abbreviation
    if short is not None and spelled(selected.name.text.kids).strip() == short.text.strip():
        short = None
    return Option(selected.id, name, figures.make.named(short) if short else None, option.no_change, option.icon)


def _row(figures: FigureMaker, selected: SelectedRow) -> Row:
    ask = figures.make.text(selected.ask.text)
    cells = tuple(_cell(figures, cell) for cell in selected.cells)
    why = figures.make.text(selected.not_head_to_head.text) if selected.not_head_to_head else None
    return Row(
        ask=ask,
        about=selected.row.about,
        cells=cells,
        head_to_head=_head_to_head(figures, selected),
        why_not=why,
        counted_among=_counted_among(figures, selected) if why else None,
        difference=None if why else _difference(figures, selected),
    )


def _counted_among(figures: FigureMaker, selected: SelectedRow) -> Text | None:
    """Who the numbers of a row were counted in: each with its own people."""
    facts = [fact for cell in selected.cells for fact in _facts(figures, cell) if isinstance(fact.value, MEASURES)]
    people = dict.fromkeys(plain_words(fact.population) for fact in facts if fact.population)
    if not people:
        return None
    say = figures.make.say.said
    listed = reduce(lambda some, others: say("people-among", people=some, others=others), people)
    return figures.make.fixed(say("counted-among", people=listed), where=facts[0].where)


def _difference(figures: FigureMaker, selected: SelectedRow) -> Text | None:
    """The difference of the row's first declared comparison of shares; nothing else is subtracted."""
    for cell in selected.cells:
        names = tuple(name.text for name in cell.compare)
        if names and all(isinstance(figures.fact(name).value, (Proportion, Percent)) for name in names):
            return figures.difference(names, cell.compare[0].where)
    return None


def _cell(figures: FigureMaker, selected: SelectedCell) -> Cell:
    texts = [figures.make.text(one.text) for one in selected.paragraphs]
    lines: tuple[Text, ...] = tuple(figures.line(name.text, name.where) for name in selected.compare)
    return Cell(selected.option, (*texts, *lines), selected.nothing_found)


def _head_to_head(figures: FigureMaker, selected: SelectedRow) -> Literal["same", "different", ""]:
    """Same: numbers of one study, outcome and follow-up in two cells at least. Different: the author says why not."""
    if selected.not_head_to_head:
        return "different"
    measured = [[fact for fact in _facts(figures, cell) if isinstance(fact.value, MEASURES)] for cell in selected.cells]
    filled = [facts for facts in measured if facts]
    origins = {_origin(fact) for facts in filled for fact in facts}
    return "same" if len(filled) > 1 and len(origins) == 1 else ""


def _facts(figures: FigureMaker, cell: SelectedCell) -> Iterator[Fact]:
    """The facts that a cell prints, in its texts or as a declared comparison."""
    names = [name.text for name in cell.compare]
    for one in cell.paragraphs:
        marks = (mark for mark in marks_of(one.text.kids) if isinstance(mark, FactMark))
        names += [mark.fact for mark in marks if mark.form in VALUES]
    yield from (figures.fact(name) for name in names)


def _origin(fact: Fact) -> tuple[object, ...]:
    """What facts must share to be compared: sources, outcome and follow-up."""
    outcome = fact.outcome.source if fact.outcome else ""
    within = fact.within.source if fact.within and fact.follow_up_stated else fact.id
    return tuple(source.text for source in fact.sources), outcome, within
