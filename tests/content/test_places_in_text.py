"""Characters of a text and where they stand: folded, literal and escaped."""

from __future__ import annotations

from pathlib import Path

import pytest
from content.sample_project import SHORT_NAMES, changed, content_of, loaded, told

TEXTS = (
    ("- Which drops\n    are {bes t.", "mark-not-closed", "{bes"),
    ('- "Which \\"drops\\" are {bes t."', "mark-not-closed", "{bes"),
    ("- 'Which ''drops'' are {bes t.'", "mark-not-closed", "{bes"),
    ("- |\n    Which  drops\n      are {bes t.", "mark-not-closed", "{bes"),
    ("- Which   drops {bes t.", "mark-not-closed", "{bes"),
)


@pytest.mark.parametrize(("typed", "problem_id", "at"), TEXTS)
def test_a_fault_in_a_text_is_placed_to_the_column(typed: str, problem_id: str, at: str, tmp_path: Path) -> None:
    """Whatever the quotes, line ends and blanks before it."""
    files = changed("leaflet", "- Which drops are best.", typed)
    name = SHORT_NAMES["leaflet"]
    start = files[name].index(at)
    line = files[name].count("\n", 0, start) + 1
    column = start - files[name].rfind("\n", 0, start)
    assert [told(problem) for problem in loaded(tmp_path, files).problems] == [f"{name}:{line}:{column} {problem_id}"]


def test_a_folded_text_is_placed_to_its_line(tmp_path: Path) -> None:
    """Each line break under > is a blank."""
    files = changed("leaflet", "- Which drops are best.", "- >\n    Which drops\n    are {bes t.")
    (problem,) = loaded(tmp_path, files).problems
    assert (problem.id, problem.where.line) == ("mark-not-closed", 48)


@pytest.mark.parametrize(
    ("typed", "source"),
    [
        ("- Which  drops\n    are best.", "Which drops are best."),
        ("- |\n    Which drops\n    are best.\n", "Which drops are best."),
        ("- >\n    Which drops\n    are best.\n", "Which drops are best."),
        ('- "Which drops \\\n     are best."', "Which drops are best."),
        ("- Which\N{NO-BREAK SPACE} drops", "Which\N{NO-BREAK SPACE} drops"),
    ],
)
def test_line_ends_and_blanks_don_t_count(typed: str, source: str, tmp_path: Path) -> None:
    """A text wrapped otherwise is the same text; a no-break space is a character."""
    content = content_of(tmp_path, changed("leaflet", "- Which drops are best.", typed))
    assert [item.for_all.source for item in content.leaflets["ear-wax"].not_known if item.for_all] == [source]


def test_words_run_on_column_by_column(tmp_path: Path) -> None:
    """So the place of any character is its Words' column plus its offset."""
    files = changed("leaflet", "- Which drops are best.", "- Which\n    drops  are \\{best\\}.")
    point = content_of(tmp_path, files).leaflets["ear-wax"].not_known[0].for_all
    assert point is not None
    text = files[SHORT_NAMES["leaflet"]].split("\n")
    for words in point.kids:
        typed = text[words.where.line - 1][words.where.column - 1 :]
        assert typed.startswith(getattr(words, "text", "").rstrip())
