"""Strategies for document trees: every kind of block there is, of all lengths, for the laws that hold for all trees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from hypothesis import strategies as st
from press.layout.sample_trees import e, grid, handout, option, red_flags, spoken, title_block

from handouts.document.tree import Element
from handouts.press.marks import Picture

SAID = """
    The team collects your own blood stem cells and keeps them cold until the day they are given back to you.
    Immuntherapie-Nachsorgesprechstunde of 1 to 2 % (95 % CI 61 to 74); it’s “rare” – 12,000 of them…
    q gy ÅÉĞ Ǻj https://example.org/a/rather-long/address/of-a-page?with=more&than=one#part
"""
WORDS = tuple(SAID.split())
LONG = ("Knochenmarktransplantationsnachsorge", "a" * 70, "00441632960001" * 3)
GROUPS = ("benefit", "harm")
LANGUAGES = ("en-GB", "en-GB", "de", "ar")
SIGNS = ("warning", "check", "person", "question", "pen", "tip")
PICTURES: Mapping[str, Picture] = MappingProxyType(
    {
        name: Picture(name, width, height, 1, bytes(width * height), b"", digest * 64)
        for name, width, height, digest in (("wide.png", 900, 120, "a"), ("high.png", 60, 800, "b"))
    }
)


def phrases(most: int) -> st.SearchStrategy[str]:
    """Some words in a row, up to so many; now and then with one that is wider than a narrow column."""

    def said(start: int, count: int, odd: int) -> str:
        found = [WORDS[(start + at) % len(WORDS)] for at in range(count)]
        if odd < len(LONG):
            found.insert(count // 2, LONG[odd])
        return " ".join(found)

    return st.builds(said, st.integers(0, len(WORDS) - 1), st.integers(1, most), st.integers(0, 40))


def inlines(most: int) -> st.SearchStrategy[tuple[Element | str, ...]]:
    """Words with marked ones among them."""
    marked = st.one_of(
        st.just(""),
        phrases(6).map(lambda words: e("strong", words)),
        st.sampled_from(("460 in 1,000", "6.8 %")).map(lambda words: e("fact", words, id="f", value="460")),
        st.just(e("place", "020 7946 0958", id="region.line")),
        st.just(e("cite", "[1, 3]", refs="1 3")),
        st.just(e("a", "example.org/page", href="https://example.org/page")),
        st.just(e("br")),
        phrases(3).map(lambda words: e("term", words, id="t")),
    )

    def joined(first: str, middle: Element | str, last: str) -> tuple[Element | str, ...]:
        if isinstance(middle, Element) and middle.tag == "br":
            return (first, middle, last)
        return (f"{first} ", middle, f" {last}") if middle else (f"{first} {last}",)

    return st.builds(joined, phrases(most), marked, phrases(most))


def paragraphs(most: int = 70) -> st.SearchStrategy[Element]:
    """A paragraph, some of them small."""
    kinds = st.sampled_from(({}, {}, {"class_": "small"}, {"class_": "note"}))
    return st.builds(lambda words, kind: e("p", *words, **kind), inlines(most), kinds)


def bodies() -> st.SearchStrategy[Element]:
    """What a list's item says: words, or paragraphs."""
    return st.one_of(
        inlines(25).map(lambda words: e("body", *words)),
        st.lists(paragraphs(30), min_size=1, max_size=2).map(lambda kids: e("body", *kids)),
    )


LISTS = ("bullets", "questions", "plain-list", "references", "steps")


@st.composite
def lists(draw: st.DrawFn, kinds: Sequence[str] = LISTS) -> Element:
    """Bullets, questions, steps or references."""
    kind = draw(st.sampled_from(kinds))
    said = draw(st.lists(bodies(), min_size=1, max_size=9))
    if kind in {"steps", "references"}:
        items = (e("li", e("label", str(number)), body) for number, body in enumerate(said, 1))
        return e("ol", *items, class_=kind)
    return e("ul", *(e("li", body) for body in said), class_=kind)


@st.composite
def boxes(draw: st.DrawFn) -> Element:
    """A warning, a tip, key points: with a heading and a pictogram, or without."""
    kind = draw(st.sampled_from(("warning", "tip", "key-points", "bottom-line", "how-to-read")))
    sign = draw(st.sampled_from(({}, *({"icon": name} for name in SIGNS))))
    heading = [e("h2", draw(phrases(6)))] if draw(st.booleans()) else []
    # A box's pictogram stands on the rail, and so do the rings of steps: no box has both.
    kinds = LISTS[:-1] if sign else LISTS
    blocks = draw(st.lists(st.one_of(paragraphs(40), lists(kinds)), min_size=1, max_size=3))
    return e("aside", *heading, *blocks, class_=kind, **sign)


