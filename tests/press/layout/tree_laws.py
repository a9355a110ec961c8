"""Pages and their tree in, what breaks the laws of order, ownership and page ends out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from press.layout.ink import inked_words, is_content
from press.layout.reading import Reading, Shown

from handouts.document.theme import Theme
from handouts.document.tree import Element, Leaf
from handouts.document.vocabulary import VOCABULARY
from handouts.press.layout import LaidOut
from handouts.press.marks import Artifact, LineMark, Mark, Owner, Page, PathMark

HEADINGS = frozenset({"h1", "h2", "h3"})
PARAGRAPHS = frozenset({"p", "body", "h1", "h2", "h3"})
DRAWN = frozenset({"icon-array", "plot-mark", "plot-axis"})
WHOLE = frozenset({"aside", "figure", "tr", "write-in", "icon-array", "img", "card", "imprint"})
"""Tags and classes of what is not split where it fits on a page."""
UNITS = WHOLE | HEADINGS | {"li"}
"""What may stand alone between a heading and the end of a page."""
SHARES = {"li": 0.4, "block": 0.3}
"""List items and pictogram blocks higher than this share of a page may be parted; other blocks if higher than it."""
AROUND = 60.0
"""More than what stands in a box around its words, and over and under it, in pt."""
EIGHTH = 1 / 8


def headings_led(laid: LaidOut, _theme: Theme) -> Iterator[str]:
    """Headings under which their page has less than two lines, or a whole block, of what follows."""
    found = Reading(laid)
    for number in found.tagged(HEADINGS):
        last = found.of(number)[-1].page
        after = found.shown[found.shown.index(found.of(number)[-1]) + 1 :]
        here = [one for one in after if one.page == last]
        next_page = after[len(here) :]
        led = _enough(found, here) or _ends_a_box(found, number) or not next_page
        if not led and not _too_high(found, number, next_page):
            yield f"page {last + 1}: {found.named(number)} is parted from what follows"
        if len(found.pages(number)) > 1:
            yield f"page {last + 1}: {found.named(number)} is on two pages"


def _enough(found: Reading, after: Sequence[Shown]) -> bool:
    units = {found.elements[number].tag for one in after for number in found.chain(one.owner)} & UNITS
    return bool(units) or len({one.y for one in after}) > 1


def _ends_a_box(found: Reading, heading: int) -> bool:
    """Whether it stands in a box that is on one page, with one line at the least."""
    boxes = [number for number in found.chain(heading) if share_of(found.elements[number])]
    return any(len(found.pages(box)) == 1 and found.of(box)[-1].owner != heading for box in boxes)


def share_of(element: Element) -> float:
    """The share of a page up to which it is not split; 0 for what may be split anywhere."""
    names = {element.tag, *element.get("class").split()}
    return min([share for name, share in SHARES.items() if name in names], default=float(bool(names & WHOLE)))


def _too_high(found: Reading, heading: int, next_page: Sequence[Shown]) -> bool:
    """Whether what follows on the next page is a block that has no room under the heading on any page."""
    blocks = [number for number in found.chain(next_page[0].owner) if share_of(found.elements[number])]
    return bool(blocks) and found.height(blocks[-1]) + found.height(heading) > found.depth - AROUND


def lines_kept_together(laid: LaidOut, _theme: Theme) -> Iterator[str]:
    """Paragraphs with a single line on one side of a page's end."""
    found = Reading(laid)
    for number in found.tagged(PARAGRAPHS):
        if any(isinstance(kid, Leaf) for kid in found.elements[number].kids) and len(found.pages(number)) > 1:
            for page in found.pages(number):
                if len({one.y for one in found.of(number) if one.page == page}) < 2:
                    yield f"page {page + 1}: one line of {found.named(number)} stands alone"


def blocks_kept_whole(laid: LaidOut, _theme: Theme) -> Iterator[str]:
    """Boxes, figures, rows, cards and items that are split though they fit on a page."""
    found = Reading(laid)
    for number, element in enumerate(found.elements):
        room = found.depth * share_of(element)
        if len(found.pages(number)) > 1 and found.height(number) < room - AROUND:
            yield f"page {min(found.pages(number)) + 1}: {found.named(number)} is split"


def order_of_the_tree(laid: LaidOut, _theme: Theme) -> Iterator[str]:
    """Content that is painted in another order than that of the tree, or is missing, or is there twice."""
    wanted = [(owner, "".join(parts)) for owner, parts in _joined(_told(laid.tree, iter(range(10**9))))]
    painted = ((owner, words) for page in laid.pages for mark in page.marks for owner, words in content_of(mark))
    shown = [(owner, "".join(parts)) for owner, parts in _joined(painted)]
    for place, (one, other) in enumerate(zip(wanted, shown, strict=False)):
        if one != other:
            yield f"part {place} is {other}, not {one}"
            return
    if len(wanted) != len(shown):
        yield f"{len(shown)} parts are shown, not {len(wanted)}"


