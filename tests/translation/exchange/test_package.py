import csv
import io
import zipfile

import pytest

from handouts.translation.catalogue import Catalogue, Entry, LocaleTexts
from handouts.translation.exchange.package import Order, package, word_count
from handouts.translation.exchange.taking import take_file
from handouts.translation.exchange.zips import MOST_FILES, is_zip, work_in, zipped

DROPS = "ear-wax/patient/drops"
ENTRIES = (
    Entry(DROPS, "Wait {3} days.", "Espere {3} días."),
    Entry(DROPS, "Don’t put [[wax|ear wax]] in.", "Ponga", changed=True, previous="Put it in.", safety=True),
    Entry(DROPS, "=1+1"),
)
TEXTS = LocaleTexts(
    "es",
    {
        "glossary": Catalogue("glossary", "es", (Entry("glossary/term", "wax", "cera", notes=("term “wax”",)),)),
        "ear-wax": Catalogue("ear-wax", "es", ENTRIES),
    },
)
ORDER = Order("Ears", "a@example.org", "en-GB", "Spanish")


def sent() -> dict[str, bytes]:
    """The package for one handout."""
    return dict(package(ORDER, TEXTS, {"ear-wax"}, {"ear-wax.en-GB.pdf": b"%PDF"}))


def rows(name: str) -> list[list[str]]:
    """A table of the package."""
    return list(csv.reader(io.StringIO(sent()[name].decode("utf-8-sig"))))


def test_what_is_in_a_package() -> None:
    """The work in two formats, what changed, the glossary, a brief, a form, the PDFs."""
    names = ["brief.txt", "changes.csv", "glossary.csv", "po/ear-wax.po", "return-form.txt", "work.xlf", "sent.json"]
    assert list(sent()) == [*names, "pdf/ear-wax.en-GB.pdf"]


def test_what_changed_and_of_which_class() -> None:
    """Only what is to be done, with what it was before; no cell is a formula."""
    assert rows("changes.csv")[1:] == [
        ["ear-wax", DROPS, "edited, safety", "5", "Don’t put [[wax|ear wax]] in.", "Put it in.", "Ponga"],
        ["ear-wax", DROPS, "new", "2", "'=1+1", "", ""],
    ]
    assert rows("glossary.csv")[1:] == [["wax", "cera", "translated", "term “wax”"]]


def test_the_brief_says_how_much_it_is() -> None:
    """Texts and words by kind, on one page."""
    brief = sent()["brief.txt"].decode()
    assert "Translate ear-wax: 2 texts, 7 words. 1 texts of these catalogues are done already." in brief
    assert "  edited, safety: 1 texts, 5 words (the old translation is withdrawn; do these first)" in brief
    assert len(brief.splitlines()) < 60


@pytest.mark.parametrize(
    ("text", "words"),
    [("Don’t wait {3} days.", 3), ("a [[wax|ear wax]] b-c", 4), ("{deaths} [@burt]", 0), ("**Yes**", 1)],
)
def test_words_are_counted_without_codes(text: str, words: int) -> None:
    """Only what is translated costs."""
    assert word_count(Entry(DROPS, text)) == words


def test_a_zip_is_the_same_every_time_and_comes_back() -> None:
    """Its work files are read and offer nothing new, where it is not noted that nobody worked in them."""
    assert zipped(sent()) == zipped(sent())
    data = zipped({name: content for name, content in sent().items() if name != "sent.json"})
    assert is_zip(data)
    files, problems = work_in(data, "back.zip")
    assert problems == ()
    assert list(files) == ["back.zip/po/ear-wax.po", "back.zip/work.xlf"]
    for name, content in files.items():
        found = take_file(TEXTS, content, name)
        assert (found.texts, found.problems) == (TEXTS, ())


def bomb() -> bytes:
    """A small zip of a large file."""
    return zipped({"a.po": b" " * 60_000_000})


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"PK\x03\x04 and no more", "zip-broken"),
        (zipped({"a.po": b"x" * 100}).replace(b"x", b"y"), None),
        (zipped({"a.po": bytes(range(256))})[:-30], "zip-broken"),
        (zipped({f"{number}.po": b"" for number in range(MOST_FILES + 1)}), "zip-too-large"),
        (bomb(), "zip-too-large"),
    ],
    ids=["no zip", "whole", "cut", "many", "bomb"],
)
def test_a_zip_that_can_not_be_read_is_refused(data: bytes, problem: str | None) -> None:
    """Broken, too many, too large: nothing is taken from it."""
    files, problems = work_in(data, "f.zip")
    assert [one.id for one in problems] == ([problem] if problem else [])
    assert bool(files) is (problem is None)


def test_a_zip_with_a_damaged_file_is_refused() -> None:
    """Its check sum tells."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.po", "msgid")
    assert [one.id for one in work_in(stream.getvalue().replace(b"msgid", b"MSGID"), "f.zip")[1]] == ["zip-broken"]


def test_names_in_a_zip_lead_nowhere() -> None:
    """They are names only; what is no work file is left alone."""
    files, problems = work_in(zipped({"../../a.po": b"x", "/etc/b.xlf": b"y", "c.exe": b"z"}), "f.zip")
    assert problems == ()
    assert list(files) == ["f.zip/../../a.po", "f.zip//etc/b.xlf"]


def test_a_file_nobody_worked_in_undoes_nothing() -> None:
    """The same texts go out as PO and as XLIFF; only what was worked in is read, however often it is imported."""
    files = sent()
    files["po/ear-wax.po"] = files["po/ear-wax.po"].replace("Espere {3} días.".encode(), "Aguarde {3} días.".encode())
    work, problems = work_in(zipped(files), "done.zip")
    assert (list(work), problems) == (["done.zip/po/ear-wax.po"], ())
    assert work_in(zipped(sent()), "done.zip") == ({}, ())
    bare = {name: data for name, data in sent().items() if name != "sent.json"}
    assert list(work_in(zipped(bare), "done.zip")[0]) == ["done.zip/po/ear-wax.po", "done.zip/work.xlf"]
    in_a_folder = zipped({f"to-do/{name}": data for name, data in files.items()})
    assert list(work_in(in_a_folder, "done.zip")[0]) == ["done.zip/to-do/po/ear-wax.po"]
    turned = zipped({name: bare[name] for name in ("work.xlf", "po/ear-wax.po")})
    assert list(work_in(turned, "done.zip")[0]) == ["done.zip/po/ear-wax.po", "done.zip/work.xlf"]
    damaged = {**files, "sent.json": b"[" * 300_000}
    assert len(work_in(zipped(damaged), "done.zip")[0]) == 2
