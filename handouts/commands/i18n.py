"""`handouts i18n …`: the translators' door; each action is a function of the project and its arguments."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from fnmatch import fnmatchcase
from types import MappingProxyType

from handouts.batch.files import write_aside
from handouts.batch.languages import Languages, Sheet, languages, sheets, synchronised, write_catalogues
from handouts.commands import i18n_exchange
from handouts.commands.project import find_project
from handouts.commands.telling import print_json
from handouts.problems import UsageError
from handouts.translation.catalogue import Catalogue
from handouts.translation.po_files import write_po
from handouts.translation.sync import sync


def run(arguments: argparse.Namespace) -> int:
    """Do one action."""
    known = languages(find_project(arguments.project), arguments.as_of)
    return _ACTIONS[arguments.action](known, arguments)


def _chosen(known: Languages, arguments: argparse.Namespace) -> tuple[str, ...]:
    """The locales that were asked for; all of them where none was."""
    globs = arguments.locale
    chosen = tuple(one for one in known.locales if not globs or any(fnmatchcase(one, glob) for glob in globs))
    if not chosen:
        listed = ", ".join(known.locales) or "none; add them to `languages:` in content/project.yaml"
        raise UsageError(f"there is no such language; there are: {listed}.")
    return chosen


def extract(known: Languages, _arguments: argparse.Namespace) -> int:
    """Write every text there is to translate as empty catalogues below build/i18n/."""
    for name, units in known.units.items():
        empty = sync(Catalogue(name, "en"), units)
        write_aside(known.root / "build" / "i18n" / f"{name}.pot", write_po(empty).encode())
        print(f"build/i18n/{name}.pot: {len(units)} texts")
    return 0


def synchronise(known: Languages, arguments: argparse.Namespace) -> int:
    """Bring the catalogues of each language up to the texts as they are now."""
    written = write_catalogues(known, synchronised(known, _chosen(known, arguments)))
    for path in written:
        print(path)
    print(f"{len(written)} catalogues written.")
    return 0


def status(known: Languages, arguments: argparse.Namespace) -> int:
    """The matrix of sheets and languages."""
    chosen = _chosen(known, arguments)
    found = [sheet for sheet in sheets(known, arguments.as_of) if sheet.job.locale in chosen]
    if arguments.format == "json":
        print_json([_as_json(sheet) for sheet in found])
    else:
        print("\n".join(_matrix(found)))
    return 0


def _as_json(sheet: Sheet) -> Mapping[str, object]:
    job = sheet.job
    told = {"handout": job.handout, "audience": job.audience, "locale": job.locale, "region": job.region}
    return {**told, "state": str(sheet.state), "lacking": sheet.lacking}


def _matrix(found: list[Sheet]) -> Iterator[str]:
    """A line for each sheet, a column for each language and region."""
    columns = list(dict.fromkeys((sheet.job.locale, sheet.job.region) for sheet in found))
    rows = dict.fromkeys((sheet.job.handout, sheet.job.audience) for sheet in found)
    cells = {(sheet.job.handout, sheet.job.audience, sheet.job.locale, sheet.job.region): sheet for sheet in found}
    table = [["", *(f"{locale} {region}" for locale, region in columns)]]
    table += [[f"{handout} {audience}", *(_cell(cells.get((handout, audience, *column))) for column in columns)]
              for handout, audience in rows]  # fmt: skip
    widths = [max(len(row[place]) for row in table) for place in range(len(table[0]))]
    for row in table:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _cell(sheet: Sheet | None) -> str:
    if sheet is None:
        return ""
    return f"{sheet.state} ({sheet.lacking})" if sheet.lacking else str(sheet.state)


Action = Callable[[Languages, argparse.Namespace], int]
_ACTIONS: Mapping[str, Action] = MappingProxyType(
    {
        "extract": extract,
        "sync": synchronise,
        "status": status,
        "export": i18n_exchange.export,
        "import": i18n_exchange.take,
        "carry": i18n_exchange.carry,
        "check": i18n_exchange.check,
        "pseudo": i18n_exchange.pseudo,
        "glossary": i18n_exchange.glossary,
    }
)
