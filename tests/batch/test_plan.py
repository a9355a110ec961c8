from datetime import date
from typing import Any

import pytest
from tiny_project import TINY

from handouts.batch.paths import output_path
from handouts.batch.plan import Selection, plan
from handouts.content.load import load
from handouts.content.models.base import Plain
from handouts.content.models.clinics import Clinic
from handouts.content.project import Content
from handouts.press.job import Job
from handouts.problems import Where


@pytest.fixture(scope="module")
def content() -> Content:
    """The small project's content, with a second region and two languages asked for."""
    found = load(TINY).content
    assert found is not None
    asked = found.project.model_copy(update={"regions": ("GB", "US"), "languages": ("es", "en-GB", "pl")})
    return Content(**{name: getattr(found, name) for name in found.__dataclass_fields__} | {"project": asked})


def jobs(content: Content, **wanted: Any) -> list[str]:
    """The jobs of a selection in words."""
    found = plan(content, Selection(**wanted)).jobs
    return [f"{job.handout} {job.audience} {job.locale} {job.region}" for job in found]


def test_every_handout_is_planned_for_every_audience_in_a_fixed_order(content: Content) -> None:
    """Leaflets, then comparisons; a source language that names a region is printed for that one."""
    assert jobs(content) == [
        f"{handout} {audience} en-GB GB"
        for handout in ("ear-wax", "drops-or-wait")
        for audience in ("patient", "plain", "clinician")
    ]


def test_languages_without_translations_are_named(content: Content) -> None:
    """They are a state, not jobs."""
    assert plan(content, Selection()).silent == ("es", "pl")


def test_sheets_that_nobody_has_begun_are_counted_and_named(content: Content) -> None:
    """Each for each region and each clinic that asks for it."""
    here = Where("content/clinics/hill.yaml")
    clinic = Clinic.model_construct(where=here, id="hill", name=Plain("Hill", here), region="US", checked=date.min)
    asked = Content(
        **{name: getattr(content, name) for name in content.__dataclass_fields__} | {"clinics": {"hill": clinic}}
    )
    absent = plan(asked, Selection(locales=("es",), audiences=("plain",))).absent
    assert [(job.handout, job.locale, job.region, job.clinic) for job in absent] == [
        (handout, "es", region, clinic)
        for handout in ("ear-wax", "drops-or-wait")
        for region, clinic in (("GB", ""), ("US", ""), ("US", "hill"))
    ]
    assert len(absent) == 6


def test_audiences_that_are_not_declared_are_not_planned(content: Content) -> None:
    """A project may have fewer."""
    two = content.project.model_copy(update={"audiences": content.project.audiences[:2]})
    fewer = Content(**{name: getattr(content, name) for name in content.__dataclass_fields__} | {"project": two})
    assert {job.audience for job in plan(fewer, Selection()).jobs} == {"patient", "plain"}


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({"handouts": ("*",)}, 6),
        ({"handouts": ("ear-*",)}, 3),
        ({"handouts": ("ear",)}, 0),
        ({"audiences": ("p*",), "handouts": ("drops-or-wait",)}, 2),
        ({"audiences": ("patient", "plain")}, 4),
        ({"locales": ("en-??",)}, 6),
        ({"locales": ("EN-GB",)}, 0),
        ({"regions": ("US",)}, 0),
    ],
)
def test_selectors_are_globs_that_must_all_match(content: Content, wanted: dict[str, Any], count: int) -> None:
    """Any glob of a selector, each selector; letters count as they are."""
    assert len(jobs(content, **wanted)) == count
    assert Selection(**wanted).narrows


def test_no_selector_leaves_nothing_out() -> None:
    """So that a whole build may prune."""
    assert not Selection().narrows


@pytest.mark.parametrize(
    ("locale", "region", "path"),
    [
        ("en-GB", "GB", "en-GB/plain/ear-wax-plain-en-GB.pdf"),
        ("es", "US", "es-US/plain/ear-wax-plain-es-US.pdf"),
        ("zh-Hans", "GB", "zh-Hans-GB/plain/ear-wax-plain-zh-Hans-GB.pdf"),
    ],
)
def test_a_path_names_all_by_itself(locale: str, region: str, path: str) -> None:
    """A mailed file tells handout, audience, language and region."""
    assert output_path(Job("ear-wax", "plain", locale, region)) == path
