"""Values read from the drawn pages: filled icons counted and marks measured equal the facts they show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import log
from pathlib import Path

import pytest
from all_handouts import named, surveyed
from judges.comparison import compare_with_tree, plain, word_differences, words_of
from judges.fixtures import Judge
from judges.readers import text_outside_artifacts
from press.charts.drawn_paths import Figure, figures_of

from handouts.content.models.facts import Fact
from handouts.content.values import Duration, Percent, Proportion, Ratio
from handouts.document.tree import Element
from handouts.press.job import Job

TESTS = Path(__file__).parents[2]
PROJECTS = ("tiny", "shipped", "charted")
UNITS = {"day": Fraction(1), "week": Fraction(7), "month": Fraction(487, 16), "year": Fraction(1461, 4)}
"""Days in a unit of time, of mean length."""


@dataclass(frozen=True)
class Sheet:
    """A printed handout, its tree and the facts of its project."""

    pdf: bytes
    tree: Element
    facts: dict[str, Fact]


@cache
def sheet(project: str, job: Job) -> Sheet:
    """The job printed, once per process."""
    found = surveyed(project)
    assert found.press is not None
    assert found.content is not None
    printed = found.press.print_prepared(found.prepared[job])
    assert printed.tree is not None, printed.problems
    assert printed.pdf
    return Sheet(printed.pdf, printed.tree, dict(found.content.facts))


def jobs(*projects: str) -> list[tuple[str, Job]]:
    """What there is to print."""
    return [(project, job) for project in projects for job in surveyed(project).plan.jobs]


def names(found: list[tuple[str, Job]]) -> list[str]:
    """Names for the cases."""
    return [named(project, job) for project, job in found]


def shows_numbers(project: str, job: Job) -> bool:
    """Whether there is something to count or to measure."""
    tree = surveyed(project).prepared[job].tree
    return tree is not None and any(one.tag in {"icon-array", "plot-mark"} for one in tree.walk())


ALL = [case for case in jobs(*PROJECTS) if shows_numbers(*case)]
CHARTED = [case for case in jobs("charted") if case[1].handout == "ear-wax"]
every_sheet = pytest.mark.parametrize(("project", "job"), ALL, ids=names(ALL))
every_chart = pytest.mark.parametrize(("project", "job"), CHARTED, ids=names(CHARTED))


def rounded(fact: Fact, of: int) -> int:
    """So many of `of`, half to even at two significant figures, worked out anew; a share above 0 is at least 1."""
    value = fact.value
    assert isinstance(value, Proportion | Percent)
    share = Fraction(value.part, value.whole) if isinstance(value, Proportion) else Fraction(value.number) / 100
    exact = share * of
    step = 1
    while exact >= 100 * step:
        step *= 10
    count = round(exact / step) * step
    return min(max(count, 1 if share else 0), of - 1 if share < 1 else of)


def drawn_of(element: Element) -> Iterator[Element]:
    """The figures of a tree in reading order."""
    return (one for one in element.walk() if one.tag in {"icon-array", "plot-mark", "plot-axis", "img"})


def paired(found: Sheet, tag: str) -> list[tuple[Figure, Element]]:
    """The drawn figures of one kind, each with its element."""
    figures, elements = figures_of(found.pdf), list(drawn_of(found.tree))
    assert len(figures) == len(elements)
    return [(figure, element) for figure, element in zip(figures, elements, strict=True) if element.tag == tag]


@every_sheet
def test_filled_icons_are_the_fact(project: str, job: Job) -> None:
    """Counted on the page: filled marks, open marks, and both together."""
    found = sheet(project, job)
    for figure, element in paired(found, "icon-array"):
        of = int(element.get("of"))
        outlines = 2 if of == 100 else 1
        filled = sum(len(path.subpaths) for path in figure.paths if path.filled)
        empty = sum(len(path.subpaths) for path in figure.paths if not path.filled)
        assert filled == outlines * rounded(found.facts[figure.facts[0]], of)
        assert filled + empty == outlines * of


@every_sheet
def test_measured_marks_are_the_fact(project: str, job: Job) -> None:
    """Squares and ends of lines or bars, measured against the drawn axis, to 0.1 % of its length."""
    found = sheet(project, job)
    axes = [figure for figure, _ in paired(found, "plot-axis")]
    rulers = [(axes[at], element) for at, (_, element) in enumerate(paired(found, "plot-axis"))]
    marks = paired(found, "plot-mark")
    for at, (figure, element) in enumerate(marks):
        axis, scale = rulers[sum(one.tag == "plot-axis" for one in before(found.tree, marks[at][1]))]
        fact = found.facts[figure.facts[0]]
        low, point, high = numbers(fact, scale)
        measured = measure_bar(figure) if element.get("mark") == "bar" else measure_interval(figure)
        first, last = ends(axis)
        for x, number in zip(measured, (low, point, high), strict=True):
            wanted = min(max(share(number, scale), 0.0), 1.0)
            assert (x - first) / (last - first) == pytest.approx(wanted, abs=0.001)


def before(tree: Element, element: Element) -> Iterator[Element]:
    """The elements that come before it."""
    for one in tree.walk():
        if one is element:
            return
        yield one


def numbers(fact: Fact, scale: Element) -> tuple[float, float, float]:
    """What the fact says, in the unit of the scale."""
    value = fact.value
    if isinstance(value, Duration):
        unit = next(unit for unit in UNITS if f"{unit}s" in scale.get("alt").lower())
        *figures, own = value.words.removesuffix("s").replace(" to ", " ").split()
        days = [Fraction(figure) * UNITS[own] / UNITS[unit] for figure in figures]
        return float(days[0]), float(days[0]), float(days[-1])
    assert isinstance(value, Ratio | Percent | Proportion)
    assert value.interval is not None
    point = 100 * value.part / value.whole if isinstance(value, Proportion) else float(value.number)
    return float(value.interval.low), point, float(value.interval.high)


def share(number: float, scale: Element) -> float:
    """Where on the axis a number belongs."""
    start, end = float(scale.get("start")), float(scale.get("end"))
    if scale.get("scale") == "linear":
        return (number - start) / (end - start)
    return log(number / start) / log(end / start)


def ends(axis: Figure) -> tuple[float, float]:
    """The first and the last tick: upright lines."""
    places = [left for path in axis.paths for left, _, right, _ in path.boxes() if right - left < 0.001]
    return min(places), max(places)


def measure_interval(figure: Figure) -> tuple[float, float, float]:
    """Low end, middle of the square, high end; an arrow's tip ends a line that goes on."""
    boxes = [box for path in figure.paths for box in path.boxes()]
    (square,) = [box for box in boxes if box[2] - box[0] == pytest.approx(box[3] - box[1], abs=0.02) and is_square(box)]
    others = [box for box in boxes if box is not square]
    return min(box[0] for box in others), (square[0] + square[2]) / 2, max(box[2] for box in others)


