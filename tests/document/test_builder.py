from __future__ import annotations

import pytest
from document.made_up import Maker, cite, fact
from hypothesis import given
from hypothesis import strategies as st

from handouts.document.as_text import tree_as_text
from handouts.document.builder import build_tree
from handouts.document.tree import Element, Leaf
from handouts.problems import Where
from handouts.translation.localised_text import Link, Strong, Words

TEMPLATE = "patient/leaflet.html.j2"


def built(*lines: str, make: Maker | None = None) -> Element:
    """The tree of lines inside a handout with a title; there must be no Problem."""
    tree, problems = build_tree(markup(*lines), make.texts if make else (), {"one": 1, "two": 2}, TEMPLATE)
    assert problems == ()
    assert tree is not None
    return tree


def markup(*lines: str) -> str:
    """The lines inside a handout with a title."""
    return "".join(['<handout lang="en-GB" title="T" at="a.j2:1"><h1 at="a.j2:2">Title</h1>', *lines, "</handout>"])


def faults(*lines: str) -> list[tuple[str, str]]:
    """Id and place of each Problem."""
    make = Maker()
    make("Words")
    tree, problems = build_tree(markup(*lines), make.texts, {}, TEMPLATE)
    assert tree is None
    assert all(problem.is_error and problem.advice for problem in problems)
    return [(problem.id, str(problem.where)) for problem in problems]


FAULTY = (
    ("unknown element", '<marquee at="a.j2:9">x</marquee>', "tree-unknown"),
    ("element in capitals", '<P at="a.j2:9">x</P>', "tree-unknown"),
    ("block in a paragraph", '<p at="a.j2:3">x<p at="a.j2:9">y</p></p>', "tree-nesting"),
    ("cell without a row", '<tbody at="a.j2:9"/>', "tree-nesting"),
    ("item without a list", '<li at="a.j2:9"><body>x</body></li>', "tree-nesting"),
    ("running below the top", '<div at="a.j2:3"><running at="a.j2:9" place="foot"/></div>', "tree-nesting"),
    ("words in a section", '<section at="a.j2:9">loose words</section>', "tree-text"),
    ("a text in a list", '<ul at="a.j2:3"><t n="0" at="a.j2:9"/></ul>', "tree-text"),
    ("a text that is not there", '<p at="a.j2:3"><t n="7" at="a.j2:9"/></p>', "tree-text"),
    ("a handle without a number", '<p at="a.j2:3"><t n="x" at="a.j2:9"/></p>', "tree-text"),
    ("an endless number", f'<p at="a.j2:3"><t n="{"9" * 5000}" at="a.j2:9"/></p>', "tree-text"),
    ("unknown attribute", '<p at="a.j2:9" style="x">x</p>', "tree-attribute"),
    ("missing attribute", '<img at="a.j2:9" src="a.png"/>', "tree-attribute-missing"),
    ("unknown class", '<p at="a.j2:9" class="leed">x</p>', "tree-class"),
    ("class where none is", '<p at="a.j2:3"><strong at="a.j2:9" class="big">x</strong></p>', "tree-class"),
    ("class on a pair", '<pair at="a.j2:9" class="big"><p>x</p></pair>', "tree-class"),
    ("unknown pictogram", '<h2 at="a.j2:9" icon="unicorn">x</h2>', "tree-value"),
    ("script as a link", '<p at="a.j2:3"><a at="a.j2:9" href="javascript:x()">x</a></p>', "tree-value"),
    ("not a count", '<write-in at="a.j2:9" lines="many">x</write-in>', "tree-value"),
    ("too many lines", '<write-in at="a.j2:9" lines="99">x</write-in>', "tree-value"),
    ("no such array", '<icon-array at="a.j2:9" of="12" count="1" group="harm" alt="a"/>', "tree-value"),
    ("more marks than there are", '<icon-array at="a.j2:9" of="100" count="101" group="harm" alt="a"/>', "tree-value"),
    ("a picture that says nothing", '<img at="a.j2:9" src="a.png" alt=" "/>', "tree-value"),
    ("no language", '<p at="a.j2:3"><span at="a.j2:9" lang="english words">x</span></p>', "tree-value"),
    ("empty paragraph", '<p at="a.j2:9"> </p>', "tree-empty"),
    ("empty list", '<ul at="a.j2:9"></ul>', "tree-empty"),
    ("paragraph and words in a body", '<ul><li><body at="a.j2:9">x<p>y</p></body></li></ul>', "tree-mixture"),
    ("item without a body", '<ul at="a.j2:3"><li at="a.j2:9"><label>1</label></li></ul>', "tree-list-item"),
    (
        "uneven rows",
        '<table at="a.j2:9"><tbody><tr><td>1</td></tr><tr><td>1</td><td>2</td></tr></tbody></table>',
        "tree-table",
    ),
    ("a heading level left out", '<h3 at="a.j2:9">x</h3>', "tree-heading-skips"),
    ("a second title", '<h1 at="a.j2:9">x</h1>', "tree-title-twice"),
    (
        "an id twice",
        '<section id="a"><p>x</p></section><section id="a" at="a.j2:9"><p>x</p></section>',
        "tree-id-twice",
    ),
    ("an element left open", '<p at="a.j2:9">x', "tree-not-well-formed"),
    ("an entity", '<p at="a.j2:9">&nbsp;</p>', "tree-not-well-formed"),
)


