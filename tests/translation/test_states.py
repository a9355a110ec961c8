from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from handouts.translation.catalogue import Catalogue, Entry, LocaleTexts
from handouts.translation.states import Standing, TranslationState, state_of

DUE = date(2027, 11, 22)
EMPTY = Entry("ear-wax/all/title", "Ear wax")
WAITING = Entry("ear-wax/all/purpose", "To help you.", "«To help»", changed=True)
TEXTS = LocaleTexts("es", MappingProxyType({"ear-wax": Catalogue("ear-wax", "es", (EMPTY, WAITING))}))
LACKS_ONE, LACKS_BOTH = (("ear-wax", EMPTY.key),), (("ear-wax", EMPTY.key), ("ear-wax", WAITING.key))
DONE = Standing(begun=True, lacking=(), signed=False, words_signed=False, withdrawn=False, next_review=DUE)
SIGNED = replace(DONE, signed=True, words_signed=True)
OVERDUE = replace(SIGNED, next_review=date(2026, 11, 22))
FACTS_CHANGED = replace(DONE, words_signed=True)

STANDINGS = (
    ("absent", replace(DONE, begun=False)),
    ("absent", replace(DONE, begun=False, lacking=LACKS_BOTH)),
    ("incomplete", replace(DONE, lacking=LACKS_ONE)),
    ("incomplete", replace(DONE, lacking=(("words", ("words/about", "About")),))),
    ("incomplete", replace(OVERDUE, lacking=LACKS_ONE)),
    ("changed", replace(DONE, lacking=LACKS_BOTH)),
    ("changed", replace(SIGNED, lacking=LACKS_BOTH)),
    ("complete", DONE),
    ("complete", replace(DONE, next_review=date(2026, 11, 22))),
    ("facts-changed", FACTS_CHANGED),
    ("signed", SIGNED),
    ("overdue", OVERDUE),
    ("withdrawn", replace(SIGNED, withdrawn=True)),
    ("withdrawn", replace(DONE, begun=False, withdrawn=True)),
)


@pytest.mark.parametrize(("state", "standing"), STANDINGS)
def test_the_state_is_the_first_that_holds(state: str, standing: Standing) -> None:
    """What takes a sheet back comes before what it lacks, and that before who has signed."""
    assert state_of(standing, TEXTS, date(2026, 11, 22)) == state


def test_every_state_is_in_the_table() -> None:
    """None is forgotten."""
    assert {state for state, _ in STANDINGS} == set(TranslationState)


def test_a_review_is_overdue_from_its_day_on() -> None:
    """The day before it is still signed."""
    assert state_of(SIGNED, TEXTS, date(2027, 11, 21)) == "signed"
    assert state_of(SIGNED, TEXTS, DUE) == "overdue"
