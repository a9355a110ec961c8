"""The draft PDFs in build/ in; the pictures of docs/images out: every page small on one sheet, the README's page, and
one leaflet's first page in each language.

Usage: `nox -s build pictures`. PDFium draws the pages, so the pictures are those of the pages as printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).parent.parent
DRAFTS = ROOT / "build" / "draft"
PRINTED = DRAFTS / "en-GB"
LANGUAGES = ("ar", "ur", "hi", "zh-Hans", "es", "pl", "vi")
IMAGES = ROOT / "docs" / "images"
AUDIENCES = ("patient", "plain", "clinician")
PAPER_GREY = 200
GAP = 6
SMALL, MIDDLE, LARGE = 16 / 72, 34 / 72, 75 / 72


def pages(file: Path, scale: float) -> Iterator[Image.Image]:
    """Each page as a picture, `scale` pixels to the point."""
    document = pypdfium2.PdfDocument(str(file))
    try:
        for page in document:
            yield page.render(scale=scale).to_pil().convert("RGB" if scale == LARGE else "L")
    finally:
        document.close()


def row(pictures: list[Image.Image]) -> Image.Image:
    """Pictures side by side."""
    width = sum(picture.width + GAP for picture in pictures) + GAP
    sheet = Image.new("L", (width, max(picture.height for picture in pictures) + GAP), PAPER_GREY)
    across = GAP
    for picture in pictures:
        sheet.paste(picture, (across, GAP))
        across += picture.width + GAP
    return sheet


def stacked(rows: list[Image.Image]) -> Image.Image:
    """Rows one under another."""
    sheet = Image.new("L", (max(each.width for each in rows), sum(each.height for each in rows) + GAP), PAPER_GREY)
    down = 0
    for each in rows:
        sheet.paste(each, (0, down))
        down += each.height
    return sheet


def main() -> None:
    """Draw the three pictures."""
    handouts = sorted({file.name.split("-patient-")[0] for file in (PRINTED / "patient").glob("*.pdf")})
    rows = [
        row([page for audience in AUDIENCES for page in pages(_file(handout, audience), SMALL)]) for handout in handouts
    ]
    IMAGES.mkdir(exist_ok=True)
    stacked(rows).quantize(16).save(IMAGES / "all-pages.png", optimize=True)
    leaflets = (DRAFTS / f"{lang}-GB/plain/ahsct-plain-{lang}-GB.pdf" for lang in LANGUAGES)
    row([next(pages(leaflet, MIDDLE)) for leaflet in leaflets]).quantize(16).save(
        IMAGES / "languages.png", optimize=True
    )
    first = next(pages(_file("ahsct", "patient"), LARGE))
    first.quantize(64).save(IMAGES / "ahsct-patient-1.png", optimize=True)


def _file(handout: str, audience: str) -> Path:
    return PRINTED / audience / f"{handout}-{audience}-en-GB.pdf"


if __name__ == "__main__":
    main()
