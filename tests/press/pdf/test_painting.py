from __future__ import annotations

import io
import re
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL.Image import Image
from press.pdf.sample_pages import BLACK, DISC, INFO, PETROL, e, grey_square

from handouts.press.marks import Artifact, Colour, ImageMark, Mark, Owner, Page, PathMark, Picture
from handouts.press.pdf import write_pdf

FIGURE = e("img", alt="A figure.", src="x.png")
TREE = e("handout", FIGURE, FIGURE, lang="en-GB", title="T")
SQUARE = (("M", (0.0, 0.0)), ("L", (10.0, 0.0)), ("L", (10.0, 10.0)), ("L", (0.0, 10.0)), ("Z", ()))


def _content(*marks: Mark) -> str:
    data = write_pdf((Page(100, 200, marks),), (), TREE, INFO).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return pdf.pages[0].Contents.read_bytes().decode("ascii").strip()


def _square(x: float, y: float, owner: Owner = Artifact.LAYOUT, **look: Any) -> PathMark:
    return PathMark(x, y, SQUARE, (x, y, x + 10, y + 10), owner, **look)


def _pixels(*marks: Mark) -> Image:
    data = write_pdf((Page(100, 200, marks),), (), TREE, INFO).data
    document = pypdfium2.PdfDocument(data)
    image: Image = document[0].render(scale=1).to_pil().convert("RGB")
    document.close()
    return image


@pytest.mark.parametrize(
    ("artifact", "words"),
    [
        (Artifact.LAYOUT, "/Artifact<</Type/Layout>>BDC"),
        (Artifact.HEADER, "/Artifact<</Type/Pagination/Subtype/Header>>BDC"),
        (Artifact.FOOTER, "/Artifact<</Type/Pagination/Subtype/Footer>>BDC"),
    ],
)
def test_artifacts_say_what_they_are(artifact: Artifact, words: str) -> None:
    """Decoration, headers and footers are announced as such."""
    assert _content(_square(0, 0, artifact, fill=BLACK)).startswith(words)


def test_a_short_path_stands_where_it_is() -> None:
    """Coordinates run from the bottom of the page, with two decimals at most."""
    assert _content(_square(10, 20.004, fill=BLACK)).split("BDC\n")[1] == (
        "0 g\n10 180 m\n20 180 l\n20 170 l\n10 170 l\nh f\nEMC"
    )


def test_a_short_path_in_another_place() -> None:
    """One place that is not the origin moves the path."""
    assert "\n13 176 m\n" in _content(_square(10, 20, fill=BLACK, places=((3.0, 4.0),)))


def test_a_long_path_is_formatted_once() -> None:
    """Marks that share their commands are the same text at other places."""
    discs = (PathMark(10 * n, 50, DISC, (0, 0, 1, 1), 1, fill=PETROL) for n in range(3))
    content = _content(*discs)
    assert re.findall(r"q (.*) cm", content) == ["1 0 0 -1 0 150", "1 0 0 -1 10 150", "1 0 0 -1 20 150"]
    assert content.count("BDC") == 1
    assert content.count("0.043 0.29 0.388 rg") == 1


