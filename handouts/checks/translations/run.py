"""Catalogues and the glossary of a language in, every Problem in its translations out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handouts.checks.translations.alike import alike_faults
from handouts.checks.translations.characters import character_faults
from handouts.checks.translations.codes import code_faults, mark_faults, order_faults
from handouts.checks.translations.numbers import number_faults
from handouts.checks.translations.said import Translated, translated
from handouts.checks.translations.scripts import script_faults
from handouts.checks.translations.terms import TermRule, term_faults
from handouts.lettering.scripts import Scripts
from handouts.problems import Problem
from handouts.translation.catalogue import Entry, LocaleTexts
from handouts.translation.term_files import Termed


def judge_translations(texts: LocaleTexts, terms: Iterable[Termed]) -> Iterator[Problem]:
    """Every rule over every text that is translated; suggestions are judged once they are confirmed."""
    rules, scripts = tuple(map(TermRule, terms)), Scripts()
    for _, entry in texts.entries():
        if entry.state == "translated":
            yield from judge_entry(entry, texts.locale, rules, scripts)


def judge_entry(entry: Entry, locale: str, rules: tuple[TermRule, ...], scripts: Scripts) -> Iterator[Problem]:
    """Every rule over one text."""
    for text in translated(entry, locale):
        yield from _of_text(text, rules, scripts)


def _of_text(text: Translated, rules: tuple[TermRule, ...], scripts: Scripts) -> Iterator[Problem]:
    yield from mark_faults(text)
    yield from code_faults(text)
    yield from order_faults(text)
    yield from number_faults(text)
    yield from character_faults(text)
    yield from script_faults(text, scripts)
    yield from term_faults(text, rules)
    yield from alike_faults(text)
