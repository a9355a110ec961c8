"""An Outcome and its printed PDFs in, one self-contained report.html out: works from disk, without scripts.

Every word from outside is escaped; the thumbnails are data inside the page.
"""

from __future__ import annotations

import base64
import hashlib
import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from pathlib import Path

from handouts.batch.kept import Kept
from handouts.batch.outcome import Outcome, Output, Reviews, State
from handouts.checks.balance import SIDES, Balance
from handouts.problems import Problem, Severity
from handouts.translation.locales import tag
from handouts.web.matrix import MANY, SIGNS, folded, for_clinics, matrix, table

WEIGHTS = tuple(Severity)
THUMBNAIL_WIDTH = 220
"""Width of a page's picture in pixels."""

MOST_PICTURES = MANY
"""Sheets that are shown with a picture; of more nobody looks at each, and each takes as long as printing it."""
MOST_PROBLEMS = 100
"""More are folded by their kind."""
MOST_OF_A_KIND = 300
"""Of more Problems of one kind the first are shown; the manifest has all."""
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""Nothing is loaded from anywhere, and nothing runs."""

STYLE = """
:root { color-scheme: light; font: 16px/1.5 "Noto Sans", system-ui, sans-serif; }
body { margin: 0 auto; max-width: 70rem; padding: 1.5rem; color: #000; background: #fff; }
h1, h2 { color: #0b4a63; line-height: 1.25; }
ul.outputs { display: grid; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); gap: 1.5rem; }
ul.outputs { padding: 0; list-style: none; }
ul.outputs img { border: 1px solid #000; max-width: 100%; height: auto; display: block; margin-bottom: .5rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #000; padding: .35rem .75rem .35rem 0; text-align: start; vertical-align: top; }
td { min-width: 6rem; }
.error { color: #8f1d12; font-weight: bold; }
code { overflow-wrap: anywhere; }
summary { cursor: pointer; padding: .25rem 0; }
@media (max-width: 40rem) { body { padding: 1rem .75rem; } ul { padding-inline-start: 1.25rem; } }
"""


def report_with_pictures(outcome: Outcome, folder: Path) -> str:
    """The page, with a picture of the first page of each PDF that lies in `folder`, where these are not too many. A
    page that was drawn for the last report is not drawn again.
    """
    if sum(not output.job.clinic for output in outcome.outputs) > MOST_PICTURES:
        return report_page(outcome, lambda _: b"")
    kept, kind = Kept(folder.parent), f"pictures of {outcome.tree}"
    before, drawn = kept.all(kind), dict[str, bytes]()

    def thumbnail(output: Output) -> bytes:
        digest = _digest(folder / output.path)
        if not digest:
            return b""
        drawn[digest] = before.get(digest) or _thumbnail(folder / output.path)
        return drawn[digest]

    page = report_page(outcome, thumbnail)
    if drawn.keys() != before.keys():
        kept.replace(kind, drawn)
    return page


def _digest(file: Path) -> str:
    """Of what lies there, whatever should; "" where nothing does."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def _thumbnail(file: Path) -> bytes:
    """A picture of the first page; none where the PDF is gone or damaged (one that could not be printed anew)."""
    try:
        return first_page(file) if file.is_file() else b""
    except (RuntimeError, OSError, ValueError):  # PDFium's own error is a RuntimeError
        return b""


def report_page(outcome: Outcome, thumbnail: Callable[[Output], bytes]) -> str:
    """The page as HTML text. `thumbnail` gives a PNG of an output's first page, or b"" where there is none. More than
    MANY sheets are counted in the matrix and folded by handout, without pictures.
    """
    title = f"{outcome.project_name}: {outcome.tree}, as of {outcome.as_of.isoformat()}"
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<style>{STYLE}</style></head><body><main>",
            f"<h1>{escape(title)}</h1>",
            *_states(outcome),
            *_reviews(outcome.reviews),
            *matrix(outcome.outputs),
            "<h2>Handouts</h2>",
            *_sheets([output for output in outcome.outputs if not output.job.clinic], thumbnail),
            *for_clinics(outcome.outputs, dict(outcome.keepers)),
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
    told += [f"<li>{outcome.not_begun} not ready: nobody has begun to translate them</li>"] if outcome.not_begun else []
    told += [f"<li>{escape(locale)}: no translation to print yet</li>" for locale in outcome.absent]
    return ["<ul>", *told, f"<li>Keeper: {escape(outcome.keeper)}</li>", "</ul>"]


def _reviews(groups: Sequence[Reviews]) -> list[str]:
    """Who is asked to review what."""
    told = [
        f"<li>{f'Due within {group.within} days' if group.within else 'Overdue'}, keeper {escape(group.keeper)}: "
        f"{escape(', '.join(f'{name} ({day})' for name, day in group.handouts))}</li>"
        for group in groups
    ]
    return ["<h2>Reviews</h2>", "<ul>", *told, "</ul>"] if told else []


def _sheets(outputs: Sequence[Output], thumbnail: Callable[[Output], bytes]) -> list[str]:
    """Each sheet that names no clinic with its picture; of many a line each, folded by handout."""
    if len(outputs) > MANY:
        return folded(outputs, lambda output: output.job.handout)
    shown = (_output(output, thumbnail(output) if output.stands else b"") for output in outputs)
    return ['<ul class="outputs">', *shown, "</ul>"]


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
    named = escape(tag(output.job.locale, output.job.region))
    facts = (
        f"{escape(output.job.audience)}, {named}, {SIGNS[output.state]} {output.state}: {escape(output.reason)}",
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
    return ["<h2>Equal detail</h2>", told, *table(head, rows, "Equal detail")]


def _balance(balance: Balance) -> Iterator[str]:
    for option, weights in balance.options:
        counts = "".join(f"<td>{weight.words}</td><td>{weight.numbers}</td>" for weight in weights)
        sheet = f"{escape(balance.handout)}, {escape(balance.audience)}"
        yield f'<tr><td>{sheet}</td><th scope="row">{escape(option)}</th>{counts}</tr>'


def _problems(problems: Sequence[Problem]) -> list[str]:
    """In one table; many are folded by their kind, the gravest first."""
    if len(problems) <= MOST_PROBLEMS:
        return ["<h2>Problems</h2>", *(_table_of(problems, "Problems") if problems else ["<p>None.</p>"])]
    kinds = defaultdict[tuple[int, str], list[Problem]](list)
    for problem in problems:
        kinds[WEIGHTS.index(problem.severity), problem.id].append(problem)
    told = (line for key in sorted(kinds) for line in _kind(WEIGHTS[key[0]], key[1], kinds[key]))
    return ["<h2>Problems</h2>", *told]


def _kind(weight: Severity, name: str, problems: Sequence[Problem]) -> list[str]:
    summary = f'<summary><span class="{weight}">{weight}</span> {escape(name)}: {len(problems):,}</summary>'
    more = len(problems) - MOST_OF_A_KIND
    rest = [f"<p>And {more:,} more, see manifest.json.</p>"] if more > 0 else []
    return ["<details>", summary, *_table_of(problems[:MOST_OF_A_KIND], name), *rest, "</details>"]


def _table_of(problems: Iterable[Problem], name: str) -> list[str]:
    head = '<th scope="col">Weight</th><th scope="col">Place</th><th scope="col">What, and what to do</th>'
    return table(head, [_problem(problem) for problem in problems], name)


def _problem(problem: Problem) -> str:
    write = f"<br>Write: <code>{escape(problem.write)}</code>" if problem.write else ""
    return (
        f'<tr><td class="{problem.severity}">{problem.severity}</td>'
        f"<td><code>{escape(str(problem.where))}</code><br>{escape(problem.id)}</td>"
        f"<td>{escape(problem.message)}<br>{escape(problem.advice)}{write}</td></tr>"
    )
