from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from all_handouts import surveyed
from tiny_project import DAY, all_sign, copied, edited

from handouts.batch.languages import Languages, NotLoadedError, languages, sheets, synchronised, write_catalogues
from handouts.batch.plan import Selection
from handouts.translation.catalogue import Entry, LocaleTexts
from handouts.translation.plurals import plural_rule
from handouts.translation.states import TranslationState

Change = Callable[[Entry], Entry]
PEOPLE = (("clinical reviewer", "Ann"), ("patient reviewer", "Ben"), ("translator", "Carla"), ("reviser", "David"))
QUESTION = "Do I need drops at all?"
"""A text of the sheet in easy words and of the patients' sheet."""


def begun(folder: Path) -> Path:
    """The small project with Spanish and Polish to come."""
    project = copied(folder)
    edited(project, "project", "languages: []", "languages: [es, pl]")
    return project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A new project with these languages to come."""
    return begun(tmp_path)


def said(entry: Entry) -> Entry:
    """The entry, translated to ‹itself›."""
    if entry.plural:
        return replace(entry, plurals=("‹{number}›",) * plural_rule("es").forms)
    return replace(entry, target=f"‹{entry.source}›")


def translate(root: Path, change: Change = lambda entry: entry) -> None:
    """Write all Spanish catalogues, translated and then changed."""
    known = languages(root, DAY)
    (texts,) = synchronised(known, ("es",))
    made = {
        name: replace(one, entries=tuple(change(said(entry)) for entry in one.entries))
        for name, one in texts.catalogues.items()
    }
    write_catalogues(known, (LocaleTexts("es", MappingProxyType(made)),))


@pytest.fixture(scope="module")
def spanish(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project translated to Spanish, ‹each text to itself›; to be copied, not changed."""
    project = begun(tmp_path_factory.mktemp("spanish"))
    translate(project)
    return project


@pytest.fixture
def translated(spanish: Path, tmp_path: Path) -> Path:
    """A copy of the project in Spanish."""
    return Path(shutil.copytree(spanish, tmp_path / "ears-es"))


def sign(root: Path, people: int = len(PEOPLE)) -> None:
    """So many people sign all Spanish sheets of the leaflet."""
    all_sign(root, PEOPLE[:people], Selection(("ear-wax",), locales=("es",)), surveyed("tiny").press)


Found = dict[str, tuple[str, int]]
"""State and number of texts lacking of each sheet of a handout, by audience."""


def standing(known: Languages, locale: str = "es", handout: str = "ear-wax") -> Found:
    """What is found of a handout in a language."""
    return {
        sheet.job.audience: (str(sheet.state), sheet.lacking)
        for sheet in sheets(known, DAY)
        if (sheet.job.locale, sheet.job.handout) == (locale, handout)
    }


def all_are(state: str, lacking: int = 0, **others: tuple[str, int]) -> dict[str, tuple[str, int]]:
    """The same for each audience, others as named."""
    return dict.fromkeys(("patient", "plain", "clinician"), (state, lacking)) | others


def test_a_language_nobody_has_begun_is_absent(root: Path) -> None:
    """In every sheet; its locale is there all the same, without catalogues. English is no translation."""
    known = languages(root, DAY)
    assert (known.locales, [len(one.catalogues) for one in known.files.texts.values()]) == (("es", "pl"), [0, 0])
    assert {str(sheet.state) for sheet in sheets(known, DAY)} == {"absent"}
    assert len(list(sheets(known, DAY))) == 12


def test_synchronising_writes_each_catalogue_once(root: Path) -> None:
    """One for each handout and the shared ones; a second time there is nothing to write, and nothing is begun."""
    known = languages(root, DAY)
    written = write_catalogues(known, synchronised(known, known.locales))
    assert sorted(written) == sorted(f"content/locales/{tag}/{name}.po" for tag in ("es", "pl") for name in known.units)
    again = languages(root, DAY)
    assert write_catalogues(again, synchronised(again, again.locales)) == ()
    assert standing(again) == all_are("absent")


def test_a_catalogue_of_a_handout_that_is_gone_is_kept_as_retired(translated: Path) -> None:
    """Nothing in it is a live text any more, and nothing is lost."""
    (translated / "content/comparisons/drops-or-wait.yaml").unlink()
    known = languages(translated, DAY)
    assert "drops-or-wait" not in known.units
    assert known.files.texts["es"].catalogues.keys() == known.units.keys()
    assert (translated / "content/locales/es/drops-or-wait.po").is_file()


def blank(entry: Entry) -> Entry:
    """Without a translation where it is the question."""
    return replace(entry, target="") if entry.source == QUESTION else entry


def waiting(entry: Entry) -> Entry:
    """A suggestion where it is the question."""
    return replace(entry, changed=True, previous="Do I need drops?") if entry.source == QUESTION else entry


@pytest.mark.parametrize(
    ("change", "is_signed", "edit", "found"),
    [
        (None, False, None, all_are("absent")),
        (blank, False, None, all_are("incomplete", 1, clinician=("complete", 0))),
        (waiting, False, None, all_are("changed", 1, clinician=("complete", 0))),
        (said, False, None, all_are("complete")),
        (said, True, None, all_are("signed")),
        (said, True, ("facts", "proportion: 87 of 125", "proportion: 86 of 125"), all_are("facts-changed")),
        (said, True, ("facts", "outcome: drops used in each ear", "outcome: drops in each ear"),
         all_are("signed", clinician=("changed", 1))),
        (said, True, ("leaflet", "review: 2027-11-22", "review: 2026-11-22"), all_are("overdue")),
        (said, True, ("leaflet", "version: 1\n", "version: 1\nwithdrawn: {on: 2026-11-22, because: Wrong.}\n"),
         all_are("withdrawn")),
    ],
)  # fmt: skip
def test_each_state_of_a_sheet(
    root: Path,
    translated: Path,
    change: Change | None,
    is_signed: bool,
    edit: tuple[str, str, str] | None,
    found: Found,
) -> None:
    """From nothing begun to withdrawn; the other language stays absent."""
    if change is said:
        root = translated
    elif change:
        translate(root, change)
    if is_signed:
        sign(root)
    if edit:
        edited(root, *edit)
    known = languages(root, DAY)
    assert standing(known) == found
    assert set(standing(known, "pl").values()) <= {("absent", 0), ("withdrawn", 0)}


def test_a_sheet_that_some_have_signed_is_complete(translated: Path) -> None:
    """Its facts are as they were."""
    sign(translated, 1)
    assert standing(languages(translated, DAY)) == all_are("complete")


def test_the_table_of_states_is_whole() -> None:
    """The states above are all there are."""
    (marked,) = (mark for mark in test_each_state_of_a_sheet.pytestmark if mark.name == "parametrize")  # type: ignore[attr-defined]
    assert {state for *_, found in marked.args[1] for state, _ in found.values()} == set(TranslationState)


def test_content_that_can_not_be_read_has_no_languages(root: Path) -> None:
    """It says what to run first."""
    (root / "content/project.yaml").write_text("name: [", "utf-8")
    with pytest.raises(NotLoadedError, match="run `handouts check`") as refused:
        languages(root, DAY)
    assert refused.value.exit_code == 1
