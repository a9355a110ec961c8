from __future__ import annotations

import pytest

from handouts.batch.exact import exact, without_echoes
from handouts.content.models.fields import ICONS
from handouts.document.pictograms import NAMES
from handouts.problems import Problem, Severity, Where

FILES = {
    "content/a.yaml": ("# no ≥ here", "text: one", "more: two ≥ three ≥"),
    "content/b.yaml": ("outcome: ≤",),
}


def missing(char: str, where: Where, said: str = "") -> Problem:
    """A missing character, as the press tells it."""
    message = f"No font has {char!r} (U+{ord(char):04X}), in “{said}”, language en-GB."
    return Problem("glyph-missing", Severity.ERROR, message, "Write words.", where)


@pytest.mark.parametrize(
    ("char", "line", "place"),
    [
        ("≥", 1, "content/a.yaml:3:11"),
        ("≥", 2, "content/a.yaml:3:11"),
        ("≤", 1, "content/b.yaml:1:10"),
        ("≈", 2, "content/a.yaml:2:1"),
    ],
)
def test_a_missing_character_is_told_where_it_was_typed(char: str, line: int, place: str) -> None:
    """From its text's start on, else in another file, else at the text; notes on their own lines don't count."""
    (found,) = exact([missing(char, Where("content/a.yaml", line))], FILES)
    assert str(found.where) == place


def test_each_place_is_told_once() -> None:
    """Two sheets say the same text in other words round it."""
    found = exact([missing("≥", Where("content/a.yaml", 2), said) for said in ("É≥", "é≥")], FILES)
    assert len(found) == 1


def test_templates_and_other_problems_stay_where_they_are() -> None:
    """Their places are exact."""
    in_template = missing("≥", Where("templates/words.yaml", 4, 2))
    other = Problem("tree-empty", Severity.ERROR, "m", "a", Where("content/a.yaml"))
    assert exact([in_template, other, other], FILES) == (in_template, other)


def test_echoes_of_content_errors_are_those_at_templates() -> None:
    """The author can do nothing about them."""
    in_content = missing("≥", Where("content/a.yaml"))
    assert [*without_echoes([missing("≥", Where("templates/words.yaml")), in_content])] == [in_content]


def test_the_icons_a_section_may_name_are_those_that_are_drawn() -> None:
    """One list for authors, one for the pen."""
    assert frozenset(ICONS) == NAMES
