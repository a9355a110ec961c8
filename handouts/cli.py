"""The roof: command-line words in, exit code out. It reads the clock once and imports each command only when called."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NoReturn

from handouts.commands.typed import a_day, a_number, a_shard, cores
from handouts.problems import HandoutsError

AUDIENCES = ("patient", "plain", "clinician")
EXITS = (
    "exit codes: 0 done, 1 problems of severity error, 2 wrong use, 3 jobs failed, 4 the environment lacks something,\n"
    "130 stopped by Ctrl-C, 143 by SIGTERM"
)


class Parser(argparse.ArgumentParser):
    """A parser whose errors end with exit code 2 and say where help is."""

    def error(self, message: str) -> NoReturn:
        """Wrong use: what is wrong and how to see what is right, on stderr."""
        self.exit(2, f"{self.prog}: {message}\nSee: {self.prog} --help\n")


def _project(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--project", metavar="DIR", help="the project's folder (default: the nearest one upwards)")


SELECTORS = (
    ("handout", "id"),
    ("audience", "name"),
    ("locale", "tag"),
    ("region", "code"),
    ("edition", "name"),
    ("clinic", "id"),
)
"""What narrows a build, and what each is given."""


def _selectors(parser: argparse.ArgumentParser) -> None:
    for name, what in SELECTORS:
        parser.add_argument(
            f"--{name}",
            action="append",
            default=[],
            metavar=what.upper(),
            help=f"only this {name} (repeatable, * and ?)",
        )


def _format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print the outcome")


def _as_of(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as-of", type=a_day, metavar="DATE", help="the day to judge by (default: today, UTC); never changes a page"
    )


def _build(parser: argparse.ArgumentParser) -> None:
    _project(parser)
    _selectors(parser)
    parser.add_argument(
        "--release", action="store_true", help="print what is signed into build/release, refuse the rest"
    )
    parser.add_argument("--dry-run", action="store_true", help="list each job with its reason, print nothing")
    parser.add_argument(
        "--require", action="append", default=[], metavar="SELECTOR", help="an error if any such sheet is missing: es:*"
    )
    parser.add_argument("--force", action="store_true", help="print again what is up to date too")
    parser.add_argument("--prune", action="store_true", help="throw away what nothing claims, however much it is")
    parser.add_argument("--executor", choices=("local", "dask"), default="local", help="who prints (default: local)")
    parser.add_argument("--scheduler", metavar="ADDRESS", default="", help="of the dask cluster, tcp://… or tls://…")
    parser.add_argument("--shard", type=a_shard, metavar="I/N", help="only this part of so many, see `handouts merge`")
    parser.add_argument(
        "--jobs", type=a_number, metavar="N", default=cores(), help="worker processes at the most (default: one a core)"
    )
    parser.add_argument(
        "--cache",
        metavar="PLACE",
        default=os.environ.get("HANDOUTS_CACHE", ""),
        help="a folder or fsspec URL of printed sheets to share (default: $HANDOUTS_CACHE, else none)",
    )
    _as_of(parser)
    _format(parser)


def _check(parser: argparse.ArgumentParser) -> None:
    _project(parser)
    _as_of(parser)
    _format(parser)


def _schema(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", nargs="?", help="such as leaflet, facts or project (see docs/commands.md)")
    parser.add_argument("--into", metavar="DIR", help="write all of them into a folder, for editors")


def _new(parser: argparse.ArgumentParser) -> None:
    _project(parser)
    parser.add_argument("kind", choices=("leaflet", "comparison", "clinic", "locale"), help="what to begin")
    parser.add_argument("id", help="its id and file name, such as ear-drops; of a language its tag, such as es")
    _as_of(parser)


def _init(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", help="a new or empty folder")


def _sign(parser: argparse.ArgumentParser) -> None:
    _project(parser)
    parser.add_argument("handout", help="the handout's id")
    parser.add_argument("--role", required=True, help="one of the roles in `release needs:` of project.yaml")
    parser.add_argument("--name", required=True, help="who signs; kept in the project, printed only if asked")
    parser.add_argument("--credential", default="", help="what entitles them, such as a profession; printed")
    parser.add_argument("--print-name", action="store_true", help="print the name on the page too")
    for name in ("audience", "locale", "region"):
        parser.add_argument(
            f"--{name}", action="append", default=[], help=f"only this {name} (default: all that are built)"
        )
    _as_of(parser)


def _impact(parser: argparse.ArgumentParser) -> None:
    _project(parser)
    parser.add_argument("id", metavar="ID", help="of a fact, source, term or handout, or a file's path")
    parser.add_argument("--released", action="store_true", help="all that ever went out, from releases.csv")
    _format(parser)


def _clean(parser: argparse.ArgumentParser) -> None:
    _project(parser)
    parser.add_argument("--all", action="store_true", help="also what was pruned and lies in the trash")
    parser.add_argument("--dry-run", action="store_true", help="list what would go, remove nothing")


def _merge(parser: argparse.ArgumentParser) -> None:
    _project(parser)
    parser.add_argument("folders", nargs="+", metavar="DIR", help="a build folder that a build with --shard wrote")


def _inspect(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE.pdf", help="a PDF that handouts made")
    parser.add_argument("--against", metavar="PROJECT", help="say whether it is current in this project")
    _format(parser)


def _language(parser: argparse.ArgumentParser) -> None:
    _project(parser)
    parser.add_argument("--locale", action="append", default=[], metavar="TAG", help="only this language (repeatable)")
    _as_of(parser)


def _i18n_status(parser: argparse.ArgumentParser) -> None:
    _language(parser)
    _format(parser)


def _i18n_handouts(parser: argparse.ArgumentParser) -> None:
    _language(parser)
    parser.add_argument("--handout", action="append", default=[], metavar="ID", help="only this handout (repeatable)")


def _i18n_export(parser: argparse.ArgumentParser) -> None:
    _i18n_handouts(parser)
    parser.add_argument("--package", metavar="FILE.zip", help="one file with all that a translator needs")


def _i18n_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help=".po, XLIFF or the package that came back")
    _language(parser)


def _i18n_carry(parser: argparse.ArgumentParser) -> None:
    _i18n_handouts(parser)
    parser.add_argument("--text", required=True, metavar="WORDS", help="how the English text begins")
    parser.add_argument("--reason", required=True, metavar="WORDS", help="why the edit changes no meaning")


I18N: tuple[tuple[str, str, str, Callable[[argparse.ArgumentParser], None]], ...] = (
    ("extract", "write every text there is to translate below build/i18n/", "", _language),
    ("sync", "bring the catalogues up to the texts as they are now", "--locale es", _language),
    ("status", "tell how far each sheet is in each language", "--locale es", _i18n_status),
    ("export", "write what a translator needs", "--locale es --handout ahsct --package to-do.zip", _i18n_export),
    ("import", "take back what a translator sent", "done.zip --locale es", _i18n_import),
    (
        "carry",
        "keep a translation after an edit that changed no meaning",
        '--locale es --text "It can" --reason "a comma"',
        _i18n_carry,
    ),
    ("check", "tell every problem in translations and glossaries", "--locale es", _i18n_status),
    ("pseudo", "print every sheet in invented languages below build/pseudo/", "--handout ahsct", _i18n_handouts),
    ("glossary", "print the terms and their translations as CSV", "--locale es", _language),
)
"""What translators and their editors can do: name, what it does, an example of its words, its arguments."""


def _i18n(parser: argparse.ArgumentParser) -> None:
    doors = parser.add_subparsers(dest="action", required=True, metavar="ACTION", parser_class=Parser)
    for name, does, example, add_arguments in I18N:
        door = doors.add_parser(
            name,
            help=does,
            description=f"{does[0].upper()}{does[1:]}.",
            epilog=f"example:\n  handouts i18n {name} {example}".rstrip() + f"\n\n{EXITS}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        add_arguments(door)


COMMANDS: tuple[tuple[str, str, str, Callable[[argparse.ArgumentParser], None]], ...] = (
    ("build", "print the handouts that are due", "handouts build --handout ahsct --audience patient", _build),
    ("check", "tell every problem in content and templates", "handouts check --format json", _check),
    ("schema", "print the JSON Schema of a content file", "handouts schema leaflet", _schema),
    ("new", "begin a leaflet or comparison sheet", "handouts new leaflet ear-drops", _new),
    ("init", "begin a project", "handouts init my-project", _init),
    (
        "sign",
        "record who vouches for exactly these texts",
        'handouts sign ahsct --role "clinical reviewer" --name "…"',
        _sign,
    ),
    ("impact", "tell which sheets depend on a fact, source, term or file", "handouts impact deaths_uk", _impact),
    ("merge", "join what the shards of a build printed", "handouts merge shard-1/build shard-2/build", _merge),
    ("clean", "remove what builds made, and nothing else", "handouts clean --dry-run", _clean),
    ("i18n", "work on translations", "handouts i18n status --locale es", _i18n),
    ("inspect", "tell what a PDF was made from", "handouts inspect leaflet.pdf --against my-project", _inspect),
)


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    roof = Parser(prog="handouts", description="A press for health information.", epilog=EXITS)
    doors = roof.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=Parser)
    for name, does, example, add_arguments in COMMANDS:
        door = doors.add_parser(
            name,
            help=does,
            description=f"{does[0].upper()}{does[1:]}.",
            epilog=f"example:\n  {example}\n\n{EXITS}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        add_arguments(door)
    return roof


def today() -> date:
    """The day, UTC: the only place that reads the clock."""
    return datetime.now(UTC).date()


def main(words: Sequence[str] | None = None, clock: Callable[[], date] = today) -> int:
    """Run one command. A `HandoutsError` becomes its exit code and one line on stderr; any other fault exit code 3."""
    arguments = parser().parse_args(words)
    if getattr(arguments, "as_of", ...) is None:
        arguments.as_of = clock()
    try:
        return int(importlib.import_module(f"handouts.commands.{arguments.command}").run(arguments))
    except HandoutsError as error:
        print(f"handouts: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("handouts: stopped", file=sys.stderr)
        return 130
    except BrokenPipeError:
        return 0
    except Exception as error:
        place = error.__traceback__
        while place and place.tb_next:
            place = place.tb_next
        inside = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else "unknown place"
        print(f"handouts: a fault in the program itself ({type(error).__name__} at {inside}): {error}", file=sys.stderr)
        print("Your content is untouched. Please report it with this line.", file=sys.stderr)
        return 3
