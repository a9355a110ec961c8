from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from handouts.document.tree import Element
from handouts.press.layout.breaks import SLACK, Outline, Place, Section, column_of, places_of, ways_through
from handouts.press.layout.costs import COSTS
from handouts.press.layout.flow import Settled, paged
from handouts.press.layout.strips import Edge, Strip, height_of

DEPTH = 100.0
ROW = Element("tr", (), "en-GB")
WORDS = (Element("p", (), "en-GB"), Element("p", (), "en-GB"), ROW)
HEIGHTS = st.sampled_from((4.0, 7.5, 12.0, 18.5, 27.0, 41.0, 66.0, 99.0))
SPACES = st.sampled_from((0.0, 0.0, 3.0, 8.0))


@st.composite
def strips(draw: st.DrawFn, most: int = 9, tallest: float = 0.0) -> list[Strip]:
    """A few strips of all sorts, some of them glued, headings, lines, rows under a head, or shedding their top."""
    heights = HEIGHTS if not tallest else st.one_of(HEIGHTS, st.just(tallest))
    found = []
    for _ in range(draw(st.integers(1, most))):
        source = draw(st.sampled_from(WORDS))
        head = Strip(draw(st.sampled_from((5.0, 30.0)))) if source is ROW and draw(st.booleans()) else None
        height = draw(heights)
        found.append(
            Strip(
                height,
                before=draw(SPACES),
                after=draw(SPACES),
                glued=draw(st.integers(0, 3)) == 0,
                lines=int(source is not ROW and draw(st.booleans())),
                heading=draw(st.integers(0, 5)) == 0,
                repeat=head,
                source=source,
                inside=draw(st.booleans()),
                edge=Edge(shed=min(height, 3.0)) if draw(st.integers(0, 4)) == 0 else None,
            )
        )
    return found


@st.composite
def outlines(draw: st.DrawFn, count: int, *, closing: bool = False) -> Outline:
    """Sections side by side, a face at the beginning, and strips that close longer handouts."""
    cuts = sorted(draw(st.sets(st.integers(0, count), max_size=4)))
    sections = tuple(Section(first, stop) for first, stop in pairwise(cuts))
    over = draw(st.sampled_from((0.0, 12.0, 30.0)))
    left = draw(st.integers(0, count - 1)) if closing else 0
    face = tuple(sorted(draw(st.sets(st.integers(0, min(2, count - 1)), max_size=2))))
    return Outline(sections, face, over, left)


@st.composite
def columns(draw: st.DrawFn, most: int = 9, tallest: float = 0.0) -> tuple[list[Strip], Outline]:
    """Strips and what is known of them."""
    found = draw(strips(most, tallest))
    return found, draw(outlines(len(found)))


def page_height(page: Sequence[Strip], unit: Sequence[Strip], *, first: bool) -> float:
    """The height of a page of these strips; `unit` are those that its first one may not be parted from."""
    head = None if first else page[0].repeat
    if head is not None and height_of([head, *unit]) <= DEPTH + SLACK:
        return height_of([head, *page])
    return height_of(page) - (page[0].edge.shed if page[0].edge else 0.0)


def worth(found: list[Strip], outline: Outline, chosen: Sequence[int]) -> tuple[float, float]:
    """Pages and cost of ending pages at places, told by their numbers, reckoned page by page."""
    places = places_of(column_of(found, DEPTH), outline)
    cost = 0.0
    for one, other in pairwise((0, *chosen)):
        first, stop, end = places[one].at, places[other].at, places[other]
        unit = found[first : places[one + 1].at]
        height = page_height(found[first:stop], unit, first=one == 0)
        left = (DEPTH - height) / DEPTH
        if left < 0 and height > DEPTH + SLACK:
            if stop - first > 1:
                return (float("inf"), 0.0)
            left = 0.0
        if stop == len(found):
            full = height / DEPTH
            cost += 0 if one == 0 else COSTS.eighth if full < 1 / 8 else COSTS.short if full < 1 / 4 else 0
            continue
        section = next((part for part in outline.sections if part.first < stop < part.stop), None)
        blank = COSTS.blank + (COSTS.gap if section else 0.0)
        cost += end.cost + blank * left * left + (COSTS.third if left > 1 / 3 else 0.0)
        if section and movable(found, section, places, first) and misses_by(found, section, first) <= outline.over:
            cost += COSTS.nearly
    return (len(chosen), cost)


def movable(found: list[Strip], section: Section, places: Sequence[Place], first: int) -> bool:
    """Whether a section begun on the page of a first strip could have begun the next page, and stood there whole."""
    place = next((n for n, place in enumerate(places) if place.at == section.first), 0)
    if not place or section.first <= first:
        return False
    unit = found[section.first : places[place + 1].at]
    whole = found[section.first : section.stop]
    return page_height(whole, unit, first=False) <= DEPTH + SLACK


def misses_by(found: list[Strip], section: Section, first: int) -> float:
    """How much more than a page that begins with a strip would hold the section too."""
    places = places_of(column_of(found, DEPTH), Outline())
    begun = next(n for n, place in enumerate(places) if place.at == first)
    unit = found[first : places[begun + 1].at]
    return page_height(found[first : section.stop], unit, first=first == 0) - DEPTH


def best(found: list[Strip], outline: Outline) -> tuple[float, float]:
    """The fewest pages and least cost of all ways to end pages."""
    last = len(places_of(column_of(found, DEPTH), outline)) - 1
    inner = range(1, last)
    ways = ((*chosen, last) for count in range(last) for chosen in combinations(inner, count))
    return min(worth(found, outline, chosen) for chosen in ways)


