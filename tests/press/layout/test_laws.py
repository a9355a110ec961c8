"""The laws of the layout, over every handout there is and over made-up ones; and for each law what breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

import pytest
from all_handouts import jobs, laid_handout, named, theme_on
from hypothesis import HealthCheck, assume, given, settings
from law_examples import examples
from press.layout import broken_pages as broken
from press.layout.broken_pages import Change
from press.layout.made_documents import PICTURES, leaflets, sheets
from press.layout.page_laws import PAGE_LAWS
from press.layout.sample_trees import (
    LATIN,
    SAMPLES,
    array,
    clinician,
    e,
    handout,
    laid,
    patient,
    plain,
    steps,
    theme,
    title_block,
    typesetter,
)
from press.layout.tree_laws import TREE_LAWS

from handouts.document.element_rules import element_faults, tree_faults
from handouts.document.theme import Theme
from handouts.document.tree import Element
from handouts.press.job import Job
from handouts.press.layout import LaidOut, lay_out
from handouts.press.marks import Artifact, LineMark, PathMark

Law: TypeAlias = Callable[[LaidOut, Theme], Iterator[str]]

LAWS: dict[str, Law] = {law.__name__: law for law in (*PAGE_LAWS, *TREE_LAWS)}
ALL = tuple(jobs())
every_handout = pytest.mark.parametrize(("project", "job"), ALL, ids=[named(*one) for one in ALL])


TOO_TALL = frozenset({"layout-too-tall", "layout-row-too-tall"})
"""What is higher than a page is told as an error, and the handout is not printed."""


def broken_laws(found: LaidOut, used: Theme) -> dict[str, list[str]]:
    """What breaks each law, where something does."""
    faults = {name: list(law(found, used)) for name, law in LAWS.items()}
    return {name: told for name, told in faults.items() if told}


@every_handout
def test_no_handout_breaks_a_law(project: str, job: Job) -> None:
    """Every handout of the shipped content and of the tests' project, for every audience."""
    assert broken_laws(*laid_handout(project, job)) == {}


@pytest.mark.parametrize("name", SAMPLES)
def test_no_sample_breaks_a_law(name: str) -> None:
    """The trees that other tests of the layout set, from right to left too."""
    tree = SAMPLES[name]()
    found = laid(tree)
    assert broken_laws(found, theme_on(found, theme(tree.get("audience"), tree.get("kind")))) == {}


def sections() -> Element:
    """A leaflet of short sections."""
    parts = (e("section", e("h2", f"Part {n}"), e("p", LATIN.strip())) for n in range(9))
    return handout(*title_block(), *parts)


BREACHES: tuple[tuple[str, Callable[[], Element], Change], ...] = (
    ("lines_apart", patient, broken.shift("p", 0, -12, which=14)),
    ("lines_apart", patient, broken.doubled),
    ("words_clear_of_drawings", patient, broken.shift("icon-array", 150, 0, PathMark)),
    ("words_clear_of_drawings", patient, broken.line_through),
    ("words_clear_of_drawings", patient, broken.dark_ground),
    ("figures_apart", patient, broken.alter("icon-array", PathMark, broken.one_on_another)),
    ("figures_apart", patient, broken.shift("icon-array", 60, 0, PathMark, 4)),
    ("inside_margins", patient, broken.shift("p", 60, 0, which=13)),
    ("inside_margins", patient, broken.shift("", -3, 0, PathMark, 0)),
    ("clear_of_edges", patient, broken.shift("p", -85, 0, which=13)),
    ("clear_of_edges", patient, broken.shift("icon-array", 300, 0, PathMark)),
    ("within_depth", patient, broken.shift("p", 0, 700, which=8)),
    ("within_depth", patient, broken.shift("p", 0, -60, which=1)),
    ("large_enough", patient, broken.alter("p", LineMark, broken.resized(11.9))),
    ("large_enough", plain, broken.alter("p", LineMark, broken.resized(13))),
    ("boxes_hold_ink", patient, broken.alter("icon-array", PathMark, broken.smaller_box)),
    ("nothing_torn", patient, broken.alter("p", LineMark, broken.torn)),
    ("headings_led", patient, broken.first_kept("section", 1)),
    ("headings_led", patient, broken.first_kept("section", 2)),
    ("lines_kept_together", patient, broken.first_kept("section", 2)),
    ("blocks_kept_whole", patient, broken.first_kept("aside", 3)),
    ("blocks_kept_whole", patient, broken.first_kept("figure", 2)),
    ("blocks_kept_whole", patient, broken.first_kept("ol", 3)),
    ("blocks_kept_whole", clinician, broken.first_kept("tbody", 3)),
    ("order_of_the_tree", patient, broken.swapped),
    ("order_of_the_tree", patient, broken.lost),
    ("order_of_the_tree", patient, broken.doubled),
    ("order_of_the_tree", patient, broken.lost_array),
    ("order_of_the_tree", patient, broken.owned_by(Artifact.LAYOUT)),
    ("all_owned", patient, broken.owned_by(9999)),
    ("all_owned", patient, broken.owned_by(0)),
    ("all_owned", patient, broken.path_of_words),
    ("all_owned", patient, broken.picture_of_words),
    ("no_page_empty", patient, broken.page_of_its_own),
    ("last_page_worth_it", sections, broken.last_line_alone),
    ("heads_repeated_as_artifacts", clinician, broken.head_missing),
    ("heads_repeated_as_artifacts", clinician, broken.head_announced),
    ("heads_repeated_as_artifacts", patient, broken.owned_by(Artifact.LAYOUT)),
)