def is_square(box: tuple[float, float, float, float]) -> bool:
    """3 mm wide: no other part of a mark is."""
    return box[2] - box[0] == pytest.approx(3 / 25.4 * 72, abs=0.02)


def measure_bar(figure: Figure) -> tuple[float, float, float]:
    """The end of the filled bar twice, and of the ink of the open one behind it."""
    (filled,) = [box for path in figure.paths if path.filled for box in path.boxes()]
    opened = [(box[2] + path.width / 2) for path in figure.paths if path.stroked for box in path.boxes()]
    return filled[2], filled[2], max([filled[2], *opened])


@every_chart
def test_charts_pass_both_standards(project: str, job: Job, judge: Judge) -> None:
    """PDF/UA-1 and PDF/A-2a, by the reference validator."""
    pdf = sheet(project, job).pdf
    assert (judge(pdf, "ua1"), judge(pdf, "2a")) == ([], [])


@every_chart
def test_charts_are_tagged_as_in_the_tree(project: str, job: Job) -> None:
    """Structure, alternative texts and the words of each element, in order."""
    found = sheet(project, job)
    assert compare_with_tree(found.pdf, found.tree) == ()
    assert word_differences(plain(text_outside_artifacts(found.pdf)), words_of(found.tree)) == ()


def test_there_is_something_to_measure() -> None:
    """Clinicians get both kinds of intervals and bars; patients get bars and arrays, and no ratio."""
    found = {job.audience: sheet(project, job) for project, job in CHARTED}
    counts = {
        audience: [len(paired(one, tag)) for tag in ("icon-array", "plot-mark", "plot-axis")]
        for audience, one in found.items()
    }
    assert counts == {"patient": [3, 2, 1], "plain": [1, 2, 1], "clinician": [2, 7, 3]}