def _told(element: Element, numbers: Iterator[int]) -> Iterator[tuple[int, str]]:
    """Number and words of each leaf, and of each drawing, in reading order."""
    number = next(numbers)
    if element.tag == "running":
        for _ in list(element.walk())[1:]:
            next(numbers)
        return
    if element.tag in DRAWN | {"img"}:
        yield number, ""
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _told(kid, numbers)
        elif kid.text.strip():
            yield number, "".join(kid.text.split())


def content_of(mark: Mark) -> Iterator[tuple[int, str]]:
    """Owner and words, white space left out, of each part of a mark that is content."""
    if isinstance(mark, LineMark):
        for segment in mark.line.segments:
            words = "".join("".join(word.text for word in segment.words).split())
            if words and not isinstance(segment.owner, Artifact):
                yield segment.owner, words
    elif not isinstance(mark.owner, Artifact):
        yield mark.owner, ""


def _joined(parts: Iterator[tuple[int, str]]) -> Iterator[tuple[int, list[str]]]:
    """What one element shows at a stretch, as one part."""
    for owner, group in groupby(parts, key=lambda part: part[0]):
        yield owner, [words for _, words in group]


def all_owned(laid: LaidOut, _theme: Theme) -> Iterator[str]:
    """Marks of no element, or of one that cannot show such a mark, and artifacts that are none of the three kinds."""
    elements = tuple(laid.tree.walk())
    for number, page in enumerate(laid.pages, 1):
        for mark in page.marks:
            for owner in owners_of(mark):
                if not _may_own(owner, mark, elements):
                    yield f"page {number}: a {type(mark).__name__} is owned by {owner}"


def owners_of(mark: Mark) -> Iterator[Owner]:
    """Each owner of a mark."""
    if isinstance(mark, LineMark):
        yield from (segment.owner for segment in mark.line.segments)
    else:
        yield mark.owner


def _may_own(owner: Owner, mark: Mark, elements: Sequence[Element]) -> bool:
    if isinstance(owner, Artifact):
        return True
    if not 0 < owner < len(elements):
        return False
    tag = elements[owner].tag
    if isinstance(mark, LineMark):
        return VOCABULARY[tag].text
    return tag in DRAWN if isinstance(mark, PathMark) else tag == "img"


def no_page_empty(laid: LaidOut, _theme: Theme) -> Iterator[str]:
    """Pages that show no content."""
    for number, page in enumerate(laid.pages, 1):
        if not any(is_content(owner) for mark in page.marks for owner in owners_of(mark)):
            yield f"page {number} shows no content"


def last_page_worth_it(laid: LaidOut, _theme: Theme) -> Iterator[str]:
    """A last page under an eighth full, where a section or a paragraph of the page before could have joined it."""
    if len(laid.pages) < 2:
        return
    found = Reading(laid)
    last = len(laid.pages) - 1
    top = min(one.box[1] for one in found.shown)
    used = max(one.box[3] for one in found.shown if one.page == last) - top
    if used >= found.depth * EIGHTH:
        return
    before = [one for one in found.shown if one.page == last - 1]
    for one, other in pairwise(before):
        if _may_part(found, one, other) and used + before[-1].box[3] - other.box[1] < found.depth - AROUND:
            yield f"page {last + 1} is {used / found.depth:.0%} full, and could begin with {found.named(other.owner)}"
            return


def _may_part(found: Reading, one: Shown, other: Shown) -> bool:
    """Whether a page may end between two parts in a row: before a section that begins on it, on no condition."""
    around = set(found.chain(one.owner))
    if any(found.elements[number].tag in HEADINGS for number in around):
        return False
    begun = [number for number in found.chain(other.owner) if number not in around]
    return any(found.elements[number].tag == "section" for number in begun)


def heads_repeated_as_artifacts(laid: LaidOut, _theme: Theme) -> Iterator[str]:
    """Tables that go on without their head, or with one that is content; words that are artifacts for no reason."""
    found = Reading(laid)
    for number in found.tagged(frozenset({"table"})):
        heads = [kid for kid in found.elements[number].elements if kid.tag == "thead"]
        said = "".join(squeezed(head.text()) for head in heads)
        first = min(found.pages(number))
        for page in sorted(found.pages(number) - {first}):
            if said and said not in repeated_words(laid.pages[page]):
                yield f"page {page + 1}: {found.named(number)} goes on without its head"
    words = [squeezed(one.text()) for one in found.elements if one.tag == "thead"]
    ticks = [squeezed(one.get("label")) for one in found.elements if one.tag == "tick"]
    for page, shown in enumerate(laid.pages, 1):
        rest = repeated_words(shown)
        for known in sorted([*words, *ticks], key=len, reverse=True):
            rest = rest.replace(known, "")
        if rest:
            yield f"page {page}: “{rest}” is no content"


def repeated_words(page: Page) -> str:
    """The words of a page that are artifacts of its layout, without white space."""
    return squeezed("".join(one.words for one in inked_words(page) if one.owner is Artifact.LAYOUT))


def squeezed(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


TREE_LAWS = (
    headings_led,
    lines_kept_together,
    blocks_kept_whole,
    order_of_the_tree,
    all_owned,
    no_page_empty,
    last_page_worth_it,
    heads_repeated_as_artifacts,
)
