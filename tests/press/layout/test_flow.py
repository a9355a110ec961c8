from __future__ import annotations

from handouts.press.layout.flow import PageFlow, keep_headings
from handouts.press.layout.strips import Strip, chunks, height_of, stacked


def heights(strips: list[Strip], depth: float, over: float = 0.0) -> list[list[tuple[float, float]]]:
    """(top, height) of all strips on each page."""
    return [[(item.y, item.strip.height) for item in page] for page in PageFlow(depth, over).fill(strips)]


def test_the_larger_of_two_spaces_counts() -> None:
    """Space after one strip and before the next collapses; none is set at the top of a page."""
    strips = [Strip(10, before=9, after=4), Strip(10, before=7, after=8), Strip(10, before=2)]
    assert heights(strips, 100) == [[(0.0, 10), (17.0, 10), (35.0, 10)]]
    assert height_of(strips) == 45.0


def test_a_strip_that_does_not_fit_begins_the_next_page() -> None:
    """Pages are filled to the last point and no further."""
    assert heights([Strip(50), Strip(50), Strip(1)], 100) == [[(0.0, 50), (50.0, 50)], [(0.0, 1)]]


def test_glued_strips_stay_together() -> None:
    """No page ends after a glued strip."""
    assert heights([Strip(60), Strip(30, glued=True), Strip(30)], 100) == [[(0.0, 60)], [(0.0, 30), (30.0, 30)]]


def test_glue_gives_way_where_no_page_is_deep_enough() -> None:
    """What is glued but taller than a page is parted between its strips."""
    assert heights([Strip(60, glued=True), Strip(60)], 100) == [[(0.0, 60)], [(0.0, 60)]]


def test_a_heading_stays_with_the_next_two_lines() -> None:
    """One line after a heading is not enough."""
    strips = keep_headings([Strip(20, heading=True), Strip(10, lines=1), Strip(10, lines=1), Strip(10, lines=1)])
    assert [strip.glued for strip in strips] == [True, True, False, False]


def test_two_headings_stay_together() -> None:
    """A heading right after a heading goes with it, and both with the text."""
    strips = keep_headings([Strip(20, heading=True), Strip(20, heading=True), Strip(10)])
    assert [strip.glued for strip in strips] == [True, True, False]


def test_a_heading_at_the_very_end_is_no_fault() -> None:
    """Nothing follows, so nothing is kept."""
    assert [strip.glued for strip in keep_headings([Strip(20, heading=True)])] == [False]


def test_heads_are_repeated_on_the_pages_that_rows_begin() -> None:
    """The head's height counts; the page the head stands on has it once."""
    head = Strip(10, glued=True)
    rows = [Strip(40, repeat=head) for _ in range(4)]
    assert heights([head, *rows], 100) == [[(0.0, 10), (10.0, 40), (50.0, 40)], [(0.0, 10), (10.0, 40), (50.0, 40)]]


def test_a_section_that_nearly_fits_moves_whole() -> None:
    """It misses the room left by less than the measure given, and little of the page stays empty."""
    strips = [Strip(80, section=1), Strip(15, section=2), Strip(15, section=2)]
    assert heights(strips, 100, over=20) == [[(0.0, 80)], [(0.0, 15), (15.0, 15)]]
    assert heights(strips, 100, over=5) == [[(0.0, 80), (80.0, 15)], [(0.0, 15)]]


def test_a_section_does_not_move_where_much_would_stay_empty() -> None:
    """Half a page is not left empty for a section's sake."""
    strips = [Strip(40, section=1), Strip(30, section=2), Strip(35, section=2)]
    assert heights(strips, 100, over=20) == [[(0.0, 40), (40.0, 30)], [(0.0, 35)]]


def test_chunks_keep_what_is_glued() -> None:
    """A box taller than a page is parted where a page may end."""
    strips = [Strip(40), Strip(40, glued=True), Strip(40)]
    assert [len(chunk) for chunk in chunks(strips, 100)] == [1, 2]


def test_stacking_keeps_the_space_around() -> None:
    """The stack has the space before its first and after its last strip."""
    stack = stacked([Strip(10, before=3, after=5), Strip(10, before=1, after=2)])
    assert (stack.height, stack.before, stack.after) == (25.0, 3, 2)
