"""An engine's name, a work folder and documents' numbers in; a line of JSON for each out: CPU ms, bytes, peak memory.

One process per engine, so that no engine warms or burdens another. Numbers are arguments, or lines of standard input.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeAlias

Engine: TypeAlias = tuple[Callable[[int], Any], Callable[[Any], bytes]]


PEERS: Final = MappingProxyType(
    {
        "typst": ("engine_typst", {}),
        "weasyprint": ("engine_weasyprint", {"subsetter": True}),
        "weasyprint-fonttools": ("engine_weasyprint", {"subsetter": False}),
        "reportlab": ("engine_reportlab", {}),
    }
)
"""Each peer's module, and how its engine is made."""
OURS: Final = MappingProxyType({"press": "press_alone", "handouts": "from_models", "script": "press_in_script"})


def peer(name: str, folder: Path) -> Engine:
    """An engine that sets plain blocks, each document from its file."""
    module, options = PEERS[name]
    ready, render = import_module(f"bench.{module}").engine(folder / "fonts", **options)

    def read(number: int) -> Any:
        document = json.loads((folder / f"{number}.json").read_text(encoding="utf-8"))
        scale = json.loads((folder / f"{name}.scale").read_text(encoding="utf-8"))
        return ready(document, scale)

    return read, render


def ours(name: str, folder: Path) -> Engine:
    """Our own press, on the project's content."""
    task = json.loads((folder / "task.json").read_text(encoding="utf-8"))
    made: Engine = getattr(import_module("bench.engine_handouts"), OURS[name])(Path(task["root"]), task["job"])
    return made


def peak_mb() -> float:
    """The most memory this process ever held (its own: `ru_maxrss` also counts what its parent held)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def main(name: str, folder: Path, numbers: Iterable[str]) -> None:
    """Print every document asked for, and say what it took."""
    begin = time.process_time()
    read, render = (ours if name in OURS else peer)(name, folder)
    setup = time.process_time() - begin
    print(json.dumps({"setup_ms": setup * 1000}), flush=True)
    for line in numbers:
        document = read(int(line))
        start = time.process_time()
        pdf = render(document)
        spent = time.process_time() - start
        target = folder / f"{name}-{line.strip()}.pdf"
        target.write_bytes(pdf)
        print(json.dumps({"ms": spent * 1000, "bytes": len(pdf), "memory_mb": peak_mb()}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:] or sys.stdin)
