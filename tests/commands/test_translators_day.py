"""A translator's day: what is sent out, worked on, taken back, signed and printed; and what takes it back again."""

from __future__ import annotations

import copy
import io
import shutil
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from all_handouts import surveyed
from built_ears import Ran, Run, sheets
from tiny_project import DAY, TINY, all_sign, edited

from handouts.batch.languages import Languages
from handouts.batch.languages import sheets as sheets_of
from handouts.batch.plan import Selection
from handouts.batch.survey import survey
from handouts.cli import main
from handouts.translation.locale_files import read_locales
from handouts.translation.units import SHARED, units_of

XLIFF = "urn:oasis:names:tc:xliff:document:1.2"
TOOL = "urn:made-up-tool"
PEOPLE = (
    ("clinical reviewer", "Ann"),
    ("patient reviewer", "Ben"),
    ("translator", "Carla Ruiz"),
    ("reviser", "David Gil"),
)
pytestmark = pytest.mark.xdist_group("a day")  # they share a package that takes a while
AUDIENCES = ("patient", "plain", "clinician")
SHEETS = tuple(f"es-GB/{audience}/ear-wax-{audience}-es-GB.pdf" for audience in AUDIENCES)
PLAIN = SHEETS[1]
LEAFLET = "content/locales/es/ear-wax.po"
SAFETY = ("leaflet", "plain: Is your eardrum torn? Do not use drops.", "plain: Is your eardrum torn? Never use drops.")
EDITORIAL = ("leaflet", "It cleans the ear. Drops make the wax soft.", "It cleans the ear; drops make the wax soft.")
FACT = ("facts", "  proportion: 87 of 125 (95% CI 61 to 77)", "  proportion: 86 of 125 (95% CI 61 to 77)")


def worked_on(data: bytes, *, but: int = 0) -> bytes:
    """work.xlf as a tool gives it back: a header, attributes in another order and of its own, targets and states.

    Every text waiting is translated to ‹itself›, codes and all, `but` the last ones of the leaflet.
    """
    root = ET.fromstring(data)
    for file in root.iter(f"{{{XLIFF}}}file"):
        header = ET.Element(f"{{{XLIFF}}}header")
        ET.SubElement(header, f"{{{XLIFF}}}tool", {"tool-id": "t", "tool-name": "Made-up tool"})
        file.insert(0, header)
        units = list(file.iter(f"{{{XLIFF}}}trans-unit"))
        is_leaflet = file.attrib["original"].endswith("/ear-wax.po")
        for unit in units[: len(units) - but] if is_leaflet else units:
            translate(unit)
        for unit in units:
            turned = dict(reversed(list(unit.attrib.items())))
            unit.attrib.clear()
            unit.attrib.update(turned | {f"{{{TOOL}}}edited": "yes"})
    return ET.tostring(root, encoding="unicode").encode()


def translate(unit: ET.Element) -> None:
    """‹What the source says›, codes and all, with the full stop behind."""
    source, target = unit.find(f"{{{XLIFF}}}source"), unit.find(f"{{{XLIFF}}}target")
    assert source is not None
    assert target is not None
    if target.get("state") == "translated":
        return
    made = copy.deepcopy(source)
    last = made[-1].tail or "" if len(made) else made.text or ""
    end = last[len(last.rstrip(".?!: ")) :]
    ended = f"{last.removesuffix(end)}›{end}" if last else ""
    if len(made):
        made[-1].tail = ended
    made.text = f"‹{(made.text or '') if len(made) else ended}".replace("1,000", "1000")
    target.text, target[:] = made.text, list(made)
    target.set("state", "translated")


def sent_back(package: bytes, *, but: int = 0) -> bytes:
    """The package with the work done."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as sent, zipfile.ZipFile(stream, "w") as done:
        for name in sent.namelist():
            data = sent.read(name)
            done.writestr(name, worked_on(data, but=but) if name == "work.xlf" else data)
    return stream.getvalue()


def new_project(folder: Path) -> Path:
    """The small project with two languages, every title seen and an address to write to."""
    root = Path(shutil.copytree(TINY, folder / "ears"))
    edited(root, "project", "languages: []", "languages: [es, pl]")
    edited(root, "project", "corrections@example.org", "corrections@made-up-ears.org")
    edited(root, "sources", "title: not seen yet", "title: A made-up letter")
    return root


def does(root: Path, *words: str) -> None:
    """Run what must end well."""
    assert main([*words, "--project", str(root)], clock=lambda: DAY) == 0, words


def sign_all(root: Path) -> None:
    """Everybody signs the Spanish leaflet."""
    all_sign(root, PEOPLE, Selection(("ear-wax",), locales=("es",)), surveyed("tiny").press)


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose Spanish was sent out as to-do.zip beside it; to be copied, not changed."""
    folder = tmp_path_factory.mktemp("sent")
    root = new_project(folder)
    does(root, "i18n", "extract")
    does(root, "i18n", "sync")
    does(root, "i18n", "export", "--locale", "es", "--package", str(folder / "to-do.zip"))
    return folder


