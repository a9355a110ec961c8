"""Catalogues as Hypothesis makes them, for the tests of what reads, writes and changes them."""

from __future__ import annotations

from hypothesis import strategies as st

from handouts.translation.catalogue import Catalogue, Entry

LETTERS = st.characters(
    codec="utf-8",
    exclude_categories=("Cc", "Cs"),
    exclude_characters="\u2028\u2029\ufffe\uffff",
    include_characters="\n\t\"\\*[]{}<>&'#~|",
)
TEXTS = st.text(LETTERS, min_size=1, max_size=12)
NOTES = st.lists(st.text(LETTERS, max_size=8) | st.sampled_from(["safety", "patient, under “Risks”"]), max_size=2)
CONTEXTS = st.sampled_from(["ear-wax/all/title", "ear-wax/patient/risks", "words/about", "project/name"]) | TEXTS


@st.composite
def entries(draw: st.DrawFn, targets: st.SearchStrategy[str] = TEXTS) -> Entry:
    """One entry in any state."""
    return Entry(
        draw(CONTEXTS),
        draw(TEXTS),
        draw(targets | st.just("")),
        changed=draw(st.booleans()),
        previous=draw(TEXTS | st.just("")),
        notes=tuple(draw(NOTES)),
        safety=draw(st.booleans()),
        comments=tuple(draw(NOTES)),
    )


@st.composite
def units_of_measure(draw: st.DrawFn) -> Entry:
    """One entry with plural forms, as many as Polish has, some perhaps empty."""
    forms = draw(st.lists(TEXTS | st.just(""), min_size=3, max_size=3))
    return Entry("units", draw(TEXTS), plural="{number} days", plurals=tuple(forms), changed=draw(st.booleans()))


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """A Polish catalogue: live entries and retired ones, no identity twice."""
    found = draw(st.lists(entries() | units_of_measure(), max_size=8, unique_by=lambda entry: entry.key))
    cut = draw(st.integers(0, len(found)))
    return Catalogue("ear-wax", "pl", tuple(found[:cut]), tuple(found[cut:]))
