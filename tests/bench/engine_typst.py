"""Blocks in, Typst mark-up out, and the engine: a warm compiler, tagged PDF/UA-1 and PDF/A-2a as ours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import typst

from handouts.document.theme import MM

HEAD = """#set document(title: {title})
#set text(font: {fonts}, size: {size}pt, lang: "{lang}", top-edge: 0.7em, bottom-edge: -0.3em, hyphenate: false)
#set par(leading: {leading}pt, spacing: {gap}pt, justify: false)
#set block(spacing: {gap}pt)
#set page(paper: "a4", margin: (x: {margin}pt, top: 28mm, bottom: 24mm),
  header: align(center, rect(width: 100%, inset: 6pt, text(size: 12pt)[{banner}])),
  footer: [#line(length: 100%, stroke: 0.5pt)
    #text(size: 12pt)[{foot} #h(1fr) #context counter(page).display("1 of 1", both: true)]])
#show heading.where(level: 1): set text(size: 27pt, fill: rgb("#0B4A63"))
#show heading.where(level: 2): set text(size: 18pt, fill: rgb("#0B4A63"))
#show heading.where(level: 3): set text(size: 15pt)
"""


def mark_up(document: dict[str, Any], scale: float) -> str:
    """The document as Typst source; `scale` stretches the space between blocks."""
    foot = "".join(f"{_runs(line)} \\\n" for line in document["foot"])
    head = HEAD.format(
        title=_string(document["title"]),
        lang=document["lang"],
        gap=round(9.5 * scale, 2),
        fonts=_families(document),
        size=document.get("size", 12),
        leading=round(document.get("leading", 16.5) - document.get("size", 12), 2),
        margin=round(document.get("margin", 22 * MM), 2),
        banner=" ".join(map(_runs, document["banner"])),
        foot=foot,
    )
    return head + "\n\n".join(map(_block, document["blocks"]))


def _families(document: dict[str, Any]) -> str:
    """What text is set in. Among Chinese characters, Latin letters and figures stand in Noto Sans, as ours do."""
    families = [f'"{family}"' for family in document.get("families", ("Noto Sans",))]
    if document.get("latin_first"):
        families.insert(0, '(name: "Noto Sans", covers: "latin-in-cjk")')
    return f"({', '.join(families)},)"


def _block(block: dict[str, Any]) -> str:
    setter: Callable[[dict[str, Any]], str] = _KINDS[block["kind"]]
    return setter(block)


def _heading(block: dict[str, Any]) -> str:
    return f"{'=' * block['level']} {_runs(block['runs'])}"


def _paragraph(block: dict[str, Any]) -> str:
    return "#par[" + _runs(block["runs"]) + "]"


def _item(block: dict[str, Any]) -> str:
    return "- " + _runs(block["runs"])


def _box(block: dict[str, Any]) -> str:
    inner = "\n\n".join(map(_block, block["kids"]))
    return "#block(width: 100%, stroke: 1pt, inset: 9pt, breakable: false)[\n" + inner + "\n]"


def _table(block: dict[str, Any]) -> str:
    columns = max(map(len, block["rows"]))
    head, *rest = block["rows"] if len(block["rows"]) > 1 else ([], *block["rows"])
    cells = "".join(map(_cells, rest))
    header = f"table.header({_cells(head)})," if head else ""
    return f"#table(columns: (1fr,) * {columns}, stroke: 0.5pt, {header} {cells})"


def _cells(row: list[Any]) -> str:
    return "".join("[" + "\n\n".join(map(_runs, cell)) + "], " for cell in row)


_KINDS: dict[str, Callable[[dict[str, Any]], str]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "item": _item,
    "box": _box,
    "table": _table,
}


def _runs(runs: list[tuple[str, bool]]) -> str:
    return "".join(f"#strong({_string(text)});" if bold else f"#{_string(text)};" for text, bold in runs)


def _string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def engine(fonts: Path) -> tuple[Callable[[dict[str, Any], float], Any], Callable[[Any], bytes]]:
    """What makes a document ready (not timed), and what prints it."""
    compiler = typst.Compiler(font_paths=[str(fonts)], ignore_system_fonts=True)

    def ready(document: dict[str, Any], scale: float) -> bytes:
        return mark_up(document, scale).encode()

    def render(source: bytes) -> bytes:
        made = compiler.compile(input=source, format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=0)
        assert isinstance(made, bytes)
        return made

    return ready, render
