"""The closed vocabulary of the document tree: element name in, its PDF role, contents and attributes out.

Roles are the standard structure types of ISO 32000-1, 14.8.4. A role of None is no structure element:
`running` content is an artifact on every page, and `br` and the page numbers are no elements of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

INLINE = frozenset(
    {"strong", "a", "fact", "number", "place", "term", "cite", "span", "br", "page-number", "page-count"}
)
BLOCKS = frozenset(
    {
        "section",
        "header",
        "h1",
        "h2",
        "h3",
        "p",
        "ul",
        "ol",
        "table",
        "figure",
        "aside",
        "icon-array",
        "img",
        "plot-mark",
        "plot-axis",
        "write-in",
        "pair",
        "div",
    }
)


@dataclass(frozen=True, slots=True)
class Kind:
    """What an element is: PDF role, what may stand in it, which attributes it takes."""

    role: str | None
    kids: frozenset[str]
    text: bool = False
    attributes: frozenset[str] = frozenset({"class"})
    required: frozenset[str] = frozenset()


def _inline(role: str | None, *attributes: str, required: tuple[str, ...] = ()) -> Kind:
    return Kind(role, INLINE, text=True, attributes=frozenset({"class", *attributes}), required=frozenset(required))


def _blocks(role: str | None, *attributes: str, kids: frozenset[str] = BLOCKS, required: tuple[str, ...] = ()) -> Kind:
    return Kind(role, kids, attributes=frozenset({"class", *attributes}), required=frozenset(required))


def _either(role: str | None, *attributes: str, required: tuple[str, ...] = ()) -> Kind:
    """Inline text or blocks; the builder refuses a mixture."""
    kids = INLINE | BLOCKS
    return Kind(role, kids, text=True, attributes=frozenset({"class", *attributes}), required=frozenset(required))


def _empty(role: str | None, *attributes: str, required: tuple[str, ...] = ()) -> Kind:
    return Kind(role, frozenset(), attributes=frozenset({"class", *attributes}), required=frozenset(required))


PLOTTED = ("scale", "start", "end", "even", "alt")
PLOTTED_MUST = ("mark", "scale", "start", "end", "low", "point", "high", "alt")

VOCABULARY: MappingProxyType[str, Kind] = MappingProxyType(
    {
        "handout": _blocks(
            "Document", "lang", "title", "audience", "kind", kids=BLOCKS | {"running"}, required=("lang", "title")
        ),
        # place: banner (top of every page) or foot; drawn on each page as an artifact
        "running": _blocks(None, "place", kids=frozenset({"p"}), required=("place",)),
        "section": _blocks("Sect", "id", "icon"),
        "header": _blocks("Div"),
        "div": _blocks("Div"),
        # icon: a pictogram that hangs in the rail (an artifact); place="last-page": again on the last page
        "aside": _blocks("Sect", "icon", "place"),
        "figure": _blocks("Div"),
        # side by side where the width allows (a declared comparison), else one under another
        "pair": _blocks("Div"),
        "h1": _inline("H1"),
        "h2": _inline("H2", "icon", "id"),
        "h3": _inline("H3", "icon", "id"),
        # dots: how many of four dots are filled to show how sure a rated number is (artifacts beside words that say it)
        "p": _inline("P", "icon", "dots"),
        "ul": _blocks("L", kids=frozenset({"li"})),
        "ol": _blocks("L", kids=frozenset({"li"})),
        "li": _blocks("LI", "id", kids=frozenset({"label", "body"})),
        "label": _inline("Lbl"),
        "body": _either("LBody"),
        "table": _blocks("Table", "summary", kids=frozenset({"thead", "tbody"})),
        "thead": _blocks("THead", kids=frozenset({"tr"})),
        "tbody": _blocks("TBody", kids=frozenset({"tr"})),
        "tr": _blocks("TR", kids=frozenset({"th", "td"})),
        # icon: drawn over the name of an option that is printed as a card (an artifact)
        "th": _either("TH", "scope", "colspan", "rowspan", "icon", required=("scope",)),
        # rings: how many empty rings to draw in the cell, to tick on paper; words in it stand beside the rings
        "td": _either("TD", "colspan", "rings"),
        # of: 100 or 1000 marks, count of them affected, group benefit or harm
        "icon-array": _empty("Figure", "of", "count", "group", "alt", required=("of", "count", "group", "alt")),
        "img": _empty("Figure", "src", "alt", required=("src", "alt")),
        # one number with its interval, or a bar from 0 to low that is open up to high, on a scale from start to end;
        # even: where a line is drawn through the scale
        "plot-mark": _empty("Figure", "mark", *PLOTTED, "low", "point", "high", required=PLOTTED_MUST),
        "plot-axis": _blocks("Figure", *PLOTTED, kids=frozenset({"tick"}), required=("scale", "start", "end", "alt")),
        # a number on the axis and how it reads: drawn as an artifact, as the words beside the marks say every number
        "tick": _empty(None, "point", "label", required=("point", "label")),
        # a label and `lines` ruled lines to write on
        "write-in": _inline("P", "lines"),
        "strong": _inline("Span"),
        "a": _inline("Link", "href", required=("href",)),
        "fact": _inline("Span", "id", "form", "value", required=("id", "value")),
        "number": _inline("Span", "value"),
        "place": _inline("Span", "id", required=("id",)),
        "term": _inline("Span", "id", required=("id",)),
        "cite": _inline("Span", "refs", required=("refs",)),
        "span": _inline("Span", "lang"),
        "br": _empty(None),
        "page-number": _empty(None),
        "page-count": _empty(None),
    }
)

CLASSES: MappingProxyType[str, frozenset[str]] = MappingProxyType(
    {
        "p": frozenset(
            {
                *("lead", "dates", "chip", "note", "audience-note", "foot-note", "small"),
                *("caption", "legend-filled", "legend-open", "array-word", "big", "benefit", "harm"),
                *("value", "light", "scale", "short", "tag-same", "tag-different", "do", "end"),
                *("rated", "plot-left", "plot-right", "plot-unit"),
            }
        ),
        "ul": frozenset({"bullets", "questions", "flags", "plain-list"}),
        "ol": frozenset({"steps", "references"}),
        "section": frozenset({"block", "ruled", "side", "imprint"}),
        "aside": frozenset({"key-points", "bottom-line", "red-flags", "warning", "tip", "how-to-read"}),
        "table": frozenset({"outcomes", "status", "options", "cards", "plot"}),
        "tbody": frozenset({"card"}),
        "tr": frozenset({"group"}),
        "th": frozenset({"option", "matters"}),
        "figure": frozenset({"array", "plot"}),
        "header": frozenset({"masthead", "title-block", "sheet-head"}),
        "div": frozenset({"columns", "pairs"}),
        # words that nobody has translated: drawn in a box, which only a draft may show
        "span": frozenset({"untranslated"}),
    }
)
"""The classes an element may have: what the press knows how to set."""

CHOICES: MappingProxyType[tuple[str, str], frozenset[str]] = MappingProxyType(
    {
        ("th", "scope"): frozenset({"col", "row", "rowgroup"}),
        ("icon-array", "of"): frozenset({"100", "1000"}),
        ("icon-array", "group"): frozenset({"benefit", "harm"}),
        ("plot-mark", "mark"): frozenset({"interval", "bar"}),
        ("plot-mark", "scale"): frozenset({"log", "linear"}),
        ("plot-axis", "scale"): frozenset({"log", "linear"}),
        ("running", "place"): frozenset({"banner", "foot"}),
        ("aside", "place"): frozenset({"last-page"}),
        ("handout", "kind"): frozenset({"leaflet", "comparison"}),
    }
)
"""The values an attribute may have, where they are few."""

COUNTS: MappingProxyType[str, range] = MappingProxyType(
    {
        "colspan": range(1, 13),
        "rowspan": range(1, 51),
        "rings": range(1, 6),
        "lines": range(1, 21),
        "count": range(1001),
        "dots": range(1, 5),
    }
)
"""Attributes that hold a whole number, and the numbers they may hold."""

NUMBERS: frozenset[str] = frozenset({"start", "end", "even", "low", "point", "high"})
"""Attributes that hold a decimal number."""

SAID: frozenset[str] = frozenset({"alt", "src", "title", "summary", "id", "label"})
"""Attributes that may not be blank where they stand."""

MUST_HOLD: frozenset[str] = frozenset(VOCABULARY) - {
    *("br", "page-number", "page-count", "icon-array", "img", "plot-mark", "plot-axis", "tick", "td")
}
"""Elements that hold something: an empty one would be announced, or leave a gap, for nothing."""
