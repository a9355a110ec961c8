from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from charted_ears import charted
from tiny_project import edited
from translation.localised_ears import WORDS, localised, marked

from handouts.content.load import load
from handouts.content.project import Content
from handouts.translation.charted import Plot, PlotMark


def content(root: Path) -> Content:
    """The project, which has no error."""
    found = load(root)
    assert found.content is not None
    assert [str(problem) for problem in found.problems if problem.is_error] == []
    return found.content


@cache
def plots(audience: str) -> tuple[Plot, ...]:
    """The charts that an audience gets."""
    return _plots(content(charted(Path(mkdtemp()))), audience)


def _plots(found: Content, audience: str) -> tuple[Plot, ...]:
    sections = localised(found, audience).sections
    return tuple(block.plot for section in sections for block in section.blocks if block.plot)


def told(mark: PlotMark) -> tuple[str, ...]:
    """The words of a line."""
    return tuple(marked(text) for text in (mark.outcome, mark.about, mark.value, mark.certainty))


def test_ratios_are_told_with_interval_people_and_follow_up() -> None:
    """As published; another level than 95% is said; a rated one says how sure it is and who says so."""
    ratios = plots("clinician")[0]
    assert [told(mark) for mark in ratios.marks] == [
        (
            "Ears becoming clear, drops compared with waiting [example-a]",
            "People in the EAR-2 trial. Follow-up: 5 days.",
            "2.10 (1.40 to 3.15)",
            "",
        ),
        (
            "Wax coming back, drops compared with waiting [example-c]",
            "People in a made-up register. Follow-up: 2 years (median).",
            "0.45 (0.18 to 1.14)",
            "Certainty: moderate (The Invented Ear Group 2025) [example-b]",
        ),
        (
            "A torn eardrum, drops compared with syringing [example-b]",
            "People with ear wax.",
            "0.07 (90%: 0.002 to 0.24)",
            "",
        ),
    ]
    assert [mark.dots for mark in ratios.marks] == [0, 3, 0]
    assert [marked(note) for note in ratios.notes] == [
        "[example-c] Reported by Example 2023, not checked against the paper."
    ]
    assert (marked(ratios.head), marked(ratios.value_head)) == (
        "Outcome and comparison",
        "Hazard ratio (95% interval)",
    )


def test_the_drawing_is_told_in_words() -> None:
    """Where each line stands, on which side of 1, and what the sides mean."""
    ratios, shares = plots("clinician")[:2]
    assert [mark.alt for mark in ratios.marks] == [
        "Drawn at 2.10, from 1.40 to 3.15: all of it above 1.",
        "Drawn at 0.45, from 0.18 to 1.14: on both sides of 1.",
        "Drawn at 0.07, from 0.002 to 0.24: all of it below 1.",
    ]
    assert ratios.alt == (
        "Scale from 0.01 to 5, with a line at 1. Left of 1: fewer with drops. Right of 1: more with drops."
    )
    assert [mark.alt for mark in shares.marks] == [
        "Drawn at 70%, from 61% to 77%, between 0 and 100%.",
        "Drawn at 0.8%, from 0.3% to 1.9%, between 0 and 100%.",
    ]
    assert shares.alt == "Scale from 0 to 100%."


def test_lines_of_several_studies_are_not_to_be_compared(tmp_path: Path) -> None:
    """Of one study they may be: nothing is said."""
    assert marked(plots("clinician")[0].caution) == "They come from different people, times and ways of counting."
    root = charted(tmp_path)
    edited(root, "leaflet", "intervals: [clear_hr, late_hr, far_hr]", "intervals: [clear_hr, visits_rate]")
    one_study = _plots(content(root), "clinician")[0]
    assert one_study.caution is None
    # Two kinds of ratio: each says which it is.
    assert marked(one_study.value_head) == "Ratio (95% interval)"
    assert [marked(mark.value) for mark in one_study.marks] == [
        "Hazard ratio 2.10 (1.40 to 3.15)",
        "Rate ratio 0.64 (0.50 to 0.82)",
    ]


def test_times_are_told_as_typed_and_drawn_in_one_unit() -> None:
    """Months here; a week is 7 days and a month 30.4375."""
    (times,) = plots("patient")
    assert [told(mark)[:3] for mark in times.marks] == [
        ("The ear itches [example-b]", "People with ear wax who used drops.", "About 3 weeks"),
        ("The wax comes back [example-b]", "People with ear wax who used drops.", "3 to 6 months"),
    ]
    assert [(mark.low, mark.point, mark.high) for mark in times.marks] == [
        ("0.6899", "0.6899", "0.6899"),
        ("3", "3", "6"),
    ]
    assert (times.start, times.end, marked(times.unit), times.alt) == ("0", "6", "Months", "Scale from 0 to 6. Months.")
    assert [mark.alt for mark in times.marks] == [
        "A bar of about 3 weeks.",
        "A bar of 3 to 6 months, open where it can take longer.",
    ]
    assert marked(times.caption) == "In made-up studies."
    assert marked(times.caution) == "Each bar begins at 0. An open end shows that it can take that long."


def test_only_clinicians_get_intervals() -> None:
    """Nobody else, whatever the section is for; their sheets cite nothing in easy words."""
    assert [plot.kind for plot in plots("clinician")] == ["interval", "interval", "bar"]
    assert [plot.kind for plot in plots("patient")] == [plot.kind for plot in plots("plain")] == ["bar"]
    assert marked(plots("plain")[0].marks[0].outcome) == "The ear itches"


def test_the_head_of_shares_is_a_fixed_word() -> None:
    """It comes from words.yaml, where a project may say it otherwise."""
    assert marked(plots("clinician")[1].value_head) == WORDS["plot-head-share"]
