from __future__ import annotations

from itertools import pairwise

import pytest
from press.layout.sample_trees import array, e, handout, laid, theme, typesetter

from handouts.document.theme import MM
from handouts.press.layout import LaidOut, lay_out
from handouts.press.marks import ImageMark, LineMark, PathMark, Picture


def arrays(laid_out: LaidOut) -> list[PathMark]:
    """The paths owned by icon arrays."""
    elements = tuple(laid_out.tree.walk())
    marks = [mark for page in laid_out.pages for mark in page.marks if isinstance(mark, PathMark)]
    return [mark for mark in marks if isinstance(mark.owner, int) and elements[mark.owner].tag == "icon-array"]


def drawn(mark: PathMark) -> int:
    """How many closed outlines a path draws, over all its places."""
    return sum(operator == "Z" for operator, _ in mark.commands) * len(mark.places)


@pytest.mark.parametrize(("of", "count", "outlines"), [("1000", "271", (271, 729)), ("100", "36", (72, 128))])
def test_every_mark_is_drawn_in_two_paths(of: str, count: str, outlines: tuple[int, int]) -> None:
    """All affected, then all others; a person is two outlines."""
    filled, empty = arrays(laid(handout(array(of, count, "harm"))))
    assert (drawn(filled), drawn(empty)) == outlines
    assert (filled.fill is None, empty.fill is None) == (False, True)


@pytest.mark.parametrize(("count", "outlines"), [("0", 1000), ("1000", 1000), ("1200", 1000)])
def test_an_array_of_none_or_all_is_one_path(count: str, outlines: int) -> None:
    """There is no empty path."""
    (only,) = arrays(laid(handout(array(count=count))))
    assert drawn(only) == outlines


def test_an_array_of_a_thousand_has_its_measures() -> None:
    """79.9 by 30.85 mm."""
    filled, _ = arrays(laid(handout(array())))
    left, top, right, bottom = filled.box
    assert (right - left) / MM == pytest.approx(79.9, abs=0.2)
    assert (bottom - top) / MM == pytest.approx(30.85, abs=0.2)


def test_shape_says_benefit_or_harm_without_colour() -> None:
    """Discs are curves, diamonds are straight."""
    benefit, _ = arrays(laid(handout(array(group="benefit"))))
    harm, _ = arrays(laid(handout(array(group="harm"))))
    assert {operator for operator, _ in benefit.commands} == {"M", "C", "Z"}
    assert {operator for operator, _ in harm.commands} == {"M", "L", "Z"}


def test_a_pair_stands_side_by_side() -> None:
    """The second array begins where the first column and the gap end, on the same height."""
    one, _, other, _ = arrays(laid(handout(e("pair", array(), array(count="364")))))
    assert other.x - one.x == pytest.approx(86 * MM, abs=0.1)
    assert other.y == one.y


def test_heads_of_a_pair_that_differ_in_lines_keep_its_numbers_level() -> None:
    """Both big numbers stand on one line, and both arrays begin at one height."""
    heads = ("People who used the drops for as long as they had been told to, day and night", "People who waited")
    figures = [
        e("figure", e("p", head, class_="array-word benefit"), e("p", "Ninety-one", class_="big benefit"),
          *array().elements[:1], class_="array")
        for head in heads
    ]  # fmt: skip
    found = laid(handout(e("pair", *figures)))
    one, _, other, _ = arrays(found)
    assert other.y == one.y
    lines = [mark for mark in found.pages[0].marks if isinstance(mark, LineMark)]
    big = [mark.y for mark in lines if mark.line.segments[0].size == theme().style("big").size]
    assert len(big) == 2
    assert big[0] == big[1]


def test_a_pair_is_stacked_where_a_big_number_is_too_wide() -> None:
    """The second figure is below the first."""
    wide = e("figure", *array().elements[:2], e("p", "about 271 in every 1,000 people", class_="big"), class_="array")
    one, _, other, _ = arrays(laid(handout(e("pair", wide, array()))))
    assert other.x == one.x
    assert other.y > one.y + 30 * MM


def picture(width: int, height: int) -> Picture:
    """A grey picture of so many samples."""
    return Picture("x.png", width, height, 1, bytes(width * height), b"", "d" * 64)


@pytest.mark.parametrize(("width", "height", "shown"), [(300, 150, (144, 72)), (3000, 300, (150 * MM, 15 * MM))])
def test_pictures_are_fitted_to_the_measure(width: int, height: int, shown: tuple[float, float]) -> None:
    """150 dots per inch, or as wide as the text."""
    tree = handout(e("figure", e("img", src="x.png", alt="Grey."), e("p", "A caption.", class_="caption")))
    laid_out = lay_out(tree, theme(), typesetter(), {"x.png": picture(width, height)})
    (image,) = [mark for mark in laid_out.pages[0].marks if isinstance(mark, ImageMark)]
    assert (image.width, image.height) == pytest.approx(shown)


def test_write_in_lines_are_a_hand_apart() -> None:
    """Three lines at least 8 mm apart, 1 pt thick, as wide as the text."""
    laid_out = laid(handout(e("write-in", "My question", lines="3")))
    marks = [mark for mark in laid_out.pages[0].marks if isinstance(mark, PathMark)]
    rules = [mark for mark in marks if mark.box[3] - mark.box[1] == pytest.approx(1.0) and mark.box[1] > 30 * MM]
    tops = [mark.box[1] for mark in rules]
    assert len(tops) == 3
    assert [low - high for high, low in pairwise(tops)] == pytest.approx([9 * MM, 9 * MM])
    assert {round((mark.box[2] - mark.box[0]) / MM, 2) for mark in rules} == {150.0}
