from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from document.made_up import leaflet, own_templates, sheet

from handouts.content.digest import Reader
from handouts.content.load import load
from handouts.content.models.base import AUDIENCES
from handouts.document.as_text import tree_as_text
from handouts.document.compose import Composer, compose
from handouts.document.shelf import TemplateShelf
from handouts.document.tree import Element
from handouts.document.vocabulary import VOCABULARY
from handouts.translation.localise import localise
from handouts.translation.localised import Block, Compared, Localised
from handouts.translation.localised_text import Words

SHELF = TemplateShelf()
TINY = Path(__file__).parents[1] / "tiny"
HANDOUTS: tuple[tuple[str, Callable[[str], Localised]], ...] = (("leaflet", leaflet), ("comparison", sheet))


def tree_of(handout: Localised) -> Element:
    """The tree; there is no Problem."""
    composed = compose(handout, SHELF)
    assert composed.problems == ()
    assert composed.theme is not None
    assert composed.tree is not None
    return composed.tree


def find(tree: Element, tag: str, class_: str = "") -> list[Element]:
    """The elements of a tag and, where it is given, a class."""
    return [one for one in tree.walk() if one.tag == tag and (not class_ or class_ in one.get("class").split())]


def headings(tree: Element) -> list[str]:
    """The words of h1 and h2, in order."""
    return [one.text() for one in tree.walk() if one.tag in ("h1", "h2")]


def test_patients_leaflet() -> None:
    """Key points and red flags come first, then sections, what isn't known, actions, questions, notes, the end."""
    tree = tree_of(leaflet("patient"))
    assert headings(tree) == [
        *("Ear wax", "Key points", "Get help now", "What is it?", "How?", "What can go wrong?"),
        *("What nobody knows yet", "What you can do next", "Questions to ask", "My notes", "Words used here"),
        *("References", "About this sheet", "Get help now"),
    ]
    assert [aside.get("place") for aside in find(tree, "aside", "red-flags")] == ["", "last-page"]
    assert [one.text() for one in find(tree, "write-in")] == [
        *("My ear", "My nurse", "Phone", "My next visit", "What I want to ask", "Given by", "On (date)")
    ]
    assert [one.text() for one in find(tree, "ul", "questions")] == ["Do I need drops?"]


def test_red_flag_row() -> None:
    """A red flag says when and what to do; the number to ring stays a node."""
    row = find(tree_of(leaflet("patient")), "ul", "flags")[0]
    assert tree_as_text(row) == (
        'ul class="flags"\n  li\n    body\n      p: If you bleed\n'
        '      p class="do": Ring <place region.urgent_line>111</place> now.\n'
    )


def test_picture_in_both_framings() -> None:
    """An icon array stands with its number, both framings, who it is about, and how to read it."""
    figure = find(tree_of(leaflet("patient")), "figure", "array")[0]
    assert [(kid.tag, kid.get("class")) for kid in figure.elements] == [
        ("p", "array-word harm"),
        ("p", "big harm"),
        ("p", ""),
        ("icon-array", ""),
        ("p", "legend-filled harm"),
        ("p", "legend-open"),
        ("p", "caption"),
        ("p", "caption"),
        ("aside", "how-to-read"),
    ]


def test_easy_words() -> None:
    """Each section is a block with a pictogram; hard words are explained where they stand; nothing is cited."""
    tree = tree_of(leaflet("plain"))
    blocks = find(tree, "section", "block")
    assert [block.get("icon") for block in blocks] == [
        *("question", "drip", "cells", "scales", "calendar", "question", "pen")
    ]
    assert [note.text() for note in find(blocks[0], "p", "note")] == ["ear wax: Wax that the ear makes."]
    key_points = find(tree, "aside", "key-points")[0]
    assert [note.text() for note in find(key_points, "p", "note")] == ["ENT (ear, nose and throat): Ear doctors."]
    assert find(tree, "cite") == []
    assert "References" not in headings(tree)


def test_clinicians_leaflet() -> None:
    """Bottom line, outcomes by group, who, status, teach-back and references; nothing that patients alone need."""
    tree = tree_of(leaflet("clinician"))
    assert headings(tree) == [
        *("Ear wax", "Bottom line", "What is it?", "How?", "What can go wrong?", "Who to consider", "Status"),
        *("Not known", "Next steps", "Teach-back questions", "Words used here", "References", "About this sheet"),
    ]
    assert find(tree, "p", "chip")[0].text() == "For health professionals. Not for handing out."
    assert [row.text() for row in find(tree, "tr", "group")] == ["Benefit", "Harm"]
    assert [one for one in tree.walk() if one.tag == "write-in" or one.get("place") == "last-page"] == []


def test_outcomes_row() -> None:
    """A row has outcome, value with its interval, population, follow-up and reference; none is judged."""
    row = find(find(tree_of(leaflet("clinician")), "table", "outcomes")[0], "tr")[2]
    assert [" / ".join(kid.text() for kid in cell.elements) or cell.text() for cell in row.elements] == [
        *("Outcome clear", "46.2% / interval not given", "People", "5 weeks", "[3]")
    ]


