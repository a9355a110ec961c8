"""Each script's leaflet in, our press and Typst on the same texts out: same faces, measure, type size, page count.

The rows alone: `python -m bench.script_rows [documents]` (with `tests` on the path) prints them.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from bench.engine_handouts import press_of
from bench.other_scripts import SCRIPTS, Script, blocks_of, bundle_of, fonts_of, prepared
from bench.results import Measured, in_scripts, script_table
from bench.workers import fit, measured, working

ROOT = Path(__file__).parent.parent.parent
OURS, PEER = "script", "typst"


def scripts_measured(root: Path, folder: Path, documents: int) -> dict[str, tuple[Measured, Measured]]:
    """Our press and Typst, by the script's name."""
    return {script.name: _measured(root, folder / script.lang, script, documents) for script in SCRIPTS}


def _measured(root: Path, folder: Path, script: Script, documents: int) -> tuple[Measured, Measured]:
    fit(PEER, folder, prepare(root, folder, script, documents))
    found = measured((OURS, PEER), folder, documents)
    return found[OURS], found[PEER]


def prepare(root: Path, folder: Path, script: Script, documents: int) -> int:
    """Write what the two engines read; the pages of our usual document."""
    fonts_of(script.lang, folder / "fonts")
    task = {"root": str(root), "job": {"lang": script.lang}}
    (folder / "task.json").write_text(json.dumps(task), encoding="utf-8")
    ready = prepared(press_of(root), bundle_of(root, script.lang), script.lang)
    for number in range(documents):
        (folder / f"{number}.json").write_text(json.dumps(blocks_of(ready(number))), encoding="utf-8")
    with working(OURS, folder) as worker:
        return worker.usual_pages()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        found = scripts_measured(ROOT, Path(name), int(sys.argv[1]) if sys.argv[1:] else 40)
    print("\n".join(script_table(in_scripts(found))))
