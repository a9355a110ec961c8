"""A run's outputs in; the report's matrix of handouts, languages and audiences, and its list by clinic, as HTML out.

A state is told by a word and a sign, never by colour. What is printed for clinics is counted in the cell of its sheet
and folded below: ten thousand papers are read as easily as ten.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from types import MappingProxyType
from typing import Final

from handouts.batch.outcome import Output, State
from handouts.translation.locales import tag

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
    """A table: a row for each handout in each language, a column for each audience."""
    audiences = list(dict.fromkeys(output.job.audience for output in outputs))
    cells: dict[tuple[str, str], dict[str, list[Output]]] = {}
    for output in outputs:
        row = cells.setdefault((output.job.handout, tag(output.job.locale, output.job.region)), {})
        row.setdefault(output.job.audience, []).append(output)
    if not cells:
        return []
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in ("Handout", "Language", *audiences))
    rows = [_row(name, cells[name], audiences) for name in sorted(cells)]
    return ["<h2>At a glance</h2>", f"<table><thead><tr>{head}</tr></thead><tbody>", *rows, "</tbody></table>"]


def _row(name: tuple[str, str], cells: Mapping[str, Sequence[Output]], audiences: Iterable[str]) -> str:
    told = "".join(f"<td>{_cell(cells.get(audience, ()))}</td>" for audience in audiences)
    return f'<tr><th scope="row">{escape(name[0])}</th><td>{escape(name[1])}</td>{told}</tr>'


def _cell(outputs: Sequence[Output]) -> str:
    """The sheet that names no clinic, and how many there are for clinics."""
    own = [_told(output) for output in outputs if not output.job.clinic]
    counts = Counter(output.state for output in outputs if output.job.clinic)
    papers = ", ".join(f"{count:,} {state}" for state, count in sorted(counts.items()))
    return "<br>".join((*own, *([f"for clinics: {papers}"] if papers else [])))


def _told(output: Output) -> str:
    state = f"{SIGNS[output.state]} {output.state}"
    if not output.stands:
        return state
    problems = f", {len(output.problems)} problems" if output.problems else ""
    return f'<a href="{escape(output.path)}">{state}</a>, {output.pages} pages{problems}'


def for_clinics(outputs: Sequence[Output]) -> list[str]:
    """The papers of each clinic, folded."""
    by_clinic: dict[str, list[Output]] = {}
    for output in outputs:
        if output.job.clinic:
            by_clinic.setdefault(output.job.clinic, []).append(output)
    if not by_clinic:
        return []
    return ["<h2>For clinics</h2>", *(_clinic(name, papers) for name, papers in sorted(by_clinic.items()))]


def _clinic(name: str, papers: Sequence[Output]) -> str:
    items = "".join(f"<li>{_paper(paper)}</li>" for paper in papers)
    return f"<details><summary>{escape(name)}: {len(papers)} papers</summary><ul>{items}</ul></details>"


def _paper(output: Output) -> str:
    """One paper in a line."""
    named = f"{escape(output.title or output.job.handout)} ({output.job.audience}, {escape(output.job.locale)})"
    link = f'<a href="{escape(output.path)}">{named}</a>' if output.stands else named
    letters = f", check letters {escape(output.check_letters)}" if output.check_letters else ""
    return f"{link}: {SIGNS[output.state]} {output.state}, {escape(output.reason)}{letters}"
