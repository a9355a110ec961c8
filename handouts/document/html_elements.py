"""An element of the document tree and its Scribe in, its HTML out: one entry for each element of the vocabulary.

Landmarks are made by the page alone, so asides are sections with headings, or notes; boxes are told apart by classes.
"""

from __future__ import annotations

from types import MappingProxyType

from handouts.document.html_drawings import array, legend
from handouts.document.html_marks import direction, element, opened
from handouts.document.html_plots import dots, plot_axis, plot_mark
from handouts.document.html_scribe import HEADINGS, Scribe, Writer
from handouts.document.html_tables import body, cell, head, head_cell, row, table
from handouts.document.tree import Element
from handouts.document.vocabulary import INLINE

NUMBERED = frozenset({"steps", "references"})
BOXED = frozenset({"questions", "flags", "plain-list"})
"""Lists without bullets of the browser's own: their role is told, since some readers forget it with the bullets."""
LEGENDS = MappingProxyType({"legend-filled": True, "legend-open": False})
SHORT = 16
"""The most characters a value has that is never broken over lines."""


def _as(tag: str) -> Writer:
    return lambda scribe, node: scribe.wrap(tag, node)


def _inside_only(scribe: Scribe, node: Element) -> str:
    return scribe.inside(node)


def _nothing(_scribe: Scribe, _node: Element) -> str:
    return ""


def _aside(scribe: Scribe, node: Element) -> str:
    headed = any(kid.tag in HEADINGS for kid in node.elements)
    place = node.get("place")
    return scribe.wrap("section", node, class_=place) if headed else scribe.wrap("div", node, role="note", class_=place)


def _figure(scribe: Scribe, node: Element) -> str:
    """A figure; from its first caption on, everything is its caption."""
    inner = scribe.within(node)
    cut = next((at for at, kid in enumerate(node.elements) if _is_caption(kid)), len(node.elements))
    shown = [inner.one(kid) for kid in node.elements[:cut]]
    below = [inner.one(kid) for kid in node.elements[cut:]]
    caption = [element("figcaption", None, "\n".join(below))] if below else []
    return scribe.wrap(
        "figure", node, "\n".join([*shown, *caption]), class_=inner.array.get("group") if inner.array else ""
    )


def _is_caption(node: Element) -> bool:
    return node.tag == "p" and "caption" in node.get("class").split()


def _paragraph(scribe: Scribe, node: Element) -> str:
    """A paragraph; a legend begins with the mark it explains, a certainty with its dots."""
    if node.get("dots"):
        return scribe.wrap("p", node, dots(int(node.get("dots")), scribe.theme) + scribe.inside(node))
    filled = next((LEGENDS[word] for word in node.get("class").split() if word in LEGENDS), None)
    if filled is None or scribe.array is None:
        return scribe.wrap("p", node)
    return scribe.wrap("p", node, legend(scribe.array, scribe.theme, filled=filled) + scribe.inside(node))


def _list(tag: str) -> Writer:
    def written(scribe: Scribe, node: Element) -> str:
        bare = (NUMBERED | BOXED) & set(node.get("class").split())
        return scribe.wrap(tag, node, role="list" if bare else "")

    return written


def _array(scribe: Scribe, node: Element) -> str:
    return array(node, scribe.theme, scribe.names[id(node)], right_to_left=direction(scribe.lang) == "rtl")


def _picture(scribe: Scribe, node: Element) -> str:
    return opened("img", {"src": scribe.pictures[node.get("src")], "alt": node.get("alt")})


def _write_in(scribe: Scribe, node: Element) -> str:
    """The words, the rest of their line, and the lines below."""
    asked = node.get("lines", "1")
    count = int(asked) if asked.isdecimal() else 1
    label = element("span", {"class": "words"}, scribe.inside(node))
    lines = element("span", {"class": "line", "aria-hidden": "true"}, "") * max(count, 1)
    return scribe.wrap("p", node, label + lines, class_="write-in")


def _link(scribe: Scribe, node: Element) -> str:
    return scribe.wrap("a", node, href=node.get("href"), rel="noreferrer")


def _value(scribe: Scribe, node: Element) -> str:
    """A value the program put in: isolated, as in the printed line; a short one stays on one line."""
    said = node.text()
    kept = "kept" if len(said) <= SHORT else ""
    ring = "ring" if node.tag == "place" and any(letter.isdecimal() for letter in said) else ""
    more = {f"data_{node.tag}": node.get("id") or node.get("value")}
    return scribe.wrap("bdi", node, class_=f"{kept} {ring}".strip(), **more)


def _span(name: str) -> Writer:
    return lambda scribe, node: scribe.wrap("span", node, class_=name)


def _break(_scribe: Scribe, _node: Element) -> str:
    return opened("br")


def _body(scribe: Scribe, node: Element) -> str:
    blocks = any(kid.tag not in INLINE for kid in node.elements)
    return scribe.wrap("div", node, class_="body blocks" if blocks else "body")


ELEMENTS: MappingProxyType[str, Writer] = MappingProxyType(
    {
        "handout": _inside_only,
        "running": _inside_only,
        "section": _as("section"),
        "header": _as("header"),
        "div": _as("div"),
        "aside": _aside,
        "figure": _figure,
        "pair": lambda scribe, node: scribe.wrap("div", node, class_="pair"),
        "h1": _as("h1"),
        "h2": _as("h2"),
        "h3": _as("h3"),
        "p": _paragraph,
        "ul": _list("ul"),
        "ol": _list("ol"),
        "li": _as("li"),
        "label": _span("label"),
        "body": _body,
        "table": table,
        "thead": head,
        "tbody": body,
        "tr": row,
        "th": head_cell,
        "td": cell,
        "icon-array": _array,
        "img": _picture,
        "plot-mark": plot_mark,
        "plot-axis": plot_axis,
        "tick": _nothing,
        "write-in": _write_in,
        "strong": _as("strong"),
        "a": _link,
        "fact": _value,
        "number": _value,
        "place": _value,
        "term": _span("term"),
        "cite": _span("cite"),
        "span": _as("span"),
        "br": _break,
        "page-number": _nothing,
        "page-count": _nothing,
    }
)
"""How each element of the vocabulary is written."""
