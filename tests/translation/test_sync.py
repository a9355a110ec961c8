import pytest
from hypothesis import given
from hypothesis import strategies as st
from translation.catalogue_making import TEXTS, catalogues

from handouts.problems import Where
from handouts.translation.catalogue import Catalogue, Entry, carried_comment
from handouts.translation.po_files import read_po, write_po
from handouts.translation.sync import carry, sync
from handouts.translation.units import Unit

PLACE = "ear-wax/patient/drops"
FOOD = "Take {dose} with food in the evening."
NO_FOOD = "Take {dose} without food in the evening."


def catalogue(*entries: Entry, retired: tuple[Entry, ...] = ()) -> Catalogue:
    """A Polish catalogue."""
    return Catalogue("ear-wax", "pl", entries, retired)


@st.composite
def units(draw: st.DrawFn, old: Catalogue) -> tuple[Unit, ...]:
    """Some units of the catalogue, in another order, with new ones between, some of them like old ones."""
    known = [Unit(*entry.key, plural=entry.plural) for entry in (*old.entries, *old.retired)]
    kept = [unit for unit in known if draw(st.booleans())]
    edits = [Unit(unit.context, f"{unit.source} {draw(TEXTS)}", safety=True) for unit in known if draw(st.booleans())]
    return tuple({unit.key: unit for unit in draw(st.permutations(kept + edits))}.values())


def targets(old: Catalogue) -> set[tuple[str, ...]]:
    """Every translation that is in a catalogue anywhere."""
    return {
        (entry.target, *entry.plurals) for entry in (*old.entries, *old.retired) if entry.target or any(entry.plurals)
    }


@given(st.data(), catalogues())
def test_nothing_is_lost(data: st.DataObject, old: Catalogue) -> None:
    """Every translation is still there, as one, as a suggestion or retired."""
    assert targets(sync(old, data.draw(units(old)))) == targets(old)


@given(st.data(), catalogues())
def test_synchronising_twice_is_synchronising_once(data: st.DataObject, old: Catalogue) -> None:
    """Nothing is left to do, in memory or through a file."""
    now = data.draw(units(old))
    once = sync(old, now)
    assert sync(once, now) == once
    read, problems = read_po(write_po(once).encode(), "f.po", "ear-wax", "pl")
    assert problems == ()
    assert read is not None
    assert write_po(sync(read, now)) == write_po(once)


@given(st.data(), catalogues())
def test_only_what_was_confirmed_is_a_translation(data: st.DataObject, old: Catalogue) -> None:
    """No text gets a printable translation from anywhere but its own live entry."""
    for entry in sync(old, data.draw(units(old))).entries:
        if entry.state == "translated":
            before = old.by_key[entry.key]
            assert (before.state, before.target, before.plurals) == ("translated", entry.target, entry.plurals)


@given(st.data(), catalogues(), st.lists(TEXTS, max_size=3))
def test_inserting_and_reordering_touch_nothing_else(data: st.DataObject, old: Catalogue, inserted: list[str]) -> None:
    """Each old entry is as it was; the new ones are empty; the order is that of the page."""
    mine = tuple(Unit(*one.key, one.notes, one.safety, plural=one.plural) for one in old.entries)
    start = sync(old, mine)
    new = [Unit("new/place", text) for text in dict.fromkeys(inserted)]
    now = data.draw(st.permutations([*mine, *(unit for unit in new if unit.key not in old.by_key)]))
    found = sync(start, now)
    assert [entry.key for entry in found.entries] == [unit.key for unit in now]
    assert {key: entry for key, entry in found.by_key.items() if key in start.by_key} == dict(start.by_key)
    assert all(entry.state == "untranslated" for key, entry in found.by_key.items() if key not in start.by_key)


def test_an_edited_text_keeps_its_old_translation_as_a_suggestion() -> None:
    """Without and with are alike: it is shown with the old source, and never counts."""
    old = catalogue(Entry(PLACE, FOOD, "Z jedzeniem {dose}.", comments=("asked",)))
    found = sync(old, [Unit(PLACE, NO_FOOD, ("step",), safety=True)])
    assert found == catalogue(
        Entry(
            PLACE,
            NO_FOOD,
            "Z jedzeniem {dose}.",
            changed=True,
            previous=FOOD,
            notes=("step",),
            safety=True,
            comments=("asked",),
        )
    )
    assert found.entries[0].state == "changed"


