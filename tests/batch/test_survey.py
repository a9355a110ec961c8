from pathlib import Path

from tiny_project import DAY, TINY, copied, edited

from handouts.batch.plan import Selection
from handouts.batch.release import refusals
from handouts.batch.survey import survey


def test_a_survey_prepares_each_selected_job_and_prints_nothing() -> None:
    """Content, plan, Problems and the lines they quote; nothing is withheld or failed."""
    found = survey(TINY, DAY, Selection(handouts=("ear-wax",), audiences=("p*",)))
    assert [(job.handout, job.audience) for job in found.prepared] == [("ear-wax", "patient"), ("ear-wax", "plain")]
    assert tuple(found.prepared) == found.plan.jobs
    assert (found.withheld, dict(found.failed), found.load_failed) == (frozenset(), {}, False)
    assert found.lines("content/leaflets/ear-wax.yaml", 1) == "# A made-up leaflet that uses every kind of block."
    assert found.lines("templates/words.yaml", 1).startswith("# Every fixed word")
    assert (found.lines("templates/words.yaml", 10**6), found.lines("templates/none.yaml", 1)) == ("", "")


def test_a_draft_is_told_once_for_a_handout() -> None:
    """Not once for each of its sheets."""
    drafts = [problem for problem in survey(TINY, DAY).problems if problem.id == "handout-draft"]
    assert [problem.where.file for problem in drafts] == [
        "content/comparisons/drops-or-wait.yaml",
        "content/leaflets/ear-wax.yaml",
    ]


def test_a_faulty_handout_is_withheld_and_the_others_are_prepared(tmp_path: Path) -> None:
    """What uses a broken fact is broken; what does not is not."""
    root = copied(tmp_path)
    edited(root, "facts", "count: 3", "count: three")
    found = survey(root, DAY)
    assert (found.withheld, found.load_failed) == (frozenset({"ear-wax"}), True)
    assert {job.handout for job in found.prepared} == {"drops-or-wait"}


def test_without_content_nothing_may_be_released() -> None:
    """And the reason is not that it is unsigned."""
    sheet = next(iter(survey(TINY, DAY).judged.values()))
    assert refusals(None, sheet, DAY) == ("the content can't be read",)
