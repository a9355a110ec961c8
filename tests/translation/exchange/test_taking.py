import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared_data import SHARED_DATA, needs_shared_data
from translation.catalogue_making import catalogues

from handouts.translation.catalogue import Catalogue, Entry, LocaleTexts
from handouts.translation.exchange.taking import Taken, take_file
from handouts.translation.exchange.xliff_writer import write_xliff
from handouts.translation.po_files import write_po
from handouts.translation.sync import sync
from handouts.translation.units import Unit

DROPS = "ear-wax/patient/drops"
FOOD = Entry(DROPS, "Take [[wax|it]] with food, {dose}.", "Tome [[wax|esto]] con comida, {dose}.")
WAIT = Entry(DROPS, "Wait {3} days.", "Espere {3} días.")
TITLE = Entry("ear-wax/all/title", "Ear wax", "Cera")


def untranslated(*entries: Entry) -> tuple[Entry, ...]:
    """The entries without translations."""
    return tuple(Entry(*entry.key) for entry in entries)


def texts(*entries: Entry, retired: tuple[Entry, ...] = ()) -> LocaleTexts:
    """A Spanish locale: one handout and the fixed words."""
    words = Catalogue("words", "es", (Entry("words/about", "about {number}"),))
    return LocaleTexts("es", {"words": words, "ear-wax": Catalogue("ear-wax", "es", entries, retired)})


def sent(*entries: Entry) -> str:
    """The XLIFF file that a translator sends back with these translations."""
    return write_xliff([Catalogue("ear-wax", "es", entries)], "en-GB")


def handed(given_texts: LocaleTexts, document: str) -> Taken:
    """What is taken of a document, which has to be the same the second time."""
    found = take_file(given_texts, document.encode(), "f.xlf")
    again = take_file(found.texts, document.encode(), "f.xlf")
    assert again.texts == found.texts
    assert (again.taken, again.suggested) == (0, 0)
    return found


def entries(found: Taken) -> tuple[Entry, ...]:
    """The handout's entries afterwards."""
    return found.texts.catalogues["ear-wax"].entries


def told(found: Taken) -> list[str]:
    """The ids of what was refused or doubtful."""
    return [problem.id for problem in found.problems]


def test_what_a_tool_does_to_a_file_changes_nothing() -> None:
    """Prefixes, attributes in another order, header, other elements, states, notes without codes' contents."""
    document = sent(FOOD, WAIT)
    unit = re.compile(r'<trans-unit id="([^"]*)" xml:space="preserve">')
    document = unit.sub(r'<trans-unit approved="no" xml:space="preserve" id="\1" mq:a="b">', document)
    document = document.replace('state="translated"', 'state-qualifier="exact-match" state="final"')
    document = document.replace(
        "</target>", '</target><alt-trans origin="tm"><target>Falso</target></alt-trans><mq:x>y</mq:x>'
    )
    document = re.sub(r"<ph ([^>]*)>[^<]*</ph>", r"<x \1/>", document)
    document = re.sub(r' equiv-text="[^"]*"', "", document)
    document = re.sub(r"<(/?)(?=[a-z-]+[ >/])(?!mq:|\?)", r"<\1q:", document).replace(
        "xmlns=", 'xmlns:mq="MQ" xmlns:q='
    )
    document = re.sub(r'original="[^"]*"', 'original="C:\\\\x.po" tool-id="T"', document)
    document = document.replace("<q:body>", '<q:header><q:tool tool-id="T" tool-name="T"/></q:header><q:body>')
    found = handed(texts(*untranslated(FOOD, WAIT)), document)
    assert told(found) == []
    assert entries(found) == (FOOD, WAIT)
    assert (found.taken, found.suggested, found.same) == (2, 0, 0)


def test_the_same_file_changes_nothing() -> None:
    """All of its units are as they were."""
    found = handed(texts(FOOD, WAIT), sent(FOOD, WAIT))
    assert found.texts == texts(FOOD, WAIT)
    assert (found.taken, found.suggested, found.same, found.problems) == (0, 0, 2, ())


def test_an_empty_target_takes_nothing_away() -> None:
    """What is there stays."""
    assert entries(handed(texts(FOOD), sent(*untranslated(FOOD)))) == (FOOD,)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("translated", "translated"),
        ("signed-off", "translated"),
        ("needs-review-translation", "changed"),
        ("new", "changed"),
        ("x-rejected", "changed"),
        ("done", "untranslated"),
    ],
)
def test_states_of_a_unit(state: str, expected: str) -> None:
    """Only what is said to be done is done; a state that nobody knows is refused."""
    found = handed(texts(*untranslated(WAIT)), sent(WAIT).replace('state="translated"', f'state="{state}"'))
    assert entries(found)[0].state == expected
    assert told(found) == (["exchange-state"] if expected == "untranslated" else [])


