from __future__ import annotations

from handouts.document.tree import Element
from handouts.press.layout.breaks import Outline, Section
from handouts.press.layout.flow import keep_headings, paged
from handouts.press.layout.placed import Shape
from handouts.press.layout.strips import Strip, chunks, height_of, stacked

OPEN = Outline()
RULE = Shape(0, 0, 10, 1, ())
PARAGRAPH = Element("p", (), "en-GB")


def heights(strips: list[Strip], depth: float, outline: Outline = OPEN) -> list[list[tuple[float, float]]]:
    """(top, height) of all strips on each page."""
    return [[(item.y, item.strip.height) for item in page] for page in paged(strips, depth, outline)]


def counts(strips: list[Strip], depth: float, outline: Outline = OPEN) -> list[int]:
    """How many strips stand on each page."""
    return [len(page) for page in paged(strips, depth, outline)]


def test_the_larger_of_two_spaces_counts() -> None:
    """Space after one strip and before the next collapses; none is set at the top of a page."""
    strips = [Strip(10, before=9, after=4), Strip(10, before=7, after=8), Strip(10, before=2)]
    assert heights(strips, 100) == [[(0.0, 10), (17.0, 10), (35.0, 10)]]
    assert height_of(strips) == 45.0


def test_a_strip_that_does_not_fit_begins_the_next_page() -> None:
    """Pages are filled to the last point and no further."""
    assert heights([Strip(50), Strip(50), Strip(30)], 100) == [[(0.0, 50), (50.0, 50)], [(0.0, 30)]]


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


def test_a_head_that_leaves_too_little_room_is_not_repeated() -> None:
    """The row it would push off its page is set without it."""
    head = Strip(30, glued=True)
    rows = [Strip(60, repeat=head), Strip(80, repeat=head)]
    assert heights([head, *rows], 100) == [[(0.0, 30), (30.0, 60)], [(0.0, 80)]]


def test_a_section_that_nearly_fits_moves_whole() -> None:
    """It misses the room left by less than the measure given, and little of the page stays empty."""
    strips = [Strip(75), Strip(20), Strip(20)]
    assert counts(strips, 100, Outline((Section(0, 1), Section(1, 3)), over=20)) == [1, 2]
    long = [Strip(75), *(Strip(8) for _ in range(9))]
    assert counts(long, 100, Outline((Section(0, 1), Section(1, 10)), over=20)) == [4, 6]


def test_a_section_does_not_move_where_much_would_stay_empty() -> None:
    """Half a page is not left empty for a section's sake."""
    strips = [Strip(40), Strip(30), Strip(35)]
    assert counts(strips, 100, Outline((Section(0, 1), Section(1, 3)), over=20)) == [2, 1]


def test_a_section_higher_than_a_page_fills_the_one_it_begins_on() -> None:
    """Moving it would save nothing."""
    strips = [Strip(70), *(Strip(25) for _ in range(5))]
    assert counts(strips, 100, Outline((Section(0, 1), Section(1, 6)), over=200)) == [2, 4]


def test_the_fewest_pages_come_first() -> None:
    """No section moves where that takes a page more."""
    strips = [Strip(75), Strip(20), Strip(20), Strip(78)]
    assert counts(strips, 100, Outline((Section(0, 1), Section(1, 3)), over=20)) == [2, 2]


def test_a_last_page_is_not_left_nearly_empty() -> None:
    """It takes strips from the page before it until it is an eighth full, better a quarter."""
    assert counts([Strip(5) for _ in range(21)], 100) == [16, 5]
    assert counts([Strip(60), Strip(40), Strip(5)], 100) == [1, 2]


def test_a_page_ends_between_sections_rather_than_in_one() -> None:
    """A little room is left for it, and more than a third of the page is not."""
    strips = [Strip(10) for _ in range(18)]
    assert counts(strips, 100) == [10, 8]
    assert counts(strips, 100, Outline((Section(0, 9), Section(9, 18)))) == [9, 9]
    assert counts([Strip(10) for _ in range(16)], 100, Outline((Section(0, 6), Section(6, 16)))) == [10, 6]


def test_a_page_ends_between_blocks_rather_than_in_a_paragraph() -> None:
    """And so it does rather than in a list, unless a fifth of the page would be left empty for it."""
    lines = [Strip(10, lines=1, source=PARAGRAPH) for _ in range(4)]
    assert counts([*(Strip(10) for _ in range(8)), *lines], 100) == [8, 4]
    items = [Strip(10, inside=True), Strip(10, inside=True), Strip(10, inside=True), Strip(10)]
    assert counts([*(Strip(10) for _ in range(9)), *items], 100) == [9, 4]
    assert counts([*(Strip(10) for _ in range(8)), *items], 100) == [9, 3]


def test_a_page_does_not_end_in_a_heading_and_two_lines() -> None:
    """The section moves whole rather than leave no more than that."""
    lines = [Strip(10, lines=1, source=PARAGRAPH, glued=place != 1) for place in range(6)]
    strips = [Strip(70), Strip(10, heading=True), *lines[:5], Strip(80)]
    assert counts(strips, 100, Outline((Section(0, 1), Section(1, 7)))) == [1, 6, 1]


def test_key_points_and_red_flags_stay_on_the_first_page() -> None:
    """Whatever comes after the title: the last box of the face ends no page before it."""
    strips = [Strip(20), Strip(20), Strip(20), Strip(45), Strip(45)]
    assert counts(strips, 100, Outline(face=(1, 2))) == [3, 2]
    assert counts([Strip(20), Strip(50), Strip(40), Strip(5)], 100, Outline(face=(1, 2))) == [2, 2]


def test_rules_between_strips_are_drawn_between_strips() -> None:
    """Neither at the top of a page, where the room over the words goes with the rule, nor at the end of one."""
    above = Strip(50).edged(over=(RULE,), shed=10)
    below = Strip(50).edged(under=(RULE,))
    first, second = paged([above, below, below, above], 100)
    assert [(item.y, len(item.marks)) for item in (*first, *second)] == [(-10, 0), (40, 0), (0, 1), (50, 1)]
    assert stacked([above, below]).marks == (RULE, RULE.moved(0, 50))


def test_chunks_keep_what_is_glued() -> None:
    """A box taller than a page is parted where a page may end."""
    strips = [Strip(40), Strip(40, glued=True), Strip(40)]
    assert [len(chunk) for chunk in chunks(strips, 100)] == [1, 2]


def test_stacking_keeps_the_space_around() -> None:
    """The stack has the space before its first and after its last strip."""
    stack = stacked([Strip(10, before=3, after=5), Strip(10, before=1, after=2)])
    assert (stack.height, stack.before, stack.after) == (25.0, 3, 2)