@given(columns())
def test_no_other_way_costs_less(column: tuple[list[Strip], Outline]) -> None:
    """The pass finds what trying every way finds: the fewest pages, and of those the least cost."""
    found, outline = column
    places = places_of(column_of(found, DEPTH), outline)
    ends = ways_through(places, DEPTH).ends(len(found))
    numbers = {place.at: number for number, place in enumerate(places)}
    pages, cost = worth(found, outline, [numbers[end] for end in ends])
    least_pages, least_cost = best(found, outline)
    assert pages == least_pages
    assert abs(cost - least_cost) < 1e-6


@given(columns(30, 140.0))
def test_every_strip_is_set_once_and_in_order(column: tuple[list[Strip], Outline]) -> None:
    """Nothing is lost or doubled but the heads of tables, which are set again first on their page."""
    found, outline = column
    pages = paged(found, DEPTH, outline)
    heads = [item.strip for page in pages for item in page[1:] if id(item.strip) not in set(map(id, found))]
    kept = [item.strip for page in pages for item in page if id(item.strip) in set(map(id, found))]
    assert list(map(id, kept)) == list(map(id, found))
    assert heads == []


@given(columns(30, 140.0))
def test_nothing_stands_under_the_depth(column: tuple[list[Strip], Outline]) -> None:
    """Only a strip that is higher than a page reaches below it, and it has the page to itself."""
    found, outline = column
    for page in paged(found, DEPTH, outline):
        assert page[-1].bottom <= DEPTH + SLACK or len(page) == 1
        for one, other in pairwise(page):
            assert other.y >= one.bottom


@given(columns(30, 140.0))
def test_what_is_glued_is_parted_only_where_it_is_higher_than_a_page(column: tuple[list[Strip], Outline]) -> None:
    """The glued strips around a page's end do not fit on one page together."""
    found, outline = column
    tied = column_of(found, DEPTH).tied
    glued = [strip.glued or by_heading for strip, by_heading in zip(found, tied, strict=True)]
    for end in ends_of(paged(found, DEPTH, outline)):
        first = end
        while first and glued[first - 1]:
            first -= 1
        stop = end
        while stop < len(found) and glued[stop - 1]:
            stop += 1
        unit = found[first:stop]
        assert first == end or page_height(unit, unit, first=first == 0) > DEPTH + SLACK


@given(columns(30, 99.0))
def test_filling_page_by_page_never_takes_fewer_pages(column: tuple[list[Strip], Outline]) -> None:
    """Putting on each page what fits on it is no shorter."""
    found, outline = column
    places = places_of(column_of(found, DEPTH), outline)
    count, number = 0, 0
    while number < len(places) - 1:
        begin = places[number].begin
        fits = [n for n in range(number + 1, len(places)) if places[n].close - begin <= DEPTH + SLACK]
        number, count = max(fits, default=number + 1), count + 1
    assert len(paged(found, DEPTH, outline)) <= count


@given(columns(30, 140.0))
def test_the_same_strips_are_broken_the_same_way(column: tuple[list[Strip], Outline]) -> None:
    """Nothing is left to chance."""
    found, outline = column
    assert ends_of(paged(found, DEPTH, outline)) == ends_of(paged(list(found), DEPTH, outline))


@given(strips(20), st.data())
def test_what_closes_longer_handouts_is_left_out_of_short_ones(found: list[Strip], data: st.DataObject) -> None:
    """Over two pages the closing strips come last; up to two they are missing, and change no page before."""
    outline = data.draw(outlines(len(found), closing=True))
    kept = len(found) - outline.closing
    pages = paged(found, DEPTH, outline)
    sections = tuple(Section(min(part.first, kept), min(part.stop, kept)) for part in outline.sections)
    without = paged(found[:kept], DEPTH, Outline(sections, outline.face, outline.over))
    shown = [id(item.strip) for page in pages for item in page]
    assert {id(strip) for strip in found[:kept]} <= set(shown)
    assert (id(found[-1]) in shown) == (not outline.closing or len(without) > 2)
    assert len(without) > 2 or ends_of(pages) == ends_of(without)


BOX = Element("aside", (), "en-GB")


def blocks(*heights: float, last: Element = WORDS[0]) -> list[Strip]:
    """Strips of these heights, the last one of this element."""
    return [Strip(height, source=WORDS[0]) for height in heights[:-1]] + [Strip(heights[-1], source=last)]


def test_a_box_that_closes_a_section_takes_something_with_it() -> None:
    """Where the box alone does not fit, the block before it goes with it; a last paragraph may stand alone."""
    sections = Outline((Section(0, 5),))
    assert ends_of(paged(blocks(30, 30, 20, 15, 20, last=BOX), DEPTH, sections)) == [3]
    assert ends_of(paged(blocks(30, 30, 20, 15, 20), DEPTH, sections)) == [4]


def test_a_page_is_filled_before_a_section_is_parted() -> None:
    """A gap in the middle of a section costs more than one between sections, so the later page has it."""
    heights = (30, 20, 20, 20, 40, 40, 90)
    parted = Outline((Section(0, 5), Section(5, 6), Section(6, 7)))
    assert ends_of(paged(blocks(*heights), DEPTH, parted)) == [4, 6]


def ends_of(pages: list[list[Settled]]) -> list[int]:
    """How many strips stand before the end of each page but the last, heads set again left out."""
    found, total = [], 0
    for page in pages[:-1]:
        total += sum(1 for item in page if item.strip.source is not None)
        found.append(total)
    return found
