"""A number of leaflets in; the memory of one process that prints them all, every tenth of the way, out.

Every leaflet differs in every paragraph, so that caches fill and are trimmed as they would be in a long night's build.
Usage: `python -m bench.endurance 5000`.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from bench.engine_handouts import press_of, source

from handouts.press.job import Job

ROOT = Path(__file__).parent.parent.parent
JOB = Job("ahsct", "patient", "en-GB", "GB")


def resident_mb() -> float:
    """The memory the process holds now."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def endure(leaflets: int) -> list[dict[str, float]]:
    """Leaflets printed, MB held and CPU ms per leaflet since the last line."""
    bundles, press = source(ROOT), press_of(ROOT)
    lines: list[dict[str, float]] = []
    spent, step = 0.0, max(1, leaflets // 10)
    for number in range(1, leaflets + 1):
        bundle = bundles(number)
        start = time.process_time()
        printed = press.print_handout(bundle, JOB)
        spent += time.process_time() - start
        assert printed.pdf, printed.problems
        if number % step == 0:
            lines.append({"leaflets": number, "mb": round(resident_mb(), 1), "ms": round(spent / step * 1000, 1)})
            print(json.dumps(lines[-1]), flush=True)
            spent = 0.0
    return lines


def main() -> None:
    """Print, and keep the lines in build/endurance.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("leaflets", type=int)
    found = endure(parser.parse_args().leaflets)
    target = ROOT / "build" / "endurance.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
