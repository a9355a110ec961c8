"""Clinics: their own papers beside the others, with their numbers in them and their data in the check letters."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from tiny_project import DAY, checked, copied, told

from handouts.batch.fonts import shelf_of
from handouts.batch.paths import output_path
from handouts.batch.plan import Selection, plan
from handouts.batch.survey import survey
from handouts.content.load import load
from handouts.content.project import Content
from handouts.document.shelf import TemplateShelf
from handouts.document.tree import Element
from handouts.press.job import Bundle, Job
from handouts.press.prepared import Prepared
from handouts.press.press import Press
from handouts.problems import UsageError

RIVERSIDE = """\
name: Riverside Ear Clinic
region: GB
phone: 020 7946 0958
hours: Monday to Friday, 9 am to 5 pm
urgent phone: 020 7946 0999
urgent hours: always
checked: 2026-11-20
leaflets: [ear-wax]
"""
QUIET = "name: Hill Clinic\nregion: GB\nchecked: 2026-11-20\nlanguages: [en-GB]\n"
PATIENT = Job("ear-wax", "patient", "en-GB", "GB")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small project with a clinic that says all and one that says little."""
    found = copied(tmp_path)
    (found / "content/clinics").mkdir()
    (found / "content/clinics/riverside.yaml").write_text(RIVERSIDE, "utf-8")
    (found / "content/clinics/hill.yaml").write_text(QUIET, "utf-8")
    return found


def content_of(root: Path) -> Content:
    """The project's content, which must load without errors."""
    found = load(root)
    assert [str(problem) for problem in found.problems if problem.is_error] == []
    assert found.content is not None
    return found.content


def prepared(root: Path, *clinics: str) -> list[Prepared]:
    """The patients' leaflet composed for each clinic; "" for none."""
    press = Press(shelf_of(root)[0], TemplateShelf(root / "templates"))
    bundle = Bundle(content_of(root))
    return [press.prepare(bundle, Job("ear-wax", "patient", "en-GB", "GB", clinic=clinic)) for clinic in clinics]


def places(tree: Element) -> set[tuple[str, str]]:
    """What clinic and region give to the texts of a tree: id and words."""
    return {(element.get("id"), element.text()) for element in tree.walk() if element.tag == "place"}


def test_each_clinic_gets_the_sheets_it_asks_for(root: Path) -> None:
    """Beside the sheets that name no clinic; where it names none, all there are."""
    jobs = plan(content_of(root), Selection()).jobs
    asked = {clinic: {job.handout for job in jobs if job.clinic == clinic} for clinic in ("", "riverside", "hill")}
    both = {"ear-wax", "drops-or-wait"}
    assert asked == {"": both, "riverside": {"ear-wax"}, "hill": both}
    assert len(jobs) == 6 + 3 + 6


def test_a_build_is_narrowed_to_a_clinic(root: Path) -> None:
    """By its id or a glob; the file names itself."""
    jobs = plan(content_of(root), Selection(clinics=("river*",), audiences=("plain",))).jobs
    assert [output_path(job) for job in jobs] == ["en-GB/plain/ear-wax-plain-en-GB-riverside.pdf"]


def test_a_clinic_s_numbers_stand_in_its_papers(root: Path) -> None:
    """Where it has none, the region's line stands in the red box, and a block that needs its phone is left out."""
    without, riverside, hill = (places(one.tree) for one in prepared(root, "", "riverside", "hill") if one.tree)
    assert ("clinic.urgent_phone", "020 7946 0999") in riverside
    assert ("clinic.phone", "020 7946 0958") in riverside
    assert ("clinic.name", "Riverside Ear Clinic") in riverside
    assert ("clinic.urgent_phone", "111") in without & hill
    assert not [key for key, _ in without | hill if key == "clinic.phone"]


def test_one_signature_serves_every_clinic_and_papers_are_told_apart(root: Path) -> None:
    """The text digest is the same for all; the check letters are made with the clinic's data."""
    sheets = prepared(root, "", "riverside", "hill")
    assert len({sheet.digest for sheet in sheets}) == 1
    assert len({sheet.check_letters for sheet in sheets}) == 3
    assert len({sheet.fingerprint for sheet in sheets}) == 3


