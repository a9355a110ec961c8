"""Commands in, the CPU time each takes as a whole process out, taken in turn so that all meet the same machine."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any


def cpu_ms(command: Sequence[str], folder: Path) -> float:
    """User and system CPU ms of one run; RuntimeError when it fails."""
    # Compiled modules are kept, as in every installation; the first round, which is not counted, makes them.
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    silent: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, cwd=folder, env=kept, **silent) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}: exit {process.returncode}")
    return (usage.ru_utime + usage.ru_stime) * 1000


def in_turn(commands: Mapping[str, Sequence[str]], folder: Path, rounds: int) -> dict[str, float]:
    """The median CPU ms of each command; a first round is not counted."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for round_number in range(rounds + 1):
        for name, command in commands.items():
            spent = cpu_ms(command, folder)
            if round_number:
                taken[name].append(spent)
    return {name: median(values) for name, values in taken.items()}
