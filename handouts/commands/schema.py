"""`handouts schema [KIND]`: the JSON Schema of a content file, for editors that complete and check while one types."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from handouts.batch.files import write_aside
from handouts.commands.telling import print_json
from handouts.content.schema import KINDS, schema
from handouts.problems import UsageError


def run(arguments: argparse.Namespace) -> int:
    """One schema to stdout, or all into a folder."""
    if arguments.into:
        write_schemas(Path(arguments.into))
    elif arguments.kind in KINDS:
        print_json(schema(arguments.kind))
    else:
        raise UsageError(f"name a kind of file: {', '.join(KINDS)}; or write all with --into DIR.")
    return 0


def write_schemas(folder: Path) -> None:
    """All schemas, one file each."""
    for kind in KINDS:
        text = json.dumps(schema(kind), indent=1, ensure_ascii=False) + "\n"
        write_aside(folder / f"{kind}.schema.json", text.encode())
