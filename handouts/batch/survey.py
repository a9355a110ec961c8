"""A project's folder in; content, Problems, prepared jobs and what is withheld, before a page is printed, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from handouts.batch.clashes import refused_paths
from handouts.batch.composing import composed
from handouts.batch.exact import TEMPLATES, exact, without_echoes
from handouts.batch.fonts import shelf_of
from handouts.batch.judged import Judged
from handouts.batch.plan import NO_TEXTS, Plan, Selection, empty_cells, plan, refuse_unmatched
from handouts.batch.tracing import Trace, Tracing
from handouts.batch.translations import Verdicts, translation_problems
from handouts.batch.worker import DEFAULT_LIMITS, Limits
from handouts.checks.run import judge
from handouts.content.load import Loaded, load
from handouts.content.project import Content
from handouts.document.shelf import TemplateShelf
from handouts.press.interpreter import Interpreter
from handouts.press.job import Bundle, Job
from handouts.press.prepared import Prepared
from handouts.press.press import Press
from handouts.problems import LineReader, Problem, Severity, sorted_problems
from handouts.translation.catalogue import LocaleTexts
from handouts.translation.locale_files import LocaleFiles, po_path, read_translations
from handouts.translation.units import SHARED

HELD: Final = 300
"""So many sheets are held to be printed here; of more, each is composed again where it is printed."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What is known once all is read, before anything is judged or composed."""

    bundle: Bundle
    interpreter: Interpreter
    plan: Plan
    withheld: frozenset[str]
    unread: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found. `judged`: what is known of each job that was composed, `prepared` the sheets themselves: all, or
    the first so many where others were only traced. `traced` is what is known of those, `failed` why the machine could
    not compose one; `withheld` are the handouts that may not go out, `faulty` the locales and handouts whose
    translation may not, `unread` those whose translation can't be read; `files` are the lines of the content's files.
    """

    content: Content | None
    press: Press | None
    plan: Plan
    prepared: Mapping[Job, Prepared]
    judged: Mapping[Job, Judged]
    failed: Mapping[Job, str]
    withheld: frozenset[str]
    load_failed: bool
    problems: tuple[Problem, ...]
    lines: LineReader
    texts: Mapping[str, LocaleTexts] = field(default_factory=lambda: NO_TEXTS)
    traced: Mapping[Job, Trace] = field(default_factory=lambda: MappingProxyType({}))
    faulty: frozenset[tuple[str, str]] = frozenset()
    unread: frozenset[tuple[str, str]] = frozenset()
    files: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


def survey(
    root: Path,
    as_of: date,
    selection: Selection | None = None,
    press: Press | None = None,
    *,
    first: Callable[[Begun], None] | None = None,
    limits: Limits = DEFAULT_LIMITS,
    tracing: Tracing | None = None,
    verdicts: Verdicts | None = None,
) -> Survey:
    """Load, judge and compose; nothing is printed and nothing is written. `press`: a warm one with its templates;
    `first` is called once all is read; `tracing` says what need not be composed,
    `verdicts` what need not be judged: without them everything is.
    """
    loaded = load(root)
    if loaded.content is None:
        return _of_nothing(loaded)
    locales, selection = read_translations(loaded.content), selection or Selection()
    if not _has_failed(loaded):
        refuse_unmatched(loaded.content, selection)
    interpreter = press.interpreter if press else Interpreter(TemplateShelf(root / "templates"))
    begun = _begun(loaded, Bundle(loaded.content, locales.texts), interpreter, selection, locales)
    if first:
        first(begun)
    translations = translation_problems(root, locales.texts.values(), verdicts)
    empty = () if selection.narrows else tuple(empty_cells(loaded.content, begun.plan))
    fonts, font_problems = shelf_of(root)
    of_files = (*loaded.problems, *empty, *locales.problems, *translations, *font_problems)
    press = press or Press(fonts, interpreter.shelf, interpreter)
    return _surveyed(loaded, begun, press, _Judging(as_of, limits, tracing, translations, of_files))


def _has_failed(loaded: Loaded) -> bool:
    """Whether some of the content can't be read."""
    return any(problem.is_error for problem in loaded.problems)


@dataclass(frozen=True, slots=True)
class _Judging:
    """By what day and within what limits sheets are judged, and what is known before: the Problems of translations
    among those of all files.
    """

    as_of: date
    limits: Limits
    tracing: Tracing | None
    translations: tuple[Problem, ...]
    of_files: tuple[Problem, ...]


