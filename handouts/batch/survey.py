"""A project's folder in; content, Problems, prepared jobs and what is withheld, before a page is printed, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from handouts.batch.exact import TEMPLATES, exact, without_echoes
from handouts.batch.fonts import shelf_of
from handouts.batch.plan import NO_TEXTS, Plan, Selection, plan
from handouts.checks.run import judge
from handouts.checks.translations.run import judge_translations
from handouts.content.load import load
from handouts.content.project import Content
from handouts.document.shelf import TemplateShelf
from handouts.press.job import Bundle, Job
from handouts.press.press import Prepared, Press
from handouts.problems import HandoutsError, LineReader, Problem, Severity, sorted_problems
from handouts.translation.catalogue import LocaleTexts
from handouts.translation.locale_files import po_path, read_locales
from handouts.translation.term_files import read_terms
from handouts.translation.units import SHARED


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found. `prepared` has each selected job, composed, `failed` why the machine could not compose one;
    `withheld` are the handouts that may not go out.
    """

    content: Content | None
    press: Press | None
    plan: Plan
    prepared: Mapping[Job, Prepared]
    failed: Mapping[Job, str]
    withheld: frozenset[str]
    load_failed: bool
    problems: tuple[Problem, ...]
    lines: LineReader
    texts: Mapping[str, LocaleTexts] = field(default_factory=lambda: NO_TEXTS)


def survey(root: Path, as_of: date, selection: Selection | None = None, press: Press | None = None) -> Survey:
    """Load, judge and compose; nothing is printed and nothing is written. `press`: a warm one with its templates."""
    loaded = load(root)
    content = loaded.content
    load_failed = any(problem.is_error for problem in loaded.problems)
    if content is None:
        nothing = MappingProxyType[Job, Any]({})
        return Survey(
            None, None, Plan((), ()), nothing, nothing, loaded.withheld, load_failed, loaded.problems, loaded.lines
        )
    judged = judge(content, as_of)
    translated = [locale for locale in content.project.languages if locale != content.project.source_language]
    locales = read_locales(root, translated, (*SHARED, *content.handouts))
    planned = plan(content, selection or Selection(), locales.texts)
    fonts, font_problems = shelf_of(root)
    press = press or Press(fonts, TemplateShelf(root / "templates"))
    bundle = Bundle(content, locales.texts)
    translations = tuple(_translations(root, locales.texts.values()))
    prepared, failed = _prepared(press, bundle, (job for job in planned.jobs if job.handout not in loaded.withheld))
    prepared = {job: _with_faults(job, sheet, translations) for job, sheet in prepared.items()}
    composed = exact(_composed(prepared, judged.withheld), loaded.lines.by_file)
    drafts = [_draft(content, job) for job, sheet in prepared.items() if sheet.draft]
    return Survey(
        content=content,
        press=press,
        plan=planned,
        prepared=MappingProxyType(prepared),
        failed=MappingProxyType(failed),
        withheld=loaded.withheld | judged.withheld,
        load_failed=load_failed,
        texts=locales.texts,
        problems=sorted_problems(
            [*loaded.problems, *locales.problems, *translations, *judged.problems, *font_problems, *composed, *drafts]
        ),
        lines=_lines(loaded.lines, press.composer.shelf),
    )


def _with_faults(job: Job, sheet: Prepared, translations: Iterable[Problem]) -> Prepared:
    """The sheet with the errors in the catalogues it is made from: they withhold it, and no other language."""
    names = {po_path(job.locale, name) for name in (job.handout, *SHARED)}
    found = tuple(problem for problem in translations if problem.is_error and problem.where.file in names)
    return replace(sheet, problems=(*sheet.problems, *found)) if found else sheet


def _translations(root: Path, texts: Iterable[LocaleTexts]) -> Iterator[Problem]:
    """What is wrong in the glossary and the translations of each language."""
    for one in texts:
        terms, problems = read_terms(root, one.locale)
        yield from problems
        yield from judge_translations(one, terms)


def _prepared(press: Press, bundle: Bundle, jobs: Iterable[Job]) -> tuple[dict[Job, Prepared], dict[Job, str]]:
    """Each job composed, or why the machine failed; one job's failure costs no other."""
    prepared, failed = dict[Job, Prepared](), dict[Job, str]()
    for job in jobs:
        try:
            prepared[job] = press.prepare(bundle, job)
        except HandoutsError:
            raise
        except Exception as error:
            failed[job] = f"{type(error).__name__}: {error}"
    return prepared, failed


def _composed(prepared: Mapping[Job, Prepared], withheld: frozenset[str]) -> Iterator[Problem]:
    """What composing found; where the rules found errors before, without the templates' echoes of them."""
    for job, sheet in prepared.items():
        yield from without_echoes(sheet.problems) if job.handout in withheld else sheet.problems


def _lines(content: LineReader, shelf: TemplateShelf) -> LineReader:
    """Lines of content files, and of the templates, words and themes that were used."""

    def line_of(file: str, line: int) -> str:
        if not file.startswith(TEMPLATES):
            return content(file, line)
        lines = (shelf.text(file.removeprefix(TEMPLATES)) or "").splitlines()
        return lines[line - 1] if 0 < line <= len(lines) else ""

    return line_of


def _draft(content: Content, job: Job) -> Problem:
    """The same note for every sheet of a handout, so that it is told once."""
    return Problem(
        "handout-draft",
        Severity.NOTE,
        f"{job.handout} is a draft: not every role in `release needs:` has signed each of its sheets.",
        f'Have it read, then run: handouts sign {job.handout} --role "…" --name "…"',
        content.handout(job.handout).where,
    )
