"""Blocks in, HTML out, and the engine: WeasyPrint, tagged PDF/UA-1; `subsetter` says which library subsets fonts."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from weasyprint import HTML
from weasyprint.pdf import fonts as pdf_fonts
from weasyprint.text.fonts import FontConfiguration

STYLE = """@font-face {{ font-family: N; src: url({fonts}/NotoSans-Regular.ttf); font-weight: 400 }}
@font-face {{ font-family: N; src: url({fonts}/NotoSans-Bold.ttf); font-weight: 700 }}
@page {{ size: A4; margin: 28mm 22mm 24mm;
  @bottom-right {{ content: counter(page) " of " counter(pages); font: 12pt N }} }}
body {{ font: 12pt/16.5pt N; margin: 0 }}
p, li, h1, h2, h3, table, aside {{ margin: 0 0 {gap}pt }}
h1 {{ font-size: 27pt; line-height: 32pt; color: #0B4A63 }} h2 {{ font-size: 18pt; line-height: 23pt; color: #0B4A63 }}
h3 {{ font-size: 15pt; line-height: 20pt }} h1, h2, h3 {{ break-after: avoid }}
aside {{ border: 1pt solid; padding: 9pt; break-inside: avoid }} table {{ width: 100%; border-collapse: collapse }}
td, th {{ border: 0.5pt solid; padding: 4pt; text-align: left; vertical-align: top }}
p, li {{ orphans: 2; widows: 2 }}"""


def page(document: dict[str, Any], scale: float, fonts: Path) -> str:
    """The document as HTML; `scale` stretches the space between blocks."""
    style = STYLE.format(fonts=fonts.as_uri(), gap=round(7.5 * scale, 2))
    body = "".join(map(_block, document["blocks"]))
    around = "".join(f"<p>{_runs(line)}</p>" for line in (*document["banner"], *document["foot"]))
    title = escape(document["title"])
    lang = document["lang"]
    return f'<!doctype html><html lang="{lang}"><title>{title}</title><style>{style}</style>{around}{body}</html>'


def _block(block: dict[str, Any]) -> str:
    return _KINDS[block["kind"]](block)


def _heading(block: dict[str, Any]) -> str:
    return f"<h{block['level']}>{_runs(block['runs'])}</h{block['level']}>"


def _paragraph(block: dict[str, Any]) -> str:
    return f"<p>{_runs(block['runs'])}</p>"


def _item(block: dict[str, Any]) -> str:
    return f"<ul><li>{_runs(block['runs'])}</li></ul>"


def _box(block: dict[str, Any]) -> str:
    return "<aside>" + "".join(map(_block, block["kids"])) + "</aside>"


def _table(block: dict[str, Any]) -> str:
    rows = (
        "".join(f"<td>{''.join(f'<p>{_runs(part)}</p>' for part in cell)}</td>" for cell in row)
        for row in block["rows"]
    )
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


_KINDS: dict[str, Callable[[dict[str, Any]], str]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "item": _item,
    "box": _box,
    "table": _table,
}


def _runs(runs: list[Any]) -> str:
    return "".join(f"<b>{escape(text)}</b>" if bold else escape(text).replace("\n", "<br>") for text, bold in runs)


def engine(
    fonts: Path, *, subsetter: bool = True
) -> tuple[Callable[[dict[str, Any], float], Any], Callable[[Any], bytes]]:
    """What makes a document ready (not timed), and what prints it; without `subsetter`, fontTools subsets the fonts."""
    if subsetter and not pdf_fonts.harfbuzz_subset:
        raise SystemExit("bench: libharfbuzz-subset is not installed")
    if not subsetter:
        pdf_fonts.harfbuzz_subset = None
    configuration = FontConfiguration()

    def ready(document: dict[str, Any], scale: float) -> str:
        return page(document, scale, fonts)

    def render(source: str) -> bytes:
        made = HTML(string=source).write_pdf(pdf_variant="pdf/ua-1", font_config=configuration)
        assert isinstance(made, bytes)
        return made

    return ready, render