def _surveyed(loaded: Loaded, begun: Begun, press: Press, by: _Judging) -> Survey:
    """All sheets judged: traced where that is enough, else composed."""
    bundle, jobs = begun.bundle, begun.plan.jobs
    content = bundle.content
    judged, refused = judge(content, by.as_of), refused_paths(content, jobs)
    withheld = loaded.withheld | refused.keys()
    wanted = [job for job in jobs if job.handout not in withheld]
    sound = (job for job in wanted if job.handout not in judged.withheld)
    traced = by.tracing.traced(bundle, press, sound) if by.tracing else {}
    untraced = [job for job in wanted if job not in traced]
    held = HELD if by.tracing else len(wanted)
    sheets = composed(press, bundle, untraced, by.translations, by.limits, held)
    told = exact(_told(sheets.judged, judged.withheld), loaded.lines)
    drafts = _drafts(content, sheets.judged, traced)
    return Survey(
        content=content,
        press=press,
        plan=begun.plan,
        prepared=MappingProxyType(sheets.prepared),
        judged=MappingProxyType(sheets.judged),
        failed=MappingProxyType(sheets.failed),
        withheld=withheld | judged.withheld,
        load_failed=_has_failed(loaded),
        texts=bundle.texts,
        problems=sorted_problems([*by.of_files, *refused.values(), *judged.problems, *told, *drafts]),
        lines=_lines(loaded.lines, press.composer.shelf),
        traced=MappingProxyType(traced),
        faulty=_faulty(jobs, by.translations),
        unread=begun.unread,
        files=loaded.lines,
    )


def _begun(
    loaded: Loaded, bundle: Bundle, interpreter: Interpreter, selection: Selection, locales: LocaleFiles
) -> Begun:
    """All that is read, and what is planned."""
    unread = frozenset(_unread(locales, bundle.content.handouts))
    planned = plan(bundle.content, selection, locales.texts, unread)
    return Begun(bundle, interpreter, planned, loaded.withheld, unread)


def _of_nothing(loaded: Loaded) -> Survey:
    """Of a project that can't be read."""
    nothing = MappingProxyType[Job, Any]({})
    return Survey(
        content=None,
        press=None,
        plan=Plan(()),
        prepared=nothing,
        judged=nothing,
        failed=nothing,
        withheld=loaded.withheld,
        load_failed=True,
        problems=loaded.problems,
        lines=loaded.lines,
    )


def _unread(locales: LocaleFiles, handouts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The locales and handouts with a catalogue that is there and can't be read: nobody knows what these sheets say."""
    for locale in locales.texts if locales.unread else ():
        shared = any(locales.is_unread(po_path(locale, name)) for name in SHARED)
        yield from ((locale, name) for name in handouts if shared or locales.is_unread(po_path(locale, name)))


def _faulty(jobs: Iterable[Job], translations: Iterable[Problem]) -> frozenset[tuple[str, str]]:
    """The locales and handouts with errors in a catalogue they are made from."""
    files = {problem.where.file for problem in translations if problem.is_error}
    sheets = {(job.locale, job.handout) for job in jobs} if files else set()
    return frozenset(
        (locale, handout)
        for locale, handout in sheets
        if any(po_path(locale, name) in files for name in (handout, *SHARED))
    )


def _told(judged: Mapping[Job, Judged], withheld: frozenset[str]) -> Iterator[Problem]:
    """What composing found; where the rules found errors before, without the templates' echoes of them."""
    for job, sheet in judged.items():
        yield from without_echoes(sheet.problems) if job.handout in withheld else sheet.problems


def _lines(content: LineReader, shelf: TemplateShelf) -> LineReader:
    """Lines of content files, and of the templates, words and themes that were used."""

    def line_of(file: str, line: int) -> str:
        if not file.startswith(TEMPLATES):
            return content(file, line)
        lines = (shelf.text(file.removeprefix(TEMPLATES)) or "").splitlines()
        return lines[line - 1] if 0 < line <= len(lines) else ""

    return line_of


def _drafts(content: Content, judged: Mapping[Job, Judged], traced: Mapping[Job, Trace]) -> list[Problem]:
    """One note for each handout that any signature of any sheet is missing of."""
    found = dict.fromkeys(job.handout for known in (judged, traced) for job, one in known.items() if one.draft)
    return [_draft(content, name) for name in found]


def _draft(content: Content, name: str) -> Problem:
    return Problem(
        "handout-draft",
        Severity.NOTE,
        f"{name} is a draft: not every role in `release needs:` has signed each of its sheets.",
        f'Have it read, then run: handouts sign {name} --role "…" --name "…"',
        content.handout(name).where,
    )
