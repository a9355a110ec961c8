"""Catalogues and the glossary of a language in, every Problem in its translations out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from handouts.checks.translations.addresses import address_faults
from handouts.checks.translations.alike import alike_faults
from handouts.checks.translations.allowed import is_allowed, with_line
from handouts.checks.translations.characters import character_faults
from handouts.checks.translations.codes import code_faults, mark_faults
from handouts.checks.translations.consistency import consistency_faults
from handouts.checks.translations.doses import dose_faults
from handouts.checks.translations.emphasis import emphasis_faults
from handouts.checks.translations.length import length_faults
from handouts.checks.translations.numbers import number_faults
from handouts.checks.translations.order import order_faults
from handouts.checks.translations.said import Translated, translated
from handouts.checks.translations.scripts import script_faults
from handouts.checks.translations.terms import TermRule, term_faults
from handouts.lettering.scripts import Scripts
from handouts.problems import Problem
from handouts.translation.catalogue import Entry, LocaleTexts
from handouts.translation.term_files import Termed

Found: TypeAlias = Iterator[tuple[Entry, Problem]]


def judge_translations(texts: LocaleTexts, terms: Iterable[Termed]) -> Iterator[Problem]:
    """Every rule over every text that is translated, but for what a reviser allowed; suggestions are judged once they
    are confirmed.
    """
    for entry, problem in _found(texts, terms):
        if not is_allowed(entry, problem):
            yield with_line(entry, problem)


def allowed_translations(texts: LocaleTexts, terms: Iterable[Termed]) -> Iterator[Problem]:
    """The warnings that a reviser allowed."""
    yield from (problem for entry, problem in _found(texts, terms) if is_allowed(entry, problem))


def _found(texts: LocaleTexts, terms: Iterable[Termed]) -> Found:
    rules, scripts = tuple(map(TermRule, terms)), Scripts()
    for catalogue in texts.catalogues.values():
        for entry in catalogue.entries:
            if entry.state == "translated":
                for text in translated(entry, texts.locale):
                    yield from ((entry, problem) for problem in _of_text(text, rules, scripts))
        yield from consistency_faults(catalogue)


def _of_text(text: Translated, rules: tuple[TermRule, ...], scripts: Scripts) -> Iterator[Problem]:
    yield from mark_faults(text)
    yield from code_faults(text)
    yield from emphasis_faults(text)
    yield from order_faults(text)
    yield from number_faults(text)
    yield from dose_faults(text)
    yield from address_faults(text)
    yield from character_faults(text)
    yield from script_faults(text, scripts)
    yield from term_faults(text, rules)
    yield from alike_faults(text)
    yield from length_faults(text)
