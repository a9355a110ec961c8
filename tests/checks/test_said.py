from __future__ import annotations

from pathlib import Path

from tiny_project import TINY, copied, edited, place_of

from handouts.checks.said import Said, everything_said, selections
from handouts.content.load import load


def said_in(root: Path, handout: str) -> tuple[Said, ...]:
    """Everything the handout says."""
    content = load(root).content
    assert content is not None
    return everything_said(content.handout(handout), selections(content, content.handout(handout)))


def test_each_text_is_said_once_with_all_who_get_it() -> None:
    """For all, for one audience, or in a block for one."""
    said = {text.paragraph.source: (text.part, text.audiences) for text in said_in(TINY, "ear-wax")}
    assert said["What if they do not help?"] == ("questions", ("patient", "plain"))
    assert said["Warm the bottle in your hand first."] == ("tip", ("patient",))
    assert said["Benefit"] == ("heading", ("clinician",))
    assert said["Do the drops help?"] == ("heading", ("patient", "plain"))
    assert said["Ring {clinic.phone} to ask."] == ("text", ("patient",))


def test_a_borrowed_text_is_said_to_who_borrows_it(tmp_path: Path) -> None:
    """Clinicians borrow from patients here."""
    root = copied(tmp_path)
    edited(root, "leaflet", "    clinician: Which softening drops work best.\n", "")
    said = {text.paragraph.source: text.audiences for text in said_in(root, "ear-wax")}
    assert said["Which drops work best."] == ("patient", "clinician")


def test_flat_words_keep_the_place_of_every_character(tmp_path: Path) -> None:
    """Over lines and marks; what a mark prints stands as one character at the mark's own place."""
    root = copied(tmp_path)
    old = "            Drops make it soft, so that it can come out."
    edited(root, "leaflet", old, "            Drops **make** it\n            soft, {3} drops, {drops_last} long.")
    (said,) = [text for text in said_in(root, "ear-wax") if text.paragraph.source.startswith("Drops **make**")]
    flat = said.flat
    assert flat.text.startswith("Drops make it soft, {3} drops, \ufffc long.")
    for words in ("make** it", "soft, {3}", "{3} drops, {d", "{drops_last} long", " long. Read"):
        shown = words.replace("**", "").replace("{drops_last}", "\ufffc").replace("{d", "\ufffc")
        assert str(flat.place(flat.text.index(shown))) == place_of(root, "leaflet", words)
    assert [flat.typed(flat.text.index(words)) for words in ("soft", "{3}", "\ufffc")] == [True, False, False]
