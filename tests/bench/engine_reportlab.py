"""Blocks in, ReportLab's own Paragraphs and Tables out, and the engine: platypus with TTFont, untagged."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import KeepTogether, Paragraph, SimpleDocTemplate, Table

SIZES = {1: (27, 32), 2: (18, 23), 3: (15, 20)}


def engine(fonts: Path) -> tuple[Callable[[dict[str, Any], float], Any], Callable[[Any], bytes]]:
    """What makes a document ready (not timed), and what prints it."""
    pdfmetrics.registerFont(TTFont("N", str(fonts / "NotoSans-Regular.ttf")))
    pdfmetrics.registerFont(TTFont("NB", str(fonts / "NotoSans-Bold.ttf")))
    pdfmetrics.registerFontFamily("N", normal="N", bold="NB", italic="N", boldItalic="NB")
    grid = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]

    def ready(document: dict[str, Any], scale: float) -> tuple[dict[str, Any], float]:
        return document, scale

    def render(source: tuple[dict[str, Any], float]) -> bytes:
        document, scale = source
        body = ParagraphStyle("body", fontName="N", fontSize=12, leading=16.5, spaceAfter=7.5 * scale)
        heads = {
            level: ParagraphStyle(f"h{level}", body, fontName="NB", fontSize=size, leading=leading, keepWithNext=1)
            for level, (size, leading) in SIZES.items()
        }

        def flowables(block: dict[str, Any], width: float) -> list[Any]:
            kind = block["kind"]
            if kind == "heading":
                return [Paragraph(_runs(block["runs"]), heads[block["level"]])]
            if kind == "box":
                return [KeepTogether([flowable for kid in block["kids"] for flowable in flowables(kid, width)])]
            if kind == "table":
                columns = max(map(len, block["rows"]))
                rows = [[[Paragraph(_runs(part), body) for part in cell] for cell in row] for row in block["rows"]]
                padded = [row + [""] * (columns - len(row)) for row in rows]
                return [Table(padded, colWidths=[width / columns] * columns, style=grid)]
            bullet = block.get("mark") or None
            return [Paragraph(_runs(block["runs"]), body, bulletText=bullet)]

        def around(canvas: Any, _template: Any) -> None:
            canvas.setFont("N", 12)
            for place, line in enumerate((*document["banner"], *document["foot"])):
                canvas.drawString(
                    22 * mm, (283 if place == 0 else 20 - 5 * place) * mm, "".join(text for text, _ in line)
                )
            canvas.drawRightString(188 * mm, 12 * mm, str(canvas.getPageNumber()))

        out = BytesIO()
        margins = {"leftMargin": 22 * mm, "rightMargin": 22 * mm, "topMargin": 28 * mm, "bottomMargin": 24 * mm}
        template = SimpleDocTemplate(out, pagesize=A4, title=document["title"], lang=document["lang"], **margins)
        story = [flowable for block in document["blocks"] for flowable in flowables(block, template.width)]
        template.build(story, onFirstPage=around, onLaterPages=around)
        return out.getvalue()

    return ready, render


def _runs(runs: list[Any]) -> str:
    return "".join(f"<b>{escape(text)}</b>" if bold else escape(text).replace("\n", "<br/>") for text, bold in runs)
