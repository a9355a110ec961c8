"""Every translated sheet that is shipped: what staff see of it, its first page, and how many pages it has."""

from __future__ import annotations

from dataclasses import replace

import pytest
from all_handouts import jobs, laid_handout, named, surveyed
from press.layout.ink import inked_words

from handouts.press.job import Job
from handouts.press.layout import LaidOut
from handouts.press.marks import LineMark, Page
from handouts.translation.locales import language_names

TRANSLATED = [job for project, job in jobs() if project == "shipped" and not job.locale.startswith("en")]
every_translation = pytest.mark.parametrize("job", TRANSLATED, ids=[named("shipped", job) for job in TRANSLATED])
AS_SHORT = [job for job in TRANSLATED if job.locale in {"ar", "hi", "ur", "zh-Hans"} and job.region == "GB"]
"""Their words are about as many as in English, on paper as high."""
as_short = pytest.mark.parametrize("job", AS_SHORT, ids=[named("shipped", job) for job in AS_SHORT])


def words(page: Page) -> str:
    """All words of a page, banner and foot too."""
    marks = [mark for mark in page.marks if isinstance(mark, LineMark)]
    return " ".join("".join(word.text for part in mark.line.segments for word in part.words) for mark in marks)


def source(job: Job) -> LaidOut:
    """The same sheet in British English."""
    return laid_handout("shipped", replace(job, locale="en-GB", region="GB"))[0]


@every_translation
def test_staff_can_tell_which_sheet_it_is(job: Job) -> None:
    """On its first page the English title and the language's name in both; leaflets say what they were made of."""
    found, _ = laid_handout("shipped", job)
    (title, *_) = [element.text() for element in source(job).tree.walk() if element.tag == "h1"]
    first = "".join(words(found.pages[0]).split())
    english, own = language_names(job.locale, "en-GB")
    assert all("".join(told.split()) in first for told in (title, english, own))
    if found.tree.get("kind") == "leaflet":
        prepared = surveyed("shipped").prepared[job]
        code = prepared.code.replace(f"-{job.locale}-", "-en-")
        assert f"Translation of {code}, version {prepared.version}, " in found.tree.text()


@every_translation
def test_red_flags_stand_on_the_first_page(job: Job) -> None:
    """With the key points, or it is told."""
    found, _ = laid_handout("shipped", job)
    flags = [e for e in found.tree.walk() if e.get("class") == "red-flags" and not e.get("place")]
    numbers = {id(element): number for number, element in enumerate(found.tree.walk())}
    inside = {numbers[id(element)] for box in flags for element in box.walk()}
    missing = bool(inside) and not any(text.owner in inside for text in inked_words(found.pages[0]))
    assert missing is any(problem.id == "layout-first-page" for problem in found.problems)
    assert not missing or job not in AS_SHORT


@as_short
def test_no_translation_is_much_longer_than_its_source(job: Job) -> None:
    """A comparison sheet is one page as in English, a leaflet has one page more at the most."""
    found, _ = laid_handout("shipped", job)
    more = 0 if found.tree.get("kind") == "comparison" else 1
    assert len(found.pages) <= len(source(job).pages) + more


@as_short
def test_no_page_but_the_last_is_half_empty(job: Job) -> None:
    """The words of each reach below six tenths of its height."""
    found, _ = laid_handout("shipped", job)
    for page in found.pages[:-1]:
        body = [text.box[3] for text in inked_words(page) if isinstance(text.owner, int)]
        assert max(body) > 0.6 * page.height
