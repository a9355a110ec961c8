"""Every handout that shows people as icons: both framings in words, how to read it once, fair pairs."""

from __future__ import annotations

import re

import pytest
from all_handouts import named, surveyed

from handouts.document.tree import Element
from handouts.press.job import Job

PROJECTS = ("tiny", "shipped", "charted")


def tree(project: str, job: Job) -> Element | None:
    """The document tree of a job, None where Problems stand against it."""
    return surveyed(project).prepared[job].tree


def found(element: Element, tag: str, word: str = "") -> list[Element]:
    """The elements below with this tag and class."""
    return [one for one in element.walk() if one.tag == tag and (not word or word in one.get("class").split())]


def pictured() -> list[tuple[str, Job]]:
    """The jobs whose tree has an icon array."""
    every = [(project, job) for project in PROJECTS for job in surveyed(project).plan.jobs]
    return [case for case in every if (one := tree(*case)) is not None and found(one, "icon-array")]


CASES = pictured()
every_picture = pytest.mark.parametrize(("project", "job"), CASES, ids=[named(project, job) for project, job in CASES])


@every_picture
def test_both_framings_stand_beside_every_array(project: str, job: Job) -> None:
    """Whom it happened to and whom not, each with its number, and who they are and the alternative text."""
    shown = tree(project, job)
    assert shown is not None
    for figure in found(shown, "figure", "array"):
        (array,) = found(figure, "icon-array")
        for legend in ("legend-filled", "legend-open"):
            (words,) = found(figure, "p", legend)
            assert any(letter.isdigit() for letter in words.text())
            assert any(letter.isalpha() for letter in words.text())
        assert found(figure, "p", "caption")
        numbers = re.findall(r"\d+", re.sub(r"(?<=\d)[,.\u00a0\u202f](?=\d{3})", "", array.get("alt")))
        assert {array.get("count"), array.get("of")} <= set(numbers)


@every_picture
def test_how_to_read_stands_once(project: str, job: Job) -> None:
    """In every handout with a picture, with the first one."""
    shown = tree(project, job)
    assert shown is not None
    assert len(found(shown, "aside", "how-to-read")) == 1
    tags = [one.tag if one.tag == "icon-array" else one.get("class") for one in shown.walk()]
    later = tags[tags.index("how-to-read") :]
    assert tags.count("icon-array") - later.count("icon-array") in {1, 2}


@every_picture
def test_a_pair_differs_in_its_numbers_only(project: str, job: Job) -> None:
    """Same grid and kind of mark, each under whom it shows; how far they are apart is said below, and only there."""
    shown = tree(project, job)
    assert shown is not None
    pairs = found(shown, "pair")
    for pair in pairs:
        one, other = found(pair, "icon-array")
        assert (one.get("of"), one.get("group")) == (other.get("of"), other.get("group"))
        heads = [head.text() for head in found(pair, "p", "array-word")]
        assert len(set(heads)) == 2
    said = [word for word in found(shown, "strong") if word.text().startswith("Difference between the two groups")]
    assert len(said) == len(pairs)


def test_there_are_pairs_and_single_arrays() -> None:
    """Of the made-up project; the shipped leaflets draw no pair, as no two of their numbers may be compared so."""
    counts = {
        (project, job.audience): (len(found(one, "icon-array")), len(found(one, "pair")))
        for project, job in CASES
        if project == "tiny" and (one := tree(project, job)) is not None
    }
    assert counts == {("tiny", "patient"): (3, 1), ("tiny", "plain"): (1, 0), ("tiny", "clinician"): (2, 1)}


def test_what_nobody_judged_is_told_apart_from_what_somebody_rated() -> None:
    """Four dots and who rated it, beside each rated number; the sentence is about the other numbers."""
    for project, job in CASES:
        shown = tree(project, job)
        assert shown is not None
        rated = found(shown, "p", "rated")
        low = [one.get("dots") for one in rated if "low (" in one.text().lower()]
        assert set(low) <= {"2"}
        assert ("the other numbers" in shown.text()) is bool(rated)
