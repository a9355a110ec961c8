"""The whole comparison: one real leaflet's text in every engine, document by document in turn, on one thread.

Prints the table and writes `build/bench.json`. Usage: `nox -s bench -- [--documents 40] [--rounds 7]`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from bench.blocks import document
from bench.engine_handouts import press_alone
from bench.processes import in_turn
from bench.results import report, table
from bench.script_rows import scripts_measured
from bench.typefaces import typefaces
from bench.workers import fit, measured, set_scale, working

from handouts.press.job import Job

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
JOB = Job("ahsct", "patient", "en-GB", "GB")
PEERS = ("typst", "weasyprint", "reportlab")
FALL_BACK = "weasyprint-fonttools"
"""WeasyPrint again, whose pages are the same; only its fonts are subset by another library."""
OURS = ("press", "handouts")
IMPORTS = "import pydantic, jinja2.sandbox, yaml, uharfbuzz, reportlab.pdfgen.canvas"


def prepare(folder: Path, documents: int) -> int:
    """Write what the engines read: the task, the fonts, the blocks of each document. The pages of our usual one."""
    typefaces(folder / "fonts")
    (folder / "task.json").write_text(json.dumps({"root": str(ROOT), "job": asdict(JOB)}), encoding="utf-8")
    ready, _ = press_alone(ROOT, asdict(JOB))
    for number in range(documents):
        tree = ready(number).tree
        assert tree is not None
        (folder / f"{number}.json").write_text(json.dumps(document(tree)), encoding="utf-8")
    with working("press", folder) as worker:
        return worker.usual_pages()


def whole_processes(folder: Path, rounds: int) -> dict[str, float]:
    """CPU ms of whole processes: one leaflet, the help, and the imports they are held against."""
    build = [sys.executable, "-m", "handouts", "build", "--project", str(ROOT), "--handout", JOB.handout]
    commands = {
        "imports": [sys.executable, "-c", IMPORTS],
        "one leaflet": [*build, "--audience", JOB.audience, "--force"],
        "help": [sys.executable, "-m", "handouts", "--help"],
        **{f"{name}, one document": _once(name, folder) for name in ("typst", "weasyprint", "reportlab")},
    }
    return in_turn(commands, folder, rounds)


def _once(name: str, folder: Path) -> list[str]:
    """A command that prints the first document with a peer."""
    return [sys.executable, "-m", "bench.worker", name, str(folder), "0"]


def main() -> None:
    """Measure, print, and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=40, help="documents per engine, the first one cold")
    parser.add_argument("--rounds", type=int, default=7, help="runs of each whole process")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = prepare(folder, asked.documents)
        for peer in PEERS:
            fit(peer, folder, pages)
        set_scale(FALL_BACK, folder, json.loads((folder / "weasyprint.scale").read_text(encoding="utf-8")))
        found = report(
            measured((*OURS, *PEERS, FALL_BACK), folder, asked.documents),
            whole_processes(folder, asked.rounds),
            scripts_measured(ROOT, folder, asked.documents),
        )
    target = ROOT / "build" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(table(found))


if __name__ == "__main__":
    main()
