"""Text digests, check letters, and the status that signatures give."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from content.sample_project import FILES, LEAFLET, changed, content_of

from handouts.content.digest import LETTERS, Reader, check_letters, text_digest
from handouts.content.project import Content
from handouts.content.signing import Signable, Signer, new_signatures, signed_file, status, version_faults
from handouts.problems import UsageError

PATIENT = Reader("patient", "en-GB", "GB")
CLINICIAN = Reader("clinician", "en-GB", "GB")
SIGNER = Signer("clinical reviewer", 'Ann "Bo" Lee: RN #4', "PIN 12", date(2026, 11, 22))
TWO_HANDS = changed("project", "translation: [translator]", "translation: [translator, reviser]")

SAID = (
    ("leaflet", "Ask your nurse.", "Ask your doctor."),
    ("leaflet", "87 people", "88 people"),
    ("leaflet", "icons: better", "icons: same"),
    ("leaflet", "    about: benefits\n", "    about: harms\n"),
    ("leaflet", "- warning: Do not use", "- tip: Do not use"),
    ("facts", "87 of 125", "88 of 125"),
    ("facts", "outcome: got better", "outcome: felt better"),
    ("facts", "checked: abstract only", "checked: second-hand"),
    ("glossary", "What the ear makes", "Something the ear makes"),
    ("sources", "issued: 2020-04", "issued: 2021"),
    ("region", "emergency: 999", "emergency: 112"),
    ("project", "funding: Nobody", "funding: Somebody"),
)
NOT_SAID = (
    ("leaflet", "version: 1", "version: 2"),
    ("leaflet", "next review: 2027-11-22", "next review: 2028-11-22"),
    ("leaflet", "people: {author: The ear team}", "people: {author: Others}"),
    (
        "leaflet",
        "Your ear makes [[wax]] to\n            clean itself.",
        "Your ear makes\n            [[wax]] to clean itself.",
    ),
    ("leaflet", "- Which drops are best.", '- "Which drops are best."'),
    ("leaflet", "clinician: Cerumen [", "clinician: Earwax ["),
    ("glossary", "  sources: [lee-2020]", "  sources: [lee-2020]\n  translators: Keep it short."),
    ("region", "access: Ask your doctor.", "access: Ask your nurse."),
    ("project", "keeper: keeper@", "keeper: other@"),
    ("facts", "sources: [lee-2020]", "sources: [lee-2020]\n  note: Look again."),
)


def _digest(content: Content, reader: Reader = PATIENT) -> str:
    return text_digest(content, "ear-wax", reader)


@pytest.mark.parametrize(("file", "old", "new"), [case for case in SAID if case[1] != "87 people"])
def test_what_a_reader_is_told_changes_the_digest(file: str, old: str, new: str, tmp_path: Path) -> None:
    """A text, a fact, a term, a source, a region's number, the order and class of blocks."""
    before = _digest(content_of(tmp_path))
    assert _digest(content_of(tmp_path, changed(file, old, new))) != before


@pytest.mark.parametrize(("file", "old", "new"), NOT_SAID)
def test_what_a_reader_is_not_told_leaves_the_digest(file: str, old: str, new: str, tmp_path: Path) -> None:
    """Version, dates, people, line ends, quotes, other audiences' words, notes to oneself."""
    before = _digest(content_of(tmp_path))
    assert _digest(content_of(tmp_path, changed(file, old, new))) == before


def test_a_picture_is_part_of_the_text(tmp_path: Path) -> None:
    """Other bytes under the same name are another digest."""
    before = _digest(content_of(tmp_path))
    assert _digest(content_of(tmp_path, {**FILES, "content/pictures/ear.png": "another"})) != before


def test_translations_and_readers_have_digests_of_their_own(tmp_path: Path) -> None:
    """Audience, locale, region, handout and each translation."""
    content = content_of(tmp_path)
    readers = (PATIENT, CLINICIAN, Reader("patient", "es", "GB"), Reader("patient", "en-GB", "US"))
    digests = {_digest(content, reader) for reader in readers}
    digests |= {text_digest(content, "drops", PATIENT), text_digest(content, "ear-wax", PATIENT, {"Ear wax": "Cera"})}
    assert len(digests) == 6