@pytest.mark.parametrize(("law", "tree", "change"), BREACHES, ids=[f"{n}-{one[0]}" for n, one in enumerate(BREACHES)])
def test_a_breach_is_seen(law: str, tree: Callable[[], Element], change: Change) -> None:
    """A sound layout with one thing wrong breaks the law that is about it."""
    sound = tree()
    found, used = laid(sound), theme(sound.get("audience"))
    assert list(LAWS[law](found, used)) == []
    assert list(LAWS[law](change(found), used)) != []


def test_every_law_has_a_breach() -> None:
    """No law is there that could not fail."""
    assert {name for name, _, _ in BREACHES} == set(LAWS)


def faults_of(tree: Element) -> list[str]:
    """What breaks the rules of the vocabulary: what is set is only what the builder lets through."""
    faults = [fault.message for element in tree.walk() for fault in element_faults(element)]
    return [*faults, *(fault.message for _, fault in tree_faults(tree))]


def laid_document(tree: Element) -> tuple[LaidOut, Theme]:
    """A made document laid out, and the theme it was laid out with."""
    used = theme(tree.get("audience"), tree.get("kind"))
    found = lay_out(tree, used, typesetter(), PICTURES)
    return found, theme_on(found, used)


many = settings(
    max_examples=examples(12, 40),
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)


@many
@given(leaflets())
def test_no_made_leaflet_breaks_a_law(tree: Element) -> None:
    """Whatever blocks there are, in whatever order and of whatever length. What is made is a valid document."""
    assert faults_of(tree) == []
    found, used = laid_document(tree)
    assume(not any(problem.id in TOO_TALL for problem in found.problems))
    assert broken_laws(found, used) == {}


@many
@given(sheets())
def test_no_made_sheet_breaks_a_law(tree: Element) -> None:
    """Comparison sheets in every form that they are set in. What is made is a valid document."""
    assert faults_of(tree) == []
    found, used = laid_document(tree)
    assume(not any(problem.id in TOO_TALL for problem in found.problems))
    assert broken_laws(found, used) == {}


def in_section(*kids: Element, audience: str = "patient") -> Element:
    """A leaflet with a section of these blocks."""
    return handout(*title_block(), e("section", e("h2", "Numbers"), *kids), audience=audience)


NARROW_RAILS = {
    "legend-of-people": in_section(e("pair", array("100", "36"), array("100", "12"))),
    "legend-of-harm": in_section(e("pair", array("1000", "36", "harm"), array("1000", "12", "harm"))),
    "steps-in-a-box": in_section(e("aside", steps(3), class_="key-points"), audience="clinician"),
}


@pytest.mark.parametrize("name", NARROW_RAILS)
def test_marks_stay_inside_narrow_rails(name: str) -> None:
    """Legends at the edge of an area and steps inside a box keep to their edges."""
    found, used = laid_document(NARROW_RAILS[name])
    assert broken_laws(found, used) == {}
