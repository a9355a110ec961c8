"""What each audience gets in each region in, an error for each text that would name one phone number as two, out.

Why: "ring 911 or 911" makes a frightened reader look for a second number. A region without an urgent line prints its
emergency number for {clinic.urgent_phone}, so a text that names both is right in one region and wrong in another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from handouts.checks.places import error
from handouts.content.models.regions import Region
from handouts.content.prose import Paragraph, PlaceMark
from handouts.content.select import Selected
from handouts.content.walk import marks_of
from handouts.problems import Problem, Related, Where

PHONES = MappingProxyType(
    {"urgent_phone": ("urgent_line", "emergency"), "urgent_line": ("urgent_line",), "emergency": ("emergency",)}
)
"""The places that print a phone number of the region, and the region's keys they print, the first that it has."""


def same_number(selected: Iterable[Selected], regions: Mapping[str, Region]) -> Iterator[Problem]:
    """Errors at the place that repeats a number, each once."""
    found: dict[Where, Problem] = {}
    for one in selected:
        if one.region in regions:
            for problem in _of_texts(one, regions[one.region]):
                found.setdefault(problem.where, problem)
    yield from found.values()


def _of_texts(selected: Selected, region: Region) -> Iterator[Problem]:
    for chosen in selected.texts():
        for first, again in _repeated(chosen.text, region):
            yield _problem(first, again, region)


def _repeated(text: Paragraph, region: Region) -> Iterator[tuple[PlaceMark, PlaceMark]]:
    """Places of other names that print the number of an earlier one, with that one."""
    first: dict[str, PlaceMark] = {}
    for mark in marks_of(text.kids):
        if isinstance(mark, PlaceMark) and (number := _number(mark, region)):
            before = first.setdefault(number, mark)
            if before.key != mark.key:
                yield before, mark


def _number(mark: PlaceMark, region: Region) -> str:
    """What the place prints there where there is no clinic; "" for what is no phone number of a region."""
    found = (region.value(key) for key in PHONES.get(mark.key, ()))
    return next((str(number) for number in found if number), "")


def _problem(first: PlaceMark, again: PlaceMark, region: Region) -> Problem:
    named = " and ".join(f"{{{mark.owner}.{mark.key}}}" for mark in (first, again))
    return error(
        "region-number-twice",
        again.where,
        f"In {region.id}, {named} are both {_number(again, region)}: the text names one number as if it were two.",
        "Name one of them, or put each into a text of its own.",
        Related(region.where, f"{region.id} is described here."),
    )
