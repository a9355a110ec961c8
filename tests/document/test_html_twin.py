"""The HTML twin says what the document tree says: same words, order and kinds of elements, nothing from outside."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from types import MappingProxyType

import pytest
from all_handouts import PROJECTS, named, surveyed
from document.html_reading import Node, page_of

from handouts.document.html_elements import ELEMENTS
from handouts.document.html_page import Colophon, twin
from handouts.document.shelf import TemplateShelf
from handouts.document.tree import Element, Leaf
from handouts.document.vocabulary import INLINE, VOCABULARY
from handouts.press.prepared import Prepared
from handouts.press.twins import twin_of
from handouts.translation.locales import tag

COLOPHON = Colophon("X-EARS-P-en-GB", "1", "BCDF", "f" * 64)
PICTURES = {"ear.png": "data:image/png;base64,AAAA"}

SAME = (
    *("section", "header", "div", "figure", "h1", "h2", "h3", "p", "ul", "ol", "li", "strong", "a", "span", "br"),
    *("table", "thead", "tbody", "tr", "th", "td", "img"),
)
TAGS = MappingProxyType(
    {
        **{tag: tag for tag in SAME},
        **dict.fromkeys(("pair", "body"), "div"),
        **dict.fromkeys(("icon-array", "plot-mark", "plot-axis"), "svg"),
        **dict.fromkeys(("fact", "number", "place"), "bdi"),
        **dict.fromkeys(("label", "term", "cite"), "span"),
        "write-in": "p",
    }
)
"""The HTML element that each element of the tree becomes; an aside is a section with a heading, or a note."""

Outline = list[tuple[str, str]]


@cache
def prepared(project: str) -> tuple[Prepared, ...]:
    """Every sheet of a project that can be printed."""
    return tuple(surveyed(project).prepared.values())


def sheets() -> Iterator[tuple[str, Prepared]]:
    """Name and sheet, of all projects."""
    for project in PROJECTS:
        for sheet in prepared(project):
            yield named(project, sheet.job), sheet


ALL = dict(sheets())
every_sheet = pytest.mark.parametrize("name", ALL)


def page(name: str) -> Node:
    """The twin of a sheet, read back."""
    sheet = ALL[name]
    assert sheet.tree is not None
    return page_of(twin_of(sheet, sheet.tree).decode())


def said_by_tree(tree: Element) -> Outline:
    """(HTML tag, own text) of each element: banner first, foot last, without what tells page numbers."""
    return [told for part in _in_order(tree) for told in _said(part)]


def _said(element: Element) -> Iterator[tuple[str, str]]:
    if _tells_pages(element) or element.tag == "tick":
        return
    if element.tag != "running":
        headed = any(kid.tag in {"h2", "h3"} for kid in element.elements)
        tag = TAGS.get(element.tag) or ("section" if headed else "div")
        yield tag, element.get("alt") or "".join(kid.text for kid in element.kids if isinstance(kid, Leaf))
    for kid in element.elements:
        yield from _said(kid)


def said_by_page(root: Node) -> Outline:
    """(tag, own text) of each element of the page that stands for one of the tree."""
    (body,) = root.find("body")
    return [told for part in body.nodes for told in _read(part)]


def _read(node: Node) -> Iterator[tuple[str, str]]:
    if node.attributes.get("aria-hidden"):
        return
    own = "".join(
        kid if isinstance(kid, str) else kid.text() for kid in node.kids if isinstance(kid, str) or _typed(kid)
    )
    alt = node.attributes.get("alt") or node.attributes.get("aria-label", "") if node.tag in {"img", "svg"} else ""
    if not _added(node):
        words = [kid for kid in node.nodes if "words" in kid.classes]
        yield node.tag, alt or "".join(part.text() for part in words) or (own if own.strip() else own.strip("\n"))
    if node.tag != "svg":
        for kid in node.nodes:
            yield from () if _typed(kid) else _read(kid)


def _typed(node: Node) -> bool:
    """Whether it isolates what is typed among right-to-left words, which no element of the tree stands for."""
    return node.tag == "bdi" and node.attributes == {"dir": "ltr"}


def _added(node: Node) -> bool:
    """Whether it is the page's own: its landmarks, the frame of the banner, a figure's caption, words before a line."""
    landmark = node.tag in {"main", "footer", "figcaption"} or "banner" in node.classes
    return landmark or bool({"words", "said"} & set(node.classes))


@every_sheet
def test_a_twin_says_what_the_tree_says(name: str) -> None:
    """Element by element, in the tree's order: kind, own text and alternative text."""
    tree = ALL[name].tree
    assert tree is not None
    assert said_by_page(page(name)) == said_by_tree(tree)


