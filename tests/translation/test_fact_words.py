from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translation.localised_ears import HUNDRED, THOUSAND, content_with

from handouts.content.marks import FORMS
from handouts.content.models.facts import Fact
from handouts.content.nodes import Scalar
from handouts.content.references import _FORMS as ALLOWED
from handouts.content.value_reading import read_value
from handouts.content.values import FactValue
from handouts.problems import Problem, Where
from handouts.translation.facts import FactWords, capital
from handouts.translation.formats import ENGLISH

TINY_FACTS = content_with(Path()).facts


def value(kind: str, typed: str) -> FactValue:
    """The value as the loader reads it."""
    found = read_value(kind, Scalar(typed, Where("facts.yaml")))
    assert not isinstance(found, Problem), found
    return found


def fact(kind: str, typed: str) -> Fact:
    """A fact of the small project with another value."""
    return TINY_FACTS["cleared_drops"].model_copy(update={"kind": kind, "value": value(kind, typed)})


@pytest.mark.parametrize(
    ("kind", "typed", "thousand", "hundred"),
    [
        ("percent", "46.2", "about 460 in 1,000", "about 46 in 100"),
        ("percent", "68", "680 in 1,000", "68 in 100"),
        ("percent", "100", "1,000 in 1,000", "100 in 100"),
        ("percent", "0", "0 in 1,000", "0 in 100"),
        ("percent", "0.04", "fewer than 1 in 1,000", "fewer than 1 in 100"),
        ("proportion", "5 of 364", "about 14 in 1,000", "about 1 in 100"),
        ("proportion", "0 of 174", "none of 174", "none of 174"),
        ("proportion", "0 of 1740", "none of 1,740", "none of 1,740"),
        ("proportion", "1 of 5000", "fewer than 1 in 1,000", "fewer than 1 in 100"),
        ("range", "0 to 2.5 percent", "0 to 25 in 1,000", "about 0 to 2 in 100"),
        ("range", "0.01 to 2.5 percent", "fewer than 1 to 25 in 1,000", "fewer than 1 to about 2 in 100"),
        ("range", "0 to 0.01 percent", "fewer than 1 in 1,000", "fewer than 1 in 100"),
        ("range", "46.1 to 46.4 percent", "about 460 in 1,000", "about 46 in 100"),
        ("range", "12 to 12 percent", "120 in 1,000", "12 in 100"),
        ("range", "0 to 0 percent", "0 in 1,000", "0 in 100"),
        ("range", "2 to 4.5 weeks", "2 to 4.5 weeks", "2 to 4.5 weeks"),
        ("count", "34", "34", "34"),
        ("count", "12345", "12,345", "12,345"),
        ("mean", "4.5 drops", "4.5 drops", "4.5 drops"),
        ("mean", "-2.30 points", "−2.30 points", "−2.30 points"),
        ("median", "62", "62", "62"),
        ("duration", "about 3 weeks", "about 3 weeks", "about 3 weeks"),
        ("duration", "5 days", "5 days", "5 days"),
        ("hazard ratio", "0.07 (95% CI 0.02 to 0.24)", "0.07", "0.07"),
        ("rate ratio", "1.50", "1.50", "1.50"),
        ("risk ratio", "2", "2", "2"),
    ],
)
def test_a_fact_in_running_text(kind: str, typed: str, thousand: str, hundred: str) -> None:
    """The noun-free form of each kind, in both denominators; other values as typed."""
    assert (THOUSAND.form(fact(kind, typed), ""), HUNDRED.form(fact(kind, typed), "")) == (thousand, hundred)


@pytest.mark.parametrize(
    ("kind", "typed", "published"),
    [
        ("percent", "46.20", "46.20%"),
        ("percent", "0", "0%"),
        ("proportion", "5 of 364", "1.4% (5 of 364)"),
        ("proportion", "870 of 1250", "70% (870 of 1,250)"),
        ("proportion", "0 of 174", "none of 174"),
        ("range", "0 to 2.5 percent", "0 to 2.5%"),
        ("range", "2 to 4 weeks", "2 to 4 weeks"),
        ("count", "3", "3"),
        ("mean", "4.5 drops", "mean 4.5 drops"),
        ("median", "62 months", "median 62 months"),
        ("duration", "about 3 weeks", "about 3 weeks"),
        ("hazard ratio", "0.07", "Hazard ratio 0.07"),
        ("rate ratio", "0.64", "Rate ratio 0.64"),
        ("risk ratio", "1.50", "Risk ratio 1.50"),
    ],
)
def test_a_fact_in_the_clinicians_tables(kind: str, typed: str, published: str) -> None:
    """As the paper prints it, whatever the handout's denominator."""
    assert THOUSAND.published(fact(kind, typed)) == HUNDRED.published(fact(kind, typed)) == published


