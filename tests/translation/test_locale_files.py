from pathlib import Path

import pytest

from handouts.translation.catalogue import Catalogue, Entry, LocaleTexts
from handouts.translation.locale_files import LocaleFiles, po_path, read_locales
from handouts.translation.po_files import write_po

EAR_WAX = Catalogue("ear-wax", "es", (Entry("ear-wax/all/title", "Ear wax", "Cera"),))
TEXTS = LocaleTexts("es", {"ear-wax": EAR_WAX, "words": Catalogue("words", "es")})
RENAME = "Rename it, or delete it."
NAMES = ("words", "ear-wax")


def put(root: Path, path: str, text: str) -> Path:
    """A file in the project."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
    return file


def read(root: Path) -> LocaleFiles:
    """The project's catalogues; it prints in Spanish and in simplified Chinese."""
    return read_locales(root, ["es", "zh-Hans"], NAMES)


def told(found: LocaleFiles) -> list[tuple[str, str, str]]:
    """What is wrong, where, and what to do."""
    return [(problem.id, problem.where.file, problem.advice) for problem in found.problems]


def test_what_is_pending_is_written_and_then_read(tmp_path: Path) -> None:
    """Each catalogue's path and text; once they are there nothing is pending."""
    pending = read(tmp_path).pending(tmp_path, [TEXTS])
    assert dict(pending) == {po_path("es", name): write_po(one) for name, one in TEXTS.catalogues.items()}
    for path, text in pending.items():
        put(tmp_path, path, text)
    found = read(tmp_path)
    assert found.problems == ()
    assert {tag: tuple(texts.catalogues) for tag, texts in found.texts.items()} == {
        "es": ("ear-wax", "words"),
        "zh-Hans": (),
    }
    assert found.texts["es"].catalogues["ear-wax"].entries[0].target == "Cera"
    assert dict(found.pending(tmp_path, found.texts.values())) == {}


def test_a_file_that_is_not_in_its_one_form_is_pending(tmp_path: Path) -> None:
    """As a tool left it; it is read all the same."""
    put(tmp_path, po_path("es", "ear-wax"), write_po(EAR_WAX).replace("\n", "\r\n"))
    found = read(tmp_path)
    assert found.problems == ()
    assert dict(found.pending(tmp_path, found.texts.values())) == {po_path("es", "ear-wax"): write_po(EAR_WAX)}


def test_a_file_that_can_not_be_read_is_never_written_over(tmp_path: Path) -> None:
    """It is told and stays as it is, whatever is pending."""
    put(tmp_path, po_path("es", "ear-wax"), write_po(EAR_WAX) + "<<<<<<< HEAD\n")
    found = read(tmp_path)
    assert [(problem.id, str(problem.where)) for problem in found.problems] == [
        ("po-syntax", "content/locales/es/ear-wax.po:13:1")
    ]
    assert list(found.texts["es"].catalogues) == []
    assert list(found.pending(tmp_path, [TEXTS])) == [po_path("es", "words")]


def test_strangers_are_told_with_what_was_probably_meant(tmp_path: Path) -> None:
    """Files and folders that nothing reads; hidden ones don't count."""
    for path in ("es/ear_wax.po", "es/ear-wax.mo", "es/other.po", "es/.x.po", "es-/words.po", "fr/words.po", ".git/x"):
        put(tmp_path, f"content/locales/{path}", "")
    assert told(read(tmp_path)) == [
        (
            "locale-catalogue-unknown",
            "content/locales/es/ear-wax.mo",
            f"Did you mean `ear-wax`? {RENAME}",
        ),
        (
            "locale-catalogue-unknown",
            "content/locales/es/ear_wax.po",
            f"Did you mean `ear-wax`? {RENAME}",
        ),
        ("locale-catalogue-unknown", "content/locales/es/other.po", RENAME),
        ("locale-language-unknown", "content/locales/es-", f"Did you mean `es`? {RENAME}"),
        (
            "locale-language-unknown",
            "content/locales/fr",
            "Add it to `languages:` in content/project.yaml, or delete it.",
        ),
    ]


@pytest.mark.parametrize("link", ["content/locales/es/ear-wax.po", "content/locales/es", "content/locales", "content"])
def test_links_are_not_followed(tmp_path: Path, link: str) -> None:
    """No path leaves the project: neither a file's nor a folder's."""
    outside, root = tmp_path / "outside", tmp_path / "project"
    put(outside, po_path("es", "ear-wax"), write_po(EAR_WAX))
    (root / link).parent.mkdir(parents=True)
    (root / link).symlink_to(outside / link)
    found = read(root)
    assert list(found.texts["es"].catalogues) == []
    assert po_path("es", "ear-wax") not in found.pending(root, [TEXTS])
    assert {problem.id for problem in found.problems} == {"file-is-link"}


def test_a_folder_is_no_catalogue(tmp_path: Path) -> None:
    """It is told, and nothing is written there."""
    (tmp_path / po_path("es", "words")).mkdir(parents=True)
    found = read(tmp_path)
    assert [problem.id for problem in found.problems] == ["file-is-link"]
    assert list(found.pending(tmp_path, [TEXTS])) == [po_path("es", "ear-wax")]


def test_a_project_without_locales_has_none(tmp_path: Path) -> None:
    """No Problem, no catalogue."""
    assert read(tmp_path) == LocaleFiles(
        {"es": LocaleTexts("es", {}), "zh-Hans": LocaleTexts("zh-Hans", {})}, (), frozenset()
    )