@every_sheet
def test_all_text_of_a_twin_is_the_trees(name: str) -> None:
    """Nothing is added between elements either: all characters but white space between blocks are the tree's."""
    tree = ALL[name].tree
    assert tree is not None
    (body,) = page(name).find("body")
    said = "".join(text for part in _in_order(tree) for text in _texts(part))
    assert "".join(body.text().split()) == "".join(said.split())


def _in_order(tree: Element) -> list[Element]:
    """The kids of the tree, the foot last."""
    return sorted(tree.elements, key=lambda kid: kid.tag == "running" and kid.get("place") == "foot")


def _texts(element: Element) -> Iterator[str]:
    """Each stretch of text, in reading order."""
    for kid in () if _tells_pages(element) else element.kids:
        yield from (kid.text,) if isinstance(kid, Leaf) else _texts(kid)


def _tells_pages(element: Element) -> bool:
    return element.tag == "p" and any(part.tag in {"page-number", "page-count"} for part in element.walk())


def test_every_element_of_the_vocabulary_has_an_entry() -> None:
    """A new element is written, not forgotten."""
    assert set(ELEMENTS) == set(VOCABULARY)


@every_sheet
def test_a_twin_has_landmarks_language_title_and_marks(name: str) -> None:
    """One main, one footer; what identifies the sheet is in its head."""
    sheet, root = ALL[name], page(name)
    (title,) = root.find("title")
    metas = {
        meta.attributes["name"]: meta.attributes["content"] for meta in root.find("meta") if "name" in meta.attributes
    }
    assert (len(root.find("main")), len(root.find("footer")), len(root.find("h1"))) == (1, 1, 1)
    lang = tag(sheet.job.locale, sheet.job.region)
    assert (root.attributes["lang"], root.attributes["dir"]) == (lang, "rtl" if lang[:2] in {"ar", "ur"} else "ltr")
    assert title.kids == [f"{sheet.title} ({sheet.code})"]
    assert (metas["fingerprint"], metas["code"], metas["check-letters"]) == (
        *(sheet.fingerprint, sheet.code),
        sheet.check_letters,
    )


@every_sheet
def test_a_twin_takes_nothing_from_elsewhere_and_runs_nothing(name: str) -> None:
    """No script, no address but those of links, and a policy that allows this very style sheet only."""
    root = page(name)
    (style,) = root.find("style")
    (policy,) = [meta.attributes["content"] for meta in root.find("meta") if "http-equiv" in meta.attributes]
    digest = base64.b64encode(hashlib.sha256("".join(map(str, style.kids)).encode()).digest()).decode()
    assert policy.split("; ")[:3] == ["default-src 'none'", f"style-src 'sha256-{digest}'", "img-src data:"]
    assert not {"script", "link", "iframe", "object", "form", "input"} & {node.tag for node in root.walk()}
    assert not [name for node in root.walk() for name in node.attributes if name == "style" or name.startswith("on")]
    assert not re.search(r"url\(|@import|expression", str(style.kids))
    assert all(node.attributes["src"].startswith("data:image/") for node in root.find("img"))


@every_sheet
def test_ids_are_unique_and_what_is_pointed_at_is_there(name: str) -> None:
    """Tables are named by headings, people of an icon array by their drawing."""
    root = page(name)
    ids = [node.attributes["id"] for node in root.walk() if "id" in node.attributes]
    pointed = [node.attributes.get("aria-labelledby", "") for node in root.walk()]
    pointed += [node.attributes["href"].removeprefix("#") for node in root.find("use")]
    assert len(ids) == len(set(ids))
    assert set(filter(None, pointed)) <= set(ids)


@every_sheet
def test_each_value_is_isolated(name: str) -> None:
    """Facts, numbers and places stand in <bdi>, in the tree's order."""
    tree = ALL[name].tree
    assert tree is not None
    parts = (part for kid in _in_order(tree) for part in kid.walk())
    values = [part.text() for part in parts if part.tag in {"fact", "number", "place"}]
    assert [node.text() for node in page(name).find("bdi") if not _typed(node)] == values


