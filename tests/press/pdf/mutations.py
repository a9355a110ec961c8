"""Ways to spoil a good PDF: each takes an opened file and changes one thing that a reader needs."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Operator, Pdf


@dataclass(frozen=True, slots=True)
class Mutation:
    """A change, the flavour that forbids it, and the rule it breaks."""

    name: str
    change: Callable[[Pdf], None]
    flavour: str
    rule: str


def mutated(pdf: bytes, change: Callable[[Pdf], None]) -> bytes:
    """The PDF with the change made. Its XMP packet and everything else stay as they are."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        change(opened)
        opened.save(out, fix_metadata_version=False)
    return out.getvalue()


def elements(pdf: Pdf, role: str = "") -> Iterator[Object]:
    """The structure elements, all or those of a role, in reading order."""
    yield from _below(pdf.Root.StructTreeRoot.K, role)


def _below(node: Object, role: str) -> Iterator[Object]:
    if not role or f"/{role}" == node.S:
        yield node
    kids = node.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield from _below(kid, role)


def first(pdf: Pdf, role: str) -> Object:
    """The first structure element of a role."""
    return next(elements(pdf, role))


def _font(pdf: Pdf) -> Object:
    return pdf.pages[0].Resources.Font.F1


def _annotation(pdf: Pdf) -> Object:
    return next(page.Annots[0] for page in pdf.pages if "/Annots" in page)


def no_language(pdf: Pdf) -> None:
    """The document says no language."""
    del pdf.Root.Lang


def no_alternative(pdf: Pdf) -> None:
    """A figure says nothing."""
    del first(pdf, "Figure").Alt


def no_scope(pdf: Pdf) -> None:
    """A table header heads nothing."""
    for header in elements(pdf, "TH"):
        del header.A


def no_unicode(pdf: Pdf) -> None:
    """A font's glyphs stand for nothing."""
    del _font(pdf).ToUnicode


def stray_text(pdf: Pdf) -> None:
    """The banner is neither content nor artifact."""
    page = pdf.pages[0]
    kept = [each for each in pikepdf.parse_content_stream(page) if str(each.operator) not in {"BDC", "EMC"}]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


def wrong_widths(pdf: Pdf) -> None:
    """The font's widths are not those of its program."""
    _font(pdf).DescendantFonts[0].W = Array([3, Array([999] * 200)])


def no_output_intent(pdf: Pdf) -> None:
    """Colours mean nothing."""
    del pdf.Root.OutputIntents


def not_marked(pdf: Pdf) -> None:
    """The document does not say that it is tagged."""
    del pdf.Root.MarkInfo


def no_title_shown(pdf: Pdf) -> None:
    """The window shows the file's name."""
    del pdf.Root.ViewerPreferences.DisplayDocTitle


def no_metadata(pdf: Pdf) -> None:
    """The document says nothing about itself."""
    del pdf.Root.Metadata


def not_declared(pdf: Pdf) -> None:
    """The document does not claim PDF/UA."""
    packet = pdf.Root.Metadata.read_bytes().replace(b"<pdfuaid:part>1</pdfuaid:part>", b"")
    pdf.Root.Metadata = pdf.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)


def unknown_schema(pdf: Pdf) -> None:
    """Our properties are not described."""
    packet = pdf.Root.Metadata.read_bytes()
    start, end = packet.index(b"<pdfaExtension:schemas>"), packet.index(b"</pdfaExtension:schemas>") + 24
    packet = packet[:start] + packet[end:]
    pdf.Root.Metadata = pdf.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)


def link_without_words(pdf: Pdf) -> None:
    """A link has no description."""
    del _annotation(pdf).Contents


def link_outside_structure(pdf: Pdf) -> None:
    """A link belongs to no element."""
    del _annotation(pdf).StructParent


def link_not_printed(pdf: Pdf) -> None:
    """An annotation does not say that it prints."""
    del _annotation(pdf).F


def no_tab_order(pdf: Pdf) -> None:
    """Tab goes through the links in any order."""
    for page in pdf.pages:
        del page.obj.Tabs


def smoothed_picture(pdf: Pdf) -> None:
    """A picture asks to be smoothed."""
    pdf.pages[0].Resources.XObject.I1.Interpolate = True


def skipped_heading(pdf: Pdf) -> None:
    """A heading of the third level follows one of the first."""
    first(pdf, "H2").S = Name.H4


