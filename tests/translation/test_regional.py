"""Small catalogues of American English over British, filled and thinned."""

from __future__ import annotations

from types import MappingProxyType

from handouts.translation.catalogue import Catalogue, Entry, LocaleTexts
from handouts.translation.regional import is_as_source, small, whole
from handouts.translation.units import Unit

CONTEXT = "ahsct/all/harms"
TUMOUR = Entry(CONTEXT, "A tumour.", "A tumor.")
UNITS = MappingProxyType(
    {
        "ahsct": (Unit(CONTEXT, "A tumour."), Unit(CONTEXT, "Loss of sight."), Unit(CONTEXT, "A fit in the night.")),
        "units": (Unit("units/week", "{number} week", plural="{number} weeks"),),
    }
)


def texts(*entries: Entry, retired: tuple[Entry, ...] = ()) -> LocaleTexts:
    """American catalogues with these entries of a leaflet."""
    return LocaleTexts("en-US", MappingProxyType({"ahsct": Catalogue("ahsct", "en-US", entries, retired)}))


def said(found: LocaleTexts, name: str = "ahsct") -> list[tuple[str, str]]:
    """Targets and states of a catalogue's entries."""
    return [(entry.target, entry.state) for entry in found.catalogues[name].entries]


def test_what_does_not_differ_is_said_as_the_source_says_it() -> None:
    """Every text is translated, units of measure too."""
    found = whole(texts(TUMOUR), UNITS)
    assert said(found) == [
        ("A tumor.", "translated"),
        ("Loss of sight.", "translated"),
        ("A fit in the night.", "translated"),
    ]
    (week,) = found.catalogues["units"].entries
    assert (week.plurals, is_as_source(week)) == (("{number} week", "{number} weeks"), True)


def test_a_text_whose_source_moved_on_still_waits() -> None:
    """Whether or not anybody has synchronised since: it is never taken for a text that does not differ."""
    edited = Entry(CONTEXT, "A fit at night.", "A seizure at night.")
    found = whole(texts(TUMOUR, edited), UNITS)
    assert said(found)[2] == ("A seizure at night.", "changed")
    assert said(whole(LocaleTexts("en-US", found.catalogues), UNITS))[2] == ("A seizure at night.", "changed")


def test_small_catalogues_hold_what_differs_or_waits() -> None:
    """Neither what nobody touched nor what was confirmed as it is; a catalogue that would be empty is none."""
    waiting = Entry(CONTEXT, "A fit in the night.", "A fit in the night.", changed=True)
    found = small(whole(texts(TUMOUR, waiting), UNITS))
    assert list(found.catalogues) == ["ahsct"]
    assert said(found) == [("A tumor.", "translated"), ("A fit in the night.", "changed")]
    assert dict(small(texts(Entry(CONTEXT, "Loss of sight.", "Loss of sight."))).catalogues) == {}


def test_nothing_is_lost_of_what_is_gone_or_noted() -> None:
    """Retired entries and comments stay."""
    gone, noted = Entry(CONTEXT, "The centre.", "The center."), Entry(CONTEXT, "Loss of sight.", comments=("Why?",))
    found = small(texts(noted, retired=(gone,))).catalogues["ahsct"]
    assert (found.entries, found.retired) == ((noted,), (gone,))


def test_small_and_whole_are_each_others_way_back() -> None:
    """What is filed fills to the same again."""
    first = whole(texts(TUMOUR), UNITS)
    again = whole(small(first), UNITS)
    assert {name: one.entries for name, one in again.catalogues.items()} == {
        name: one.entries for name, one in first.catalogues.items()
    }