def test_what_is_typed_among_arabic_words_is_isolated() -> None:
    """A code, a date, an address; plain words and numbers are not."""
    typed = [node.text() for node in page("shipped-ahsct-patient-ar-GB").find("bdi") if _typed(node)]
    assert {"SCT-AHSCT-P-ar-GB", "corrections@example.org"} <= set(typed)
    assert not [text for text in typed if text.isdecimal()]
    assert not [node for node in page("shipped-ahsct-patient-en-GB").find("bdi") if _typed(node)]


def test_a_twin_has_the_same_bytes_each_time() -> None:
    """Neither time nor order of anything plays a part."""
    sheet = next(iter(ALL.values()))
    assert sheet.tree is not None
    assert twin_of(sheet, sheet.tree) == twin_of(sheet, sheet.tree)


def made(*kids: Element | Leaf, lang: str = "en-GB") -> Node:
    """The page of a small tree."""
    theme, _ = TemplateShelf().theme("patient", "leaflet")
    assert theme is not None
    attributes = (("title", "Ears & <noses>"), ("audience", "patient"), ("kind", "leaflet"))
    h1 = Element("h1", (Leaf("Ears", lang),), lang)
    return page_of(twin(Element("handout", (h1, *kids), lang, attributes), theme, PICTURES, COLOPHON))


def test_words_never_become_mark_up() -> None:
    """Angle brackets, ampersands and quotes are shown as typed, in texts, titles and attributes."""
    figure = Element("img", (), "en-GB", (("src", "ear.png"), ("alt", 'An "ear" <b> & more')))
    root = made(Element("p", (Leaf("1 < 2 & <script>alert(1)</script>", "en-GB"),), "en-GB"), figure)
    assert root.find("p")[0].text() == "1 < 2 & <script>alert(1)</script>"
    assert root.find("img")[0].attributes == {"src": PICTURES["ear.png"], "alt": 'An "ear" <b> & more'}
    assert root.find("title")[0].kids == ["Ears & <noses> (X-EARS-P-en-GB)"]
    assert root.find("script") == []


def test_a_sheet_written_from_right_to_left_says_so() -> None:
    """The page turns by its `dir`; a stretch in another language has its own; icon arrays are mirrored."""
    english = Element("span", (Leaf("Ears", "en-GB"),), "en-GB")
    array = Element("icon-array", (), "ar", (("of", "1000"), ("count", "3"), ("group", "benefit"), ("alt", "x")))
    root = made(Element("p", (Leaf("أذن ", "ar"), english), "ar"), Element("figure", (array,), "ar"), lang="ar")
    assert (root.attributes["lang"], root.attributes["dir"]) == ("ar", "rtl")
    assert root.find("p")[0].nodes[0].attributes == {"lang": "en-GB", "dir": "ltr"}
    assert root.find("svg")[0].nodes[0].attributes["transform"] == "matrix(-1 0 0 1 79.9 0)"


@pytest.mark.parametrize(("of", "count", "group"), [("1000", 14, "harm"), ("1000", 460, "benefit"), ("100", 7, "harm")])
def test_every_mark_of_an_array_is_drawn(of: str, count: int, group: str) -> None:
    """As many filled and open marks as the array says: diamonds for harms, discs for benefits, people for a hundred."""
    attributes = (("of", of), ("count", str(count)), ("group", group), ("alt", "So many."))
    root = made(Element("figure", (Element("icon-array", (), "en-GB", attributes),), "en-GB"))
    (drawing,) = root.find("svg")
    assert (drawing.attributes["role"], drawing.attributes["aria-label"]) == ("img", "So many.")
    if of == "100":
        used = [node.attributes["href"][-1] for node in drawing.find("use")]
        assert used == ["f"] * count + ["o"] * (100 - count)
        return
    paths = [node.attributes["d"].count("M") for node in drawing.find("path")]
    assert paths == ([count] if group == "harm" else [count, count]) + [1000 - count] * 2


def plotted(tag: str, *kids: Element, **attributes: str) -> Node:
    """The page with one part of a chart on a scale from 0.1 to 10 with a line at 1."""
    scale = {"scale": "log", "start": "0.1", "end": "10", "even": "1", "alt": "Told.", **attributes}
    return made(Element("figure", (Element(tag, kids, "en-GB", tuple(scale.items())),), "en-GB"))