def test_unjudged_is_said_where_numbers_are() -> None:
    """The sentence stands with the first picture, else after the first table, else at the end; never without facts."""
    told = "Nobody has judged yet how sure these numbers are."
    clinician = leaflet("clinician")
    section = find(tree_of(clinician), "section")[2]
    assert [kid.tag for kid in section.elements] == ["h2", "table", "p", "figure", "aside"]
    assert section.elements[2].text() == told
    assert told not in find(section, "aside")[0].text()
    assert told in find(tree_of(leaflet("patient")), "aside", "how-to-read")[0].text()
    running_text = replace(clinician, sections=clinician.sections[:2])
    assert find(find(tree_of(running_text), "section", "imprint")[0], "p")[0].text().endswith(f"Nobody paid. {told}")
    no_facts = tuple(replace(text, inlines=(Words("x", None),)) for text in clinician.texts)
    assert told not in tree_of(replace(running_text, texts=no_facts)).text()


def test_a_table_with_a_judged_row_has_a_column_for_it() -> None:
    """Certainty is a column as soon as one row is judged; else each table has the sentence below it."""
    handout = leaflet("clinician")
    (table,) = find(tree_of(handout), "table", "outcomes")
    assert "Certainty" not in table.text()
    place, section = next((n, part) for n, part in enumerate(handout.sections) if part.blocks[0].rows)
    judged = replace(section.blocks[0].rows[0], dots=2)
    block = replace(section.blocks[0], rows=(judged, *section.blocks[0].rows[1:]))
    sections = list(handout.sections)
    sections[place] = replace(section, blocks=(block, *section.blocks[1:]))
    (table,) = find(tree_of(replace(handout, sections=tuple(sections))), "table", "outcomes")
    assert "Certainty" in table.text()


def test_the_foot_has_two_lines_and_the_page_at_an_end() -> None:
    """In easy words the page's number ends the first line, as the second is long; elsewhere it ends the second."""
    for audience, place in (("plain", 1), ("patient", 2), ("clinician", 2)):
        (foot,) = [kid for kid in find(tree_of(leaflet(audience)), "running") if kid.get("place") == "foot"]
        assert [kid.get("class") for kid in foot.elements] == ["end" if n == place else "" for n in range(3)]


def test_comparison_without_pictures() -> None:
    """A declared comparison that is told in words has nothing that says how to read pictures."""
    handout = leaflet("patient")
    lines = Compared((), (), handout.key_points, None)
    block = Block("compare", handout.sections[0].blocks[0].where, compared=lines)
    section = replace(handout.sections[0], blocks=(block,))
    tree = tree_of(replace(handout, sections=(section,)))
    assert find(tree, "aside", "how-to-read") == []
    assert [kid.text() for kid in find(tree, "section")[0].elements] == [
        *("What is it?", "Wax is normal.", "Drops can help."),
        "Nobody has judged yet how sure these numbers are.",
    ]


def test_sheet() -> None:
    """Questions are rows, options columns; patients have rings in a last column, and a line to sign what was said."""
    tree = tree_of(sheet("patient"))
    head, *rows = find(tree, "tr")
    assert [cell.get("scope") for cell in head.elements] == ["col"] * 4
    assert [[cell.tag for cell in row.elements] for row in rows] == [["th", "td", "td", "td"]] * 2
    assert [row.elements[-1].get("rings") for row in rows] == ["3", "3"]
    assert [one.text() for one in find(tree, "write-in")] == ["Talked about with", "On (date)"]
    assert [tag.text() for row in rows for tag in (*find(row, "p", "tag-same"), *find(row, "p", "tag-different"))] == [
        *("Same trial", "Different studies")
    ]
    assert find(rows[1], "td")[1].text() == "We found no results in people."


def test_clinicians_sheet() -> None:
    """Clinicians get references, and no column or line to write on."""
    tree = tree_of(sheet("clinician"))
    assert find(tree, "write-in") == []
    assert [cell.get("rings") for cell in find(tree, "td")] == [""] * 4
    assert "References" in headings(tree)


@pytest.mark.parametrize(("kind", "make"), HANDOUTS)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_on_every_sheet(kind: str, make: Callable[[str], Localised], audience: str) -> None:
    """Banner, foot, one title, known elements; that nobody has judged the numbers is said once."""
    handout = make(audience)
    tree = tree_of(handout)
    banner, foot = find(tree, "running")
    assert banner.get("place") == "banner"
    assert banner.text().startswith("Draft. Nobody has ")
    for words in (handout.imprint.code, "Version 3", "Do not use after 22 November 2027", "Check letters KHWD"):
        assert words in foot.text()
    assert [one.tag for one in foot.walk()].count("page-number") == 1
    assert (tree.get("kind"), tree.lang) == (kind, "en-GB")
    assert {one.tag for one in tree.walk()} <= set(VOCABULARY)
    assert tree.text().count("Nobody has judged yet how") + tree.text().count("Nobody has checked yet how") == 1
    assert tree.text().count("Tell us about a mistake: ears@example.org.") == 1
    assert all(one.template is not None for one in tree.walk())