def test_a_change_of_one_clinic_touches_its_papers_alone(root: Path) -> None:
    """And what pages never print touches none."""
    before = [sheet.fingerprint for sheet in prepared(root, "", "riverside", "hill")]
    file = root / "content/clinics/riverside.yaml"
    file.write_text(RIVERSIDE.replace("0958", "0959").replace("11-20", "11-21") + "keeper: ears@example.org\n", "utf-8")
    hill = root / "content/clinics/hill.yaml"
    hill.write_text(QUIET.replace("11-20", "11-22") + "keeper: hill@example.org\n", "utf-8")
    after = [sheet.fingerprint for sheet in prepared(root, "", "riverside", "hill")]
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, False, True]


def test_a_clinic_may_print_on_other_paper(root: Path) -> None:
    """Its own, else that of its region."""
    (root / "content/clinics/hill.yaml").write_text(QUIET + "paper: Letter\n", "utf-8")
    sizes = [sheet.theme.page.width for sheet in prepared(root, "riverside", "hill") if sheet.theme]
    assert [round(width) for width in sizes] == [210, 216]


def test_a_faulty_clinic_costs_its_own_papers_alone(root: Path) -> None:
    """Every mistake of its file is told at once, and no other sheet waits for it."""
    (root / "content/clinics/hill.yaml").write_text(
        QUIET.replace("[en-GB]", "[pl, en-US]") + "leaflets: [no]\n", "utf-8"
    )
    found = load(root)
    assert [(p.id, str(p.where)) for p in found.problems if p.is_error] == [
        ("clinic-language", "content/clinics/hill.yaml:4:13"),
        ("clinic-language", "content/clinics/hill.yaml:4:17"),
        ("handout-unknown", "content/clinics/hill.yaml:5:12"),
    ]
    assert found.content is not None
    assert list(found.content.clinics) == ["riverside"]
    assert found.withheld == frozenset()


@pytest.mark.parametrize(("day", "warned"), [(date(2027, 5, 20), False), (date(2027, 5, 21), True)])
def test_numbers_are_asked_for_again_after_half_a_year(root: Path, day: date, warned: bool) -> None:
    """A number that nobody has rung for so long may ring nowhere."""
    found = [place for name, place in told(checked(root, day)) if name == "clinic-checked-long-ago"]
    assert found == (["content/clinics/hill.yaml:1:1", "content/clinics/riverside.yaml:1:1"] if warned else [])


def test_an_edition_that_is_not_printed_is_told(root: Path) -> None:
    """Asked for by the project or a clinic, it is not silently left out."""
    project = root / "content/project.yaml"
    project.write_text(project.read_text("utf-8").replace("[standard]", "[standard, large print]"), "utf-8")
    assert [name for name, _ in told(checked(root, DAY)) if name.startswith("edition")] == ["edition-not-printed"]


def test_a_language_with_nothing_in_it_is_told_before_anything_is_built(root: Path) -> None:
    """At the place where the clinic names it."""
    (root / "content/project.yaml").write_text(
        (root / "content/project.yaml").read_text("utf-8").replace("languages: []", "languages: [pl]"), "utf-8"
    )
    (root / "content/clinics/hill.yaml").write_text(QUIET.replace("[en-GB]", "[en-GB, pl]"), "utf-8")
    found = [str(one.where) for one in survey(root, DAY).problems if one.id == "clinic-language-empty"]
    assert found == ["content/clinics/hill.yaml:4:20"]


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (
            Selection(clinics=("riverdale",)),
            "there is no clinic 'riverdale' in this project; there are: hill, riverside.",
        ),
        (Selection(handouts=("ear-*", "nose")), "there is no handout 'nose' in this project"),
        (Selection(handouts=("drops-or-wait",), clinics=("riverside",)), "no sheet is all that was asked for together"),
    ],
)
def test_a_build_of_nothing_is_refused(root: Path, wanted: Selection, told: str) -> None:
    """A slip of the finger must not look like a build that is done."""
    with pytest.raises(UsageError, match=re.escape(told)):
        survey(root, DAY, wanted)