def test_a_number_stands_where_its_scale_says() -> None:
    """A square in the middle for 1, caps at the interval's ends, an arrow where it goes on; the line is decoration."""
    root = plotted("plot-mark", mark="interval", low="0.1", point="1", high="20")
    line, drawing = root.find("svg")
    square, (path, arrow) = drawing.find("rect")[0].attributes, drawing.find("path")
    assert (line.attributes["aria-hidden"], drawing.attributes["aria-label"]) == ("true", "Told.")
    assert float(square["x"]) + float(square["width"]) / 2 == 33.5
    assert path.attributes["d"] == "M2.00 3H63.95M2.00 1.7V4.3"
    assert arrow.attributes["d"].startswith("M65.00 3")


def test_a_bar_is_filled_to_the_shortest_time_and_open_to_the_longest() -> None:
    """From the beginning of the axis."""
    root = plotted("plot-mark", mark="bar", scale="linear", start="0", end="63", low="10", point="10", high="20")
    filled, other = root.find("rect")
    assert (filled.attributes["x"], filled.attributes["width"]) == ("2", "10.00")
    assert (other.attributes["fill"], float(other.attributes["x"]) > 12) == ("#ffffff", True)


def test_an_axis_shows_the_numbers_that_have_room() -> None:
    """That of the line first, then the ends; what would stand too close is left out."""
    points = ("0.1", "0.5", "0.9", "1", "10")
    ticks = [Element("tick", (), "en-GB", (("point", point), ("label", point))) for point in points]
    root = plotted("plot-axis", *ticks)
    assert [text.kids for text in root.find("text")] == [["0.1"], ["0.5"], ["1"], ["10"]]
    assert root.find("svg")[0].attributes["aria-label"] == "Told."


def test_dots_of_certainty_are_decoration() -> None:
    """So many of four are filled."""
    root = made(Element("p", (Leaf("Low", "en-GB"),), "en-GB", (("class", "rated"), ("dots", "2"))))
    (drawing,) = root.find("svg")
    assert drawing.attributes["aria-hidden"] == "true"
    assert [dot.attributes["fill"] for dot in drawing.find("circle")] == ["#000000"] * 2 + ["#ffffff"] * 2


def test_icons_are_decoration() -> None:
    """A pictogram beside words that say the same is hidden from assistive technology."""
    root = made(Element("p", (Leaf("For patients", "en-GB"),), "en-GB", (("icon", "person"), ("class", "chip"))))
    (drawing,) = root.find("svg")
    assert drawing.attributes["aria-hidden"] == "true"


def test_cells_say_what_their_columns_are_called() -> None:
    """For screens on which cells stand one under another; roles keep the table one."""
    root = page("shipped-ahsct-clinician-en-GB")
    cells = root.find("table", "outcomes")[0].find("td")[:4]
    assert [cell.attributes["data-head"] for cell in cells] == [
        *("Value / 95% interval", "Population", "Follow-up", "Ref."),
    ]
    assert {cell.attributes["role"] for cell in cells} == {"cell"}


def test_every_size_and_colour_is_the_themes() -> None:
    """Another theme gives another style sheet."""
    theme, _ = TemplateShelf().theme("patient", "leaflet")
    assert theme is not None
    tree = Element("handout", (Element("h1", (Leaf("Ears", "en-GB"),), "en-GB"),), "en-GB", (("title", "Ears"),))
    larger = {**theme.styles, "body": replace(theme.style("body"), size=18.0, leading=27.0)}
    other = replace(theme, colours={**theme.colours, "accent": "#123456"}, styles=larger)
    changed = twin(tree, other, {}, COLOPHON)
    assert "--accent:#123456;" in changed
    assert "body{font:400 1.5rem/1.5 " in changed
    assert theme.colour("accent") in twin(tree, theme, {}, COLOPHON)


def test_inline_elements_stay_in_their_line() -> None:
    """No white space comes between words and marks."""
    strong = Element("strong", (Leaf("Ring", "en-GB"),), "en-GB")
    root = made(Element("p", (strong, Leaf(": now", "en-GB")), "en-GB"))
    assert root.find("p")[0].text() == "Ring: now"
    assert "strong" in INLINE
