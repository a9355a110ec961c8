from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from press.layout.sample_trees import SAMPLES, laid, patient, spoken, theme

from handouts.document.theme import MM, Theme
from handouts.document.tree import Element, Leaf
from handouts.press.layout import LaidOut
from handouts.press.marks import Artifact, LineMark, Mark, Page, PathMark, Segment

Box = tuple[float, float, float, float]


@pytest.fixture(scope="module", params=SAMPLES)
def sample(request: pytest.FixtureRequest) -> tuple[LaidOut, Theme]:
    """A whole handout laid out, and its theme: that of its cards for an upright sheet."""
    tree = SAMPLES[request.param]()
    found, used = laid(tree), theme(tree.get("audience"), tree.get("kind"))
    return found, used.cards if used.cards and found.pages[0].height > found.pages[0].width else used


def text_boxes(page: Page) -> Iterator[tuple[Box, Segment]]:
    """Each segment with the box of its letters, which is lower than its line."""
    for mark in page.marks:
        if isinstance(mark, LineMark):
            for segment in mark.line.segments:
                left = mark.x + segment.x
                box = (left, mark.y - 0.8 * segment.size, left + segment.width, mark.y + 0.22 * segment.size)
                yield box, segment


def box_of(mark: Mark) -> Iterator[Box]:
    """The ink of a mark that is no text."""
    if isinstance(mark, PathMark):
        yield mark.box
    elif not isinstance(mark, LineMark):
        yield mark.x, mark.y, mark.x + mark.width, mark.y + mark.height


def leaves(element: Element) -> Iterator[tuple[Element, Leaf]]:
    """All text outside running content, with the element it stands in."""
    for kid in element.kids:
        if isinstance(kid, Leaf):
            yield element, kid
        elif kid.tag != "running":
            yield from leaves(kid)


def owned(laid_out: LaidOut) -> Iterator[tuple[int, str]]:
    """Owner and text of each segment of content, in the order of the marks."""
    for page in laid_out.pages:
        for _, segment in text_boxes(page):
            if not isinstance(segment.owner, Artifact):
                yield segment.owner, "".join(word.text for word in segment.words)


def squeezed(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def test_nothing_is_over_the_margins(sample: tuple[LaidOut, Theme]) -> None:
    """All ink is between the margins of its theme, to 0.02 pt."""
    laid_out, used = sample
    geometry = used.page
    inside = (geometry.start * MM, geometry.top * MM, (geometry.width - geometry.end) * MM)
    for page in laid_out.pages:
        boxes = [box for box, _ in text_boxes(page)] + [box for mark in page.marks for box in box_of(mark)]
        for left, top, right, bottom in boxes:
            assert left >= inside[0] - 0.02
            assert top >= inside[1] - 0.02
            assert right <= inside[2] + 0.02
            assert bottom <= (geometry.height - geometry.foot) * MM + 0.02


def test_no_words_overlap(sample: tuple[LaidOut, Theme]) -> None:
    """The boxes of any two segments on a page are apart."""
    for page in sample[0].pages:
        for (one, _), (other, _) in combinations(text_boxes(page), 2):
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            assert across <= 0.02 or down <= 0.02, (one, other)


def test_marks_follow_the_tree(sample: tuple[LaidOut, Theme]) -> None:
    """Text owned by content, in the order of the marks, is the tree's text in reading order, each leaf once."""
    laid_out, _ = sample
    said = "".join(leaf.text for _, leaf in leaves(laid_out.tree))
    assert squeezed("".join(text for _, text in owned(laid_out))) == squeezed(said)


def test_each_element_owns_its_own_words(sample: tuple[LaidOut, Theme]) -> None:
    """An owner's number is its element's place in the walk of the printed tree."""
    laid_out, _ = sample
    elements = tuple(laid_out.tree.walk())
    by_owner: dict[int, str] = {}
    for owner, text in owned(laid_out):
        by_owner[owner] = by_owner.get(owner, "") + text
    for number, text in by_owner.items():
        own = "".join(kid.text for kid in elements[number].kids if isinstance(kid, Leaf))
        assert squeezed(text) == squeezed(own)


def test_content_and_running_foot_are_apart(sample: tuple[LaidOut, Theme]) -> None:
    """Content ends at least 4 mm above the rule over the foot."""
    for page in sample[0].pages:
        foot = [mark for mark in page.marks if isinstance(mark, PathMark) and mark.owner is Artifact.FOOTER]
        rule = min(mark.box[1] for mark in foot)
        for box, segment in text_boxes(page):
            if not isinstance(segment.owner, Artifact):
                assert box[3] <= rule - 4 * MM + 0.25 * segment.size


def test_right_to_left_pages_are_the_mirror_image() -> None:
    """Every path of a leaflet stands where the mirror shows it, and so do the lines' measures."""
    ours, mirrored = laid(patient()), laid(patient("he"))
    assert len(ours.pages) == len(mirrored.pages)
    for page, image in zip(ours.pages, mirrored.pages, strict=True):
        paths = [mark for mark in page.marks if isinstance(mark, PathMark)]
        images = [mark for mark in image.marks if isinstance(mark, PathMark)]
        for path, other in zip(paths, images, strict=True):
            left, top, right, bottom = path.box
            assert other.box == pytest.approx((page.width - right, top, page.width - left, bottom), abs=0.05)


def test_the_order_of_an_array_is_mirrored_and_pictograms_are_not() -> None:
    """The first person of an array stands at the start side; the drawing of a pictogram is the same."""
    ours, mirrored = laid(patient()), laid(spoken(patient(), "ar"))

    def drawings(laid_out: LaidOut) -> list[PathMark]:
        return [mark for page in laid_out.pages for mark in page.marks if isinstance(mark, PathMark)]

    pairs = list(zip(drawings(ours), drawings(mirrored), strict=True))
    arrays = [(one, other) for one, other in pairs if one.owner is not Artifact.LAYOUT and len(one.places) > 1]
    signs = [(one, other) for one, other in pairs if one.round_caps]
    assert arrays
    assert signs
    for one, other in arrays:
        width = one.box[2] - one.box[0] - (one.line_width if one.stroke else 0)
        ours_first, mirrored_first = one.places[0][0], other.places[0][0]
        assert mirrored_first == pytest.approx(width - ours_first, abs=0.01)
        assert other.commands[0][1][0] == pytest.approx(-one.commands[0][1][0], abs=0.01)
    for one, other in signs:
        assert one.commands == other.commands


def test_the_same_tree_gives_the_same_pages() -> None:
    """Warm caches change nothing."""
    one, other = laid(patient()), laid(patient())
    assert [_places(page) for page in one.pages] == [_places(page) for page in other.pages]


def _places(page: Page) -> list[tuple[float, ...]]:
    return [(mark.x, mark.y) for mark in page.marks]