@pytest.mark.parametrize(("line", "expected"), [row[1:] for row in FAULTY], ids=[row[0] for row in FAULTY])
def test_fault(line: str, expected: str) -> None:
    """Each kind of faulty mark-up is one Problem at the template's line."""
    assert faults(line) == [(expected, "templates/a.j2:9:1")]


def test_faults_all_at_once() -> None:
    """All faults of a document are told together, by place."""
    found = faults('<p at="a.j2:4" class="x">x</p>', '<ul at="a.j2:5"/>', '<b at="a.j2:6">x</b>')
    assert found == [
        ("tree-class", "templates/a.j2:4:1"),
        ("tree-empty", "templates/a.j2:5:1"),
        ("tree-unknown", "templates/a.j2:6:1"),
    ]


def test_refused_content_is_told_once() -> None:
    """What was refused isn't also called empty, nor is what stands inside it judged."""
    assert faults('<ul at="a.j2:4"><foo at="a.j2:5"><bar>x</bar></foo></ul>') == [
        ("tree-unknown", "templates/a.j2:5:1")
    ]


def test_document_type_refused() -> None:
    """No document type can be declared, so no entity can be."""
    bomb = '<!DOCTYPE handout [<!ENTITY a "aaaa">]><handout lang="en" title="T"><h1>&a;</h1></handout>'
    tree, problems = build_tree(bomb, (), {}, TEMPLATE)
    assert tree is None
    assert [(problem.id, str(problem.where)) for problem in problems] == [
        ("tree-doctype", "templates/patient/leaflet.html.j2:1:1")
    ]


def test_deep_nesting_refused() -> None:
    """Nesting ends at a depth no handout has."""
    assert faults('<div at="a.j2:9">' * 5000 + "</div>" * 5000) == [("tree-nesting", "templates/a.j2:9:1")]


@pytest.mark.parametrize("text", ["", "  ", "words", "<p>words</p>", "<handout/>", "<handout></handout><handout/>"])
def test_not_a_handout(text: str) -> None:
    """What is no handout at all is a Problem."""
    tree, problems = build_tree(text, (), {}, TEMPLATE)
    assert tree is None
    assert problems


