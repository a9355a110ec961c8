"""An engine's name and a work folder in, a process that prints documents one by one out; peers fitted to ours."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median_low
from typing import Any

from bench.results import Measured
from pypdf import PdfReader

SAMPLE = 11
SCALES = tuple(round(0.3 + 0.1 * step, 1) for step in range(24))


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


def fit(name: str, folder: Path, pages: int) -> None:
    """Stretch the space between a peer's blocks until its usual document has as many pages as ours."""
    with working_scaled(name, folder, SCALES[0]) as worker:
        for scale in SCALES:
            set_scale(name, folder, scale)
            if worker.usual_pages() >= pages:
                return


@contextmanager
def working_scaled(name: str, folder: Path, scale: float) -> Iterator[Worker]:
    """A worker that starts at this scale."""
    set_scale(name, folder, scale)
    with working(name, folder) as worker:
        yield worker


def set_scale(name: str, folder: Path, scale: float) -> None:
    """Say how far a peer stretches the space between blocks."""
    (folder / f"{name}.scale").write_text(json.dumps(scale), encoding="utf-8")


def measured(names: Sequence[str], folder: Path, documents: int) -> dict[str, Measured]:
    """Each engine on every document, in turn."""
    found: dict[str, Measured] = {}
    with ExitStack() as stack:
        workers = [stack.enter_context(working(name, folder)) for name in names]
        taken: dict[str, list[dict[str, Any]]] = {worker.name: [] for worker in workers}
        for number in range(documents):
            for worker in workers:
                taken[worker.name].append(worker.print_one(number))
        for worker in workers:
            pages = [worker.pages(number) for number in range(documents)]
            found[worker.name] = Measured.of(worker.setup_ms, taken[worker.name], pages)
    return found
