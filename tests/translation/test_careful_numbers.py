"""What a reader could be misled by: sizes nobody knows, follow-ups nobody states, people left out by rounding."""

from __future__ import annotations

from pathlib import Path

import pytest
from tiny_project import DAY
from translation.localised_ears import WORDS, content_with, localised, marked, result

from handouts.checks.run import judge
from handouts.content.digest import Reader
from handouts.translation.localise import localise


def test_none_of_a_group_never_prints_as_a_percentage(tmp_path: Path) -> None:
    """Clinicians read "none of 125" too."""
    content = content_with(tmp_path, ("facts", "proportion: 87 of 125 (95% CI 61 to 77)", "proportion: 0 of 125"))
    assert marked(localised(content, "clinician").bottom_line[0]).startswith(
        "Softening drops cleared ears in none of 125 of people"
    )


def test_a_fact_that_nobody_checked_says_so_under_its_picture(tmp_path: Path) -> None:
    """In a draft, which is the only place where it may be printed."""
    end = "\n  sources: [example-c]\nsore_reports"
    content = content_with(tmp_path, ("facts", f"checked: second-hand{end}", f"checked: not checked{end}"))
    blocks = [block for section in localised(content).sections for block in section.blocks if block.array]
    assert blocks[0].array is not None
    assert marked(blocks[0].array.note) == "Not yet checked against a source."


@pytest.mark.parametrize("within", ["not stated", "differs between studies", "Unknown"])
def test_follow_ups_that_nobody_states_are_not_the_same(tmp_path: Path, within: str) -> None:
    """Neither may a leaflet compare such facts, nor a sheet call them one trial."""
    typed = "within: 5 days                             # how long people were watched"
    content = content_with(tmp_path, ("facts", typed, f"within: {within}"))
    found = [problem for problem in judge(content, DAY).problems if problem.id == "compare-unlike"]
    assert len(found) == 1
    assert "follow-up" in found[0].message
    rows = localised(content, handout="drops-or-wait").rows
    assert [row.head_to_head for row in rows] == ["", "", "different"]


def test_numbers_of_different_studies_tell_who_was_counted() -> None:
    """A row that is no head-to-head prints each number with its people."""
    row = localised(content_with(Path()), handout="drops-or-wait").rows[2]
    assert marked(row.counted_among) == "Counted among people with ear wax who used drops."


def test_a_dropped_citation_leaves_no_empty_brackets(tmp_path: Path) -> None:
    """Easy words carry no citations."""
    content = content_with(
        tmp_path, ("leaflet", "plain: Ear wax is normal.", "plain: Ear wax is normal ([@example-b]).")
    )
    assert marked(localised(content, "plain").key_points[0]) == "Ear wax is normal."


def test_an_unknown_language_is_a_problem_not_a_guess(tmp_path: Path) -> None:
    """Numbers and dates are never written as another language writes them."""
    content = content_with(tmp_path, ("project", "source language: en-GB", "source language: fr"))
    found = localise(content, "ear-wax", Reader("patient", "fr", "GB"), WORDS)
    assert found.handout is None
    assert [(problem.id, problem.where.file) for problem in found.problems] == [
        ("language-unknown", "content/project.yaml")
    ]


def test_a_web_address_that_opens_a_text_keeps_its_small_letter(tmp_path: Path) -> None:
    """Only values and the clinic's name take a capital."""
    typed = ("leaflet", '"{region.access}"', '"{region.side_effects_web} takes reports."')
    texts = [marked(text) for text in result(content_with(tmp_path, typed)).handout.texts]  # type: ignore[union-attr]
    assert "yellowcard.mhra.gov.uk takes reports." in texts
