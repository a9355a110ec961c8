from __future__ import annotations

from itertools import pairwise

import pytest
from press.layout.sample_trees import e, handout, laid, spoken, theme, typesetter

from handouts.document.theme import MM
from handouts.document.tree import Element
from handouts.press.layout import LaidOut, lay_out
from handouts.press.marks import Artifact, LineMark, PathMark

SCALE = {"scale": "log", "start": "0.01", "end": "5", "even": "1"}


def mark(low: str = "0.18", point: str = "0.45", high: str = "1.14") -> Element:
    """One ratio on the scale."""
    return e("plot-mark", mark="interval", low=low, point=point, high=high, alt="Drawn.", **SCALE)


def row(drawn: Element, value: str = "0.45 (0.18 to 1.14)", outcome: str = "Worsening") -> Element:
    """A row of the table."""
    label = e("th", e("p", outcome, class_="value"), e("p", "People in a trial."), scope="row")
    return e("tr", label, e("td", drawn, e("p", value, class_="value")))


def plot(*rows: Element) -> Element:
    """A chart with its words."""
    head = e("tr", e("th", "Outcome", scope="col"), e("th", "Hazard ratio (95% interval)", scope="col"))
    table = e("table", e("thead", head), e("tbody", *rows), class_="plot")
    numbers = ("0.01", "0.02", "0.05", "0.1", "0.2", "0.5", "1", "2", "5")
    axis = e("plot-axis", *(e("tick", point=tick, label=tick) for tick in numbers), alt="Scale.", **SCALE)
    sides = (e("p", "fewer with it", class_="plot-left"), e("p", "more with it", class_="plot-right"))
    return e("figure", table, axis, *sides, e("p", "Do not compare.", class_="caption"), class_="plot")


def paths(found: LaidOut, tag: str) -> list[PathMark]:
    """The paths that elements of a tag own."""
    elements = tuple(found.tree.walk())
    drawn = [one for page in found.pages for one in page.marks if isinstance(one, PathMark)]
    return [one for one in drawn if isinstance(one.owner, int) and elements[one.owner].tag == tag]


def words(found: LaidOut, owner: object = None) -> dict[str, tuple[float, float]]:
    """Each line's text with its left and right edge, of one owner or of all."""
    lines = [one for page in found.pages for one in page.marks if isinstance(one, LineMark)]
    return {
        "".join(word.text for segment in one.line.segments for word in segment.words).strip(): (
            one.x + min(segment.x for segment in one.line.segments),
            one.x + max(segment.x + segment.width for segment in one.line.segments),
        )
        for one in lines
        if owner is None or one.line.segments[0].owner is owner
    }


def across(one: PathMark) -> list[float]:
    """Every x of the path, on the page."""
    return [one.x + value for _, operands in one.commands for value in operands[::2]]


def test_a_plot_has_labels_marks_values_and_an_axis() -> None:
    """From start to end: 4 mm between the columns, values flush at the end of the content."""
    found = laid(handout(plot(row(mark()))))
    line, square = paths(found, "plot-mark")
    (axis,) = paths(found, "plot-axis")
    edges = words(found)
    assert edges["Worsening"][0] == pytest.approx(22 * MM, abs=0.1)
    assert edges["0.45 (0.18 to 1.14)"][1] == pytest.approx(188 * MM, abs=0.1)
    assert max(across(square)) - min(across(square)) == pytest.approx(3 * MM, abs=0.01)
    assert min(across(axis)) < min(across(line)) < min(across(square)) < max(across(line)) < max(across(axis))
    assert edges["fewer with it"][1] < edges["more with it"][0]


def test_an_interval_past_the_axis_ends_in_an_arrow() -> None:
    """At the axis's end, with no cap; its square stays."""
    found = laid(handout(plot(row(mark(low="0.002")))))
    line, arrow, square = paths(found, "plot-mark")
    (axis,) = paths(found, "plot-axis")
    assert [operator for operator, _ in arrow.commands] == ["M", "L", "L", "Z"]
    assert min(across(arrow)) == pytest.approx(min(across(axis)) + 0.5, abs=0.02)
    assert sum(operator == "M" for operator, _ in line.commands) == 2
    assert square.fill is not None


