"""What a reader of a sheet to decide by gets of each option in: its words and numbers for and against it out.

Pros and cons are to be told in equal detail (IPDAS). Counted are the rows about benefits and those about harms; a value
put in by the program is one word and one number. A row where nothing was found for an option has neither.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from handouts.checks.places import warning
from handouts.checks.said import read_aloud
from handouts.content.models.comparison import Comparison
from handouts.content.project import Content
from handouts.content.prose import FactMark, NumberMark
from handouts.content.select import Selected, SelectedCell, select
from handouts.content.walk import marks_of
from handouts.problems import Problem

SIDES: Final = ("benefits", "harms")
MOST_UNEVEN: Final = 2
"""How many times the words of another option an option may have."""
FEW: Final = 6
"""Words by which two options may always differ: "Nobody knows" against a short sentence is no imbalance."""
NUMBERS: Final = frozenset({"", "percent", "number", "interval"})
"""The forms of a fact that print a number."""


@dataclass(frozen=True, slots=True)
class Weight:
    """How much an option has in the rows about benefits or harms."""

    words: int
    numbers: int


@dataclass(frozen=True, slots=True)
class Balance:
    """What one audience gets on a sheet: the weights of each option, by its id, in the order of SIDES."""

    handout: str
    audience: str
    options: tuple[tuple[str, tuple[Weight, ...]], ...]

    def of(self, side: str) -> dict[str, Weight]:
        """The weight of each option in the rows about benefits or harms."""
        return {name: weights[SIDES.index(side)] for name, weights in self.options}


def balances(content: Content, withheld: Collection[str] = ()) -> tuple[Balance, ...]:
    """Of each sheet to decide by that is printed, for each audience, in the project's first region."""
    sheets = [sheet for sheet in content.comparisons.values() if sheet.kind == "decide" and sheet.withdrawn is None]
    audiences = [audience for audience, _ in content.project.audiences]
    return tuple(
        balance_of(select(content, sheet.id, audience, region))
        for sheet in sheets
        if sheet.id not in withheld
        for region in content.project.regions[:1]
        for audience in audiences
    )


def balance_of(selected: Selected) -> Balance:
    """What one audience gets."""
    options = tuple(
        (option.id, tuple(_weight(_cells(selected, option.id, side)) for side in SIDES)) for option in selected.options
    )
    return Balance(selected.handout.id, selected.audience, options)


def _cells(selected: Selected, option: str, side: str) -> list[SelectedCell]:
    rows = [row for row in selected.rows if row.row.about == side]
    return [cell for row in rows for cell in row.cells if cell.option == option and not cell.nothing_found]


def _weight(cells: Iterable[SelectedCell]) -> Weight:
    """A declared comparison prints a sentence of its own for each of its facts; only its numbers are counted."""
    words = numbers = 0
    for cell in cells:
        numbers += len(cell.compare)
        for chosen in cell.paragraphs:
            words += len(read_aloud(chosen.text.kids).split())
            numbers += sum(map(_is_number, marks_of(chosen.text.kids)))
    return Weight(words, numbers)


def _is_number(mark: object) -> bool:
    return isinstance(mark, NumberMark) or (isinstance(mark, FactMark) and mark.form in NUMBERS)


def uneven_detail(selected: Iterable[Selected]) -> Iterator[Problem]:
    """Warnings for each audience of a sheet to decide by, in the first of the regions that are given."""
    told: set[str] = set()
    for one in selected:
        if isinstance(one.handout, Comparison) and one.handout.kind == "decide" and one.audience not in told:
            told.add(one.audience)
            balance = balance_of(one)
            for side in SIDES:
                yield from _uneven(one, side, balance.of(side))
            yield from _one_sided(one, balance)


def _uneven(selected: Selected, side: str, weights: dict[str, Weight]) -> Iterator[Problem]:
    """The option with the fewest words beside that with the most; one of which nothing was found has none to weigh."""
    told = {name: weight.words for name, weight in weights.items() if _cells(selected, name, side)}
    if not told:
        return
    least, most = min(told, key=lambda name: told[name]), max(told, key=lambda name: told[name])
    if told[most] > MOST_UNEVEN * told[least] and told[most] - told[least] > FEW:
        yield warning(
            "sheet-uneven",
            _cells(selected, least, side)[0].paragraphs[0].text.where,
            f"On the {selected.audience} sheet `{least}` has {told[least]} words about {side}, `{most}` {told[most]}.",
            "Tell all options in equal detail: shorten the one or say more of the other.",
        )


def _one_sided(selected: Selected, balance: Balance) -> Iterator[Problem]:
    """Numbers for the benefits and none for the harms."""
    for_, against = (sum(weight.numbers for weight in balance.of(side).values()) for side in SIDES)
    harms = next((row for row in selected.rows if row.row.about == "harms"), None)
    if for_ and not against and harms is not None:
        yield warning(
            "sheet-numbers-one-sided",
            harms.ask.text.where,
            f"On the {selected.audience} sheet the benefits have numbers and the harms have none.",
            "Give a number for a harm too, or leave the numbers out.",
        )
