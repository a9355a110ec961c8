"""Content and catalogues in, the same content in another language and what it lacks out."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tiny_project import TINY, copied, edited
from translation.localised_ears import WORDS

from handouts.batch.fonts import shelf_of
from handouts.content.load import load
from handouts.content.project import Content
from handouts.content.spelling import spelled
from handouts.document.shelf import TemplateShelf
from handouts.press.job import Bundle, Job
from handouts.press.press import Press
from handouts.translation.catalogue import Catalogue, Entry, LocaleTexts
from handouts.translation.speech import Speech, speech
from handouts.translation.units import Unit, units_of

CLINIC = """\
name: Hill Clinic
region: GB
phone: 020 7946 0111
hours: On Mondays
checked: 2026-11-20
"""


@cache
def press() -> Press:
    """A press with the project's fonts."""
    return Press(shelf_of(TINY)[0], TemplateShelf())


def tiny() -> Content:
    """The tiny project."""
    content = load(TINY).content
    assert content is not None
    return content


def echoed(content: Content, *, without: str = "") -> LocaleTexts:
    """Every text in German brackets, but not those whose source begins with `without`."""

    def entry(unit: Unit) -> Entry:
        target = "" if without and unit.source.startswith(without) else f"«{unit.source}»"
        return Entry(
            unit.context, unit.source, target, plural=unit.plural, plurals=(target,) * 2 if unit.plural else ()
        )

    units = units_of(content, WORDS)
    return LocaleTexts("de", {name: Catalogue(name, "de", tuple(map(entry, some))) for name, some in units.items()})


def spoken(content: Content, texts: LocaleTexts) -> Speech:
    """The content in German brackets."""
    return speech(content, WORDS, units_of(content, WORDS), texts)


def test_every_text_is_exchanged_at_its_place() -> None:
    """Titles, blocks, facts, glossary and regions; sources stay as they were published."""
    content = tiny()
    found = spoken(content, echoed(content))
    assert found.lacking == {}
    assert found.lacking_words == frozenset()
    title = found.content.handout("ear-wax").title.voices()[0][1]
    assert spelled(title.kids) == f"«{spelled(content.handout('ear-wax').title.voices()[0][1].kids)}»"
    assert found.content.sources is content.sources
    assert found.words["draft-word"] == "«Draft.»"


def test_what_nobody_translated_stays_and_says_so() -> None:
    """The text keeps its words and names its own language; the place is noted with the entry it waits for."""
    content = tiny()
    source = spelled(content.handout("ear-wax").title.voices()[0][1].kids)
    found = spoken(content, echoed(content, without=source))
    title = found.content.handout("ear-wax").title.voices()[0][1]
    assert (spelled(title.kids), title.language) == (source, "en-GB")
    assert source in {key[1] for _, key in found.lacking.values()}


def test_a_changed_entry_is_never_printed() -> None:
    """A suggestion counts as no translation."""
    content = tiny()
    texts = echoed(content)
    changed = tuple(
        Entry(one.context, one.source, one.target, changed=True) for one in texts.catalogues["ear-wax"].entries
    )
    catalogues = {**texts.catalogues, "ear-wax": Catalogue("ear-wax", "de", changed)}
    found = spoken(content, LocaleTexts("de", catalogues))
    assert {name for name, _ in found.lacking.values()} == {"ear-wax"}


def test_what_nobody_translated_is_marked_in_the_tree() -> None:
    """A text and a fixed word alike: each stands in a span of its own, in its own language."""
    content = tiny()
    texts = echoed(content, without="E")
    tree = press().prepare(Bundle(content, {"de": texts}), Job("ear-wax", "patient", "de", "GB")).tree
    assert tree is not None
    marked = [span for span in tree.walk() if span.get("class") == "untranslated"]
    assert {span.lang for span in marked} == {"en-GB"}
    words = {span.text() for span in marked}
    assert words == {
        "Ear wax is normal. It may need no treatment.",
        "Each picture answers its own question. Do not compare pictures from different studies.",
        "Each picture shows 1,000 people in 10 blocks of 100. A filled mark is a person it happened to.",
        "Evidence up to 22.\xa0November\xa02026.",
    }


def test_a_job_tells_what_it_lacks() -> None:
    """A sheet in a language without catalogues is composed as a draft, and lists each text it waits for."""
    content = tiny()
    whole = press().prepare(Bundle(content, {"de": echoed(content)}), Job("ear-wax", "patient", "de", "GB"))
    assert whole.lacking == ()
    bare = press().prepare(Bundle(content), Job("ear-wax", "patient", "de", "GB"))
    names = {name for name, _ in bare.lacking}
    assert {"words", "ear-wax", "project"} <= names
    assert bare.tree is not None


def test_the_times_of_a_clinic_are_told_in_the_language_and_lacking_else(tmp_path: Path) -> None:
    """Each clinic's where it is asked for; names and numbers stay as typed."""
    root = copied(tmp_path)
    edited(root, "content/clinics/hill.yaml", "", CLINIC)
    content = load(root).content
    assert content is not None
    job = Job("ear-wax", "patient", "de", "GB", clinic="hill")
    whole = press().prepare(Bundle(content, {"de": echoed(content)}), job)
    assert whole.lacking == ()
    bare = press().prepare(Bundle(content, {"de": echoed(content, without="On Mon")}), job)
    assert bare.lacking == (("clinics", ("clinics/hours", "On Mondays")),)
    clinics = spoken(content, echoed(content)).content.clinics
    assert (list(clinics), len(clinics), "hull" in clinics) == (["hill"], 1, False)
    told = {key: (value.text, value.language) for key, value in clinics["hill"].values().items()}
    assert told == {"name": ("Hill Clinic", ""), "phone": ("020 7946 0111", ""), "hours": ("«On Mondays»", "")}
    said = spoken(content, echoed(content, without="On Mon")).content.clinics["hill"].values()["hours"]
    assert (said.text, said.language) == ("On Mondays", "en-GB")


def test_a_changed_letter_of_a_translation_changes_the_digest() -> None:
    """What is signed covers the translation, and what is made from it has another fingerprint."""
    content = tiny()
    texts = echoed(content)
    entries = texts.catalogues["ear-wax"].entries
    other = (Entry(entries[0].context, entries[0].source, entries[0].target + "!"), *entries[1:])
    edited = LocaleTexts("de", {**texts.catalogues, "ear-wax": Catalogue("ear-wax", "de", other)})
    job = Job("ear-wax", "patient", "de", "GB")
    first, second = (press().prepare(Bundle(content, {"de": some}), job) for some in (texts, edited))
    assert first.check_letters != second.check_letters
    assert first.fingerprint != second.fingerprint
