"""Translations with one fault each in, the Problem that catches it out; right ones pass."""

from __future__ import annotations

import pytest

from handouts.checks.translations.run import judge_translations
from handouts.problems import Where
from handouts.translation.catalogue import Catalogue, Entry, LocaleTexts
from handouts.translation.term_files import Termed

WHERE = Where("content/locales/es/ears.po", 12, 1)
TERMS = (
    Termed("MIST", "keep"),
    Termed("stem cell", "require", ("célula madre", "células madre")),
    Termed("cura milagrosa", "forbid"),
)
SOURCE = "Use {drops} for {3} days, see [[wax|ear wax]] [@nice-wax]."
GOOD = "Use {drops} durante {3} días; véase [[wax|cerumen]] [@nice-wax]."


def found(source: str, target: str, locale: str = "es", context: str = "ears/all/x") -> list[str]:
    """The ids of what is wrong, with how heavy it is."""
    entry = Entry(context, source, target, where=WHERE)
    texts = LocaleTexts(locale, {"ears": Catalogue("ears", locale, (entry,))})
    problems = list(judge_translations(texts, TERMS))
    assert all(problem.where == WHERE and problem.advice for problem in problems)
    return [f"{problem.severity} {problem.id.removeprefix('translation-')}" for problem in problems]


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        (SOURCE, GOOD, "es"),
        ("in 100 days", "en 100 días", "es"),
        ("1.5 years", "1,5 años", "es"),
        ("1,000 people", "1000 personas", "es"),
        ("10,000 people", "10.000 personas", "es"),
        ("1.5 years", "१.५ साल तक यह होता है", "hi"),
        ("in 10 days", "خلال ١٠ أيام من العلاج", "ar"),
        ("2002 to 2023", "2002 至 2023 年", "zh-Hans"),
        ("1.5 mg", "1,5 mg", "pl"),
        ("Take it.", "इसे लें।", "hi"),
        ("Take it.", "服用。", "zh-Hans"),
        ("Is it (very) bad?", "هل هو سيئ (جدا)؟", "ar"),
        ("{a} of {b}", "{b} से {a}", "hi"),
        ("A stem cell in MIST.", "Una célula madre en MIST.", "es"),
        ("Take 10 mg.", "服用10mg。", "zh-Hans"),
        ("Take 5 mL or 100 mcg.", "Tome 5 ml o 100 mcg.", "es"),
        ("It mends nothing.", "Những tế bào không chữa gì.", "vi"),
        ("See www.nhs.uk/ms, or write to a@nhs.uk.", "Vea www.nhs.uk/ms, o escriba a a@nhs.uk.", "es"),
        ("**Ring** us, **now**.", "**现在** **打电话**。", "zh-Hans"),
        ("Ask the team about the “reset”.", "Frag das Team nach dem „Neustart“.", "de"),
        ("Ask the team about the “reset”.", "请向团队询问「重置」。", "zh-Hans"),
        ("How to read the pictures here.", "怎样看图。", "zh-Hans"),
    ],
)
def test_a_right_translation_passes(source: str, target: str, locale: str) -> None:
    """What a language does otherwise is no fault; another order of facts is told to the reviser alone."""
    assert [one for one in found(source, target, locale) if one != "warning order"] == []


