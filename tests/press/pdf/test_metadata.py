from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from PIL import ImageCms
from press.pdf.sample_pages import INFO, Sample, e, printed

from handouts.press.marks import Bookmark
from handouts.press.pdf import DocumentInfo, write_pdf
from handouts.press.pdf.srgb import SRGB

TREE = e("handout", e("p", "Words."), lang="en-GB", title="T")
HOSTILE = "A <b>&amp;</b> ]]> (x) \\ \x00\x0b\ufeff \U0001f600 \u200fעברית"


def _packet(data: bytes) -> str:
    (packet,) = re.findall(rb"<\?xpacket begin.*?<\?xpacket end=\"r\"\?>", data, re.DOTALL)
    return str(packet, "utf-8")


def _values(data: bytes) -> dict[str, str]:
    """Local name -> text of the description's properties."""
    root = ET.fromstring(_packet(data).split("?>", 1)[1].rsplit("<?", 1)[0])
    (description,) = root[0]
    return {each.tag.rpartition("}")[2]: "".join(each.itertext()).strip() for each in description}


def test_packet_is_readable_without_a_pdf_library(sample: Sample) -> None:
    """The XMP packet stands uncompressed in the file, and says who the file is."""
    values = _values(sample.data)
    assert {key: values[key] for key in ("code", "version", "checkLetters", "contentSha256", "language", "part")} == {
        "code": "MS-AHSCT-P-en-GB",
        "version": "3",
        "checkLetters": "KHWD",
        "contentSha256": sample.written.content_sha256,
        "language": "en-GB",
        "part": "1",
    }


def test_packet_and_info_say_the_same(sample: Sample) -> None:
    """Title, author, keywords, producer, creator and dates agree."""
    values = _values(sample.data)
    with pikepdf.open(io.BytesIO(sample.data)) as pdf:
        info = {key[1:]: str(value) for key, value in pdf.docinfo.items()}
    assert info == {
        "Title": values["title"],
        "Author": values["creator"],
        "Keywords": values["Keywords"],
        "Producer": values["Producer"],
        "Creator": values["CreatorTool"],
        "CreationDate": "D:20261001000000Z",
        "ModDate": "D:20261001000000Z",
    }
    assert (values["CreateDate"], values["ModifyDate"]) == ("2026-10-01T00:00:00Z",) * 2
    assert info["Title"] == INFO.title


@pytest.mark.parametrize("field", ["title", "author", "subject", "code"])
def test_hostile_words_stay_words(field: str) -> None:
    """Markup and control characters in any field leave the packet well-formed and nothing injected."""
    data = write_pdf(printed(TREE).pages, (), TREE, replace(INFO, **{field: HOSTILE})).data  # type: ignore[arg-type]
    name = {"title": "title", "author": "creator", "subject": "description", "code": "code"}[field]
    assert _values(data)[name] == HOSTILE.replace("\x00", "").replace("\x0b", "")


def test_catalogue(sample: Sample) -> None:
    """The document says that it is tagged, its language, and how to show and print it."""
    with pikepdf.open(io.BytesIO(sample.data)) as pdf:
        root = pdf.Root
        assert str(root.Lang) == "en-GB"
        assert bool(root.MarkInfo.Marked) is True
        assert {key: str(value) for key, value in root.ViewerPreferences.items()} == {
            "/DisplayDocTitle": "True",
            "/PrintScaling": "/None",
            "/Duplex": "/DuplexFlipLongEdge",
        }
        assert "/OpenAction" not in root
        (intent,) = root.OutputIntents
        assert str(intent.S) == "/GTS_PDFA1"
        assert intent.DestOutputProfile.read_bytes() == SRGB


@pytest.mark.parametrize(
    ("size", "count", "right_to_left", "duplex", "direction"),
    [
        ((595, 842), 2, False, "/DuplexFlipLongEdge", None),
        ((842, 595), 2, False, "/DuplexFlipShortEdge", None),
        ((595, 842), 1, True, "/Simplex", "/R2L"),
    ],
)
def test_printing_follows_the_paper(
    size: tuple[float, float], count: int, right_to_left: bool, duplex: str, direction: str | None
) -> None:
    """Landscape turns over its short edge, one page is printed on one side, right-to-left pages turn the other way."""
    page = replace(printed(TREE).pages[0], width=size[0], height=size[1])
    data = write_pdf((page,) * count, (), TREE, replace(INFO, right_to_left=right_to_left)).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        preferences = pdf.Root.ViewerPreferences
        assert str(preferences.Duplex) == duplex
        assert preferences.get("/Direction") == (direction and pikepdf.Name(direction))
        assert [float(edge) for edge in pdf.pages[0].MediaBox] == [0, 0, *size]


def test_bookmarks(sample: Sample) -> None:
    """Each heading is an entry that opens its page at its height; levels nest."""
    with pikepdf.open(io.BytesIO(sample.data)) as pdf, pdf.open_outline() as outline:
        (top,) = outline.root
        assert top.title == "Stem cell treatment"
        assert [each.title for each in top.children] == ["Key points", "What happens", "In numbers"]
        assert [each.title for each in top.children[2].children] == ["Autres langues"]
        page, kind, left, height, zoom = top.destination  # type: ignore[misc]
        assert page.objgen == pdf.pages[0].obj.objgen
        assert (str(kind), float(left), float(height), float(zoom)) == ("/XYZ", 0, 779.89, 0)


def test_bookmarks_in_any_words_and_levels() -> None:
    """Any script and sign; a level that is skipped or missing closes up."""
    words = ["Über (a) \\ b", "العربية", HOSTILE, "þÿ"]
    marks = [Bookmark(word, level, 0, 10.0) for word, level in zip(words, (2, 3, 1, 3), strict=True)]
    data = write_pdf(printed(TREE).pages, marks, TREE, INFO).data
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        assert [each.title for each in outline.root] == [words[0], words[2]]
        assert [each.title for entry in outline.root for each in entry.children] == [words[1], words[3]]


def test_no_bookmarks_no_outline() -> None:
    """A document without bookmarks has no outline."""
    with pikepdf.open(io.BytesIO(write_pdf(printed(TREE).pages, (), TREE, INFO).data)) as pdf:
        assert "/Outlines" not in pdf.Root


def test_empty_fields_are_left_out() -> None:
    """What is not known is not said."""
    info = DocumentInfo("T", "en-GB", "C", "1", "f" * 64, "BBBB", date(2026, 1, 2))
    data = write_pdf(printed(TREE).pages, (), TREE, info).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert set(pdf.docinfo.keys()) == {"/Title", "/Creator", "/Producer", "/CreationDate", "/ModDate"}
    assert {"creator", "description", "Keywords"}.isdisjoint(_values(data))


def test_profile_is_srgb() -> None:
    """The profile made here is a valid one, and what it makes of sRGB is sRGB."""
    profile = ImageCms.ImageCmsProfile(io.BytesIO(SRGB))
    assert (profile.profile.version, profile.profile.xcolor_space.strip(), profile.profile.device_class) == (
        4.2,
        "RGB",
        "mntr",
    )
    own = ImageCms.createProfile("sRGB")
    transform = ImageCms.buildTransform(profile, own, "RGB", "RGB")
    from PIL import Image  # noqa: PLC0415

    colours = Image.effect_noise((64, 64), 100).convert("RGB")
    changed = ImageCms.applyTransform(colours, transform)
    pairs = zip(colours.tobytes(), changed.tobytes(), strict=True)  # type: ignore[union-attr]
    assert max(abs(before - after) for before, after in pairs) <= 1
