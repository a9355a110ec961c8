"""`i18n export`, `import`, `carry`, `check`, `pseudo`, `glossary`: texts go to translators and come back."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from types import MappingProxyType

from handouts.batch.files import write_aside
from handouts.batch.languages import Languages, as_filed, synchronised, write_catalogues
from handouts.batch.paths import output_path
from handouts.checks.translations.run import allowed_translations
from handouts.commands.telling import counted, print_json, problems_as_json, tell_problems
from handouts.press.job import Bundle, Job
from handouts.problems import Problem, UsageError, sorted_problems
from handouts.translation.catalogue import LocaleTexts
from handouts.translation.exchange.package import Order, package
from handouts.translation.exchange.taking import take_file
from handouts.translation.exchange.xliff_writer import write_xliff
from handouts.translation.exchange.zips import is_zip, work_in, zipped
from handouts.translation.locale_files import LOCALES
from handouts.translation.locales import is_form_of, language_names
from handouts.translation.po_files import write_po
from handouts.translation.pseudo import PSEUDO_LOCALES, Pseudo, pseudo_texts
from handouts.translation.sync import carry as carried
from handouts.translation.term_files import read_terms
from handouts.translation.units import SHARED

MOST_BYTES = 64 * 1024 * 1024
"""A package that comes back is no larger."""


def one_locale(known: Languages, arguments: argparse.Namespace) -> str:
    """The one language that was named."""
    if len(arguments.locale) != 1 or arguments.locale[0] not in known.locales:
        listed = ", ".join(known.locales) or "none; add them to `languages:` in content/project.yaml"
        raise UsageError(f"name one language with --locale; there are: {listed}.")
    return str(arguments.locale[0])


def names_of(known: Languages, arguments: argparse.Namespace) -> tuple[str, ...]:
    """The catalogues to work on: the shared ones and those of the handouts named; of all where none is."""
    unknown = [name for name in arguments.handout if name not in known.content.handouts]
    if unknown:
        listed = ", ".join(known.content.handouts)
        raise UsageError(f"there is no handout {unknown[0]}; there are: {listed}.")
    return (*SHARED, *(arguments.handout or known.content.handouts))


def export(known: Languages, arguments: argparse.Namespace) -> int:
    """Write what is to be translated: one XLIFF file, PO files, or a package with all a translator needs."""
    locale, names = one_locale(known, arguments), names_of(known, arguments)
    texts = as_filed(known, next(synchronised(known, (locale,))))
    folder = known.root / "build" / "i18n" / locale
    if arguments.package:
        file = Path(arguments.package)
        write_aside(file, zipped(_package(known, texts, names)))
        print(file)
        return 0
    files = {f"{name}.po": write_po(one) for name, one in texts.catalogues.items() if name in names}
    sent = [one for name, one in texts.catalogues.items() if name in names]
    files[f"{locale}.xlf"] = write_xliff(sent, known.content.project.source_language)
    for name, text in files.items():
        write_aside(folder / name, text.encode())
        print(f"build/i18n/{locale}/{name}")
    return 0


def _package(known: Languages, texts: LocaleTexts, names: tuple[str, ...]) -> Mapping[str, bytes]:
    project = known.content.project
    order = Order(
        project.name.text,
        project.corrections,
        project.source_language,
        language_names(texts.locale, project.source_language)[0],
        is_form_of(texts.locale, project.source_language),
    )
    return package(order, texts, names, dict(_pdfs(known, texts.locale, names)))


def _pdfs(known: Languages, locale: str, names: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """The sheets in the source language and, where they were begun, in the translator's."""
    press = known.found.press
    wanted = {known.content.project.source_language, locale}
    for job, prepared in known.found.prepared.items():
        if press and job.handout in names and job.locale in wanted:
            printed = press.print_prepared(prepared)
            if printed.pdf:
                yield output_path(job).rpartition("/")[2], printed.pdf


def take(known: Languages, arguments: argparse.Namespace) -> int:
    """Take every text that can be taken out of the files of a translator."""
    locale = one_locale(known, arguments)
    if not arguments.files:
        raise UsageError("name the files to import, such as work.xlf or the package that came back.")
    texts, problems = next(synchronised(known, (locale,))), list[Problem]()
    for file in map(Path, arguments.files):
        for name, data in _work(file, problems).items():
            taken = take_file(texts, data, name)
            texts = taken.texts
            problems += taken.problems
            print(f"{name}: {taken.taken} taken, {taken.suggested} kept as suggestions, {taken.same} as they were")
    for path in write_catalogues(known, (texts,)):
        print(path)
    tell_problems(sorted_problems(problems), known.found.lines, notes=True)
    return int(any(problem.is_error for problem in problems))