@pytest.mark.parametrize(
    ("source", "target", "locale", "told"),
    [
        # facts, numbers, places, terms, links
        (SOURCE, GOOD.replace("{drops}", ""), "es", "error code-missing"),
        (SOURCE, GOOD.replace("{drops}", "{dosis}"), "es", "error code-added"),
        (SOURCE, GOOD.replace("{drops}", "{drops} {drops}"), "es", "error code-added"),
        (SOURCE, GOOD.replace("{3}", "{30}"), "es", "error code-missing"),
        (SOURCE, GOOD.replace("{3}", "3"), "es", "error code-missing"),
        (SOURCE, GOOD.replace("[[wax|", "[[cera|"), "es", "error code-added"),
        (SOURCE, GOOD.replace("[@nice-wax]", ""), "es", "error code-missing"),
        (SOURCE, GOOD.replace("@nice-wax", "@nice-cera"), "es", "error code-added"),
        ("See [NHS](https://nhs.uk).", "Vea [NHS](https://nhs.es).", "es", "error code-added"),
        ("{a} of {b} and {c}", "{b} de {a} y {c}", "es", "warning order"),
        ("{clinic.urgent_phone} now", "ahora", "es", "error code-missing"),
        # marks as typed
        ("Ring us.", "Llame {drops.secret.x}.", "es", "error marks"),
        ("Ring us.", "Llame {0.__class__}.", "es", "error marks"),
        ("Ring **us**.", "Llame **ya.", "es", "error marks"),
        ("Ring us.", "Llame [aquí](javascript:x).", "es", "error marks"),
        ("Ring us.", "Llame ]ya.", "es", "error marks"),
        ("Ring us.", "Llame [[x|y.", "es", "error marks"),
        # numbers in words
        ("in 10 days", "en 100 días", "es", "error number-added"),
        ("in 100 days", "en 10 días", "es", "error number-missing"),
        ("1.5 years", "15 años", "es", "error number-added"),
        ("1.5 years", "1.5 años", "es", "error number-form"),
        ("1.5 years", "1,50 años y 2 más", "es", "error number-added"),
        ("in 10 days", "خلال ١٢ يوما من العلاج", "ar", "error number-added"),
        ("7 of 100, 3 of 200", "7 de 100, 3 de 20", "es", "error number-added"),
        ("10,000 people", "10,000 personas", "es", "error number-missing"),
        ("7 days", "siete días", "es", "warning number-word"),
        ("7 of 100, 3 of 200", "3 de 100, 7 de 200", "es", "warning order"),
        ("{7} of {100}", "{100}, de ellos {7}", "es", "warning order"),
        # units
        ("Take 10 mg.", "Tome 10 mcg.", "es", "error unit-added"),
        ("Take 10 mg.", "Прими 10 мг.", "uk", "warning unit-word"),
        ("Take 10 mcg.", "Tome 10 µg.", "es", "error unit-micro"),
        # addresses
        ("See www.nhs.uk/ms.", "Vea www.nhs.es/ms.", "es", "error address-added"),
        ("See nhs.uk.", "Vea la página.", "es", "error address-missing"),
        ("Write to a@nhs.uk.", "Escriba a b@nhs.uk.", "es", "error address-added"),
        # characters
        ("Take it.", "T\u043eme esto.", "es", "error mixed-scripts"),
        ("Take it.", "Tome \u202eesto.", "es", "error direction"),
        ("Take it.", "Tome \u2066esto\u2069.", "es", "error direction"),
        ("Take it.", "Tome\u200b esto.", "es", "error invisible"),
        ("Take it.", "To\u00adme esto.", "es", "error invisible"),
        ("Take it.", "\ufeffTome esto.", "es", "error invisible"),
        ("Take it.", "Tome\u200d esto.", "es", "error invisible"),
        ("Take it.", "Después.".replace("é", "e\u0301"), "es", "error form"),
        ("Take it.", "Tome\u0007 esto.", "es", "error invisible"),
        # scripts and variants
        ("Take this medicine now.", "Take this medicine today.", "ar", "error script"),
        ("Take this medicine.", "یہ دوا ابھي لیں۔", "ur", "error letter"),
        ("Take this medicine.", "服用這個藥。", "zh-Hans", "error han-variant"),
        ("Take this medicine.", "服用这个药。", "zh-Hant", "error han-variant"),
        # words
        ("A stem cell in MIST.", "Una célula madre en NIEBLA.", "es", "error term-kept"),
        ("A stem cell is small.", "Una célula tronco es pequeña.", "es", "warning term"),
        ("It is no cure.", "No es una cura milagrosa.", "es", "error term-forbidden"),
        ("Is it (very) bad.", "Es (muy malo.", "es", "error brackets"),
        ("Is it (very) bad.", "Es muy) malo.", "es", "error brackets"),
        ("It is “new”.", "Es «nuevo.", "es", "error brackets"),
        ("It is “new”.", "它是「新的。", "zh-Hans", "error brackets"),
        ("It is “new”.", "Es ist „neu.", "de", "error brackets"),
        ("**Ring** us.", "Llame.", "es", "error bold"),
        ("Ring us.", "**Llame**.", "es", "error bold"),
        ("Ask your team before you pay anyone.", "Pregunte.", "es", "warning length"),
        ("Ask your team before you pay anyone.", "付" * 40, "zh-Hans", "warning length"),
        ("Ring your team now.", "Ring your team now.", "es", "warning unchanged"),
        ("Ring us now.", "Llame ya", "es", "warning end"),
    ],
)
def test_each_fault_is_caught(source: str, target: str, locale: str, told: str) -> None:
    """A faulty translation is caught at its place, with what to do."""
    assert told in found(source, target, locale)


def test_mark_up_of_other_tools_is_only_words() -> None:
    """An image tag typed into a translation opens no file: it has no meaning here, and prints as it is typed."""
    assert found("Ring us.", "Llame <img src='/etc/hostname'/>.") == []


def test_places_of_fixed_words_are_kept() -> None:
    """They know no marks: square brackets are characters, and every place to fill must be there."""
    assert found("[title of {x}]", "[título de {x}]", context="words/a") == []
    assert found("Version {version}", "Versión {versión}", context="words/a") == ["error code-missing"]
    assert found("Version {version}", "Versión {numero}", context="words/a") == [
        "error code-missing",
        "error code-added",
    ]


def test_suggestions_are_not_judged() -> None:
    """What waits for a translator is judged once it is confirmed."""
    entry = Entry("ears/all/x", "in 10 days", "en 100 días", changed=True, where=WHERE)
    texts = LocaleTexts("es", {"ears": Catalogue("ears", "es", (entry,))})
    assert list(judge_translations(texts, ())) == []


def sheet(*said: tuple[str, str, str]) -> list[str]:
    """The ids of what is wrong with (context, source, target) of one catalogue."""
    entries = tuple(Entry(*one, where=WHERE) for one in said)
    problems = judge_translations(LocaleTexts("es", {"ears": Catalogue("ears", "es", entries)}), TERMS)
    return [problem.id.removeprefix("translation-") for problem in problems]


def test_one_sheet_says_one_thing_in_one_way() -> None:
    """Two translations of one text are told where one reader gets both."""
    first, second = ("ears/patient/h", "Risks", "Riesgos"), ("ears/patient/cell", "Risks", "Peligros")
    assert sheet(first, second) == ["two-ways"]
    assert sheet(first, ("ears/all/cell", "Risks", "Peligros")) == ["two-ways"]
    assert sheet(first, ("ears/plain/cell", "Risks", "Peligros")) == []
    assert sheet(first, ("ears/patient/cell", "Risks", "Riesgos")) == []
