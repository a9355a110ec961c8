"""An Outcome and its printed PDFs in, one self-contained report.html out: works from disk, without scripts.

Every word from outside is escaped; the thumbnails are data inside the page.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from pathlib import Path

from handouts.batch.outcome import Outcome, Output, State
from handouts.checks.balance import SIDES, Balance
from handouts.problems import Problem
from handouts.web.matrix import for_clinics, matrix

THUMBNAIL_WIDTH = 220
"""Width of a page's picture in pixels."""

MOST_PICTURES = 300
"""Sheets that are shown with a picture; of more nobody looks at each, and each takes as long as printing it."""

STYLE = """
:root { color-scheme: light; font: 16px/1.5 "Noto Sans", system-ui, sans-serif; }
body { margin: 0 auto; max-width: 70rem; padding: 1.5rem; color: #000; background: #fff; }
h1, h2 { color: #0b4a63; line-height: 1.25; }
ul.outputs { display: grid; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); gap: 1.5rem; }
ul.outputs { padding: 0; list-style: none; }
ul.outputs img { border: 1px solid #000; max-width: 100%; height: auto; display: block; margin-bottom: .5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #000; padding: .35rem .75rem .35rem 0; text-align: start; vertical-align: top; }
th, td { overflow-wrap: anywhere; }
.error { color: #8f1d12; font-weight: bold; }
code { overflow-wrap: anywhere; }
summary { cursor: pointer; padding: .25rem 0; }
"""


def report_with_pictures(outcome: Outcome, folder: Path) -> str:
    """The page, with a picture of the first page of each PDF that lies in `folder`, where these are not too many."""
    pictured = sum(not output.job.clinic for output in outcome.outputs) <= MOST_PICTURES
    return report_page(outcome, lambda output: _thumbnail(folder / output.path) if pictured else b"")


def _thumbnail(file: Path) -> bytes:
    """A picture of the first page; none where the PDF is gone or damaged (one that could not be printed anew)."""
    try:
        return first_page(file) if file.is_file() else b""
    except (RuntimeError, OSError, ValueError):  # PDFium's own error is a RuntimeError
        return b""


def report_page(outcome: Outcome, thumbnail: Callable[[Output], bytes]) -> str:
    """The page as HTML text. `thumbnail` gives a PNG of an output's first page, or b"" where there is none."""
    title = f"{outcome.project_name}: {outcome.tree}, as of {outcome.as_of.isoformat()}"
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<style>{STYLE}</style></head><body><main>",
            f"<h1>{escape(title)}</h1>",
            *_states(outcome),
            *matrix(outcome.outputs),
            "<h2>Handouts</h2>",
            '<ul class="outputs">',
            *(
                _output(output, thumbnail(output) if output.stands else b"")
                for output in outcome.outputs
                if not output.job.clinic
            ),
            "</ul>",
            *for_clinics(outcome.outputs),
            *_balances(outcome.balances),
            *_problems(outcome.problems),
            "</main></body></html>\n",
        ]
    )


def first_page(file: Path) -> bytes:
    """A PNG of the PDF's first page, THUMBNAIL_WIDTH pixels wide, made by PDFium."""
    import pypdfium2  # noqa: PLC0415 - loads a native library of some MB, wanted only here

    document = pypdfium2.PdfDocument(str(file))
    try:
        page = document[0]
        picture = page.render(scale=THUMBNAIL_WIDTH / page.get_width()).to_pil()
        into = io.BytesIO()
        picture.save(into, "PNG", optimize=True)
        return into.getvalue()
    finally:
        document.close()


def _states(outcome: Outcome) -> list[str]:
    told = [f"<li>{outcome.count(state)} {state}</li>" for state in State if outcome.count(state)]
    told += [f"<li>{escape(locale)}: no translation to print yet</li>" for locale in outcome.absent]
    return ["<ul>", *told, "</ul>"]


def _output(output: Output, picture: bytes) -> str:
    name = escape(output.title or output.job.handout)
    shown = (
        f'<img src="data:image/png;base64,{base64.b64encode(picture).decode()}" alt="Page 1 of {name}">'
        if picture
        else ""
    )
    link = f'<a href="{escape(output.path)}">{name}</a>' if output.stands else name
    page = (
        f'<br><a href="{escape(output.twin.path)}">{name}, as a web page</a>' if output.stands and output.twin else ""
    )
    facts = (
        f"{output.job.audience}, {escape(output.job.locale)}, {output.state}: {escape(output.reason)}",
        f"{output.pages} pages, {output.size:,} bytes, {len(output.problems)} problems"
        if output.stands
        else _gone(output),
        f"Code {escape(output.code)}, version {escape(output.version)}, check letters {escape(output.check_letters)}",
    )
    return f"<li>{shown}<strong>{link}</strong>{page}<br>{'<br>'.join(facts)}</li>"


def _gone(output: Output) -> str:
    """What lies in the place of a sheet that is not there."""
    if output.notice is None:
        return "not in the tree"
    page = f'<a href="{escape(output.notice.twin.path)}">as a web page</a>'
    return f'withdrawn: <a href="{escape(output.path)}">a notice</a> stands in its place, also {page}'


def _balances(balances: Sequence[Balance]) -> list[str]:
    """How much each option of the sheets to decide by has in the rows about benefits and harms."""
    if not balances:
        return []
    columns = ("Sheet", "Option", *(f"{side.capitalize()}: {what}" for side in SIDES for what in ("words", "numbers")))
    head = "".join(f'<th scope="col">{column}</th>' for column in columns)
    rows = [row for balance in balances for row in _balance(balance)]
    told = "<p>Words and numbers that each audience gets for and against each option; a value is one word.</p>"
    return [
        "<h2>Equal detail</h2>",
        told,
        f"<table><thead><tr>{head}</tr></thead><tbody>",
        *rows,
        "</tbody></table>",
    ]


def _balance(balance: Balance) -> Iterator[str]:
    for option, weights in balance.options:
        counts = "".join(f"<td>{weight.words}</td><td>{weight.numbers}</td>" for weight in weights)
        sheet = f"{escape(balance.handout)}, {escape(balance.audience)}"
        yield f'<tr><td>{sheet}</td><th scope="row">{escape(option)}</th>{counts}</tr>'


def _problems(problems: Iterable[Problem]) -> list[str]:
    rows = [_problem(problem) for problem in problems]
    if not rows:
        return ["<h2>Problems</h2>", "<p>None.</p>"]
    head = '<tr><th scope="col">Weight</th><th scope="col">Place</th><th scope="col">What, and what to do</th></tr>'
    return ["<h2>Problems</h2>", f"<table><thead>{head}</thead><tbody>", *rows, "</tbody></table>"]


def _problem(problem: Problem) -> str:
    write = f"<br>Write: <code>{escape(problem.write)}</code>" if problem.write else ""
    return (
        f'<tr><td class="{problem.severity}">{problem.severity}</td>'
        f"<td><code>{escape(str(problem.where))}</code><br>{escape(problem.id)}</td>"
        f"<td>{escape(problem.message)}<br>{escape(problem.advice)}{write}</td></tr>"
    )
