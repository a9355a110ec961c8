"""The repository's content in; projects of as many sheets as are asked for out: one leaflet for many clinics, or many.

Clinics differ in name, numbers and hours. Leaflets that have nothing to do with each other differ in many words of each
paragraph, which no engine has met before.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final

SHEETS: Final = 40
"""What one clinic of a region is printed: every handout in every language of the region."""
SHORT: Final = ("treatment-options", 11)
"""A handout of one page, and in how many sheets a clinic that asks for nothing else is printed it."""
LEAFLETS: Final = ("ahsct", "ms-basics", "msc-therapy", "stem-cells", "stem-cell-research")
AUDIENCES: Final = 3
_WORDS: Final = re.compile(
    r"(?<![\w{\[@.-])(people|cells|treatment|doctor|risks?|blood|brain|nerves|weeks|years)(?=[ .,;])"
)
_CLINIC: Final = """\
name: Clinic number {number}
region: {region}
phone: 020 7946 {phone:04}
hours: Monday to Friday, {hour} am to 5 pm
address: {number} Example Street, Exampletown
checked: 2026-11-20
{urgent}{asked}"""
_URGENT: Final = "urgent phone: 020 7946 {phone:04}\nurgent hours: always\n"


def for_clinics(content: Path, folder: Path, jobs: int, *, short: bool = False) -> Path:
    """A project whose sheets are printed for so many clinics that there are as many jobs, or a few more; `short`: each
    clinic asks for the handout of one page alone.
    """
    root = _copied(content, folder)
    (root / "content/clinics").mkdir()
    asked, sheets = (f"leaflets: [{SHORT[0]}]\n", SHORT[1]) if short else ("", SHEETS)
    for number in range(max(1, -(-jobs // sheets))):
        text = _CLINIC.format(
            number=number,
            region="US" if number % 4 == 3 else "GB",
            phone=number % 10_000,
            hour=8 + number % 3,
            urgent=_URGENT.format(phone=(number + 5_000) % 10_000) if number % 2 else "",
            asked=asked,
        )
        (root / f"content/clinics/clinic-{number:05}.yaml").write_text(text, "utf-8")
    return root


def unrelated(content: Path, folder: Path, jobs: int) -> Path:
    """A project of so many jobs, all of leaflets that share no paragraph; in one language."""
    root = _copied(content, folder)
    shutil.rmtree(root / "content/locales", ignore_errors=True)
    project = root / "content/project.yaml"
    text = re.sub(r"(?m)^languages:.*$", "languages: []", project.read_text("utf-8"))
    project.write_text(re.sub(r"(?m)^regions:.*$", "regions: [GB]", text), "utf-8")
    leaflets = {name: (root / f"content/leaflets/{name}.yaml").read_text("utf-8") for name in LEAFLETS}
    for file in (*(root / "content/leaflets").iterdir(), *(root / "content/comparisons").iterdir()):
        file.unlink()
    for number in range(max(1, jobs // AUDIENCES)):
        name = LEAFLETS[number % len(LEAFLETS)]
        (root / f"content/leaflets/{name}-{number:05}.yaml").write_text(varied(leaflets[name], number), "utf-8")
    return root


def varied(leaflet: str, number: int) -> str:
    """A leaflet with a code and with words of its own."""
    own = "".join(chr(ord("a") + int(digit)) for digit in str(number))
    coded = re.sub(r"(?m)^code:.*\n", "", leaflet)
    coded = re.sub(r"(?m)^version:", f"code: C{number}\nversion:", coded, count=1)
    return _WORDS.sub(rf"\1{own}", coded)


def _copied(content: Path, folder: Path) -> Path:
    folder.mkdir(parents=True)
    shutil.copytree(content, folder / "content", ignore=shutil.ignore_patterns("signatures"))
    return folder
