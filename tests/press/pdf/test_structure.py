from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pytest
from judges.readback import ReadElement, structure_of
from press.pdf.sample_pages import INFO, Sample, e, printed

from handouts.document.tree import Leaf
from handouts.press.marks import Artifact, LineMark
from handouts.press.pdf import write_pdf


def _of(sample: Sample, role: str) -> Iterator[ReadElement]:
    return (each for each in structure_of(sample.data).walk() if each.role == role)


def test_running_content_is_no_element(sample: Sample) -> None:
    """The banner's paragraph does not stand in the structure tree."""
    assert "Nobody has reviewed" not in structure_of(sample.data).text


def test_an_element_without_marks_stands_in_its_place(sample: Sample) -> None:
    """An empty cell is there, last in its row."""
    row = list(_of(sample, "TR"))[2]
    assert [(cell.role, cell.text) for cell in row.kids if isinstance(cell, ReadElement)] == [
        ("TH", "No relapse"),
        ("TD", "68 %(61 to 74)"),
        ("TD", ""),
    ]


def test_content_continues_on_the_next_page() -> None:
    """A paragraph broken over two pages is one element, whose second part names its page."""
    text = "Words that go on and on. " * 200
    sample = printed(e("handout", e("h1", "Long"), e("p", text.strip()), lang="en-GB", title="Long"))
    assert len(sample.pages) == 2
    assert next(_of(sample, "P")).text == text.strip()
    with pikepdf.open(io.BytesIO(sample.data)) as pdf:
        kids = list(pdf.Root.StructTreeRoot.K.K[1].K)
        assert int(kids[0]) == 1
        assert kids[1].Type == "/MCR"
        assert kids[1].Pg.objgen == pdf.pages[1].obj.objgen


def test_every_page_has_its_parents(sample: Sample) -> None:
    """The parent tree names the element of each marked-content sequence and of each annotation."""
    with pikepdf.open(io.BytesIO(sample.data)) as pdf:
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        tree = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) == len(tree)
        annotations = [each for page in pdf.pages for each in page.get("/Annots", [])]
        assert [str(tree[int(each.StructParent)].S) for each in annotations] == ["/Link"] * 3
        for index, page in enumerate(pdf.pages):
            assert page.obj.StructParents == index
            assert page.obj.Tabs == "/S"
            for mcid, parent in enumerate(tree[index]):
                assert mcid in [int(kid) if isinstance(kid, int) else int(kid.get("/MCID", -1)) for kid in parent.K]


@pytest.mark.parametrize(
    ("role", "name", "values"),
    [
        ("L", "ListNumbering", ["Disc", "Decimal"]),
        ("TH", "Scope", ["Column", "Column", "Column", "Column", "Row", "Row"]),
        ("TH", "ColSpan", ["", "", "", "3", "", ""]),
        ("Table", "Summary", ["Outcomes", ""]),
        ("Figure", "Placement", ["Block", "Block"]),
        ("Figure", "BBox", ["62.0 109.09 122.0 169.09", "62.0 729.89 112.0 779.89"]),
    ],
)
def test_attributes(sample: Sample, role: str, name: str, values: list[str]) -> None:
    """Lists say how they are numbered, headers what they head, figures where they lie."""
    assert [each.attribute(name) for each in _of(sample, role)] == values


def test_list_kinds() -> None:
    """Questions have squares, plain lists nothing, numbered lists figures."""
    item = e("li", e("body", "One."))
    lists = (e("ul", item, class_=name) for name in ("plain-list", "questions", "flags"))
    sample = printed(e("handout", e("h1", "Lists"), *lists, lang="en-GB", title="Lists"))
    assert [each.attribute("ListNumbering") for each in _of(sample, "L")] == ["None", "Square", "Disc"]


def test_figures_speak(sample: Sample) -> None:
    """Each figure has the alternative text of its element."""
    assert [each.alt for each in _of(sample, "Figure")] == ["46 of 100 marks are filled.", "A grey square (drawn)."]


def test_language_is_told_where_it_changes(sample: Sample) -> None:
    """Only elements in another language than their parent's carry one."""
    with pikepdf.open(io.BytesIO(sample.data)) as pdf:
        told = [str(each.Lang) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Lang" in each]
    assert sorted(told) == ["de", "en-GB", "fr"]  # en-GB: the catalogue


def test_text_in_another_language_than_its_element() -> None:
    """A leaf that is not in its element's language is a sequence that says so."""
    words = e("p", "In German: ", Leaf("Stammzellen", "de"), " it is.")
    tree = e("handout", e("h1", "A"), words, lang="en-GB", title="A")
    read = [(kid.text, kid.lang) for kid in next(_of(printed(tree), "P")).kids]
    assert read == [("In German: ", "en-GB"), ("Stammzellen", "de"), (" it is.", "en-GB")]


def test_running_content_cannot_own(sample: Sample) -> None:
    """A mark owned by running content would be read once for each page: it is refused."""
    number = next(n for n, each in enumerate(sample.tree.walk()) if each.tag == "running")
    page = sample.pages[0]
    banner = next(mark for mark in page.marks if isinstance(mark, LineMark))
    assert banner.line.segments[0].owner is Artifact.HEADER
    segment = replace(banner.line.segments[0], owner=number)
    wrong = replace(banner, line=replace(banner.line, segments=(segment,)))
    with pytest.raises(ValueError, match="must be artifacts"):
        write_pdf((replace(page, marks=(wrong,)),), (), sample.tree, INFO)