def test_a_source_copied_into_the_target_is_no_suggestion() -> None:
    """As tools prefill it; confirmed it is a translation (of a name, say)."""
    copied = Entry(WAIT.context, WAIT.source, WAIT.source)
    prefilled = sent(copied).replace('state="translated"', 'state="needs-translation"')
    assert entries(handed(texts(*untranslated(WAIT)), prefilled)) == untranslated(WAIT)
    assert entries(handed(texts(*untranslated(WAIT)), sent(copied))) == (copied,)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("#", "#f", "exchange-unit-unknown"),
        ("Wait ", "Wait not ", "exchange-source-touched"),
        ('target-language="es"', 'target-language="fr-FR"', "exchange-language"),
        (" días", " d\u2028ías", "exchange-character"),
        ('<ph id="1" ctype="x-number" equiv-text="3">{3}</ph> días', '<x id="7"/> días', "exchange-code-unknown"),
        (" días", ' <g id="1">días</g>', "exchange-code-unknown"),
    ],
)
def test_a_damaged_unit_is_refused_and_the_others_are_taken(old: str, new: str, problem: str) -> None:
    """Unknown ids, touched sources, foreign codes: the reason and the place."""
    document = sent(WAIT).replace(old, new)
    assert document != sent(WAIT)
    found = handed(texts(*untranslated(TITLE, WAIT)), document)
    assert entries(found) == untranslated(TITLE, WAIT)
    assert told(found) == [problem]
    assert found.problems[0].where.line in {5, 7}
    both = sent(TITLE, WAIT).replace(sent(WAIT).split("<body>\n")[1], document.split("<body>\n")[1])
    if problem != "exchange-language":
        assert entries(handed(texts(*untranslated(TITLE, WAIT)), both)) == (TITLE, Entry(*WAIT.key))


def test_a_translation_without_a_code_of_its_source_is_a_suggestion() -> None:
    """So nothing is lost, and nothing is printed."""
    found = handed(texts(*untranslated(WAIT)), re.sub(r"(<target[^>]*>Espere) <ph.*</ph>", r"\1 5", sent(WAIT)))
    assert entries(found) == (Entry(*WAIT.key, "Espere 5 días.", changed=True),)
    assert told(found) == ["exchange-codes-differ"]


def test_a_translation_laid_out_over_lines_is_one_line() -> None:
    """As tools indent what they save; our texts have no line breaks."""
    laid_out = re.sub(r"(<target[^>]*>)(Espere)( )", r"\1\n  \2\n    ", sent(WAIT)).replace(
        "</target>", "\n  </target>"
    )
    assert entries(handed(texts(*untranslated(WAIT)), laid_out)) == (WAIT,)


def test_marks_that_a_translator_types_are_words() -> None:
    """Braces, brackets and stars in a translation print as they are; they name nothing."""
    found = handed(
        texts(*untranslated(TITLE)), sent(TITLE).replace(">Cera<", ">{a.b} [[c]] **d** &lt;img src='x'&gt;<")
    )
    assert entries(found)[0].target == r"\{a.b\} \[\[c\]\] \*\*d\*\* <img src='x'>"


def test_fixed_words_have_placeholders_as_codes() -> None:
    """And no other marks: nothing is escaped."""
    entry = Entry("words/about", "about {number}", "[{number}] *")
    document = write_xliff([Catalogue("words", "es", (entry,))], "en-GB")
    assert '<ph id="1" ctype="x-code" equiv-text="number">{number}</ph>' in document
    assert handed(texts(), document).texts.catalogues["words"].entries == (entry,)


def test_an_edit_made_meanwhile_costs_only_its_own_units() -> None:
    """The translation of what was edited is a suggestion with its own source; the others are taken."""
    edited = Unit(DROPS, "Take [[wax|it]] without food, {dose}.", safety=True)
    base = texts(*untranslated(TITLE, FOOD, WAIT)).catalogues["ear-wax"]
    now = sync(base, [Unit(*TITLE.key), edited, Unit(*WAIT.key)])
    found = handed(LocaleTexts("es", {"ear-wax": now}), sent(TITLE, FOOD, WAIT))
    assert told(found) == ["exchange-source-moved"]
    assert entries(found) == (
        TITLE,
        Entry(*edited.key, FOOD.target, changed=True, previous=FOOD.source, safety=True),
        WAIT,
    )
    assert (found.taken, found.suggested) == (2, 1)