def test_handle_becomes_inline_nodes() -> None:
    """A handle is replaced by the text's inline nodes, each with its place in content and template."""
    make = Maker()
    make("About ", Strong((fact("sore", "14 in 1,000"),)), " people ", cite("two", "one"))
    tree = built('<p at="b.j2:7"><t n="0" at="b.j2:8"/></p>', make=make)
    paragraph = tree.elements[1]
    assert tree_as_text(paragraph) == (
        "p: About <strong><fact sore>14 in 1,000</fact></strong> people <cite 1,2>[1, 2]</cite>\n"
    )
    assert paragraph.template == Where("templates/b.j2", 7)
    assert paragraph.content == Where("content/x.yaml", 1, 5)
    found = next(element for element in paragraph.walk() if element.tag == "fact")
    assert (found.get("id"), found.get("form"), found.get("value")) == ("sore", "", "14 of 1000")
    assert found.template == Where("templates/b.j2", 8)
    assert found.content == Where("content/x.yaml", 1, 5)
    assert isinstance(paragraph.kids[0], Leaf)
    assert paragraph.kids[0].content == Where("content/x.yaml", 1, 5)


def test_author_text_is_never_markup() -> None:
    """Characters of an author's text stay characters, and a link stays a link."""
    make = Maker()
    make("<b>&amp;", Link((Words("a < b", None),), "https://example.org/?a=1&b=2"))
    paragraph = built('<p><t n="0"/></p>', make=make).elements[1]
    assert paragraph.text() == "<b>&amp;a < b"
    assert paragraph.elements[0].get("href") == "https://example.org/?a=1&b=2"


def test_language_of_a_foreign_text() -> None:
    """A text in another language than its element's stands in a span with its own; the handout's is inherited."""
    make = Maker()
    make("Guten Tag", lang="de")
    tree = built('<p>Say <t n="0"/></p>', make=make)
    assert [(element.tag, element.lang) for element in tree.elements[1].walk()] == [("p", "en-GB"), ("span", "de")]


def test_unknown_source_is_a_problem() -> None:
    """A citation without a number is a Problem at the template, with the text beside it."""
    make = Maker()
    make("See ", cite("nowhere"))
    tree, problems = build_tree(markup('<p at="a.j2:9"><t n="0"/></p>'), make.texts, {"one": 1}, TEMPLATE)
    assert tree is None
    assert [(problem.id, str(problem.related[0].where)) for problem in problems] == [
        ("tree-citation", "content/x.yaml:1:5")
    ]


def test_containers_know_their_text() -> None:
    """An element without a text of its own has the place of the first text in it."""
    make = Maker()
    make("One")
    make("Two")
    tree = built('<ul><li><body><t n="1"/></body></li><li><body><t n="0"/></body></li></ul>', make=make)
    assert tree.elements[1].content == Where("content/x.yaml", 2, 5)


SPACES = (
    ("  a \n\t b  ", "a b"),
    ("a <strong> b </strong> c", "a b c"),
    ("<strong>a </strong> <strong> b</strong>", "a b"),
    ("a<br/> b", "ab"),
    ("a <br/>b", "ab"),
    ("Page <page-number/> of <page-count/> .", "Page  of  ."),
    ("a\u00a0 \u00a0b", "a\u00a0 \u00a0b"),
)


@pytest.mark.parametrize(("typed", "kept"), SPACES)
def test_white_space(typed: str, kept: str) -> None:
    """White space collapses as in HTML, across inline elements and at forced breaks."""
    assert built(f"<p>{typed}</p>").elements[1].text() == kept


def test_space_between_blocks_is_dropped() -> None:
    """White space between blocks is no text."""
    cell = built("<table><tbody><tr><td> <p>a</p>\n <p>b</p> </td></tr></tbody></table>").elements[1]
    assert [kid.tag for kid in cell.elements[0].elements[0].elements[0].kids if isinstance(kid, Element)] == ["p", "p"]
    assert cell.text() == "ab"


@given(st.text(alphabet="<>/abp \"'=&;tn0h1ul!-[]", max_size=60))
def test_any_markup_is_a_tree_or_a_problem(text: str) -> None:
    """Whatever stands in a handout, it is either read or told as a Problem with a template's place."""
    tree, problems = build_tree(markup(text), (), {}, TEMPLATE)
    assert (tree is None) == bool(problems)
    assert all(problem.where.file.startswith("templates/") for problem in problems)
