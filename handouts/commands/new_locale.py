"""`handouts new locale TAG`: a language begun: its tag in project.yaml, its catalogues and an empty glossary."""

from __future__ import annotations

import argparse
import csv
import io
import re
from datetime import date
from pathlib import Path

from handouts.batch.files import write_aside
from handouts.batch.languages import Languages, languages, synchronised, write_catalogues
from handouts.commands.project import find_project
from handouts.content.models.fields import LOCALES
from handouts.problems import HandoutsError, UsageError
from handouts.translation.term_files import COLUMNS, NAME

_LISTED = re.compile(r"(?m)^languages: *\[([^\]\n]*)\]")


def run(arguments: argparse.Namespace) -> int:
    """Begin the language. Refuses a tag that is none, that the language data do not know, or that is there already."""
    root, locale = find_project(arguments.project), arguments.id
    _refuse(locale)
    known = _with(root, locale, arguments.as_of)
    written = write_catalogues(known, synchronised(known, (locale,)))
    write_aside(root / "content" / "locales" / locale / NAME, _no_terms().encode())
    print(f"Began content/locales/{locale}: {len(written)} catalogues and {NAME}.")
    print(f"Send the work out with: handouts i18n export --locale {locale} --package to-do.zip")
    return 0


def _with(root: Path, locale: str, as_of: date) -> Languages:
    """The project with one language more; it is left as it was where it can't have that language."""
    file = root / "content" / "project.yaml"
    before = file.read_text("utf-8")
    write_aside(file, _with_language(before, locale).encode())
    try:
        return languages(root, as_of)
    except HandoutsError as error:
        write_aside(file, before.encode())
        raise UsageError(f"the project can't have {locale}: {error}") from error


def _refuse(locale: str) -> None:
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415 - wanted only for a new language

    try:
        known = LOCALES.fullmatch(locale) is not None and bool(Locale.parse(locale, sep="-"))
    except (UnknownLocaleError, ValueError):
        known = False
    if not known:
        raise UsageError(f"{locale!r} is no language tag; write one such as es, zh-Hans or en-US.")


def _with_language(text: str, locale: str) -> str:
    """project.yaml with one language more; everything else in it stays as it is typed."""
    found = _LISTED.search(text)
    if found is None:
        raise UsageError(f"content/project.yaml has no line such as `languages: []`; add `languages: [{locale}]`.")
    tags = [tag.strip() for tag in found[1].split(",") if tag.strip()]
    if locale in tags or re.search(rf"(?m)^source language: *{re.escape(locale)}\s*(?:#|$)", text):
        raise UsageError(f"{locale} is a language of this project already.")
    return f"{text[: found.start()]}languages: [{', '.join([*tags, locale])}]{text[found.end() :]}"


def _no_terms() -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerow(COLUMNS)
    return stream.getvalue()
