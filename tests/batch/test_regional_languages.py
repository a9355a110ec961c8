"""American English over British in the small project: begun once listed, filed small, never silently out of date."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from built_ears import Run
from tiny_project import DAY, edited
from two_regions import catalogue, with_american

from handouts.batch.languages import languages, sheets
from handouts.press.prepared import Prepared

PO = "content/locales/en-US/ear-wax.po"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small project for two regions, with one American entry."""
    project = with_american(tmp_path, "en-US")
    edited(project, PO, "", catalogue("en_US", "Call {clinic.urgent_phone} now, day or night."))
    return project


def prepared(root: Path) -> Prepared:
    """The American leaflet for patients."""
    found = languages(root, DAY).found.prepared
    return next(sheet for job, sheet in found.items() if (job.handout, job.audience, job.locale) == EAR_WAX)


EAR_WAX = ("ear-wax", "patient", "en-US")


def states(root: Path) -> set[tuple[str, str, str, int]]:
    """What is known of every American sheet."""
    return {
        (sheet.job.handout, sheet.job.audience, str(sheet.state), sheet.lacking)
        for sheet in sheets(languages(root, DAY), DAY)
        if sheet.job.locale == "en-US"
    }


def test_every_sheet_is_complete_once_it_is_listed(root: Path) -> None:
    """What is not in the catalogues is said as in British English, and lacks nothing."""
    assert {(state, lacking) for _, _, state, lacking in states(root)} == {("complete", 0)}
    assert len(states(root)) == 6


def test_it_is_one_language_from_top_to_bottom(root: Path) -> None:
    """The one entry differs; dates are American; no other language is named, references and banner included."""
    sheet = prepared(root)
    assert sheet.tree is not None
    assert sheet.handout is not None
    text = sheet.tree.text()
    assert "Call 911 now, day or night." in text
    assert "November 22, 2026" in text
    assert "Translation of" not in text
    assert sheet.handout.original is None
    assert {node.lang for node in sheet.tree.walk()} == {"en-US"}
    assert not any(node.get("class") == "untranslated" for node in sheet.tree.walk())


def test_it_is_signed_as_a_translation_is(root: Path) -> None:
    """Two more people than for the source must vouch for it."""
    handout = prepared(root).handout
    assert handout is not None
    roles = ["".join(getattr(part, "text", "") for part in role.inlines) for role, _ in handout.imprint.people]
    assert roles == ["Author", "Clinical reviewer", "Patient reviewer", "Translator", "Reviser"]


def test_an_edited_source_waits_for_its_entry(root: Path, run: Run) -> None:
    """Before and after synchronising: the sheet shows that it waits, and no other does."""
    edited(root, "leaflet", "patient: Ring {clinic.urgent_phone} now, day or night.",
           "patient: Ring {clinic.urgent_phone} at once, day or night.")  # fmt: skip
    for _ in range(2):
        found = states(root)
        assert {state for state in found if state[2] != "complete"} == {("ear-wax", "patient", "changed", 1)}
        sheet = prepared(root)
        assert sheet.tree is not None
        assert [node.lang for node in sheet.tree.walk() if node.get("class") == "untranslated"][:1] == ["en-GB"]
        assert run("i18n", "sync", "--project", root).code == 0


def test_synchronising_files_only_what_differs(root: Path, run: Run) -> None:
    """One file, with the note of safety added; a second time nothing is written."""
    assert run("i18n", "sync", "--project", root).out == f"{PO}\n1 catalogues written.\n"
    assert run("i18n", "sync", "--project", root).out == "0 catalogues written.\n"
    text = (root / PO).read_text("utf-8")
    assert text.count("msgctxt") == 1
    assert "#. safety" in text


def test_a_package_offers_only_what_differs_and_says_so(root: Path, run: Run, tmp_path: Path) -> None:
    """One text, done already."""
    package = tmp_path / "to-do.zip"
    assert run("i18n", "export", "--locale", "en-US", "--package", package, "--project", root).code == 0
    with zipfile.ZipFile(package) as opened:
        brief = opened.read("brief.txt").decode()
        work = opened.read("work.xlf").decode()
    assert "ONLY WHAT DIFFERS" in brief
    assert "Translate ear-wax: 0 texts, 0 words. 1 texts of these catalogues are done already." in brief
    assert work.count("<trans-unit") == 1


def test_a_text_that_comes_to_differ_is_taken_and_one_that_no_longer_does_is_left_out(root: Path, run: Run) -> None:
    """By the file that a translator sends; the others in it change nothing."""
    source = "Ring {clinic.urgent_phone} now."
    sent = root / "work.po"
    there = catalogue("en_US", "Call {clinic.urgent_phone} now, day or night.")
    plain = there.partition("\n\n")[2].replace("patient", "plain").replace(" now, day or night", " now")
    sent.write_text(there.replace('msgstr "Call', 'msgstr "Ring') + "\n" + plain, "utf-8")
    assert "2 taken" in run("i18n", "import", sent, "--locale", "en-US", "--project", root).out
    text = (root / PO).read_text("utf-8")
    assert (text.count("msgctxt"), f'msgid "{source}"' in text) == (1, True)


def test_a_language_begun_so_has_nothing_to_fill(root: Path, run: Run) -> None:
    """No catalogue is written for a form of the source language; its glossary is empty."""
    edited(root, "project", "languages: [en-US]", "languages: []")
    (root / PO).unlink()
    assert "0 catalogues" in run("new", "locale", "en-US", "--project", root).out
    assert {(state, lacking) for _, _, state, lacking in states(root)} == {("complete", 0)}
