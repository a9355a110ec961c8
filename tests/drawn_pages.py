"""A laid out handout and its PDF in, what is lost on paper out: as drawn by a real renderer, in grey and in black.

Drawn with 200 dots per inch, what is small with 600 as printers do; black is what is darker than the middle grey.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor

import pikepdf
import pypdfium2
from PIL import Image, ImageOps
from press.layout.ink import Box, Inked, inked_drawings, inked_words, path_boxes, union

from handouts.document.theme import MM
from handouts.press.layout import LaidOut
from handouts.press.marks import Artifact, Page, PathMark

COARSE = 200 / 72
FINE = 600 / 72
EDGE_MM = 10
WHITE = 255
MIDDLE_GREY = 128
FAINT = 200
"""The lightest grey of a colour render that is still counted as ink of letters."""
DOT = 2.6 * MM
SHOWS_TEXT = frozenset({"Tj", "TJ", "'", '"'})
PAINTS = frozenset({"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "BI"})


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page, and its picture in grey and in colour."""

    number: int
    page: Page
    grey: Image.Image
    colour: Image.Image


def drawn(laid: LaidOut, pdf: bytes) -> Iterator[Drawn]:
    """Each page drawn."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for place, page in enumerate(laid.pages):
            grey = document[place].render(scale=COARSE, grayscale=True).to_pil().convert("L")
            colour = document[place].render(scale=COARSE).to_pil().convert("RGB") if place == 0 else grey
            yield Drawn(place + 1, page, grey, colour)
    finally:
        document.close()


def fine(pdf: bytes, place: int, page: Page, box: Box) -> Image.Image:
    """A part of a page, in grey, with 600 dots per inch."""
    left, top, right, bottom = box
    document = pypdfium2.PdfDocument(pdf)
    crop = (left, page.height - bottom, page.width - right, top)
    image: Image.Image = document[place].render(scale=FINE, grayscale=True, crop=crop).to_pil().convert("L")
    document.close()
    return image


def part(image: Image.Image, box: Box, scale: float, origin: tuple[float, float] = (0.0, 0.0)) -> Image.Image:
    """The dots in a box of the page, of a picture that begins at `origin`: all that it touches."""
    left, top = (floor((edge - start) * scale) for edge, start in zip(box[:2], origin, strict=True))
    right, bottom = (ceil((edge - start) * scale) for edge, start in zip(box[2:], origin, strict=True))
    return image.crop((left, top, right, bottom))


def share(image: Image.Image, darker_than: int = MIDDLE_GREY) -> float:
    """The share of dots that are darker."""
    counts = image.convert("L").histogram()
    return sum(counts[:darker_than]) / sum(counts)


def middle(box: Box) -> Box:
    """The middle ninth of a box."""
    across, down = (box[2] - box[0]) / 3, (box[3] - box[1]) / 3
    return box[0] + across, box[1] + down, box[2] - across, box[3] - down


# What must hold ------------------------------------------------------------------------------------------------------


def edges_white(laid: LaidOut, pdf: bytes) -> Iterator[str]:
    """Pages with ink within 10 mm of an edge."""
    least = EDGE_MM * MM * COARSE - 1
    for one in drawn(laid, pdf):
        box = ImageOps.invert(one.grey).getbbox()
        if box is None:
            yield f"page {one.number} is blank"
        elif min(box[0], box[1], one.grey.width - box[2], one.grey.height - box[3]) < least:
            yield f"page {one.number}: ink at {box}"


def words_survive(laid: LaidOut, pdf: bytes) -> Iterator[str]:
    """Words of which next to nothing is left when printed in black alone."""
    for one in drawn(laid, pdf):
        for text in inked_words(one.page):
            if share(part(one.grey, text.box, COARSE)) < 0.02:
                yield f"page {one.number}: “{text.words}” is lost"


def banner_survives(laid: LaidOut, pdf: bytes) -> Iterator[str]:
    """Words of the banner that black alone shows less of than colour does, or that stand on something dark."""
    first = next(drawn(laid, pdf))
    words = [text for text in inked_words(first.page) if text.owner is Artifact.HEADER]
    if not words and any(one.get("place") == "banner" for one in laid.tree.walk()):
        yield "there is no banner"
    for text in words:
        black, seen = share(part(first.grey, text.box, COARSE)), share(part(first.colour, text.box, COARSE), FAINT)
        if black < max(0.6 * seen, 0.05) or black > 0.6:
            yield f"“{text.words}” is {black:.0%} black, and {seen:.0%} of it is seen in colour"


def marks_apart(laid: LaidOut, pdf: bytes) -> Iterator[str]:
    """Filled marks that are not mostly black in the middle, open ones that are not mostly white there, or are lost."""
    for place, page in enumerate(laid.pages):
        for mark, boxes in countable(page):
            whole = union(boxes)
            around = (whole[0] - 2, whole[1] - 2, whole[2] + 2, whole[3] + 2)
            image = fine(pdf, place, page, around)
            for box in boxes:
                inside = share(part(image, middle(box), FINE, around[:2]))
                outline = share(part(image, box, FINE, around[:2]))
                sound = inside > 0.6 if is_filled(mark) else inside < 0.4 and outline > 0.05
                if not sound:
                    yield f"page {place + 1}: a mark at {box} is {inside:.0%} black inside, {outline:.0%} in all"


def countable(page: Page) -> Iterator[tuple[PathMark, list[Box]]]:
    """The marks of icon arrays, and the dots of a certainty: filled ones are told from open ones."""
    for mark in page.marks:
        if isinstance(mark, PathMark):
            boxes = list(path_boxes(mark))
            content = not isinstance(mark.owner, Artifact)
            if (content and len(mark.places) > 1) or (not content and abs(boxes[0][2] - boxes[0][0] - DOT) < 0.05):
                yield mark, boxes


def is_filled(mark: PathMark) -> bool:
    """Whether its inside is dark."""
    return mark.fill is not None and min(mark.fill.components) < 0.5


def pictograms_survive(laid: LaidOut, pdf: bytes) -> Iterator[str]:
    """Drawn lines with round ends, which are those of pictograms, of which nothing is left in black alone."""
    for one in drawn(laid, pdf):
        for sign in signs(one.page):
            if share(part(one.grey, sign.box, COARSE)) < 0.02:
                yield f"page {one.number}: a pictogram at {sign.box} is lost"


def signs(page: Page) -> list[Inked]:
    """The strokes of pictograms."""
    return [one for one in inked_drawings(page) if isinstance(one.mark, PathMark) and one.mark.round_caps]


def all_marked(_laid: LaidOut, pdf: bytes) -> Iterator[str]:
    """Operators that show or paint outside tagged content and artifacts, or in both; sequences left open."""
    with pikepdf.Pdf.open(io.BytesIO(pdf)) as document:
        for number, page in enumerate(document.pages, 1):
            around: list[bool] = []
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                if operator in {"BDC", "BMC"}:
                    around.append(says_whose(instruction))
                elif operator == "EMC" and around:
                    around.pop()
                elif operator == "EMC":
                    yield f"page {number}: a sequence ends that has not begun"
                elif operator in SHOWS_TEXT | PAINTS and sum(around) != 1:
                    yield f"page {number}: {operator} is in {sum(around)} sequences"
            if around:
                yield f"page {number}: {len(around)} sequences are left open"


def says_whose(instruction: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage) -> bool:
    """Whether a sequence is an artifact, or is numbered for the structure tree."""
    tag, *properties = instruction.operands
    numbered = bool(properties) and isinstance(properties[0], pikepdf.Dictionary) and "/MCID" in properties[0]
    return tag == pikepdf.Name.Artifact or numbered


CHECKS = (edges_white, words_survive, banner_survives, marks_apart, pictograms_survive, all_marked)
