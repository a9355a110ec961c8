"""Units in, invented languages out: every rule holds for them, and every shipped sheet prints in them."""

from __future__ import annotations

from functools import cache

import pytest
from translation.localised_ears import WORDS
from translation.test_speech import press, tiny

from handouts.checks.translations.run import judge_translations
from handouts.press.job import Bundle, Job
from handouts.translation.catalogue import LocaleTexts
from handouts.translation.pseudo import PSEUDO_LOCALES, Pseudo, pseudo_texts
from handouts.translation.units import units_of

SPEAKING = [pseudo for pseudo in PSEUDO_LOCALES if pseudo.tag != "en-XM"]


@cache
def texts(pseudo: Pseudo) -> LocaleTexts:
    """The tiny project in an invented language."""
    return pseudo_texts(pseudo, units_of(tiny(), WORDS))


@pytest.mark.parametrize("pseudo", SPEAKING, ids=lambda pseudo: pseudo.tag)
def test_codes_numbers_and_marks_stay_whole(pseudo: Pseudo) -> None:
    """No rule on translations finds an error: only words change."""
    found = [problem for problem in judge_translations(texts(pseudo), ()) if problem.is_error]
    assert [(problem.id, problem.message, problem.advice) for problem in found] == []


def test_texts_grow() -> None:
    """So a page that holds them holds most languages."""
    english = sum(len(entry.source) for _, entry in texts(PSEUDO_LOCALES[0]).entries() if not entry.plural)
    longer = sum(len(entry.target) for _, entry in texts(PSEUDO_LOCALES[0]).entries() if not entry.plural)
    assert 1.15 < longer / english < 1.5


@pytest.mark.parametrize("audience", ["patient", "plain", "clinician"])
@pytest.mark.parametrize("handout", ["ear-wax", "drops-or-wait"])
@pytest.mark.parametrize("pseudo", SPEAKING, ids=lambda pseudo: pseudo.tag)
def test_every_sheet_is_composed_in_every_invented_language(pseudo: Pseudo, handout: str, audience: str) -> None:
    """Nothing is lacking and nothing stands against it."""
    found = press().prepare(Bundle(tiny(), {pseudo.like: texts(pseudo)}), Job(handout, audience, pseudo.like, "GB"))
    assert found.lacking == ()
    assert [problem.message for problem in found.problems if problem.is_error] == []


def test_an_empty_language_lacks_everything() -> None:
    """And so nothing of it can be released."""
    empty = next(pseudo for pseudo in PSEUDO_LOCALES if pseudo.tag == "en-XM")
    assert all(entry.state == "untranslated" for _, entry in texts(empty).entries())
