"""docs/topic-coverage.md: each claim is printed where the page says, in the words it quotes, or it says why not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from handouts.batch.survey import survey
from handouts.document.tree import Element

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "topic-coverage.md"
DAY = date(2026, 11, 22)

MUST = tuple(
    f"{letter}{number}"
    for letter, last in (("A", 10), ("B", 11), ("C", 11), ("M", 12), ("T", 8), ("E", 8))
    for number in range(1, last + 1)
)
"""The claims that the page has to answer, every one."""

ROW = re.compile(r"\| (?P<id>[A-Z]\d+b?) \| (?P<place>[^|]+) \| (?P<audiences>[^|]+) \| (?P<words>[^|]*) \|")
LOOKS_LIKE_A_ROW = re.compile(r"\|\s*[A-Z]\d+b?\s*\|")
SECTION = re.compile(r"(?P<handout>[a-z0-9-]+)#(?P<id>[a-z0-9-]+)")
TABLE_ROW = re.compile(r'(?P<handout>[a-z0-9-]+) row "(?P<ask>[^"]+)"')
PART = re.compile(r'(?P<handout>[a-z0-9-]+) "(?P<key>[a-z ]+)"')
PHRASE = re.compile(r'"(?P<phrase>[^"]{4,})"')
NOT_PRINTED = "not printed"


@dataclass(frozen=True)
class Row:
    """One line of the page: a claim, and where it is printed or why it is not."""

    claim: str
    place: str
    audiences: tuple[str, ...]
    words: str


def rows_of(page: str) -> tuple[Row, ...]:
    """All rows of the page, in order; a line that looks like one but cannot be read stops the test."""
    lines = [line for line in page.splitlines() if LOOKS_LIKE_A_ROW.match(line)]
    found = [ROW.fullmatch(line) for line in lines]
    assert [line for line, match in zip(lines, found, strict=True) if match is None] == []
    return tuple(
        Row(match["id"], match["place"], tuple(match["audiences"].split(", ")), match["words"])
        for match in found
        if match
    )


@cache
def trees() -> dict[tuple[str, str], Element]:
    """Each shipped handout as it is composed, by handout and audience."""
    found = survey(ROOT, DAY)
    assert found.press is not None
    prepared = ((job, sheet.tree) for job, sheet in found.prepared.items())
    return {(job.handout, job.audience): tree for job, tree in prepared if tree and job.locale == "en-GB"}


def one_line(text: str) -> str:
    """The text with every kind of white space as one blank."""
    return " ".join(text.split())


def lines_between(file: Path, first: str, following: str) -> range:
    """The numbers of the lines from the one that matches `first` up to the next that matches `following`."""
    lines = file.read_text(encoding="utf-8").splitlines()
    starts = [number for number, line in enumerate(lines, 1) if re.match(first, line)]
    if not starts:
        return range(0)
    ends = (number for number, line in enumerate(lines, 1) if number > starts[0] and re.match(following, line))
    return range(starts[0], next(ends, len(lines) + 1))


def written_in(tree: Element, file: Path, lines: range) -> str:
    """What is printed of the texts that stand in these lines of the file."""
    found = (
        element.text()
        for element in tree.walk()
        if element.content and Path(element.content.file).name == file.name and element.content.line in lines
    )
    return " … ".join(found)


def row_lines(file: Path, ask: str) -> range:
    """The lines of the row that asks this, for whichever audience."""
    lines = file.read_text(encoding="utf-8").splitlines()
    starts = [number for number, line in enumerate(lines, 1) if line.startswith("  - ask:")]
    blocks = [range(start, end) for start, end in zip(starts, [*starts[1:], len(lines) + 1], strict=True)]
    named = re.compile(rf'\s+(- ask|patient|plain|clinician): "?{re.escape(ask)}"?\s*')
    return next((block for block in blocks if any(named.fullmatch(lines[number - 1]) for number in block)), range(0))


def printed_at(place: str, audience: str) -> str | None:
    """The printed text of a place for one audience; None where there is no such place."""
    if match := SECTION.fullmatch(place):
        tree = trees().get((match["handout"], audience))
        sections = [e.text() for e in tree.walk() if e.get("id") == match["id"]] if tree else []
        return sections[0] if sections else None
    match = TABLE_ROW.fullmatch(place) or PART.fullmatch(place)
    tree = trees().get((match["handout"], audience)) if match else None
    if match is None or tree is None:
        return None
    return _part(tree, match) or None


def _part(tree: Element, match: re.Match[str]) -> str:
    key = match.groupdict().get("key")
    if key == "title":
        return " … ".join(element.text() for element in tree.walk() if element.tag == "h1")
    if key == "status by place":
        return " … ".join(e.text() for e in tree.walk() if e.tag == "table" and e.get("class") == "status")
    if key == "words":
        glossary = ROOT / "content" / "glossary.yaml"
        return written_in(tree, glossary, range(1, 1 + glossary.read_text(encoding="utf-8").count("\n")))
    file = next((ROOT / "content").glob(f"[lc]*/{match['handout']}.yaml"))
    lines = row_lines(file, match["ask"]) if key is None else lines_between(file, rf"{key}:", r"[a-z]")
    return written_in(tree, file, lines)


def faults(row: Row) -> list[str]:
    """What is wrong with a row; empty if what it says is so."""
    if row.place == NOT_PRINTED:
        said = row.words.removeprefix("because ")
        return [] if row.audiences == ("–",) and said != row.words and len(said.split()) > 1 else ["no reason"]
    match = PHRASE.match(row.words)
    if not match:
        return ["no phrase"]
    return [fault for audience in row.audiences for fault in _faults_for(row.place, audience, match["phrase"])]


def _faults_for(place: str, audience: str, phrase: str) -> Iterator[str]:
    printed = printed_at(place, audience)
    if printed is None:
        yield f"no such place for {audience}"
    elif one_line(phrase) not in one_line(printed):
        yield f"not printed for {audience}"


def names(rows: tuple[Row, ...]) -> list[str]:
    """What each row is about, for the names of tests."""
    return [f"{row.claim}-{row.place}-{'+'.join(row.audiences)}" for row in rows]


ROWS = rows_of(PAGE.read_text(encoding="utf-8"))


def test_every_claim_is_answered() -> None:
    """Each claim of the list has a row, and the page speaks of every handout."""
    assert [claim for claim in MUST if claim not in {row.claim for row in ROWS}] == []
    places = " ".join(row.place for row in ROWS)
    assert [handout for handout, _ in trees() if not re.search(rf"\b{handout}[# ]", places)] == []


def test_a_claim_is_named_once_per_place() -> None:
    """No claim is mapped twice to one place of one sheet, nor both printed and not printed."""
    seen = Counter((row.claim, row.place, audience) for row in ROWS for audience in row.audiences)
    assert [key for key, times in seen.items() if times > 1] == []
    left_out = {row.claim for row in ROWS if row.place == NOT_PRINTED}
    assert [row for row in ROWS if row.claim in left_out and row.place != NOT_PRINTED] == []


@pytest.mark.parametrize("row", ROWS, ids=names(ROWS))
def test_a_row_is_true(row: Row) -> None:
    """The place exists for every audience named, and prints the phrase; what is not printed has a reason."""
    assert faults(row) == []


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ('| D43 | ahsct "key points" | patient | "It does not regrow nerves" and so on |', []),
        ('| D43 | ahsct "key points" | patient | "It does regrow nerves" |', ["not printed for patient"]),
        ('| D43 | ahsct "key points" | patient, plain | "not regrow nerves" |', ["not printed for plain"]),
        ('| D43 | ahsct "red flags" | patient | "not regrow nerves" |', ["not printed for patient"]),
        ('| C1 | ahsct#steps | clinician | "Collect" |', ["no such place for clinician"]),
        ('| C1 | ahsct#nowhere | patient | "Collect" |', ["no such place for patient"]),
        ('| C1 | ahsct#steps | nurse | "Collect" |', ["no such place for nurse"]),
        ('| C1 | no-such-sheet "title" | patient | "Collect" |', ["no such place for patient"]),
        ('| D8 | treatment-options row "How many died?" | patient | "people died" |', []),
        ('| D8 | treatment-options row "How many fled?" | patient | "people died" |', ["no such place for patient"]),
        ("| C1 | ahsct#steps | patient | |", ["no phrase"]),
        ("| B2 | not printed | – | |", ["no reason"]),
        ("| B2 | not printed | – | because |", ["no reason"]),
        ("| B2 | not printed | – | because wrong as a general statement |", []),
    ],
)
def test_a_broken_row_is_found(line: str, wrong: list[str]) -> None:
    """What the test says of rows that are wrong, and of their like that are right."""
    (row,) = rows_of(line.replace("| |", "|  |"))
    assert faults(row) == wrong