def test_numbers_under_the_axis_do_not_touch() -> None:
    """2 mm between two of them; 1 is always there; none is content, as the rows say every number."""
    found = laid(handout(plot(row(mark()))))
    numbers = {text: edges for text, edges in words(found, Artifact.LAYOUT).items() if text.replace(".", "").isdigit()}
    ordered = sorted(numbers.values())
    assert {"0.01", "1", "5"} <= set(numbers)
    assert all(after[0] - before[1] >= 2 * MM - 0.1 for before, after in pairwise(ordered))


def test_from_right_to_left_the_axis_is_not_mirrored() -> None:
    """Labels stand at the right and values at the left; low stays at the left of the axis."""
    tree = spoken(handout(plot(row(mark(low="0.002"), outcome="نتيجة"))), "ar")
    found = lay_out(tree, theme(), typesetter(), {})
    line, arrow, square = paths(found, "plot-mark")
    (axis,) = paths(found, "plot-axis")
    edges = words(found)
    assert edges["نتيجة"][1] == pytest.approx(188 * MM, abs=0.1)
    assert edges["0.45 (0.18 to 1.14)"][0] == pytest.approx(22 * MM, abs=0.1)
    assert min(across(arrow)) == pytest.approx(min(across(axis)) + 0.5, abs=0.02)
    assert min(across(arrow)) < min(across(square)) < max(across(line)) < max(across(axis))
    assert edges["0.01"][1] < edges["1"][0] < edges["5"][0]
    assert edges["fewer with it"][1] < edges["more with it"][0]


def test_a_plot_is_never_parted() -> None:
    """It moves whole to the next page."""
    filler = [e("p", f"Line {n}.") for n in range(24)]
    found = laid(handout(*filler, plot(*(row(mark()) for _ in range(4)))))
    pages = [
        {one.owner for one in page.marks if isinstance(one, PathMark) and isinstance(one.owner, int)}
        for page in found.pages
    ]
    assert len(pages) == 2
    assert [len(owners) for owners in pages] == [0, 5]


def test_a_plot_higher_than_a_page_is_parted_between_rows() -> None:
    """Under the head again; the axis stays with the last row."""
    long = "Worsening of walking that a nurse has seen twice, half a year apart, " * 3
    found = laid(handout(plot(*(row(mark(), outcome=long) for _ in range(6)))))
    assert len(found.pages) == 2
    assert [problem.id for problem in found.problems if problem.is_error] == []
    said = [
        ["".join(word.text for part in one.line.segments for word in part.words).strip() for one in page.marks
         if isinstance(one, LineMark)]
        for page in found.pages
    ]  # fmt: skip
    assert ["Outcome" in lines for lines in said] == [True, True]
    elements = tuple(found.tree.walk())
    last = {
        elements[one.owner].tag
        for one in found.pages[1].marks
        if isinstance(one, PathMark) and isinstance(one.owner, int)
    }
    assert last == {"plot-mark", "plot-axis"}


def test_dots_show_how_sure_a_number_is() -> None:
    """Four over the words, so many filled; decoration, as the words say the level."""
    found = laid(handout(e("p", "Certainty: low.", class_="caption rated", dots="2")))
    drawn = [one for one in found.pages[0].marks if isinstance(one, PathMark) and one.owner is Artifact.LAYOUT]
    discs = [one for one in drawn if one.box[2] - one.box[0] == pytest.approx(2.6 * MM, abs=0.05)]
    assert [one.stroke is None for one in discs] == [True, True, False, False]
    lines = [one for one in found.pages[0].marks if isinstance(one, LineMark)]
    (told,) = [one.y for one in lines if not isinstance(one.line.segments[0].owner, Artifact)]
    assert all(one.box[3] < told for one in discs)