def test_a_path_in_many_places() -> None:
    """Marks that are all alike move by whole hundredths, and are painted where they should be."""
    places = tuple((n * 20.004, n * 30.0) for n in range(4))
    mark = PathMark(10, 20, SQUARE, (10, 20, 80, 120), 1, fill=Colour((0.0, 0.0, 1.0)), places=places)
    assert re.findall(r"(?:q )?(1 0.*) cm", _content(mark)) == [
        "1 0 0 -1 10 180",
        "1 0 0 1 20 30",
        "1 0 0 1 20.01 30",
        "1 0 0 1 20 30",
    ]
    image = _pixels(mark)
    assert [image.getpixel((15 + n * 20, 25 + n * 30)) for n in range(4)] == [(0, 0, 255)] * 4
    assert image.getpixel((35, 25)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("look", "state", "operator"),
    [
        ({"fill": Colour((0.5,))}, "0.5 g", "f"),
        ({"stroke": PETROL, "line_width": 1.25}, "0.043 0.29 0.388 RG 1.25 w 0 J 0 j []0 d", "S"),
        ({"stroke": BLACK, "line_width": 1, "dash": (2, 1.5), "round_caps": True}, "0 G 1 w 1 J 1 j [2 1.5]0 d", "S"),
        ({"fill": BLACK, "stroke": BLACK, "line_width": 2}, "0 g 0 G 2 w 0 J 0 j []0 d", "B"),
    ],
)
def test_looks(look: dict[str, Any], state: str, operator: str) -> None:
    """Fill, stroke, width, dash and caps become the graphics state, then the path is painted with it."""
    content = _content(_square(0, 0, **look))
    assert content.split("BDC\n")[1].startswith(f"{state}\n")
    assert content.endswith(f"h {operator}\nEMC")


def test_owners_follow_each_other() -> None:
    """Marks of one owner share a sequence; another owner ends it."""
    marks = (_square(0, 0, 1, fill=BLACK), _square(20, 0, 1, fill=BLACK), _square(0, 30, 2, fill=BLACK))
    assert re.findall(r"/Figure<</MCID \d>>BDC|EMC", _content(*marks)) == [
        "/Figure<</MCID 0>>BDC",
        "EMC",
        "/Figure<</MCID 1>>BDC",
        "EMC",
    ]


def test_painted_where_it_should_be() -> None:
    """A reader draws the square at its place: x from the left, y from the top."""
    image = _pixels(_square(10, 20, fill=Colour((1.0, 0.0, 0.0))))
    assert [image.getpixel(at) for at in ((15, 25), (9, 25), (15, 31), (21, 25))] == [(255, 0, 0)] + [(255,) * 3] * 3


def test_pictures_are_stored_once() -> None:
    """The same picture twice is one object, without smoothing, in the colour space of its samples."""
    picture = grey_square()
    marks = (ImageMark(10, 20, 40, 40, picture, 1), ImageMark(10, 70, 20, 20, picture, 2))
    data = write_pdf((Page(100, 200, marks),), (), TREE, INFO).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        images = pdf.pages[0].Resources.XObject
        assert list(images.keys()) == ["/I1"]
        assert (int(images.I1.Width), int(images.I1.Height), str(images.I1.ColorSpace)) == (4, 4, "/DeviceGray")
        assert "/Interpolate" not in images.I1
        assert images.I1.read_bytes() == picture.samples
        content = pdf.pages[0].Contents.read_bytes().decode()
    assert re.findall(r"q (.*) cm /I1 Do Q", content) == ["40 0 0 40 10 140", "20 0 0 20 10 110"]


def test_a_jpeg_stays_as_it_is() -> None:
    """Bytes that DCTDecode reads are not packed again."""
    picture = Picture("x.jpg", 8, 8, 3, b"", b"\xff\xd8 jpeg \xff\xd9", "j" * 64)
    data = write_pdf((Page(100, 200, (ImageMark(0, 0, 8, 8, picture, 1),)),), (), TREE, INFO).data
    assert b"/Filter/DCTDecode/Length 10>>\nstream\n\xff\xd8 jpeg \xff\xd9\nendstream" in data


def test_a_figures_box_holds_all_its_marks() -> None:
    """The bounding box is the union of the marks on the figure's first page."""
    pages = (
        Page(100, 200, (_square(10, 20, 1, fill=BLACK), _square(50, 60, 1, fill=BLACK))),
        Page(100, 200, (_square(0, 0, 1, fill=BLACK),)),
    )
    data = write_pdf(pages, (), TREE, INFO).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        box = pdf.Root.StructTreeRoot.K.K[0].A.BBox
        assert [float(edge) for edge in box] == [10, 130, 60, 180]
