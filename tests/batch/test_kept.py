"""What is found once and kept: the Problems of translations and the pictures of the report, never another answer."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from built_ears import Ran, Run
from tiny_project import copied, edited
from two_regions import catalogue

from handouts.batch import translations
from handouts.batch.kept import FILE, Kept
from handouts.checks.translations.run import judge_translations
from handouts.web import report

SPANISH = "content/locales/es/ear-wax.po"
FACT = ("facts", "count: 3", "count: 4")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small project with one Spanish text, which has lost a place."""
    project = copied(tmp_path)
    edited(project, "project", "languages: []", "languages: [es]")
    edited(project, SPANISH, "", catalogue("es", "Llame ahora."))
    return project


def told(run: Run, root: Path) -> Ran:
    """A build, after which nothing of the ledger is known."""
    (root / "build/.ledger/ledger.sqlite").unlink(missing_ok=True)
    return run("build", "--project", root)


def test_answers_are_kept_by_kind(tmp_path: Path) -> None:
    """Those of one kind are replaced together, the others stay."""
    kept = Kept(tmp_path)
    assert kept.all("a") == {}
    kept.replace("a", {"one": b"1", "two": b"2"})
    kept.replace("b", {"one": b"3"})
    kept.replace("a", {"two": b"4"})
    assert (kept.all("a"), kept.all("b"), kept.all("c")) == ({"two": b"4"}, {"one": b"3"}, {})


def test_a_damaged_answer_is_none(tmp_path: Path) -> None:
    """One letter, the whole file, another version: what can't be trusted is found again, and kept again."""
    kept = Kept(tmp_path)
    kept.replace("a", {"one": b"1", "two": b"2", "three": b"3"})
    with sqlite3.connect(tmp_path / FILE) as book:
        book.execute("UPDATE kept SET data = ? WHERE key = 'one'", (b"9",))
        book.execute("UPDATE kept SET data = 'text' WHERE key = 'three'")
    book.close()
    assert kept.all("a") == {"two": b"2"}
    for damage in (b"no database", (tmp_path / FILE).read_bytes()[:700]):
        (tmp_path / FILE).write_bytes(damage)
        assert kept.all("a") == {}
        kept.replace("a", {"one": b"1"})
        assert kept.all("a") == {"one": b"1"}


def test_a_place_that_can_not_be_written_keeps_nothing(tmp_path: Path) -> None:
    """And says nothing."""
    (tmp_path / ".ledger").write_bytes(b"")
    kept = Kept(tmp_path)
    kept.replace("a", {"one": b"1"})
    assert kept.all("a") == {}


def test_translations_are_judged_once_for_each_form_they_have(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Told alike each time; judged anew where a catalogue or a term has changed, and for a release."""
    judged = list[str]()

    def judge(texts: object, terms: object) -> object:
        judged.append("once")
        return judge_translations(texts, terms)  # type: ignore[arg-type]

    monkeypatch.setattr(translations, "judge_translations", judge)
    first = told(run, root)
    assert (first.code, len(judged), "translation-code" in first.err) == (1, 1, True)
    edited(root, *FACT)
    again = told(run, root)
    assert (again.code, again.err, len(judged)) == (1, first.err, 1)
    edited(root, SPANISH, "Llame ahora.", "Llame ya al {clinic.urgent_phone}, de noche o de día.")
    assert (told(run, root).err, len(judged)) == ("", 2)
    edited(root, "content/locales/es/glossary.csv", "", "term,kind,forms,note\nday,require,jornada,\n")
    assert ("translation-term" in told(run, root).err, len(judged)) == (True, 3)
    run("build", "--release", "--project", root)
    assert len(judged) == 4


def test_a_first_page_is_drawn_once(run: Run, ears: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For the same sheet, by its digest; the report shows the same picture."""
    before = (ears / "build/draft/report.html").read_text("utf-8")
    drawn = list[str]()

    def draw(file: Path) -> bytes:
        drawn.append(file.name)
        return b"PNG"

    monkeypatch.setattr(report, "first_page", draw)
    edited(ears, *FACT)
    told(run, ears)
    after = (ears / "build/draft/report.html").read_text("utf-8")
    assert len(drawn) == sum(picture not in before for picture in _pictures(after))
    assert 0 < len(drawn) < 6
    assert set(_pictures(after)) - {"UE5H"} <= set(_pictures(before))


def _pictures(page: str) -> list[str]:
    """The pictures of a report, as they stand in it."""
    return [part.partition('"')[0] for part in page.split("base64,")[1:]]
