from __future__ import annotations

import io

import pikepdf
import pytest
from judges.readback import structure_of
from press.pdf.sample_pages import Sample, e, printed

from handouts.press.pdf.links import address


def test_each_line_of_a_link_is_active(sample: Sample) -> None:
    """A link over two lines has two annotations on one element; a link of one word has one."""
    links = [each for each in structure_of(sample.data).walk() if each.role == "Link"]
    assert [(each.text, len(each.addresses), set(each.addresses)) for each in links] == [
        (
            "the long and rather wordy guide to the treatment on the web",
            2,
            {"https://example.org/a(b)?%C3%BC=1"},
        ),
        ("us", 1, {"mailto:team@example.org"}),
    ]


def test_annotations_are_described_and_print(sample: Sample) -> None:
    """Contents are the link's words, F is print, no border; the box lies around the words on the page."""
    with pikepdf.open(io.BytesIO(sample.data)) as pdf:
        annotations = [each for page in pdf.pages for each in page.get("/Annots", [])]
        assert [str(each.Contents) for each in annotations] == [
            "the long and rather wordy guide to the treatment on the web",
            "the long and rather wordy guide to the treatment on the web",
            "us",
        ]
        assert {int(each.F) for each in annotations} == {4}
        assert {tuple(map(int, each.Border.as_list())) for each in annotations} == {(0, 0, 0)}
        boxes = [[float(edge) for edge in each.Rect] for each in annotations]
    assert all(
        62 <= left < right <= 595 - 62 + 4 and top - bottom == pytest.approx(12 * 1.362, abs=0.02)
        for left, bottom, right, top in boxes
    )


@pytest.mark.parametrize(
    ("href", "written"),
    [
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("http://example.org/%20?a=1&b=(2)#c", "http://example.org/%20?a=1&b=(2)#c"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("HTTPS://example.org/é", "HTTPS://example.org/%C3%A9"),
    ],
)
def test_addresses_are_ascii(href: str, written: str) -> None:
    """What is not ASCII is escaped as UTF-8; what is escaped stays."""
    assert address(href) == written


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "file:///etc/passwd", "example.org", "", "//example.org", "data:text/html,x"]
)
def test_other_addresses_are_refused(href: str) -> None:
    """Only pages and letters are opened from a handout."""
    with pytest.raises(ValueError, match="no address"):
        printed(e("handout", e("p", e("a", "here", href=href)), lang="en-GB", title="T"))
