"""`handouts inspect FILE.pdf [--against PROJECT]`: what a PDF was made from, and whether it is still current."""

from __future__ import annotations

import argparse
from pathlib import Path

from handouts.batch.currency import currency
from handouts.commands.project import find_project
from handouts.commands.telling import print_json
from handouts.press.pdf.identity import Refusal, read_info
from handouts.problems import UsageError

LARGEST = 100 * 1024 * 1024
"""No leaflet is larger; more is not read into memory."""


def run(arguments: argparse.Namespace) -> int:
    """Tell code, version, fingerprint and check letters; 1 when it is not current. A notice says that it is one."""
    identity = read_info(_read(Path(arguments.file)))
    if isinstance(identity, Refusal):
        raise UsageError(f"{arguments.file}: {identity.reason}")
    told = {
        "code": identity.code,
        "version": identity.version,
        "check letters": identity.check_letters,
        "title": identity.title,
        "language": identity.lang,
        "fingerprint": identity.fingerprint,
    }
    if identity.is_notice:
        told = {"notice": "this is no handout, but the notice that the handout of this code was withdrawn", **told}
    verdict = currency(find_project(arguments.against), identity) if arguments.against else None
    if verdict:
        told |= {"state": verdict.state, "why": verdict.why}
    if arguments.format == "json":
        print_json(told)
    else:
        print("\n".join(f"{name}: {value}" for name, value in told.items()))
    return int(verdict is not None and verdict.state != "current")


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST:
            raise UsageError(f"{file} is larger than any handout ({LARGEST // 1024 // 1024} MB); it is not read.")
        return file.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read {file}: {error.strerror}") from error
