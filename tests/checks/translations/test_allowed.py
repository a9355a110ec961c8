"""A warning that a reviser allowed in, nothing told out, as long as source and translation are what was allowed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from built_ears import Run
from tiny_project import copied, edited

from handouts.checks.translations.run import allowed_translations, judge_translations
from handouts.problems import Problem
from handouts.translation.catalogue import Catalogue, Entry, LocaleTexts
from handouts.translation.exchange.taking import take_file
from handouts.translation.exchange.xliff_writer import write_xliff
from handouts.translation.po_files import read_po, write_po
from handouts.translation.sync import sync
from handouts.translation.units import Unit

ENTRY = Entry("ears/patient/x", "{a} of {b}", "de {b}, {a}")
FILE = "content/locales/es/ears.po"


def texts(entry: Entry) -> LocaleTexts:
    """A language of one text."""
    return LocaleTexts("es", MappingProxyType({"ears": Catalogue("ears", "es", (entry,))}))


def told(entry: Entry) -> list[Problem]:
    """What is told of a text."""
    return list(judge_translations(texts(entry), ()))


def line(entry: Entry) -> str:
    """The comment that the warning says."""
    (problem,) = told(entry)
    return problem.advice.partition("comment the entry: # ")[2].replace(": why", ": our word order")


ALLOWED = replace(ENTRY, comments=("Carla: see the glossary", line(ENTRY)))


def test_the_warning_says_the_line_and_the_line_silences_it() -> None:
    """One warning is told; with its line none is, and it is counted."""
    (problem,) = told(ENTRY)
    assert problem.id == "translation-order"
    assert told(ALLOWED) == []
    assert [one.id for one in allowed_translations(texts(ALLOWED), ())] == ["translation-order"]
    assert list(allowed_translations(texts(ENTRY), ())) == []


@pytest.mark.parametrize(
    "entry",
    [
        replace(ALLOWED, target="de {b} son {a}"),
        replace(ALLOWED, source="{a} out of {b}"),
        replace(ALLOWED, context="ears/plain/x"),
        replace(ALLOWED, comments=(line(ENTRY).replace("order", "term"),)),
        replace(ALLOWED, comments=(line(ENTRY).partition(": our")[0] + ": ",)),
        replace(ALLOWED, comments=("allowed: translation-order",)),
    ],
    ids=["translation", "source", "place", "another rule", "no reason", "no digits"],
)
def test_another_text_is_not_allowed(entry: Entry) -> None:
    """A change of translation or source voids the line, and so does a line that says too little."""
    assert [problem.id for problem in told(entry)] == ["translation-order"]


def test_only_the_warning_that_was_meant_is_silenced() -> None:
    """Another warning of the same text is told, and an error always is."""
    second = replace(ENTRY, source="{a} of {b}.")
    comments = tuple(problem.advice.partition("entry: # ")[2] + " not" for problem in told(second))
    assert len(comments) == 2
    assert [problem.id for problem in told(replace(second, comments=comments[:1]))] == ["translation-end"]
    assert told(replace(second, comments=comments)) == []
    wrong = replace(ENTRY, target="de {b}")
    (error,) = told(wrong)
    assert "allowed:" not in error.advice
    assert told(replace(wrong, comments=ALLOWED.comments)) == [error]


def test_the_line_lives_through_every_file() -> None:
    """Written and read as PO, brought up to the source, sent as XLIFF and taken back: still allowed, once."""
    catalogue = Catalogue("ears", "es", (ALLOWED,))
    again, problems = read_po(write_po(catalogue).encode(), FILE, "ears", "es")
    assert (again is not None, problems) == (True, ())
    assert again is not None
    synchronised = sync(again, (Unit(*ENTRY.key),))
    assert [entry.comments for entry in synchronised.entries] == [ALLOWED.comments]
    bare = LocaleTexts("es", {"ears": Catalogue("ears", "es", (ENTRY,))})
    for known in (bare, texts(ALLOWED)):
        taken = take_file(known, write_xliff([synchronised], "en-GB").encode(), "work.xlf")
        (entry,) = taken.texts.catalogues["ears"].entries
        assert told(entry) == []
        assert entry.comments.count(ALLOWED.comments[1]) == 1


def test_the_command_counts_what_is_allowed(tmp_path: Path, run: Run) -> None:
    """Typed into the file as the warning says it, the warning is gone and counted."""
    root = copied(tmp_path)
    edited(root, "project", "languages: []", "languages: [fr]")
    run("i18n", "sync", "--project", root)
    path = root / "content/locales/fr/words.po"
    before, mark, after = path.read_text("utf-8").partition('msgctxt "words/in-of"')
    path.write_text(before + mark + after.replace('msgstr ""', 'msgstr "{of} : {count}"', 1), "utf-8")
    first = run("i18n", "check", "--project", root, "--format", "json").json
    (problem,) = first["problems"]
    assert (problem["id"], first["allowed"]) == ("translation-order", 0)
    comment = problem["advice"].partition("comment the entry: ")[2]
    path.write_text(path.read_text("utf-8").replace(mark, f"{comment}\n{mark}"), "utf-8")
    second = run("i18n", "check", "--project", root, "--locale", "f*")
    assert second.out.strip() == "0 errors, 0 warnings, 0 notes; 1 more allowed"