@pytest.fixture(scope="module")
def back(sent: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the Spanish back; to be copied, not changed."""
    root = Path(shutil.copytree(sent / "ears", tmp_path_factory.mktemp("back") / "ears"))
    done = root.parent / "done.zip"
    done.write_bytes(sent_back((sent / "to-do.zip").read_bytes()))
    does(root, "i18n", "import", str(done), "--locale", "es")
    return root


@pytest.fixture(scope="module")
def released(back: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same signed and released; to be copied, not changed."""
    root = Path(shutil.copytree(back, tmp_path_factory.mktemp("released") / "ears"))
    sign_all(root)
    does(root, "build", "--release")
    return root


@pytest.fixture
def asked(sent: Path, tmp_path: Path) -> Path:
    """A copy of the project whose package is out."""
    return Path(shutil.copytree(sent / "ears", tmp_path / "ears"))


@pytest.fixture
def translated(back: Path, tmp_path: Path) -> Path:
    """A copy of the project with its Spanish back, and unsigned."""
    return Path(shutil.copytree(back, tmp_path / "ears"))


@pytest.fixture
def ears_es(released: Path, tmp_path: Path) -> Path:
    """A copy of the project with its Spanish leaflet released."""
    return Path(shutil.copytree(released, tmp_path / "ears"))


def files(root: Path) -> Mapping[str, bytes]:
    """All that lies in content/, by path."""
    return {str(path.relative_to(root)): path.read_bytes() for path in root.glob("content/**/*") if path.is_file()}


def take(run: Run, root: Path, data: bytes, name: str = "done.zip") -> Ran:
    """Import what came back."""
    file = root.parent / name
    file.write_bytes(data)
    return run("i18n", "import", file, "--locale", "es", "--project", root)


def typed_states(run: Run, root: Path) -> dict[str, tuple[str, int]]:
    """What `i18n status` tells: state of the Spanish leaflet for each audience, and how many texts it lacks."""
    told = run("i18n", "status", "--locale", "es", "--format", "json", "--project", root, "--as-of", "2026-11-23")
    assert told.code == 0
    return {
        one["audience"]: (one["state"], one["lacking"])
        for one in told.json
        if (one["handout"], one["locale"], one["region"]) == ("ear-wax", "es", "GB")
    }


def states(root: Path, day: date = date(2026, 11, 23)) -> dict[str, tuple[str, int]]:
    """The same from what the command asks, with a press that is warm."""
    found = survey(root, day, press=surveyed("tiny").press)
    assert found.content is not None
    assert found.press is not None
    files = read_locales(root, ["es", "pl"], (*SHARED, *found.content.handouts))
    units = units_of(found.content, found.press.composer.shelf.words()[0])
    return {
        one.job.audience: (one.state, one.lacking)
        for one in sheets_of(Languages(root, found, found.content, units, files), day)
        if (one.job.handout, one.job.locale, one.job.region) == ("ear-wax", "es", "GB")
    }


def release(run: Run, root: Path, day: str = "2026-11-23") -> Ran:
    """Build the release tree."""
    return run("build", "--release", "--as-of", day, "--format", "json", "--project", root)


def all_are(state: str, *, plain: tuple[str, int] | None = None) -> dict[str, tuple[str, int]]:
    """The same state for each audience, another perhaps for easy words."""
    return dict.fromkeys(AUDIENCES, (state, 0)) | ({"plain": plain} if plain else {})


def test_what_is_sent_holds_all_that_a_translator_needs(sent: Path, run: Run) -> None:
    """Work, PO, what is new, the terms, a brief, a form, and the English sheets; nothing is begun yet."""
    with zipfile.ZipFile(sent / "to-do.zip") as package:
        names = package.namelist()
        brief = package.read("brief.txt").decode()
    assert {"work.xlf", "changes.csv", "glossary.csv", "brief.txt", "return-form.txt", "po/ear-wax.po"} < set(names)
    assert [name for name in names if name.startswith("pdf/ear-wax")] == [
        f"pdf/ear-wax-{audience}-en-GB.pdf" for audience in sorted(AUDIENCES)
    ]
    assert "translation into Spanish (es)" in brief
    assert (sent / "ears/build/i18n/ear-wax.pot").is_file()
    assert typed_states(run, sent / "ears") == all_are("absent")


def test_a_day_from_the_package_to_the_printed_sheet(asked: Path, sent: Path, run: Run) -> None:
    """Import twice, check, sign, release: exactly the signed sheets of that language, and no other."""
    done = sent_back((sent / "to-do.zip").read_bytes())
    first = take(run, asked, done)
    assert (first.code, first.err) == (0, "")
    assert " taken, 0 kept as suggestions, 0 as they were" in first.out
    before = files(asked)
    again = take(run, asked, done)
    assert "done.zip/work.xlf: 0 taken, 0 kept as suggestions, " in again.out
    assert files(asked) == before
    checked = run("i18n", "check", "--locale", "es", "--project", asked)
    assert (checked.code, checked.out) == (0, "0 errors, 0 warnings, 0 notes\n"), checked.err
    assert typed_states(run, asked) == all_are("complete")
    assert set(release(run, asked).states.values()) == {"refused"}
    for role, name in PEOPLE:
        does(asked, "sign", "ear-wax", "--role", role, "--name", name, "--locale", "es")
    assert typed_states(run, asked) == all_are("signed")
    printed = {path for path, state in release(run, asked).states.items() if state == "printed"}
    assert printed == set(SHEETS) == set(sheets(asked, "release"))


def test_the_matrix_as_text_has_a_line_for_each_sheet(ears_es: Path, run: Run) -> None:
    """A column for each language and region; what is lacking is counted."""
    edited(ears_es, *SAFETY)
    told = run("i18n", "status", "--project", ears_es)
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines() == [
        "                         es GB        pl GB",
        "ear-wax patient          signed       absent",
        "ear-wax plain            changed (1)  absent",
        "ear-wax clinician        signed       absent",
        "drops-or-wait patient    complete     absent",
        "drops-or-wait plain      complete     absent",
        "drops-or-wait clinician  complete     absent",
    ]
    assert run("i18n", "status", "--locale", "fr", "--project", ears_es).code == 2


def test_work_that_is_all_but_done_prints_nothing(asked: Path, sent: Path, run: Run) -> None:
    """One text lacking: the sheets with it are incomplete, can't be signed and are not released."""
    take(run, asked, sent_back((sent / "to-do.zip").read_bytes(), but=1))
    lacking = {audience: state for audience, state in states(asked).items() if state[1]}
    assert lacking == {"clinician": ("incomplete", 1)}
    told = run("sign", "ear-wax", "--role", "translator", "--name", "Carla", "--locale", "es", "--project", asked)
    assert told.code == 1
    assert "ear-wax in es lacks translations that are confirmed: 1" in told.err
    refused = release(run, asked)
    assert sheets(asked, "release") == ()
    assert refused.reasons[SHEETS[2]].endswith("texts not translated, or not confirmed: 1")


def test_one_changed_letter_of_a_translation_withdraws_its_sheet(ears_es: Path, run: Run) -> None:
    """It is complete, no longer signed, and leaves the release; the other sheets stay."""
    edited(ears_es, LEAFLET, "‹Ear wax is normal›.", "‹Ear wax is normall›.")
    assert states(ears_es) == all_are("signed", plain=("complete", 0))
    assert release(run, ears_es).states[PLAIN] == "refused"
    assert sheets(ears_es, "release") == (SHEETS[2], SHEETS[0])


def test_one_changed_fact_withdraws_the_sheets_that_print_it(ears_es: Path, run: Run) -> None:
    """The words still stand, so it says that facts have changed."""
    edited(ears_es, *FACT)
    assert states(ears_es) == all_are("facts-changed")
    assert {release(run, ears_es).states[path] for path in SHEETS} == {"refused"}
    assert sheets(ears_es, "release") == ()


def test_what_was_withdrawn_is_signed_anew_under_a_new_version(ears_es: Path, run: Run) -> None:
    """As after a changed fact: nothing has to be translated."""
    edited(ears_es, *FACT)
    release(run, ears_es)
    edited(ears_es, "leaflet", "version: 1\n", "version: 2\n")
    sign_all(ears_es)
    assert states(ears_es) == all_are("signed")
    assert set(sheets(ears_es, "release")) == set()
    release(run, ears_es)
    assert set(sheets(ears_es, "release")) == set(SHEETS)


def test_a_safety_edit_withdraws_the_translation_and_can_not_be_carried(ears_es: Path, run: Run) -> None:
    """Before anybody has synchronised, and after; only a translator can mend it."""
    edited(ears_es, *SAFETY)
    changed = all_are("signed", plain=("changed", 1))
    assert states(ears_es) == changed
    assert release(run, ears_es).states[PLAIN] == "refused"
    assert sheets(ears_es, "release") == (SHEETS[2], SHEETS[0])
    does(ears_es, "i18n", "sync", "--locale", "es")
    assert states(ears_es) == changed
    words = ("--locale", "es", "--text", "Is your eardrum torn?", "--reason", "a word", "--project", str(ears_es))
    told = run("i18n", "carry", *words)
    assert told.code == 1
    assert "This is a text of safety." in told.err
    assert states(ears_es) == changed


def test_an_editorial_edit_that_was_carried_leaves_it_signed_and_released(ears_es: Path, run: Run) -> None:
    """Until then it is changed and not released."""
    edited(ears_es, *EDITORIAL)
    assert states(ears_es) == all_are("signed", plain=("changed", 1))
    assert release(run, ears_es).states[PLAIN] == "refused"
    does(ears_es, "i18n", "sync", "--locale", "es")
    does(ears_es, "i18n", "carry", "--locale", "es", "--text", "Your ear makes wax.", "--reason", "a full stop")
    assert states(ears_es) == all_are("signed")
    assert release(run, ears_es).states[PLAIN] == "printed"
    assert set(sheets(ears_es, "release")) == set(SHEETS)


def test_a_review_that_is_due_and_a_handout_taken_back(ears_es: Path, run: Run) -> None:
    """Overdue from the day of the next review; withdrawn whatever was signed. Neither is in the release."""
    assert states(ears_es, date(2027, 11, 21)) == all_are("signed")
    assert states(ears_es, date(2027, 11, 22)) == all_are("overdue")
    release(run, ears_es, "2027-11-22")
    assert sheets(ears_es, "release") == ()
    edited(ears_es, "leaflet", "version: 1\n", "version: 1\nwithdrawn: {on: 2026-11-23, because: It was wrong.}\n")
    assert states(ears_es) == all_are("withdrawn")
    assert {release(run, ears_es).states[path] for path in SHEETS} == {"withdrawn"}


def test_an_english_edit_meanwhile_costs_its_own_units_only(asked: Path, sent: Path, run: Run) -> None:
    """All others are taken; the edited one is a suggestion with the old English, and is sent again as edited."""
    done = sent_back((sent / "to-do.zip").read_bytes())
    edited(asked, *SAFETY)
    told = take(run, asked, done)
    assert told.code == 0
    assert " taken, 1 kept as suggestions, 0 as they were" in told.out
    assert "exchange-source-moved" in told.err
    assert states(asked) == all_are("complete", plain=("changed", 1))
    text = (asked / LEAFLET).read_text("utf-8")
    kept = (
        '#, fuzzy\n#| msgid "Is your eardrum torn? Do not use drops."\n'
        'msgctxt "ear-wax/plain/harms"\nmsgid "Is your eardrum torn? Never use drops."\n'
        'msgstr "‹Is your eardrum torn? Do not use drops›."\n'
    )
    assert [line for line in kept.splitlines() if line.startswith(("msgid", "msgstr", "#|")) and line not in text] == []
    assert " 0 taken, 0 kept as suggestions, " in take(run, asked, done).out
    package = asked.parent / "again.zip"
    does(asked, "i18n", "export", "--locale", "es", "--package", str(package))
    with zipfile.ZipFile(package) as again:
        rows = again.read("changes.csv").decode("utf-8-sig").splitlines()
    assert len(rows) == 2
    assert ',"edited, safety",' in rows[1]
    assert take(run, asked, sent_back(package.read_bytes()), "again-done.zip").code == 0
    assert states(asked) == all_are("complete")


def test_translator_and_reviser_are_two_people(translated: Path, run: Run) -> None:
    """The same name can't sign in both roles, however it is typed; nothing is written."""
    words = ("sign", "ear-wax", "--locale", "es", "--project", str(translated))
    assert run(*words, "--role", "translator", "--name", "Carla Ruiz").code == 0
    before = files(translated)
    told = run(*words, "--role", "reviser", "--name", " carla  RUIZ")
    assert told.code == 2
    assert "Carla Ruiz has signed this text as translator; translator and reviser must be different people." in told.err
    assert files(translated) == before
    assert run(*words, "--role", "reviser", "--name", "David Gil").code == 0


def test_a_translation_with_errors_can_not_be_signed(translated: Path, run: Run) -> None:
    """A number that was lost: the sheet can't be printed, so nobody vouches for it."""
    edited(translated, LEAFLET, 'msgstr "‹Ear wax is normal›.', 'msgstr "‹15 Ear wax is normal›.')
    told = run("sign", "ear-wax", "--locale", "es", "--role", "translator", "--name", "C", "--project", translated)
    assert told.code == 1
    assert "ear-wax in es has errors" in told.err
