from pathlib import Path

import pytest
from tiny_project import copied, edited
from translation.localised_ears import WORDS, content_with, result

from handouts.content.digest import Reader
from handouts.content.load import load
from handouts.content.project import Content
from handouts.translation.localise import localise


def changed(before: Content, after: Content, audience: str = "patient", handout: str = "ear-wax") -> list[str]:
    """The names of the inputs that differ."""
    inputs = set(result(before, audience, handout).inputs) ^ set(result(after, audience, handout).inputs)
    return sorted({name for name, _ in inputs})


UNSEEN = {
    "fact of another audience": ("facts", "rate ratio: 0.64", "rate ratio: 0.65"),
    "note to ourselves": ("facts", "# One number, one entry.", "# One number,\n# one entry."),
    "how a source was read": ("sources", "read: abstract on 2026-11-22", "read: full text on 2026-11-23"),
    "lines moved": ("project", "name: Looking", "\n\n# moved\nname: Looking"),
    "region lines moved": ("region", "name: United", "\n# moved\nname: United"),
    "keeper": ("project", "keeper: keeper@", "keeper: somebody@"),
    "region text not used": ("region", "abbreviation: MHRA", "abbreviation: MHRB"),
}


@pytest.mark.parametrize("name", UNSEEN)
def test_what_a_handout_does_not_read_changes_none_of_its_inputs(tmp_path: Path, name: str) -> None:
    """So it is not printed again."""
    assert changed(content_with(Path()), content_with(tmp_path, UNSEEN[name])) == []


SEEN = {
    "fact:cleared_wait": ("facts", "proportion: 40 of 125", "proportion: 41 of 125"),
    "fact:sore": ("facts", "percent: 0.8 (", "percent: 0.9 ("),
    "term:eardrum": ("glossary", "The thin skin", "A thin skin"),
    "source:example-c": ("sources", "issued: 2023", "issued: 2022"),
    "text:parts": ("leaflet", "Drops can soften it.", "Drops might soften it."),
    "text:places": ("region", "emergency: 999", "emergency: 112"),
    "text:interpreter": ("region", "It is free.", "It costs nothing."),
    "imprint": ("project", "name: Looking after", "name: Caring for"),
}


@pytest.mark.parametrize("name", SEEN)
def test_what_a_handout_reads_changes_the_input_of_that_name(tmp_path: Path, name: str) -> None:
    """The reason for printing names it; check letters change with the text, so the imprint does too."""
    found = changed(content_with(Path()), content_with(tmp_path, SEEN[name]))
    assert name in found
    assert set(found) <= {name, "imprint", "text:parts"}


def test_a_picture_is_an_input(tmp_path: Path) -> None:
    """Its bytes count, for the audience that gets it."""
    root = copied(tmp_path)
    picture = root / "content/pictures/drops.png"
    picture.write_bytes(picture.read_bytes() + b"\0")
    after = load(root).content
    assert after is not None
    name = "picture:content/pictures/drops.png"
    assert changed(content_with(Path()), after, "plain") == ["imprint", name]
    assert changed(content_with(Path()), after, "patient") == []


def test_a_sheet_reads_its_own_facts_only(tmp_path: Path) -> None:
    """A fact of the leaflet is nothing to the sheet."""
    after = content_with(tmp_path, ("facts", "count: 3", "count: 4"))
    assert changed(content_with(Path()), after, handout="drops-or-wait") == []
    assert changed(content_with(Path()), after) == ["fact:rash", "imprint"]


def test_localising_twice_gives_the_same(tmp_path: Path) -> None:
    """A value in, a value out."""
    root = copied(tmp_path)
    edited(root, "leaflet", "version: 1\n", "version: 2\n")
    content = load(root).content
    assert content is not None
    once, again = (localise(content, "ear-wax", Reader("clinician", "en-GB", "GB"), WORDS) for _ in range(2))
    assert once == again
    assert once.handout is not None
    assert once.handout.imprint.version == "2"
