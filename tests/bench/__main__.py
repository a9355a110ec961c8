"""The whole comparison: one real leaflet's text in every engine, document by document in turn, on one thread.

Prints the table and writes `build/bench.json`. Usage: `nox -s bench -- [--documents 40] [--rounds 7]`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path
from statistics import median_low
from typing import Any

from bench.blocks import document
from bench.engine_handouts import press_alone
from bench.processes import in_turn
from bench.results import Measured, report, table
from bench.typefaces import typefaces
from pypdf import PdfReader

from handouts.press.job import Job

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
JOB = Job("ahsct", "patient", "en-GB", "GB")
PEERS = ("typst", "weasyprint", "reportlab")
FALL_BACK = "weasyprint-fonttools"
"""WeasyPrint again, whose pages are the same; only its fonts are subset by another library."""
OURS = ("press", "handouts")
SAMPLE = 11
SCALES = tuple(round(0.3 + 0.1 * step, 1) for step in range(24))
IMPORTS = "import pydantic, jinja2.sandbox, yaml, uharfbuzz, reportlab.pdfgen.canvas"


class Worker:
    """One engine in a process of its own."""

    def __init__(self, name: str, folder: Path) -> None:
        environment = {**os.environ, "RAYON_NUM_THREADS": "1"}
        command = [sys.executable, "-m", "bench.worker", name, str(folder)]
        pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        self.name, self.folder = name, folder
        self.process = subprocess.Popen(command, env=environment, **pipes)
        self.setup_ms = float(self._said()["setup_ms"])

    def print_one(self, number: int) -> dict[str, Any]:
        """Print a document and say what it took."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{number}\n")
        self.process.stdin.flush()
        return self._said()

    def pages(self, number: int) -> int:
        """How many pages that document has."""
        return len(PdfReader(self.folder / f"{self.name}-{number}.pdf").pages)

    def usual_pages(self) -> int:
        """How many pages the first documents have, in the middle."""
        for number in range(SAMPLE):
            self.print_one(number)
        return median_low(map(self.pages, range(SAMPLE)))

    def _said(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} stopped")
        said: dict[str, Any] = json.loads(line)
        return said


@contextmanager
def working(name: str, folder: Path) -> Iterator[Worker]:
    """A worker that is stopped at the end."""
    worker = Worker(name, folder)
    try:
        yield worker
    finally:
        worker.process.kill()
        worker.process.communicate()


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


def fit(name: str, folder: Path, pages: int) -> None:
    """Stretch the space between a peer's blocks until its usual document has as many pages as ours."""
    with working_scaled(name, folder, SCALES[0]) as worker:
        for scale in SCALES:
            _scale(name, folder, scale)
            if worker.usual_pages() >= pages:
                return


@contextmanager
def working_scaled(name: str, folder: Path, scale: float) -> Iterator[Worker]:
    """A worker that starts at this scale."""
    _scale(name, folder, scale)
    with working(name, folder) as worker:
        yield worker


def _scale(name: str, folder: Path, scale: float) -> None:
    (folder / f"{name}.scale").write_text(json.dumps(scale), encoding="utf-8")


def measured(folder: Path, documents: int) -> dict[str, Measured]:
    """Every engine on every document, in turn."""
    found: dict[str, Measured] = {}
    with ExitStack() as stack:
        workers = [stack.enter_context(working(name, folder)) for name in (*OURS, *PEERS, FALL_BACK)]
        taken: dict[str, list[dict[str, Any]]] = {worker.name: [] for worker in workers}
        for number in range(documents):
            for worker in workers:
                taken[worker.name].append(worker.print_one(number))
        for worker in workers:
            pages = [worker.pages(number) for number in range(documents)]
            found[worker.name] = Measured.of(worker.setup_ms, taken[worker.name], pages)
    return found


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
        _scale(FALL_BACK, folder, json.loads((folder / "weasyprint.scale").read_text(encoding="utf-8")))
        found = report(measured(folder, asked.documents), whole_processes(folder, asked.rounds))
    target = ROOT / "build" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(table(found))


if __name__ == "__main__":
    main()