def no_font_program(pdf: Pdf) -> None:
    """A font is not embedded."""
    del _font(pdf).DescendantFonts[0].FontDescriptor.FontFile2


def list_without_items(pdf: Pdf) -> None:
    """A list holds paragraphs."""
    for item in elements(pdf, "LI"):
        item.S = Name.P


MUTATIONS = (
    Mutation("no language", no_language, "ua1", "7.2-33"),
    Mutation("no alternative text", no_alternative, "ua1", "7.3-1"),
    Mutation("no scope", no_scope, "ua1", "7.5-1"),
    Mutation("no ToUnicode", no_unicode, "ua1", "7.21.7-1"),
    Mutation("stray text", stray_text, "ua1", "7.1-3"),
    Mutation("wrong widths", wrong_widths, "ua1", "7.21.5-1"),
    Mutation("no output intent", no_output_intent, "2a", "6.2.4.3-2"),
    Mutation("not marked", not_marked, "ua1", "6.2-1"),
    Mutation("title not shown", no_title_shown, "ua1", "7.1-10"),
    Mutation("no metadata", no_metadata, "ua1", "7.1-8"),
    Mutation("not declared", not_declared, "ua1", "5-1"),
    Mutation("unknown schema", unknown_schema, "2a", "6.6.2.3.1-1"),
    Mutation("link without words", link_without_words, "ua1", "7.18.5-2"),
    Mutation("link outside structure", link_outside_structure, "ua1", "7.18.5-1"),
    Mutation("link not printed", link_not_printed, "2a", "6.3.2-1"),
    Mutation("no tab order", no_tab_order, "ua1", "7.18.3-1"),
    Mutation("smoothed picture", smoothed_picture, "2a", "6.2.8-3"),
    Mutation("skipped heading", skipped_heading, "ua1", "7.4.2-1"),
    Mutation("no font program", no_font_program, "ua1", "7.21.4.1-1"),
    Mutation("list without items", list_without_items, "ua1", "7.2-19"),
)


def paragraph_as_heading(pdf: Pdf) -> None:
    """A paragraph is tagged as a heading."""
    first(pdf, "P").S = Name.H2


def figure_as_paragraph(pdf: Pdf) -> None:
    """A figure is tagged as a paragraph."""
    first(pdf, "Figure").S = Name.P


def header_as_cell(pdf: Pdf) -> None:
    """A table's row headers are cells."""
    header = list(elements(pdf, "TH"))[-1]
    header.S = Name.TD
    del header.A


def wrong_alternative(pdf: Pdf) -> None:
    """A figure says something else."""
    first(pdf, "Figure").Alt = pikepdf.String("A picture.")


def wrong_language(pdf: Pdf) -> None:
    """A stretch is in another language than it says."""
    next(each for each in elements(pdf) if "/Lang" in each).Lang = pikepdf.String("it")


def wrong_order(pdf: Pdf) -> None:
    """Two list items change places."""
    kids = first(pdf, "L").K
    kids[0], kids[1] = kids[1], kids[0]


def wrong_scope(pdf: Pdf) -> None:
    """A column header heads its row."""
    first(pdf, "TH").A.Scope = Name.Row


def fact_without_title(pdf: Pdf) -> None:
    """A fact cannot be found."""
    del next(each for each in elements(pdf, "Span") if "/T" in each).T


def wrong_words(pdf: Pdf) -> None:
    """Two glyphs change places in what they stand for."""
    cmap = _font(pdf).ToUnicode.read_bytes()
    swapped = cmap.replace(b"<0065>", b"<00E9>").replace(b"<0061>", b"<0065>")
    _font(pdf).ToUnicode = pdf.make_stream(swapped)


def all_artifacts(pdf: Pdf) -> None:
    """Nothing on the first page is content any more."""
    page = pdf.pages[0]
    artifact = pikepdf.ContentStreamInstruction([Name.Artifact], Operator("BMC"))
    kept = [artifact if str(each.operator) == "BDC" else each for each in pikepdf.parse_content_stream(page)]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


UNSEEN = (
    paragraph_as_heading,
    figure_as_paragraph,
    header_as_cell,
    wrong_alternative,
    wrong_language,
    wrong_order,
    wrong_scope,
    fact_without_title,
    wrong_words,
    all_artifacts,
)
"""What no rule of PDF/UA forbids."""