@st.composite
def arrays(draw: st.DrawFn) -> Element:
    """An icon array with words of all lengths."""
    of = draw(st.sampled_from((100, 1000)))
    count = draw(st.integers(0, of))
    group = draw(st.sampled_from(GROUPS))
    return e(
        "figure",
        e("p", draw(phrases(2)), class_=f"array-word {group}"),
        e("icon-array", of=str(of), count=str(count), group=group, alt="Marks."),
        e("p", e("fact", f"{count} in {of}", id="f", value=str(count)), class_=f"big {group}"),
        e("p", draw(phrases(15))),
        e("p", draw(phrases(8)), class_=f"legend-filled {group}"),
        e("p", draw(phrases(8)), class_="legend-open"),
        e("p", draw(phrases(30)), class_="caption"),
        class_="array",
    )


@st.composite
def figures(draw: st.DrawFn) -> Element:
    """Arrays, pairs of them, and pictures with a caption."""
    kind = draw(st.sampled_from(("array", "pair", "picture")))
    if kind == "pair":
        return e("pair", draw(arrays()), draw(arrays()))
    if kind == "array":
        return draw(arrays())
    name = draw(st.sampled_from(sorted(PICTURES)))
    return e("figure", e("img", src=name, alt="A picture."), e("p", draw(phrases(20)), class_="caption"))


@st.composite
def tables(draw: st.DrawFn) -> Element:
    """Outcomes under a head, in groups, or a table of places without one."""
    if draw(st.booleans()):
        said = draw(st.lists(st.tuples(phrases(5), paragraphs(30)), min_size=1, max_size=5))
        rows = [e("tr", e("th", name, scope="row"), e("td", words)) for name, words in said]
        return e("table", e("tbody", *rows), class_="status")
    columns = draw(st.integers(2, 5))
    head = e("tr", *(e("th", draw(phrases(2)), scope="col") for _ in range(columns)))
    body = []
    for _ in range(draw(st.integers(1, 14))):
        if draw(st.integers(0, 5)) == 0:
            body.append(e("tr", e("th", draw(phrases(3)), scope="row", colspan=str(columns)), class_="group"))
        cells = (e("td", e("p", draw(phrases(9)))) for _ in range(columns - 1))
        body.append(e("tr", e("th", draw(phrases(4)), scope="row"), *cells))
    return e("table", e("thead", head), e("tbody", *body), class_="outcomes")


@st.composite
def write_ins(draw: st.DrawFn) -> Element:
    """Lines to write on, or pairs of them."""
    made = [e("write-in", draw(phrases(7)), lines=str(draw(st.integers(1, 5)))) for _ in range(draw(st.integers(1, 4)))]
    return e("div", *made, class_="pairs") if len(made) > 1 else made[0]


def blocks() -> st.SearchStrategy[Element]:
    """Anything a section may hold; words most often."""
    return st.one_of(paragraphs(), paragraphs(), lists(), boxes(), figures(), tables(), write_ins())


@st.composite
def sections(draw: st.DrawFn, audience: str) -> Element:
    """A heading and what stands under it, some of it under a heading of the next level."""
    kids: list[Element] = [e("h2", draw(phrases(9)))]
    for block in draw(st.lists(blocks(), min_size=1, max_size=4)):
        if draw(st.integers(0, 4)) == 0:
            kids.append(e("h3", draw(phrases(5))))
        kids.append(block)
    own = {"plain": ("block", ""), "clinician": ("side", "")}.get(audience, ("",))
    kind = draw(st.sampled_from(own))
    return e("section", *kids, **({"class_": kind} if kind else {}), **({"icon": "cells"} if kind == "block" else {}))


@st.composite
def leaflets(draw: st.DrawFn) -> Element:
    """A leaflet of up to nine sections for some audience, with what stands before and after them."""
    audience = draw(st.sampled_from(("patient", "plain", "clinician")))
    lang = draw(st.sampled_from(LANGUAGES))
    before = [red_flags()] if draw(st.booleans()) else []
    again = draw(st.booleans())
    after = [red_flags("last-page")] if before and again else []
    parts = draw(st.lists(sections(audience), min_size=1, max_size=9))
    said = draw(st.lists(paragraphs(20), min_size=1, max_size=3))
    imprint = [e("section", e("h2", "About"), *said, class_="imprint")]
    kids = [*title_block(draw(phrases(9))), *before, *parts, *imprint[: draw(st.integers(0, 1))], *after]
    return spoken(handout(*kids, lang=lang, audience=audience), lang)


@st.composite
def sheets(draw: st.DrawFn) -> Element:
    """A comparison sheet of two to four options, with rings to tick or without."""
    audience = draw(st.sampled_from(("patient", "plain", "clinician")))
    count = draw(st.integers(2, 4))
    options = [option(draw(phrases(3)), "", draw(st.sampled_from(("", "person", "drip")))) for _ in range(count)]
    answers = [[draw(phrases(14)) for _ in range(count)] for _ in range(draw(st.integers(1, 6)))]
    notes = draw(st.lists(phrases(30), min_size=1, max_size=2))
    chip = e("p", "For patients", class_="chip", icon="person")
    head = e("header", e("h1", draw(phrases(5))), chip, class_="sheet-head")
    tree = handout(
        head,
        grid(options, answers, rings=draw(st.booleans())),
        e("div", *(e("p", note, class_="note") for note in notes), class_="columns"),
        audience=audience,
        kind="comparison",
    )
    lang = draw(st.sampled_from(LANGUAGES))
    return spoken(tree, lang)
