from __future__ import annotations

import ast
import inspect
import io
from pathlib import Path

import pytest
import reportlab
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

import handouts.press.pdf

PRIVATE = {
    "_code": "the operators of the page being made",
    "_doc": "the document, replaced by our own",
    "_make_preamble": "would ask for a standard font, which is not embedded",
    "_preamble": "the text that _make_preamble leaves",
    "__NoDefault__": "the attributes that a catalogue or page writes",
    "__Refs__": "those of them that become objects of their own",
}
"""Every private name of ReportLab that we use, and what for."""

PUBLIC = {
    pdfdoc.PDFDocument: (
        "Reference",
        "format",
        "objectcounter",
        "idToObject",
        "numberToId",
        "idToObjectNumberAndVersion",
    ),
    Canvas: ("showPage", "setPageSize", "getpdfdata"),
}
FOLDER = Path(handouts.press.pdf.__file__).parent


def _names_of_reportlab() -> set[str]:
    """Names with a leading underscore that are attributes of ReportLab's objects and stand in our code."""
    theirs = {
        name
        for made in (Canvas(io.BytesIO()), pdfdoc.PDFDocument(), pdfdoc.PDFPage(), pdfdoc.PDFCatalog())
        for name in dir(made)
        if name.startswith("_") and name not in dir(object)
    }
    ours: set[str] = set()
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            ours |= {node.attr} if isinstance(node, ast.Attribute) else set()
            ours |= {node.id} if isinstance(node, ast.Name) else set()
            ours |= {node.name} if isinstance(node, ast.FunctionDef) else set()
    return ours & theirs - {"__init__", "__class__"}


def test_every_private_name_is_listed() -> None:
    """Code that uses another private name must say so here."""
    assert _names_of_reportlab() == set(PRIVATE)


@pytest.mark.parametrize(("made", "names"), PUBLIC.items(), ids=lambda value: getattr(value, "__name__", ""))
def test_public_names_are_there(made: type, names: tuple[str, ...]) -> None:
    """What we call of the canvas and of the object table is there."""
    found = {*dir(made), *inspect.signature(made).parameters, *vars(pdfdoc.PDFDocument())}
    assert set(names) <= found


def test_version() -> None:
    """The private names are those of this major version."""
    assert reportlab.Version.startswith("5.")


def test_nothing_of_platypus_or_graphics() -> None:
    """Only the canvas and the object model are imported."""
    imported = {
        name
        for path in FOLDER.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names])
        if name.startswith("reportlab")
    }
    assert imported == {"reportlab.pdfbase", "reportlab.pdfbase.pdfdoc", "reportlab.pdfgen.canvas"}