def _work(file: Path, problems: list[Problem]) -> Mapping[str, bytes]:
    """The files to read: the file itself, or the work in a package."""
    try:
        with file.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{file} can't be read: {(error.strerror or 'no reason given').lower()}.") from None
    if len(data) > MOST_BYTES:
        raise UsageError(f"{file} is larger than {MOST_BYTES // 1024 // 1024} MB.")
    if not is_zip(data):
        return MappingProxyType({file.name: data})
    found, faults = work_in(data, file.name)
    problems += faults
    return found


def carry(known: Languages, arguments: argparse.Namespace) -> int:
    """Confirm a translation whose source was edited without a change of meaning."""
    locale, names = one_locale(known, arguments), names_of(known, arguments)
    texts = next(synchronised(known, (locale,)))
    found = [
        (name, entry)
        for name, entry in texts.entries()
        if name in names and entry.state == "changed" and entry.source.startswith(arguments.text)
    ]
    if not arguments.text or len(found) != 1:
        told = f"{len(found)} changed texts begin so" if arguments.text else "no text is named"
        raise UsageError(f"{told}; name one with --text, by how its English begins.")
    name, entry = found[0]
    catalogue, problems = carried(texts.catalogues[name], entry.key, arguments.reason)
    tell_problems(problems, known.found.lines, notes=True)
    if problems:
        return 1
    written = LocaleTexts(locale, MappingProxyType({**texts.catalogues, name: catalogue}))
    for path in write_catalogues(known, (written,)):
        print(path)
    return 0


def check(known: Languages, arguments: argparse.Namespace) -> int:
    """Every Problem in catalogues and glossaries, and how many warnings revisers allowed."""
    problems = [problem for problem in known.found.problems if _is_of(problem, arguments.locale)]
    allowed = sum(1 for problem in _allowed(known) if _is_of(problem, arguments.locale))
    if arguments.format == "json":
        print_json({"problems": problems_as_json(problems), "allowed": allowed})
    else:
        tell_problems(problems, known.found.lines, notes=True)
        print(counted(problems) + (f"; {allowed} more allowed" if allowed else ""))
    return int(any(problem.is_error for problem in problems))


def _is_of(problem: Problem, globs: Collection[str]) -> bool:
    """Whether it is in the files of one of these languages; of any language where none is named."""
    folder, _, rest = problem.where.file.partition(f"{LOCALES}/")
    is_named = not globs or any(fnmatchcase(rest.partition("/")[0], glob) for glob in globs)
    return not folder and bool(rest) and is_named


def _allowed(known: Languages) -> Iterator[Problem]:
    """The warnings about translations that revisers allowed."""
    for locale, texts in known.files.texts.items():
        terms, _ = read_terms(known.root, locale)
        yield from allowed_translations(texts, terms)


def pseudo(known: Languages, arguments: argparse.Namespace) -> int:
    """Print every sheet in invented languages below build/pseudo/."""
    faults = [problem for one in PSEUDO_LOCALES for problem in _pseudo(known, one, arguments)]
    tell_problems(sorted_problems(faults), known.found.lines, notes=False)
    return int(any(problem.is_error for problem in faults))


def _pseudo(known: Languages, one: Pseudo, arguments: argparse.Namespace) -> Iterator[Problem]:
    press = known.found.press
    wanted = not arguments.locale or one.tag in arguments.locale
    if press is None or not wanted:
        return
    bundle = Bundle(known.content, {one.like: pseudo_texts(one, known.units)})
    source = known.content.project.source_language
    for job in known.found.plan.jobs:
        if job.locale == source and job.handout in names_of(known, arguments):
            yield from _pseudo_sheet(known, bundle, replace(job, locale=one.like), one.tag)


def _pseudo_sheet(known: Languages, bundle: Bundle, job: Job, tag: str) -> Iterator[Problem]:
    press = known.found.press
    assert press is not None
    printed = press.print_prepared(press.prepare(bundle, job))
    if printed.pdf:
        file = f"build/pseudo/{tag}/{job.audience}/{job.handout}-{job.audience}-{tag}.pdf"
        write_aside(known.root / file, printed.pdf)
        print(f"{file}: {printed.pages} pages")
    yield from printed.problems


def glossary(known: Languages, arguments: argparse.Namespace) -> int:
    """The terms of the glossary with their translations, as CSV on stdout."""
    locale = one_locale(known, arguments)
    texts = next(synchronised(known, (locale,)))
    files = package(Order("", "", "", ""), texts, ("glossary",), {})
    sys.stdout.write(files["glossary.csv"].decode())
    return 0
