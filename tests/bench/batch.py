"""The batch, measured: whole builds of generated projects beside Typst and WeasyPrint in processes of their own.

Prints the table and writes `build/bench-batch.json`. Usage: `nox -s bench-batch -- [--jobs 10000] [--some 2000] …`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any, Final

from bench.batch_projects import SHORT, for_clinics, unrelated
from bench.blocks import document
from bench.typefaces import typefaces
from bench.workers import set_scale

from handouts.batch.fonts import shelf_of
from handouts.batch.plan import Selection, plan
from handouts.content.load import load
from handouts.document.shelf import TemplateShelf
from handouts.press.job import Bundle
from handouts.press.press import Press

ROOT: Final = Path(__file__).parent.parent.parent
SCALE: Final = 1.0
RUNS: Final = 3
BUILD: Final = """
import resource, sys
from handouts.cli import main

if __name__ == "__main__":
    code = main()
    own = open("/proc/self/status").read().partition("VmHWM:")[2].split()[0]
    print(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
    sys.exit(code)
"""
"""A build that tells at its end how much memory its own process took at the most, and the largest it started, in kB."""


@dataclass(frozen=True)
class Took:
    """What a command took, with all that it started: CPU and wall in seconds, memory of its own process and of the
    largest that it started in MB.
    """

    cpu: float
    wall: float
    memory: float = 0.0
    of_workers: float = 0.0
    jobs: int = 0

    @property
    def per_core(self) -> float:
        """Leaflets in a second of CPU."""
        return self.jobs / self.cpu

    @property
    def rate(self) -> float:
        """Leaflets in a second of the clock."""
        return self.jobs / self.wall


def run(command: Sequence[str]) -> tuple[float, float, str]:
    """CPU of a command and all it started, wall, and what it told on stderr."""
    print(" ".join(command[2:])[-100:].replace("\n", " "), file=sys.stderr, flush=True)
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    told = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {told[-2000:]}")
    return used.ru_utime + used.ru_stime, time.perf_counter() - start, told


def built(root: Path, *words: str) -> Took:
    """A build; its jobs are those whose PDFs are newer than its beginning."""
    begun = time.time_ns()
    cpu, wall, told = run([sys.executable, "-c", BUILD, "build", "--project", str(root), *words])
    printed = sum(file.stat().st_mtime_ns >= begun for file in (root / "build/draft").rglob("*.pdf"))
    own, largest = (int(size) / 1024 for size in told.split()[-2:])
    return Took(cpu, wall, own, largest, printed)


def blocks(root: Path, count: int) -> Iterator[dict[str, object]]:
    """The first sheets of a project in its own language, composed, as the plain blocks that peers set."""
    content = load(root).content
    assert content is not None
    press = Press(shelf_of(root)[0], TemplateShelf(root / "templates"))
    jobs = (job for job in plan(content, Selection()).jobs if job.locale == content.project.source_language)
    wanted = (job for job in jobs if job.clinic or not content.clinics)
    for job in islice(wanted, count):
        if tree := press.prepare(Bundle(content), job).tree:
            yield document(tree)


def peer(name: str, root: Path, folder: Path, count: int) -> Took:
    """A peer on the first sheets of a project: half of them in each of two processes, each with a warm engine."""
    folder.mkdir()
    typefaces(folder / "fonts")
    set_scale(name, folder, SCALE)
    documents = list(blocks(root, count))
    for number, one in enumerate(documents):
        (folder / f"{number}.json").write_text(json.dumps(one), "utf-8")
    halves = [range(start, len(documents), 2) for start in range(2)]
    command = [sys.executable, "-m", "bench.worker", name, str(folder)]
    with ThreadPoolExecutor(2) as pool:
        taken = list(pool.map(lambda half: run([*command, *map(str, half)]), halves))
    return Took(sum(one[0] for one in taken), max(one[1] for one in taken), jobs=len(documents))


def measured(asked: argparse.Namespace, folder: Path) -> dict[str, object]:
    """Everything, one after another; the large project alone where that is asked for."""
    found: dict[str, object] = {"versions": {name: version(name) for name in ("typst", "weasyprint", "reportlab")}}
    large = for_clinics(ROOT / "content", folder / "large", asked.jobs, short=asked.short)
    if not asked.alone:
        others = unrelated(ROOT / "content", folder / "unrelated", asked.some)
        for kind, root, words in (("for clinics", large, SAME_SHEETS), ("unrelated", others, ())):
            found |= beside_peers(kind, root, words, asked)
    return found | of_many(large, SHORT[0] if asked.short else "ahsct")


def beside_peers(kind: str, root: Path, words: Sequence[str], asked: argparse.Namespace) -> dict[str, object]:
    """A project's sheets by one worker and by two, and the first of them by the peers."""
    one, two = built(root, "--jobs", "1", *words), built(root, "--jobs", "2", "--force", *words)
    found: dict[str, object] = {kind: {"one worker": asdict(one), "two workers": asdict(two)}}
    for name, count in (("typst", asked.peers), ("weasyprint", asked.slow_peers)):
        found[f"{kind}, {name}"] = asdict(peer(name, root, root.parent / f"{kind}-{name}", count))
    return found


def of_many(root: Path, handout: str) -> dict[str, object]:
    """The large project: all of it, nothing to do, one fact changed, and one sheet of a handout by itself."""
    found = {"large": asdict(built(root, "--jobs", "2", "--force"))}
    found["no-op"] = asdict(least(built(root) for _ in range(RUNS)))
    edit(root)
    found["one fact"] = asdict(built(root, "--jobs", "2"))
    sheet = ("--handout", handout, "--audience", "patient", "--locale", "en-GB", "--clinic", "clinic-00000")
    found["cold"] = asdict(least(built(root, "--force", *sheet) for _ in range(RUNS)))
    return dict(found)


def least(runs: Iterable[Took]) -> Took:
    """The run of the least CPU time: whatever else the machine does only adds."""
    return min(runs, key=lambda one: one.cpu)


def edit(root: Path) -> None:
    """Another value of one fact, which only clinicians are told of, in their sheet about one treatment."""
    file = root / "content/facts" / FACT[0]
    text = file.read_text("utf-8")
    assert text.count(FACT[1]) == 1
    file.write_text(text.replace(*FACT[1:]), "utf-8")


def table(found: Mapping[str, Any], asked: argparse.Namespace) -> str:
    """The figures against their aims, a line each."""
    lines = ["| what | measured | aim | |", "|---|---|---|---|"]
    for what, value, unit, aim, is_met in rows(found, asked):
        lines.append(f"| {what} | {value:.2f}{unit} | {aim} | {'met' if is_met else 'missed'} |")
    return "\n".join(lines)


def rows(found: Mapping[str, Any], asked: argparse.Namespace) -> Iterator[tuple[str, float, str, str, bool]]:
    """What was measured, its unit, the aim in words, and whether it is met."""
    for kind, aim in (("unrelated", 1.0), ("for clinics", 1.3)):
        if kind in found:
            yield from rows_beside_peers(found, kind, aim)
    yield from rows_of_many(found, asked)


def rows_beside_peers(found: Mapping[str, Any], kind: str, aim: float) -> Iterator[tuple[str, float, str, str, bool]]:
    """The rows of one kind of project."""
    ours, theirs = Took(**found[kind]["one worker"]), Took(**found[f"{kind}, typst"])
    slow, two = Took(**found[f"{kind}, weasyprint"]), Took(**found[kind]["two workers"])
    ratio = ours.per_core / theirs.per_core
    yield f"{kind}: throughput a core, ours ÷ Typst's", ratio, "", f"≥ {aim}", ratio >= aim
    yield f"{kind}: throughput a core, ours ÷ WeasyPrint's", ours.per_core / slow.per_core, "", "none", True
    yield f"{kind}: leaflets a second of CPU, ours ({ours.jobs:,})", ours.per_core, "", "none", True
    yield f"{kind}: leaflets a second of CPU, Typst ({theirs.jobs:,})", theirs.per_core, "", "none", True
    yield f"{kind}: leaflets a second of CPU, WeasyPrint ({slow.jobs:,})", slow.per_core, "", "none", True
    workers = two.rate / ours.rate
    yield f"{kind}: leaflets a second, two workers ÷ one", workers, "", "≥ 1.8", workers >= 1.8


def rows_of_many(found: Mapping[str, Any], asked: argparse.Namespace) -> Iterator[tuple[str, float, str, str, bool]]:
    """The rows of the large project."""
    large, idle, fact = (Took(**found[name]) for name in ("large", "no-op", "one fact"))
    limit = 1.0 if asked.jobs <= 20_000 else 5.0
    yield f"{large.jobs:,} jobs from nothing: leaflets a second", large.rate, "", "none", True
    yield f"no-op of {large.jobs:,} jobs, CPU", idle.cpu, " s", f"≤ {limit:g} s", idle.cpu <= limit
    yield f"memory of the parent, {large.jobs:,} jobs", large.memory, " MB", "≤ 200 MB at 100,000", large.memory <= 200
    yield "memory of a worker, at the most", large.of_workers, " MB", "none", True
    over = fact.cpu - fact.jobs / large.per_core
    named, met = f"one fact, {fact.jobs:,} jobs: CPU over the jobs' own", over <= idle.cpu / 10
    yield named, over, " s", "≤ a tenth of a no-op", met
    cold = Took(**found["cold"])
    yield "one leaflet in a fresh process, of so large a project, CPU", cold.cpu, " s", "none", True


SAME_SHEETS: Final = ("--locale", "en-GB", "--clinic", "clinic-*")
"""What the peers print of the project for clinics, as plain blocks: one script, and no sheet without a clinic."""
KINDS: Final = {"for clinics": for_clinics, "unrelated": unrelated}
FACT: Final = ("ahsct.yaml", "proportion: 1 of 507", "proportion: 2 of 507")


def main(words: Sequence[str] | None = None) -> None:
    """Measure, print, and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=10_000, help="jobs of the large project")
    parser.add_argument("--some", type=int, default=2_000, help="jobs of the project of unrelated leaflets")
    parser.add_argument("--peers", type=int, default=2_000, help="sheets that Typst prints of each project")
    parser.add_argument("--slow-peers", type=int, default=2_000, help="sheets that WeasyPrint prints of each")
    parser.add_argument("--alone", action="store_true", help="the large project alone, without workers and peers")
    parser.add_argument("--short", action="store_true", help="the large project of sheets of one page")
    parser.add_argument("--into", type=Path, default=ROOT / "build" / "bench-batch.json", help="where the figures go")
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as name:
        found = measured(asked, Path(name))
    asked.into.parent.mkdir(exist_ok=True)
    asked.into.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    print(table(found, asked))


if __name__ == "__main__":
    main()