@pytest.mark.parametrize(
    ("digest", "letters"),
    [
        ("0" * 64, "BBBB"),
        ("f" * 64, "ZZZZ"),
        ("8" + "0" * 63, "NBBB"),  # a half is 10 of 20
        ("0d" + "0" * 62, "CBJH"),  # 13/256: 1, 0, then 6 and a quarter, 5 in base 20
    ],
)
def test_check_letters_are_the_first_four_digits_in_base_20(digest: str, letters: str) -> None:
    """The digest is read as a fraction, so that each letter is as likely as any other."""
    assert check_letters(digest) == letters
    assert len(LETTERS) == 20


def _signed(root: Path, files: dict[str, str], signer: Signer = SIGNER) -> tuple[dict[str, str], str]:
    content = content_of(root, files)
    digest = _digest(content)
    text = new_signatures(content, "ear-wax", signer, [Signable(PATIENT, digest)])
    path = "content/signatures/ear-wax.yaml"
    return {**files, path: signed_file(files.get(path, ""), text)}, digest


def test_a_handout_is_draft_until_the_roles_have_signed_this_text(tmp_path: Path) -> None:
    """For the audience that was signed; names are kept as typed."""
    assert status(content_of(tmp_path), "ear-wax", PATIENT, "0" * 64).state == "draft"
    files, digest = _signed(tmp_path, dict(FILES))
    content = content_of(tmp_path, files)
    found = status(content, "ear-wax", PATIENT, digest)
    assert (found.state, found.missing, found.void) == ("signed", (), ())
    assert [(str(entry.name), str(entry.credential), entry.on) for entry in found.signed] == [
        (SIGNER.name, "PIN 12", SIGNER.on)
    ]
    assert status(content, "ear-wax", CLINICIAN, _digest(content, CLINICIAN)).missing == ("clinical reviewer",)


def test_a_change_voids_the_signature_until_it_is_signed_again(tmp_path: Path) -> None:
    """And the version that was signed may not bear another text."""
    files, _ = _signed(tmp_path, dict(FILES))
    files["content/leaflets/ear-wax.yaml"] = LEAFLET.replace("Ask your nurse.", "Ask your doctor.")
    content = content_of(tmp_path, files)
    found = status(content, "ear-wax", PATIENT, _digest(content))
    assert (found.state, len(found.void)) == ("draft", 1)
    (problem,) = version_faults(content, "ear-wax", PATIENT, _digest(content))
    assert (problem.id, str(problem.where)) == ("version-signed-before", "content/leaflets/ear-wax.yaml:5:10")
    assert "version: 2" in problem.advice
    files["content/leaflets/ear-wax.yaml"] = files["content/leaflets/ear-wax.yaml"].replace("version: 1", "version: 2")
    files, digest = _signed(tmp_path, files)
    content = content_of(tmp_path, files)
    assert status(content, "ear-wax", PATIENT, digest).state == "signed"
    assert len(content.signatures["ear-wax"]) == 2
    assert list(version_faults(content, "ear-wax", PATIENT, digest)) == []


def test_a_translation_needs_its_own_roles(tmp_path: Path) -> None:
    """Those of a leaflet and those of a translation."""
    found = status(content_of(tmp_path), "ear-wax", Reader("patient", "es", "GB"), "0" * 64)
    assert found.missing == ("clinical reviewer", "translator")


