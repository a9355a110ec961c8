"""Running banner and foot in, strips of artifacts for each page out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from handouts.document.theme import MM
from handouts.document.tree import Element
from handouts.press.layout import shapes
from handouts.press.layout.desk import Area, Desk, classes
from handouts.press.layout.inline import NO_FILLS, runs_of, voice_of
from handouts.press.layout.lines import Setting, strips_of_runs, tail
from handouts.press.layout.placed import Placed, Shape
from handouts.press.layout.strips import Strip, beside, stacked
from handouts.press.marks import Artifact

CAP: Final = 14 * MM
FOOT_GAP: Final = 4.0
CLEAR: Final = 4 * MM
"""The least room between the content and the rule over the foot."""
END_GAP: Final = 12.0


@dataclass(frozen=True, slots=True)
class Running:
    """The running elements of a handout, by place; either may be missing."""

    banner: Element | None
    foot: Element | None


def running_of(tree: Element) -> Running:
    """The running elements of a tree."""
    found = {element.get("place"): element for element in tree.elements if element.tag == "running"}
    return Running(found.get("banner"), found.get("foot"))


def set_banner(desk: Desk, element: Element, area: Area) -> Strip:
    """The draft banner: words between hatched caps, in a frame."""
    ink, height = desk.colour("ink"), desk.points("banner height mm", 9)
    words = _words(desk, element, Artifact.HEADER, (area.start + CAP + 4, area.width - 2 * CAP - 8))
    height = max(height, words.height + 4 + 2 * tail(words))
    drawn = [
        shapes.hatching(area.start, 0, CAP, height, ink),
        shapes.hatching(area.start + area.width - CAP, 0, CAP, height, ink),
        shapes.frame(area.start, 0, area.width, height, (1.0, ink)),
    ]
    text = words.moved(0, (height - words.height) / 2).marks
    return Strip(height, (*_owned(drawn, Artifact.HEADER), *text), after=desk.measure("banner gap pt", 17))


def _words(desk: Desk, element: Element, owner: Artifact, at: tuple[float, float]) -> Strip:
    """The banner's paragraphs in the middle: side by side where one line holds them, else one under another."""
    voice = replace(voice_of(replace(desk.style("banner"), balance=True)), owner=owner)
    setting = Setting(voice, "centre", wide=True)
    start, room = at
    parts = [(kid, runs_of(desk, kid, voice)) for kid in element.elements]
    widths = [desk.typesetter.measure(runs, right_to_left=desk.right_to_left) + 0.01 for _, runs in parts]
    whole = sum(widths) + END_GAP * (len(parts) - 1)
    if len(parts) < 2 or whole > room:
        lines = [line for kid, runs in parts for line in strips_of_runs(desk, runs, kid, at, setting)]
        return replace(stacked(lines), notes=())
    found, start = [], start + (room - whole) / 2
    for (kid, runs), width in zip(parts, widths, strict=True):
        found += strips_of_runs(desk, runs, kid, (start, width), setting)
        start += width + END_GAP
    return replace(beside(*found), notes=())


@dataclass(frozen=True, slots=True)
class Foot:
    """The rows of the foot: set, where they are the same on every page, or the paragraphs that number it."""

    rows: tuple[Strip | Sequence[Element], ...]


def foot_of(desk: Desk, element: Element, area: Area) -> Foot:
    """The foot of all pages; paragraphs "end" stand at the end of the line before them."""
    rows = _rows(element.elements)
    return Foot(tuple(row if _numbered(row) else _foot_row(desk, row, area, NO_FILLS) for row in rows))


def _numbered(row: Sequence[Element]) -> bool:
    return any(element.tag in {"page-number", "page-count"} for kid in row for element in kid.walk())


def set_foot(desk: Desk, foot: Foot, area: Area, page: int, pages: int) -> Strip:
    """Rule and lines of the foot of a page (from 1)."""
    fills = MappingProxyType({"page-number": str(page), "page-count": str(pages)})
    rows = [row if isinstance(row, Strip) else _foot_row(desk, row, area, fills) for row in foot.rows]
    thick = desk.measure("foot rule pt", 0.5)
    words = stacked(rows)
    words = words.padded(0, tail(words)).moved(0, thick + FOOT_GAP)
    line = shapes.rule(area.start, 0, area.width, thick, desk.colour("ink"))
    return replace(words.with_marks(behind=_owned([line], Artifact.FOOTER)), notes=())


def _rows(kids: Sequence[Element]) -> list[list[Element]]:
    """Paragraphs in rows: one, and those at its end."""
    rows: list[list[Element]] = []
    for kid in kids:
        if "end" in classes(kid) and rows:
            rows[-1].append(kid)
        else:
            rows.append([kid])
    return rows


def _foot_row(desk: Desk, row: Sequence[Element], area: Area, fills: Mapping[str, str]) -> Strip:
    """A row: the last of its ends always beside its first part; the others too where there is room, else below."""
    voice = replace(voice_of(desk.style("foot")), owner=Artifact.FOOTER, fills=fills)
    setting = Setting(voice, wide=True)
    runs = [runs_of(desk, kid, voice) for kid in row]
    widths = [desk.typesetter.measure(part, right_to_left=desk.right_to_left) + 0.01 for part in runs]
    fits = sum(widths) + END_GAP * (len(row) - 1) <= area.width
    found, stop = [], area.start + area.width
    for place in range(len(row) - 1, 0, -1):
        if fits or place == len(row) - 1:
            stop -= widths[place]
            found.append(stacked(strips_of_runs(desk, runs[place], row[place], (stop, widths[place]), setting)))
            stop -= END_GAP
    first = stacked(strips_of_runs(desk, runs[0], row[0], (area.start, stop - area.start), setting))
    below = [] if fits else list(zip(runs, row, strict=True))[1:-1]
    lines = [stacked(strips_of_runs(desk, *part, (area.start, area.width), setting)) for part in below]
    return stacked([beside(first, *found[::-1]), *lines])


def _owned(drawn: Sequence[Shape], owner: Artifact) -> list[Placed]:
    return [replace(shape, owner=owner) for shape in drawn]
