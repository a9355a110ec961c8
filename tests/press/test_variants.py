"""Sheets for clinics: made from another clinic's, they are what composing them would give."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_project import copied

from handouts.batch.fonts import shelf_of
from handouts.content.load import load
from handouts.document.shelf import TemplateShelf
from handouts.lettering.shelf import FontShelf
from handouts.press.job import Bundle, Job
from handouts.press.prepared import NO_PICTURES, Prepared
from handouts.press.press import Press
from handouts.press.twins import twin_of

ALIKE = """\
name: {name}
region: GB
phone: {phone}
hours: {hours}
checked: 2026-11-20
"""
FIRST = {"name": "Riverside Ear Clinic", "phone": "020 7946 0958", "hours": "Monday to Friday"}


def bundle_of(root: Path, *clinics: dict[str, str]) -> Bundle:
    """The small project with these clinics, a to z."""
    folder = root / "content/clinics"
    folder.mkdir(exist_ok=True)
    for name, values in zip("abcdefgh", clinics, strict=False):
        quoted = {key: f'"{value}"' for key, value in values.items()}
        (folder / f"{name}.yaml").write_text(ALIKE.format(**quoted), "utf-8")
    content = load(root).content
    assert content is not None
    return Bundle(content)


def press_of(root: Path) -> Press:
    """A press that has made nothing yet."""
    return Press(shelf_of(root)[0], TemplateShelf(root / "templates"))


def job_of(clinic: str, handout: str = "ear-wax", audience: str = "patient") -> Job:
    """A sheet for a clinic."""
    return Job(handout, audience, "en-GB", "GB", clinic=clinic)


def bare(sheet: Prepared) -> tuple[Prepared, tuple[object, ...]]:
    """The sheet without the words it was composed from, which nothing reads any more, and what is told of it."""
    told = (sheet.title, sheet.code, sheet.version, sheet.check_letters, sheet.draft, *sheet.pictures)
    return replace(sheet, kept=None, pages_kept=None, handout=None, pictures=NO_PICTURES), told


def is_adapted(press: Press, bundle: Bundle, first: Job, second: Job) -> bool:
    """Whether the second sheet was made from the first, and not composed: what is kept of them is one."""
    one, other = press.prepare(bundle, first), press.prepare(bundle, second)
    return one.kept is not None and one.kept is other.kept


SHEETS = [
    (handout, audience) for handout in ("ear-wax", "drops-or-wait") for audience in ("patient", "plain", "clinician")
]


@pytest.mark.parametrize(("handout", "audience"), SHEETS)
def test_a_sheet_made_from_another_clinic_s_is_the_one_that_composing_gives(
    tmp_path: Path, handout: str, audience: str
) -> None:
    """Tree, inputs, fingerprint, and every byte of PDF and twin."""
    second = {"name": "Hill Clinic", "phone": "020 7946 0111", "hours": "On Mondays"}
    root = copied(tmp_path)
    bundle = bundle_of(root, FIRST, second)
    warm, cold = press_of(root), press_of(root)
    jobs = job_of("a", handout, audience), job_of("b", handout, audience)
    assert is_adapted(warm, bundle, *jobs)
    warm.print_handout(bundle, jobs[0])
    found, wanted = warm.prepare(bundle, jobs[1]), cold.prepare(bundle, jobs[1])
    assert bare(found) == bare(wanted)
    printed, expected = warm.print_prepared(found), cold.print_prepared(wanted)
    assert printed == expected
    assert printed.tree is not None
    assert twin_of(found, printed.tree) == twin_of(wanted, printed.tree)


NOT_SURE = {
    "another alphabet": {"name": "Клиника"},
    "a letter with an accent": {"name": "Clínica del Río"},
    "spaces that are tidied": {"hours": "Monday  to Friday"},
    "a stop at the end": {"name": "St John's Hosp."},
}


@pytest.mark.parametrize("name", NOT_SURE)
def test_what_is_not_sure_is_composed(tmp_path: Path, name: str) -> None:
    """Where fonts, tidying or a capital behind a stop may have a say, nothing is taken for granted."""
    root = copied(tmp_path)
    bundle = bundle_of(root, FIRST, FIRST | NOT_SURE[name])
    assert not is_adapted(press_of(root), bundle, job_of("a"), job_of("b"))


def test_a_template_of_the_project_s_own_is_composed(tmp_path: Path) -> None:
    """It may do anything with a clinic's data."""
    root = copied(tmp_path)
    bundle = bundle_of(root, FIRST, FIRST | {"name": "Hill Clinic"})
    packaged = TemplateShelf().text("macros/page.html.j2")
    assert packaged is not None
    (root / "templates/macros").mkdir(parents=True)
    (root / "templates/macros/page.html.j2").write_text(packaged, "utf-8")
    assert not is_adapted(press_of(root), bundle, job_of("a"), job_of("b"))


def test_a_clinic_whose_name_stands_elsewhere_in_the_sheet_is_composed(tmp_path: Path) -> None:
    """A word of the text that happens to be the clinic's name is not exchanged."""
    root = copied(tmp_path)
    bundle = bundle_of(root, FIRST | {"name": "Drops"}, FIRST)
    assert not is_adapted(press_of(root), bundle, job_of("a"), job_of("b"))


@pytest.mark.parametrize(("handout", "audience"), SHEETS)
def test_what_is_kept_of_a_family_serves_clinic_after_clinic(tmp_path: Path, handout: str, audience: str) -> None:
    """From the third on, pages are found that were painted before; every byte is that of a fresh press."""
    root = copied(tmp_path)
    names = ("Riverside Clinic", "Hill Clinic", "Bridge Clinic", "Park Clinic", "Hill Clinic")
    bundle = bundle_of(root, *(FIRST | {"name": name, "phone": f"020 7946 09{len(name)}"} for name in names))
    warm, fonts = press_of(root), shelf_of(root)[0]
    for clinic in "abcde":
        job = job_of(clinic, handout, audience)
        found, wanted = warm.prepare(bundle, job), Press(fonts, TemplateShelf(root / "templates")).prepare(bundle, job)
        printed = warm.print_prepared(found)
        assert printed == Press(fonts, TemplateShelf(root / "templates")).print_prepared(wanted)
        assert printed.tree is not None
        assert twin_of(found, printed.tree) == twin_of(wanted, printed.tree)


WORDS = st.text(st.sampled_from("aAbB .1-'é&<{"), min_size=1, max_size=12).filter(lambda text: bool(text.strip(" .-'")))


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, FontShelf, TemplateShelf]:
    """A project, and what every press of it may share."""
    root = copied(tmp_path_factory.mktemp("clinics"))
    return root, shelf_of(root)[0], TemplateShelf(root / "templates")


@settings(max_examples=30, deadline=None)
@given(st.lists(st.fixed_dictionaries({"name": WORDS, "phone": WORDS, "hours": WORDS}), min_size=2, max_size=3))
def test_whatever_clinics_are_called_each_gets_its_own_sheet(
    workshop: tuple[Path, FontShelf, TemplateShelf], clinics: list[dict[str, str]]
) -> None:
    """A warm press composes what a fresh one does, for any names, numbers and hours, in any row."""
    root, fonts, templates = workshop
    bundle = bundle_of(root, *clinics)
    warm, fresh = Press(fonts, templates), Press(fonts, templates)
    for name in "abc"[: len(clinics)]:
        assert bare(warm.prepare(bundle, job_of(name))) == bare(fresh._composed(bundle, job_of(name)))