def test_a_second_edit_shows_the_source_that_was_translated() -> None:
    """What the suggestion says is what its own source said, not an edit in between that nobody translated."""
    old = catalogue(Entry(PLACE, FOOD, "Z jedzeniem."))
    twice = sync(sync(old, [Unit(PLACE, NO_FOOD)]), [Unit(PLACE, f"{NO_FOOD} Or not.")])
    assert (twice.entries[0].previous, twice.entries[0].target) == (FOOD, "Z jedzeniem.")


def test_a_text_of_the_same_context_is_preferred() -> None:
    """A likelier one of another context waits for what is left, and each is given once."""
    near = Entry(PLACE, "Take it with some food", "A")
    far = Entry("ear-wax/plain/drops", FOOD, "B")
    found = sync(catalogue(far, near), [Unit(PLACE, "Take it with food"), Unit("ear-wax/all/x", FOOD)])
    assert [(entry.target, entry.previous) for entry in found.entries] == [("A", near.source), ("B", FOOD)]


def test_texts_that_are_not_alike_share_nothing() -> None:
    """The old one is retired, the new one empty."""
    old = Entry(PLACE, FOOD, "Z jedzeniem.")
    found = sync(catalogue(old), [Unit(PLACE, "Ask your nurse!")])
    assert found == catalogue(Entry(PLACE, "Ask your nurse!"), retired=(old,))


def test_a_text_that_comes_back_comes_back_as_changed() -> None:
    """Its very translation is suggested; somebody has to confirm it."""
    gone = sync(catalogue(Entry(PLACE, FOOD, "Z jedzeniem.")), [])
    assert [entry.target for entry in gone.retired] == ["Z jedzeniem."]
    back = sync(gone, [Unit(PLACE, FOOD)])
    assert back == catalogue(Entry(PLACE, FOOD, "Z jedzeniem.", changed=True, previous=FOOD))


def test_what_is_retired_never_comes_back_for_a_text_that_looks_like_it() -> None:
    """Only the very same identity finds it."""
    retired = Entry(PLACE, FOOD, "Z jedzeniem.")
    found = sync(catalogue(retired=(retired,)), [Unit(PLACE, NO_FOOD)])
    assert found == catalogue(Entry(PLACE, NO_FOOD), retired=(retired,))


def test_a_unit_of_measure_is_never_offered_a_text() -> None:
    """Nor the other way round, even under one identity."""
    old = Entry("units", "{number} day", "dzień")
    unit = Unit("units", "{number} day", plural="{number} days")
    found = sync(catalogue(old), [unit])
    assert found == catalogue(Entry("units", "{number} day", plural="{number} days"), retired=(old,))
    assert sync(found, [unit]) == found


CHANGED = Entry(PLACE, "Take it, with food.", "Z jedzeniem.", changed=True, previous="Take it with food.")


def test_an_editorial_edit_is_carried() -> None:
    """The entry is confirmed, and says why; the others are as they were."""
    other = Entry(PLACE, "b", "c", changed=True, previous="d")
    found, problems = carry(catalogue(other, CHANGED), CHANGED.key, " a\ncomma ")
    assert problems == ()
    note = carried_comment("a comma", CHANGED.previous, CHANGED.source)
    assert found == catalogue(other, Entry(*CHANGED.key, "Z jedzeniem.", comments=(note,)))


@pytest.mark.parametrize(
    ("entry", "reason", "message"),
    [
        (Entry(*CHANGED.key, "x", changed=True, previous="y", safety=True), "a comma", "This is a text of safety."),
        (Entry(*CHANGED.key, "x"), "a comma", "This text is translated, so nothing is there to carry."),
        (Entry(*CHANGED.key, ""), "a comma", "This text is untranslated, so nothing is there to carry."),
        (Entry(*CHANGED.key, "x", changed=True), "z", "Nobody knows what this translation is a translation of."),
        (Entry(*CHANGED.key, "x", changed=True, previous="y"), " ", "No reason is given."),
        (
            Entry(*CHANGED.key, "x", changed=True, previous="Take it with {food}."),
            "a comma",
            "The edit changed a fact, a number, a term, a link or a source.",
        ),
        (Entry(PLACE, "other", "x", changed=True, previous="y"), "z", "There is no such text in this catalogue."),
    ],
)
def test_what_may_not_be_carried(entry: Entry, reason: str, message: str) -> None:
    """Texts of safety above all; the catalogue stays as it is."""
    old = catalogue(entry)
    found, problems = carry(old, CHANGED.key, reason)
    assert found is old
    assert [(problem.id, problem.message) for problem in problems] == [("carry-refused", message)]
    assert problems[0].where == Where("content/locales/pl/ear-wax.po")
