import pytest
from babel import Locale

from handouts.translation.plurals import RULES, is_same_rule, plural_rule


@pytest.mark.parametrize("language", sorted(set(RULES) - {"prs", "tl"}))
def test_a_rule_divides_whole_numbers_as_cldr_does(language: str) -> None:
    """Each CLDR category is one form and each form one category, for the numbers up to 1,200."""
    locale, rule = Locale(language), RULES[language]
    pairs = {(locale.plural_form(number), rule.form(number)) for number in range(1_201)}
    assert len(pairs) == len({category for category, _ in pairs}) == len({form for _, form in pairs}) == rule.forms


@pytest.mark.parametrize(
    ("locale", "number", "form"),
    [("ar", 11, 4), ("ar", 100, 5), ("ar-EG", 3, 3), ("hi", 0, 0), ("pl", 22, 1), ("zh-Hans", 7, 0), ("tlh", 1, 0)],
)
def test_a_number_takes_its_form(locale: str, number: int, form: int) -> None:
    """Where tools disagree (Arabic 11 and 100, Hindi 0) the table says; a language it lacks tells one from many."""
    assert plural_rule(locale).form(number) == form


@pytest.mark.parametrize(
    ("locale", "header", "same"),
    [
        ("es", "nplurals=2; plural=(n != 1);", True),
        ("es", " nplurals = 2 ; plural = n!=1", True),
        ("es", "nplurals=2; plural=n==1 ? 0 : 1;", True),
        ("es", "nplurals=2; plural=(n > 1);", False),
        ("es", "nplurals=3; plural=(n != 1);", False),
        ("hi", "nplurals=2; plural=(n != 1);", False),
        (
            "ar",
            "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
            True,
        ),
        (
            "ar",
            "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100<=2 ? 4 : 5);",
            False,
        ),
        ("es", "", False),
        ("es", "nplurals=2; plural=__import__('os');", False),
        ("es", "nplurals=2; plural=n/0;", False),
        ("es", "nplurals=2; plural=" + "(" * 200 + "n" + ")" * 200, False),
        ("es", "nplurals=2; plural=" + "!" * 490 + "n", False),
    ],
)
def test_a_header_is_believed_if_it_means_the_same(locale: str, header: str, same: bool) -> None:
    """However it is spelled; another rule, nonsense and traps are not."""
    assert is_same_rule(header, plural_rule(locale)) is same


def test_a_rules_own_header_means_the_rule() -> None:
    """For every language."""
    assert [language for language, rule in RULES.items() if not is_same_rule(rule.header, rule)] == []