@pytest.mark.parametrize(("kind", "make"), HANDOUTS)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_banner_when_signed(kind: str, make: Callable[[str], Localised], audience: str) -> None:
    """A handout that is no draft has no banner; when it was reviewed is said."""
    handout = make(audience)
    imprint = replace(handout.imprint, draft=False, reviewed="3 December 2026")
    tree = tree_of(replace(handout, imprint=imprint, unjudged=False))
    assert [one.get("place") for one in find(tree, "running")] == ["foot"]
    assert "Nobody has" not in tree.text()
    assert ("Reviewed 3 December 2026. Next review" in tree.text()) == (kind == "leaflet")


@pytest.mark.parametrize(("kind", "make"), HANDOUTS)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_least_handout(kind: str, make: Callable[[str], Localised], audience: str) -> None:
    """A handout that lacks all that may be left out still composes, without empty lists or headings."""
    full = make(audience)
    lists = (
        *("key_points", "bottom_line", "sections", "red_flags", "not_known", "actions", "questions", "write_in"),
        *("teach_back", "eligibility", "status_by_place", "glossary", "references", "second_hand"),
    )
    empty: dict[str, Any] = dict.fromkeys(lists, ())
    imprint = replace(full.imprint, clinic_name=None, interpreter=None, other_codes=(), people=full.imprint.people[:1])
    tree = tree_of(replace(full, purpose=None, decision=None, imprint=imprint, **empty))
    assert find(tree, "h1")[0].text() == full.title.inlines[0].text  # type: ignore[union-attr]
    assert find(tree, "ul") == []
    assert kind == tree.get("kind")


def test_references_in_the_order_of_citation() -> None:
    """Sources are numbered as the page cites them first; what isn't cited comes last."""
    handout = leaflet("patient")
    backwards = tuple(replace(one, number=4 - place) for place, one in enumerate(handout.references))
    tree = tree_of(replace(handout, references=backwards))
    cited = [number for one in find(tree, "cite") for number in one.get("refs").split(",")]
    assert list(dict.fromkeys(cited)) == ["1", "2"]
    items = find(find(tree, "ol", "references")[0], "li")
    assert [item.elements[0].text() for item in items] == ["1", "2", "3", "4"]
    assert sorted(item.elements[1].text() for item in items[:2]) == ["The first paper.", "The second paper."]


def test_inputs_are_what_was_read(tmp_path: Path) -> None:
    """Inputs name the templates read, the words said and the theme's values; a note or an unsaid word changes none."""
    plain = dict(compose(leaflet("plain"), SHELF).inputs)
    assert sorted(name for name in plain if not name.startswith("said:")) == [
        *("template:macros/blocks.html.j2", "template:macros/figures.html.j2", "template:macros/page.html.j2"),
        *("template:plain/leaflet.html.j2", "theme:plain/leaflet"),
    ]
    assert {"said:key-points", "said:draft-plain"} <= plain.keys()
    theme = "# a note\nleaflet:\n  rail: 30\n"
    same = own_templates(tmp_path / "same", plain__theme_yaml=theme, words_yaml="bottom-line: In short\n")
    other = own_templates(tmp_path / "other", words_yaml="key-points: The main points\n")
    assert dict(compose(leaflet("plain"), same).inputs) == plain
    changed = dict(compose(leaflet("plain"), other).inputs)
    assert [name for name in plain if changed[name] != plain[name]] == ["said:key-points"]


def test_composing_again_gives_the_same() -> None:
    """What the shelf has kept never changes a result."""
    composer = Composer(SHELF)
    assert composer.compose(leaflet()) == composer.compose(leaflet()) == compose(leaflet(), TemplateShelf())


def test_problems_leave_no_tree(tmp_path: Path) -> None:
    """With a Problem in words or theme there is no tree, and all are told."""
    shelf = own_templates(tmp_path, words_yaml="nonsense-id-here: x\n", patient__theme_yaml="leaflet: {rail: no}\n")
    composed = compose(leaflet(), shelf)
    assert (composed.tree, composed.theme) == (None, None)
    assert sorted(problem.id for problem in composed.problems) == ["theme-value", "words-unknown"]


@pytest.mark.parametrize("name", ["ear-wax", "drops-or-wait"])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_tiny_project(audience: str, name: str) -> None:
    """Every handout of the small project composes for every audience, and each text of it comes from its content."""
    content = load(TINY).content
    assert content is not None
    words, _ = SHELF.words()
    handout = localise(content, name, Reader(audience, "en-GB", "GB"), words).handout
    assert handout is not None
    tree = tree_of(handout)
    assert tree.content is not None
    assert tree.content.file.startswith("content/")
    assert {fact.get("id") for fact in find(tree, "fact")} <= set(content.facts)