@pytest.mark.parametrize(
    ("kind", "typed", "form", "words"),
    [
        ("percent", "46.20", "percent", "46.20%"),
        ("percent", "46.20", "number", "46.20"),
        ("percent", "73 (95% CI 66 to 81)", "interval", "95% interval 66 to 81%"),
        ("percent", "69.2 (90% CI 50.2 to 82.1)", "interval", "90% interval 50.2 to 82.1%"),
        ("proportion", "5 of 364", "percent", "1.4%"),
        ("proportion", "87 of 125 (95% CI 61 to 77)", "interval", "95% interval 61 to 77%"),
        ("range", "0 to 2.5 percent", "percent", "0 to 2.5%"),
        ("count", "1234", "number", "1,234"),
        ("mean", "4.5 drops (95% CI 4.1 to 4.9)", "number", "4.5"),
        ("mean", "4.5 drops (95% CI 4.1 to 4.9)", "interval", "95% interval 4.1 to 4.9"),
        ("duration", "about 3 weeks", "number", "3"),
        ("hazard ratio", "0.07 (95% CI 0.02 to 0.24)", "number", "0.07"),
        ("hazard ratio", "0.07 (95% CI 0.02 to 0.24)", "interval", "95% interval 0.02 to 0.24"),
        ("count", "1", "within", "5 days"),
        ("count", "1", "years", "2021 to 2022"),
        ("count", "1", "otherwise", "still had ear wax"),
        ("count", "1", "population", "people with ear wax who used drops"),
    ],
)
def test_a_form_asked_for_by_name(kind: str, typed: str, form: str, words: str) -> None:
    """Each form prints what its name says."""
    assert THOUSAND.form(fact(kind, typed), form) == words


@pytest.mark.parametrize("form", ["", *FORMS])
@pytest.mark.parametrize("name", sorted(TINY_FACTS))
def test_every_form_that_content_may_ask_for_can_be_said(name: str, form: str) -> None:
    """The loader and the words agree on which fact has which form."""
    asked = TINY_FACTS[name]
    if not form or ALLOWED[form](asked):
        assert THOUSAND.form(asked, form)
    else:
        assert form in {"within", "years", "otherwise", "population"} or _refuses(asked, form)


def _refuses(asked: Fact, form: str) -> bool:
    with pytest.raises(KeyError, match=f"{asked.id}.{form}"):
        THOUSAND.form(asked, form)
    return True


def test_a_status_is_its_words() -> None:
    """In running text and in tables."""
    sold = TINY_FACTS["sold_gb"]
    assert THOUSAND.plain(sold) == THOUSAND.published(sold) == "Sold in shops without a prescription."


@pytest.mark.parametrize(
    ("text", "capitalised"),
    [
        ("about 460 in 1,000", "About 460 in 1,000"),
        ("14 in 1,000", "14 in 1,000"),
        ("aHSCT alone", "aHSCT alone"),
        ("died of MS", "Died of MS"),
        ("", ""),
    ],
)
def test_a_capital_leaves_names_as_they_are_written(text: str, capitalised: str) -> None:
    """Words get a capital; a name with capitals of its own is left."""
    assert capital(text) == capitalised


@given(st.integers(min_value=0, max_value=10**9))
def test_whole_numbers_are_grouped_by_three(number: int) -> None:
    """Without its commas it is the number again."""
    shown = ENGLISH.whole(number)
    assert int(shown.replace(",", "")) == number
    assert all(len(group) == 3 for group in shown.split(",")[1:])


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**6), max_value=10**6))
def test_decimals_keep_every_figure(number: Decimal) -> None:
    """What was published is what is read, closing zeros too."""
    assert ENGLISH.decimal(number).replace(",", "").replace("−", "-") == str(number)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("2019", "2019"), ("2019-04", "2019 Apr"), ("2026-11-05", "2026 Nov 5"), ("2026-12-31", "2026 Dec 31")],
)
def test_dates_of_sources_follow_vancouver(typed: str, shown: str) -> None:
    """Year, short month, day."""
    assert ENGLISH.issued(typed) == shown


def test_fixed_words_fill_each_place_once() -> None:
    """A value that looks like a place is printed, not filled."""
    say = FactWords(ENGLISH, {"x": "{a} and {b} and {c}"}, 100)
    assert say.said("x", a="{b}", b="2") == "{b} and 2 and {c}"
