"""Notices of the shipped handouts in their languages, as composed and as printed."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest
from judges.comparison import compare_with_tree
from pypdf import PdfReader

from handouts.batch.fonts import shelf_of
from handouts.content.load import load
from handouts.content.models.base import Plain
from handouts.content.models.handout import Withdrawn
from handouts.document.shelf import TemplateShelf
from handouts.document.tree import Element
from handouts.press.job import Bundle, Job
from handouts.press.notices import PreparedNotice, prepare_notice, print_notice
from handouts.press.press import Press
from handouts.translation.locale_files import read_locales
from handouts.translation.notice import Former
from handouts.translation.units import SHARED

ROOT = Path(__file__).parents[2]
FORMER = Former("SCT-AHSCT-P-ar-GB", "3", "BCDF")
BECAUSE = "A number was wrong."
LOCALES = ("ar", "es", "hi", "pl", "ur", "vi", "zh-Hans", "en-US")


@pytest.fixture(scope="module")
def press() -> Press:
    """A press with the package's templates."""
    return Press(shelf_of(ROOT)[0], TemplateShelf())


@pytest.fixture(scope="module")
def bundle() -> Bundle:
    """The shipped content in all its languages."""
    content = load(ROOT).content
    assert content is not None
    return Bundle(content, read_locales(ROOT, LOCALES, (*SHARED, *content.handouts)).texts)


@pytest.fixture(scope="module")
def taken_back(bundle: Bundle) -> Bundle:
    """The same with one leaflet withdrawn."""
    leaflet = bundle.content.leaflets["ahsct"]
    taken = Withdrawn(on=date(2027, 1, 2), because=Plain(BECAUSE, leaflet.where), where=leaflet.where)
    leaflets = {**bundle.content.leaflets, "ahsct": leaflet.model_copy(update={"withdrawn": taken})}
    return replace(bundle, content=replace(bundle.content, leaflets=MappingProxyType(leaflets)))


def in_languages(prepared: PreparedNotice) -> list[tuple[str, str]]:
    """(language, words) of each stretch that is in another language than the notice."""
    assert isinstance(prepared.tree, Element)
    spans = (part for part in prepared.tree.walk() if part.tag == "span")
    return [(span.lang, span.text()) for span in spans if span.lang != prepared.told.lang]


def test_a_translation_says_it_to_staff_too(press: Press, taken_back: Bundle) -> None:
    """In the source language, marked as such, like the reason, which stays as it was typed."""
    prepared = prepare_notice(press, taken_back, Job("ahsct", "patient", "ar", "GB"), FORMER)
    staff = "This sheet has been withdrawn. Do not use it. Do not hand out paper copies."
    assert prepared.problems == ()
    assert in_languages(prepared) == [("en-GB", staff), ("en-GB", BECAUSE)]
    assert (prepared.told.lang, prepared.told.since) == ("ar-GB", "2 يناير 2027")


def test_another_form_of_the_source_language_says_it_once(press: Press, taken_back: Bundle) -> None:
    """There is one number to ring."""
    prepared = prepare_notice(press, taken_back, Job("ahsct", "patient", "en-US", "US"), FORMER)
    assert in_languages(prepared) == []
    assert (prepared.told.staff, prepared.told.urgent) == (None, None)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("is_withdrawn", [True, False])
def test_a_notice_is_one_page_in_every_language(
    press: Press, bundle: Bundle, taken_back: Bundle, locale: str, is_withdrawn: bool
) -> None:
    """With every word translated, and tagged as its tree is."""
    job = Job("ahsct", "plain", locale, "US")
    prepared = prepare_notice(press, taken_back if is_withdrawn else bundle, job, FORMER)
    printed = print_notice(press, prepared)
    assert printed.problems == ()
    assert len(PdfReader(io.BytesIO(printed.pdf)).pages) == 1
    assert prepared.tree is not None
    assert compare_with_tree(printed.pdf, prepared.tree) == ()
    assert not any(part.get("class") == "untranslated" for part in prepared.tree.walk())


def test_the_same_notice_has_the_same_fingerprint_and_bytes(press: Press, bundle: Bundle) -> None:
    """Another title or letter has another."""
    job = Job("ahsct", "patient", "en-GB", "GB")
    first, again = (prepare_notice(press, bundle, job, FORMER) for _ in range(2))
    other = prepare_notice(press, bundle, job, replace(FORMER, check_letters="BCDG"))
    assert first.fingerprint == again.fingerprint != other.fingerprint
    assert print_notice(press, first) == print_notice(press, again)


def test_a_long_reason_is_told(press: Press, taken_back: Bundle) -> None:
    """A notice is read at one glance."""
    leaflet = taken_back.content.leaflets["ahsct"]
    taken = Withdrawn(on=date(2027, 1, 2), because=Plain("Much was wrong. " * 300, leaflet.where), where=leaflet.where)
    leaflets = MappingProxyType({"ahsct": leaflet.model_copy(update={"withdrawn": taken})})
    bundle = replace(taken_back, content=replace(taken_back.content, leaflets=leaflets))
    printed = print_notice(press, prepare_notice(press, bundle, Job("ahsct", "patient", "en-GB", "GB"), FORMER))
    assert "notice-long" in [problem.id for problem in printed.problems]
    assert printed.pdf


def test_the_words_of_a_notice_are_signed_with_no_sheet(press: Press, bundle: Bundle) -> None:
    """Translating them voids no signature."""
    job = Job("ahsct", "patient", "ar", "GB")
    texts = bundle.texts["ar"]
    words = texts.catalogues["words"]
    said = tuple(entry for entry in words.entries if not entry.context.startswith("words/notice-"))
    catalogues = MappingProxyType({**texts.catalogues, "words": replace(words, entries=said)})
    without = replace(bundle, texts={**bundle.texts, "ar": replace(texts, catalogues=catalogues)})
    assert len(said) < len(words.entries)
    assert press.prepare(without, job).digest == press.prepare(bundle, job).digest