def test_one_person_is_not_both_translator_and_reviser(tmp_path: Path) -> None:
    """Two signatures of one name count once, however they came into the file; in English the roles mean nothing."""
    digest = "0" * 64
    for locale, missing in (("es", {"reviser"}), ("en-GB", set[str]())):
        reader, files = Reader("patient", locale, "GB"), dict(TWO_HANDS)
        for role, name in (("translator", "Ann Lee"), ("reviser", "ann  lee")):
            content, before = content_of(tmp_path, files), files.get("content/signatures/ear-wax.yaml", "")
            text = Signable(reader, digest if role == "translator" else "1" * 64)
            entry = new_signatures(content, "ear-wax", Signer(role, name, "", SIGNER.on), [text])
            files["content/signatures/ear-wax.yaml"] = signed_file(before, entry.replace("1" * 64, digest))
        found = status(content_of(tmp_path, files), "ear-wax", reader, digest)
        assert missing == {"translator", "reviser"} & set(found.missing)
        assert len(found.signed) == 2 - len(missing)


def test_a_second_role_in_a_translation_is_refused(tmp_path: Path) -> None:
    """For the same text; the next text may have its people the other way round."""
    reader = Reader("patient", "es", "GB")
    first = [Signable(reader, "0" * 64)]
    reviser = Signer("reviser", "Ann Lee", "", SIGNER.on)
    entry = new_signatures(content_of(tmp_path, TWO_HANDS), "ear-wax", replace(reviser, role="translator"), first)
    content = content_of(tmp_path, {**TWO_HANDS, "content/signatures/ear-wax.yaml": signed_file("", entry)})
    with pytest.raises(UsageError, match="Ann Lee has signed this text as translator; translator and reviser must be"):
        new_signatures(content, "ear-wax", reviser, first)
    assert new_signatures(content, "ear-wax", reviser, [Signable(reader, "1" * 64)]) != ""


def test_a_withdrawn_handout_is_withdrawn_whoever_signed(tmp_path: Path) -> None:
    """And can't be signed any more."""
    files, digest = _signed(tmp_path, dict(FILES))
    leaflet = LEAFLET.replace("version: 1", "version: 1\nwithdrawn: {on: 2026-11-23, because: A number was wrong.}")
    content = content_of(tmp_path, files | {"content/leaflets/ear-wax.yaml": leaflet})
    assert status(content, "ear-wax", PATIENT, digest).state == "withdrawn"
    with pytest.raises(UsageError, match=r"withdrawn: A number was wrong\."):
        new_signatures(content, "ear-wax", SIGNER, [])


@pytest.mark.parametrize(
    ("handout", "signer", "message"),
    [
        ("ear-drops", SIGNER, "there is no handout ear-drops"),
        ("ear-wax", Signer("author", "A", "", SIGNER.on), "not in `release needs:`"),
        ("ear-wax", Signer("translator", " ", "", SIGNER.on), "needs a name"),
    ],
)
def test_what_can_not_be_signed_is_refused(handout: str, signer: Signer, message: str, tmp_path: Path) -> None:
    """An unknown handout, a role the project does not ask for, nobody."""
    with pytest.raises(UsageError, match=message):
        new_signatures(content_of(tmp_path), handout, signer, [Signable(PATIENT, "0" * 64)])


def test_signing_twice_adds_nothing(tmp_path: Path) -> None:
    """The same person for the same text."""
    files, digest = _signed(tmp_path, dict(FILES))
    assert new_signatures(content_of(tmp_path, files), "ear-wax", SIGNER, [Signable(PATIENT, digest)]) == ""


def test_a_signature_is_appended_to_what_is_there(tmp_path: Path) -> None:
    """Notes and older entries stay; a file without a line end gets one."""
    files, digest = _signed(tmp_path, dict(FILES))
    before = files["content/signatures/ear-wax.yaml"].rstrip("\n") + "\n# mine"
    entry = new_signatures(
        content_of(tmp_path), "ear-wax", Signer("translator", "C", "", SIGNER.on), [Signable(PATIENT, digest)]
    )
    whole = signed_file(before, entry)
    assert whole == f"{before}\n{entry}"
    assert "credential" not in entry
    assert len(content_of(tmp_path, files | {"content/signatures/ear-wax.yaml": whole}).signatures["ear-wax"]) == 2
