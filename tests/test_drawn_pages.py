"""Every handout drawn by a renderer of its own, as printers at home do it: nothing is lost in grey or in black."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import TypeAlias

import pikepdf
import pytest
from all_handouts import differs, jobs, laid_handout, named, surveyed
from drawn_pages import CHECKS
from press.layout.broken_pages import at, owner_of, places, put, shift, with_marks
from press.layout.sample_trees import e, handout, laid, patient, title_block
from press.pdf.sample_pages import INFO

from handouts.press.job import Job
from handouts.press.layout import LaidOut
from handouts.press.marks import Artifact, Colour, LineMark, Mark, PathMark
from handouts.press.pdf import write_pdf

Check: TypeAlias = Callable[[LaidOut, bytes], Iterator[str]]
WHITE = Colour((1.0,))
PALE = Colour((0.7,))

NAMES: dict[str, Check] = {check.__name__: check for check in CHECKS}
ALL = tuple(one for one in jobs() if differs(one[1]))


@cache
def written(project: str, job: Job) -> tuple[LaidOut, bytes]:
    """A handout's layout and its PDF."""
    found = surveyed(project)
    assert found.press is not None
    return laid_handout(project, job)[0], found.press.print_prepared(found.prepared[job]).pdf


def printed(found: LaidOut) -> bytes:
    """The PDF of a layout."""
    return write_pdf(found.pages, found.bookmarks, found.tree, INFO).data


@pytest.mark.parametrize("check", NAMES)
@pytest.mark.parametrize(("project", "job"), ALL, ids=[named(*one) for one in ALL])
def test_nothing_is_lost_on_paper(project: str, job: Job, check: str) -> None:
    """Edges, words, banner, marks and pictograms of every handout, and whose each of its operators is."""
    assert list(NAMES[check](*written(project, job))) == []


def rated(dots: int) -> LaidOut:
    """A sheet with dots that say how sure a number is."""
    return laid(
        handout(*title_block(), e("section", e("h2", "How sure?"), e("p", "Low", class_="rated", dots=str(dots))))
    )


def recoloured(mark: Mark, colour: Colour) -> Mark:
    """A line or a path all in another colour."""
    if isinstance(mark, LineMark):
        segments = tuple(replace(segment, colour=colour) for segment in mark.line.segments)
        return replace(mark, line=replace(mark.line, segments=segments))
    assert isinstance(mark, PathMark)
    return replace(mark, fill=mark.fill and colour, stroke=mark.stroke and colour)


def pale_words(found: LaidOut) -> LaidOut:
    """A line in a grey that black alone does not show."""
    place = list(places(found, "p"))[2]
    return put(found, place, recoloured(at(found, place), PALE))


def no_banner(found: LaidOut) -> LaidOut:
    """A first page without its banner."""
    return with_marks(found, 0, tuple(mark for mark in found.pages[0].marks if owner_of(mark) is not Artifact.HEADER))


def pale_banner(found: LaidOut) -> LaidOut:
    """The banner's words in such a grey."""
    marks = found.pages[0].marks
    changed = (
        recoloured(mark, PALE) if owner_of(mark) is Artifact.HEADER and isinstance(mark, LineMark) else mark
        for mark in marks
    )
    return with_marks(found, 0, tuple(changed))


def dark_banner(found: LaidOut) -> LaidOut:
    """The banner's frame filled with black."""
    marks = [
        replace(mark, fill=Colour((0.0,))) if owner_of(mark) is Artifact.HEADER and isinstance(mark, PathMark) else mark
        for mark in found.pages[0].marks
    ]
    return with_marks(found, 0, tuple(marks))


def array_in(found: LaidOut, number: int, **look: object) -> LaidOut:
    """The filled (0) or open (1) marks of an array drawn in another way."""
    place = list(places(found, "icon-array", PathMark))[number]
    mark = at(found, place)
    assert isinstance(mark, PathMark)
    return put(found, place, replace(mark, **look))  # type: ignore[arg-type]


def pale_signs(found: LaidOut) -> LaidOut:
    """The pictograms in a grey that black alone does not show."""
    marks = [
        recoloured(mark, PALE) if isinstance(mark, PathMark) and mark.round_caps else mark
        for mark in found.pages[0].marks
    ]
    return with_marks(found, 0, tuple(marks))


BREACHES: tuple[tuple[str, Callable[[LaidOut], LaidOut]], ...] = (
    ("edges_white", shift("p", -85, 0, which=13)),
    ("words_survive", pale_words),
    ("banner_survives", pale_banner),
    ("banner_survives", dark_banner),
    ("banner_survives", no_banner),
    ("marks_apart", lambda found: array_in(found, 0, fill=PALE)),
    ("marks_apart", lambda found: array_in(found, 1, stroke=PALE)),
    ("marks_apart", lambda found: array_in(found, 1, line_width=2.4)),
    ("pictograms_survive", pale_signs),
)


@pytest.mark.parametrize(("check", "change"), BREACHES, ids=[f"{n}-{one[0]}" for n, one in enumerate(BREACHES)])
def test_what_is_lost_is_seen(check: str, change: Callable[[LaidOut], LaidOut]) -> None:
    """A sound page with one thing drawn wrong fails the check that is about it."""
    sound = laid(patient())
    broken = change(sound)
    assert list(NAMES[check](sound, printed(sound))) == []
    # A mark is looked for as it should be drawn.
    assert list(NAMES[check](broken if check == "edges_white" else sound, printed(broken))) != []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"BDC\n", b"BDC EMC\n"),
        (b"EMC\n", b"EMC 0 0 m 9 9 l S\n"),
        (b"BDC\n", b"BDC /Artifact BMC\n"),
        (b"/MCID", b"/Other"),
    ],
)
def test_unmarked_operators_are_seen(old: bytes, new: bytes) -> None:
    """Words outside every sequence or in two, paths between sequences, and sequences of nobody are found."""
    sound = laid(patient())
    with pikepdf.open(io.BytesIO(printed(sound))) as document:
        stream = document.pages[0].Contents
        data = stream.read_bytes()
        stream.write(data.replace(old, new, 1))
        changed = io.BytesIO()
        document.save(changed)
    assert old in data
    assert list(NAMES["all_marked"](sound, printed(sound))) == []
    assert list(NAMES["all_marked"](sound, changed.getvalue())) != []


def test_dots_of_a_certainty_are_counted_as_drawn() -> None:
    """One filled dot and three open ones are told apart; were they said to be two, it would be seen."""
    one, two = rated(1), rated(2)
    assert list(NAMES["marks_apart"](one, printed(one))) == []
    assert len(list(NAMES["marks_apart"](two, printed(one)))) == 1
