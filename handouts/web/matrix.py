"""A run's outputs in; the report's matrix of handouts, languages and audiences, and its lists by clinic, as HTML out.

A state is told by a word and a sign, never by colour. What is printed for clinics is counted in the cell of its sheet
and folded below: ten thousand papers are read as easily as ten.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from types import MappingProxyType
from typing import Final

from handouts.batch.outcome import STANDING, Output, State
from handouts.translation.locales import tag

MANY: Final = 300
"""More sheets are counted in the matrix, not told one by one."""
MOST_LISTED: Final = 20_000
"""Of more papers only those are listed that need somebody: a page must open on a small machine."""
SIGNS: Final[Mapping[State, str]] = MappingProxyType(
    {
        State.PRINTED: "\N{CHECK MARK}",
        State.KEPT: "=",
        State.DUE: "\N{HORIZONTAL ELLIPSIS}",
        State.WITHHELD: "!",
        State.REFUSED: "\N{MULTIPLICATION SIGN}",
        State.WITHDRAWN: "\N{MULTIPLICATION SIGN}",
        State.FAILED: "!!",
        State.UNFINISHED: "\N{HORIZONTAL ELLIPSIS}",
    }
)


def matrix(outputs: Sequence[Output]) -> list[str]:
    """A table: a row for each handout in each language, a column for each audience. Of many sheets a row is one for a
    language, and counts its handouts.
    """
    if not outputs:
        return []
    is_many = sum(not output.job.clinic for output in outputs) > MANY
    audiences = list(dict.fromkeys(output.job.audience for output in outputs))
    cells: dict[tuple[str, ...], dict[str, list[Output]]] = {}
    for output in outputs:
        language = tag(output.job.locale, output.job.region)
        row = cells.setdefault((language,) if is_many else (output.job.handout, language), {})
        row.setdefault(output.job.audience, []).append(output)
    names = (*(() if is_many else ("Handout",)), "Language", *audiences)
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    rows = [_row(name, cells[name], audiences, _counted if is_many else _cell) for name in sorted(cells)]
    return ["<h2>At a glance</h2>", *table(head, rows, "At a glance")]


def table(head: str, rows: Iterable[str], name: str) -> list[str]:
    """A table that scrolls by itself where the window is narrow, also by keys."""
    opened = f'<div class="wide" role="region" tabindex="0" aria-label="{escape(name)}"><table>'
    return [opened, f"<thead><tr>{head}</tr></thead><tbody>", *rows, "</tbody></table></div>"]


def _row(
    names: tuple[str, ...],
    cells: Mapping[str, Sequence[Output]],
    audiences: Iterable[str],
    told_as: Callable[[Sequence[Output]], str],
) -> str:
    told = "".join(f"<td>{told_as(cells.get(audience, ()))}</td>" for audience in audiences)
    named = "".join(f'<th scope="row">{escape(name)}</th>' for name in names)
    return f"<tr>{named}{told}</tr>"


def _cell(outputs: Sequence[Output]) -> str:
    """The sheet that names no clinic, and how many there are for clinics."""
    own = [_told(output) for output in outputs if not output.job.clinic]
    papers = _counts(output for output in outputs if output.job.clinic)
    return "<br>".join((*own, *([f"for clinics: {papers}"] if papers else [])))


def _counted(outputs: Sequence[Output]) -> str:
    """How many sheets there are, for nobody and for clinics, of each state."""
    own = _counts(output for output in outputs if not output.job.clinic)
    papers = _counts(output for output in outputs if output.job.clinic)
    return "<br>".join(filter(None, (own, papers and f"for clinics: {papers}")))


def _counts(outputs: Iterable[Output]) -> str:
    counts = Counter(output.state for output in outputs)
    told = (f"{SIGNS[state]} {counts[state]:,} {state}" for state in State if counts[state])
    return ", ".join(one.replace(" ", "&nbsp;") for one in told)


def _told(output: Output) -> str:
    state = f"{SIGNS[output.state]} {output.state}"
    if not output.stands:
        return state
    twin = f', <a href="{escape(output.twin.path)}">web page</a>' if output.twin else ""
    return f'<a href="{escape(output.path)}">{state}</a>{twin}, {_amount(output)}'


def _amount(output: Output) -> str:
    """Pages, and Problems where there are any."""
    pages, problems = output.pages, len(output.problems)
    told = [f"{pages} page{'' if pages == 1 else 's'}"]
    told += [f"{problems} problem{'' if problems == 1 else 's'}"] if problems else []
    return ", ".join(told)


def for_clinics(outputs: Sequence[Output], keepers: Mapping[str, str] = MappingProxyType({})) -> list[str]:
    """The papers of each clinic, folded, with its keeper where it has its own."""
    papers = [output for output in outputs if output.job.clinic]
    return ["<h2>For clinics</h2>", *folded(papers, lambda paper: paper.job.clinic, keepers)] if papers else []


def folded(
    outputs: Sequence[Output], by: Callable[[Output], str], keepers: Mapping[str, str] = MappingProxyType({})
) -> list[str]:
    """A line for each output, folded by what is named, with the counts outside."""
    groups: dict[str, list[Output]] = {}
    for output in outputs:
        groups.setdefault(by(output), []).append(output)
    every = len(outputs) <= MOST_LISTED
    return [_fold(name, groups[name], keepers.get(name, ""), every=every) for name in sorted(groups)]


def _fold(name: str, outputs: Sequence[Output], keeper: str, *, every: bool) -> str:
    whose = f", keeper {escape(keeper)}" if keeper else ""
    summary = f"<summary>{escape(name)}: {_counts(outputs)}{whose}</summary>"
    listed = [output for output in outputs if every or output.state not in STANDING]
    items = "".join(f"<li>{_paper(output)}</li>" for output in listed)
    rest = "" if len(listed) == len(outputs) else f"<p>{len(outputs) - len(listed):,} that stand are not listed.</p>"
    return f"<details>{summary}{f'<ul>{items}</ul>' if items else ''}{rest}</details>"


def _paper(output: Output) -> str:
    """One paper in a line."""
    job = output.job
    named = f"{escape(output.title or job.handout)} ({escape(job.audience)}, {escape(tag(job.locale, job.region))})"
    state = f"{SIGNS[output.state]} {output.state}, {escape(output.reason)}"
    if not output.stands:
        notice = f', <a href="{escape(output.path)}">notice</a>' if output.notice else ""
        return f"{named}: {state}{notice}"
    twin = f', <a href="{escape(output.twin.path)}">web page</a>' if output.twin else ""
    link = f'<a href="{escape(output.path)}">{named}</a>{twin}'
    letters = f", check letters {escape(output.check_letters)}" if output.check_letters else ""
    return f"{link}: {state}, {_amount(output)}{letters}"