def test_a_better_suggestion_replaces_the_old_one_which_is_kept() -> None:
    """An older translation of an older source is retired."""
    older = Entry(DROPS, "Take [[wax|it]] with foods, {dose}.", "Viejo")
    now = Entry(DROPS, "Take [[wax|it]] without food, {dose}.", "Viejo", changed=True, previous=older.source)
    found = handed(texts(now), sent(FOOD))
    assert entries(found) == (Entry(*now.key, FOOD.target, changed=True, previous=FOOD.source),)
    assert [(one.source, one.target) for one in found.texts.catalogues["ear-wax"].retired] == [(older.source, "Viejo")]


def test_a_translation_of_a_text_that_is_gone_is_kept_as_retired() -> None:
    """Also if what became of it has been translated; nothing is overwritten."""
    now = Entry(DROPS, "Take [[wax|it]] without food, {dose}.", "Tome [[wax|esto]] sin comida, {dose}.")
    found = handed(texts(now), sent(FOOD))
    assert entries(found) == (now,)
    assert [(one.key, one.target) for one in found.texts.catalogues["ear-wax"].retired] == [(FOOD.key, FOOD.target)]
    assert told(found) == ["exchange-source-gone"]


def test_an_old_suggestion_never_replaces_what_was_confirmed_meanwhile() -> None:
    """It stands beside its unit in the file, untouched; the confirmed one stays."""
    waiting = Entry(*FOOD.key, "Viejo [[wax|x]] {dose}", changed=True, previous="Old [[wax|x]] {dose}")
    assert entries(handed(texts(FOOD), sent(waiting))) == (FOOD,)


def test_two_units_of_one_id_are_not_both_taken() -> None:
    """The first counts, the other is told if it differs."""
    document = sent(WAIT).replace("</body>", sent(WAIT).split("<body>\n")[1].split("</body>")[0] + "</body>")
    assert told(handed(texts(*untranslated(WAIT)), document)) == []
    twice = "otra".join(document.rsplit("Espere", 1))
    assert told(handed(texts(*untranslated(WAIT)), twice)) == ["exchange-unit-twice"]


def test_a_po_file_is_taken_as_well() -> None:
    """By identity, fuzzy as a suggestion; what it doesn't hold stays."""
    fuzzy = Entry(*FOOD.key, FOOD.target, changed=True, comments=("asked",))
    found = handed(texts(*untranslated(FOOD), WAIT), write_po(Catalogue("x", "es", (fuzzy, TITLE))))
    assert [(entry.target, entry.state) for entry in entries(found)] == [
        (FOOD.target, "changed"),
        (WAIT.target, "translated"),
    ]
    assert entries(found)[0].comments == ("asked",)
    assert told(found) == ["exchange-unit-unknown"]


@needs_shared_data
def test_files_of_other_projects_are_refused_unit_by_unit() -> None:
    """Nothing is taken from them, whatever tool wrote them."""
    for file in sorted((SHARED_DATA / "exchange").iterdir()):
        found = take_file(texts(FOOD, WAIT), file.read_bytes(), file.name)
        assert found.texts == texts(FOOD, WAIT)
        assert found.problems
        assert all(problem.is_error and problem.where.file == file.name for problem in found.problems)


@given(catalogues(), catalogues(), st.booleans())
def test_nothing_is_lost_and_twice_is_once(mine: Catalogue, theirs: Catalogue, as_po: bool) -> None:
    """Whatever comes in: no confirmed translation goes but for another of the same text, and nothing else is live."""
    base = LocaleTexts("pl", {"ear-wax": mine})
    data = (write_po(theirs) if as_po else write_xliff([theirs], "en-GB")).encode()
    once = take_file(base, data, "f")
    assert take_file(once.texts, data, "f").texts == once.texts
    now = once.texts.catalogues["ear-wax"]
    assert [entry.key for entry in now.entries] == [entry.key for entry in mine.entries]
    for entry in mine.entries:
        if entry.state == "translated" and entry.key not in theirs.by_key:
            assert now.by_key[entry.key] == entry
    assert set(mine.retired) <= set(now.retired)
