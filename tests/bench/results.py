"""What was measured in; medians, ratios against the aims and a table out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from statistics import median
from typing import Any, Final

AIMS: Final = (
    ("press / Typst, CPU", "press", "typst", "ms", 0.65),
    ("model to bytes / Typst, CPU", "handouts", "typst", "ms", 0.9),
    ("model to bytes / WeasyPrint's best, CPU", "handouts", "weasyprint", "ms", 0.15),
    ("bytes / Typst", "press", "typst", "bytes", 0.6),
)
PROCESS_AIMS: Final = (("one leaflet / imports, CPU", "one leaflet", "imports", 1.5),)
HELP_AIM_MS: Final = 100.0
SCRIPT_AIM: Final = 1.0
NAMES: Final = {
    "press": "handouts, press alone",
    "handouts": "handouts, model to bytes",
    "typst": "Typst",
    "weasyprint": "WeasyPrint, with libharfbuzz-subset",
    "weasyprint-fonttools": "WeasyPrint, without libharfbuzz-subset",
    "reportlab": "ReportLab, Paragraph and TTFont",
}
PACKAGES: Final = ("reportlab", "uharfbuzz", "typst", "weasyprint")


@dataclass(frozen=True)
class Measured:
    """One engine: CPU ms (median of the warm documents, least, the first), bytes, pages, peak memory in MB."""

    ms: float
    least_ms: float
    cold_ms: float
    setup_ms: float
    bytes: float
    pages: float
    memory_mb: float

    @classmethod
    def of(cls, setup_ms: float, taken: Sequence[Mapping[str, Any]], pages: Sequence[int]) -> Measured:
        """From every document in order, the first of them cold."""
        cold, *warm = taken
        times = [one["ms"] for one in warm]
        size = median(one["bytes"] for one in warm)
        memory = max(one["memory_mb"] for one in taken)
        return cls(median(times), min(times), cold["ms"], setup_ms, size, median(pages), memory)


def report(
    engines: Mapping[str, Measured], processes: Mapping[str, float], scripts: Mapping[str, tuple[Measured, Measured]]
) -> dict[str, Any]:
    """Everything as plain values, ratios first."""
    ratios = [
        {"what": what, "ratio": getattr(engines[one], field) / getattr(engines[other], field), "aim": aim}
        for what, one, other, field, aim in AIMS
    ]
    ratios += [
        {"what": what, "ratio": processes[one] / processes[other], "aim": aim} for what, one, other, aim in PROCESS_AIMS
    ]
    ratios.append({"what": "--help, in units of 0.1 s", "ratio": processes["help"] / HELP_AIM_MS, "aim": 1.0})
    return {
        "ratios": ratios,
        "engines": {name: asdict(found) for name, found in engines.items()},
        "processes_ms": dict(processes),
        "scripts": in_scripts(scripts),
        "versions": {name: version(name) for name in PACKAGES},
    }


def in_scripts(measured: Mapping[str, tuple[Measured, Measured]]) -> list[dict[str, Any]]:
    """A row for each script: our press, Typst, and the ratio of their CPU times."""
    return [
        {"script": name, "ratio": ours.ms / peer.ms, "aim": SCRIPT_AIM, "press": asdict(ours), "typst": asdict(peer)}
        for name, (ours, peer) in measured.items()
    ]


def script_table(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """The rows as a Markdown table's lines."""
    lines = [
        "| script | press, CPU ms, warm (least) | Typst | bytes | Typst's | pages | Typst's | press / Typst | aim | |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        pair = row["press"], row["typst"]
        times = " | ".join(f"{one['ms']:.1f} ({one['least_ms']:.1f})" for one in pair)
        sizes = " | ".join(f"{one['bytes']:,.0f}" for one in pair)
        pages = " | ".join(f"{one['pages']:.0f}" for one in pair)
        met = "met" if row["ratio"] <= row["aim"] else "missed"
        ratio = f"{row['ratio']:.2f} | \u2264 {row['aim']:g} | {met}"
        lines.append(f"| {row['script']} | {times} | {sizes} | {pages} | {ratio} |")
    return lines


def table(found: Mapping[str, Any]) -> str:
    """The report as a Markdown table."""
    lines = [
        "| engine | CPU ms, warm (least) | first | set-up | bytes | pages | peak MB |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, one in found["engines"].items():
        cells = f"{one['ms']:.1f} ({one['least_ms']:.1f}) | {one['cold_ms']:.0f} | {one['setup_ms']:.0f}"
        lines.append(f"| {NAMES[name]} | {cells} | {one['bytes']:,.0f} | {one['pages']:.0f} | {one['memory_mb']:.0f} |")
    lines += ["", "| whole process | CPU ms |", "|---|---|"]
    lines += [f"| {name} | {ms:.0f} |" for name, ms in found["processes_ms"].items()]
    lines += ["", "| ratio | measured | aim | |", "|---|---|---|---|"]
    for one in found["ratios"]:
        met = "met" if one["ratio"] <= one["aim"] else "missed"
        lines.append(f"| {one['what']} | {one['ratio']:.2f} | \u2264 {one['aim']:g} | {met} |")
    return "\n".join([*lines, "", *script_table(found["scripts"])])
