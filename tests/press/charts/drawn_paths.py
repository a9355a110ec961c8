"""Reads what a PDF draws: bytes in, every painted path with its place on the page and the figure it belongs to out.

Knows nothing of how the file was made: only the operators of ISO 32000-1 and the structure tree.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Object

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
PAINTS = frozenset({"f", "F", "f*", "S", "s", "B", "B*", "b", "b*"})


@dataclass(frozen=True)
class Painted:
    """A path as painted: its subpaths' points on the page in pt, whether it was filled and whether it was stroked."""

    subpaths: tuple[tuple[Point, ...], ...]
    filled: bool
    stroked: bool
    width: float

    def boxes(self) -> Iterator[tuple[float, float, float, float]]:
        """Left, bottom, right and top of each subpath."""
        for points in self.subpaths:
            across, up = [x for x, _ in points], [y for _, y in points]
            yield min(across), min(up), max(across), max(up)


@dataclass
class Figure:
    """A figure with what is drawn in it, its alternative text, and the facts told nearest to it in the tree."""

    alt: str
    facts: tuple[str, ...]
    paths: list[Painted] = field(default_factory=list)


def figures_of(pdf: bytes) -> list[Figure]:
    """Every figure in reading order."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        drawn = {page.obj.objgen: _drawn(page) for page in opened.pages}
        root = opened.Root.StructTreeRoot.K
        (top,) = root if isinstance(root, Array) else (root,)
        return list(_figures(top, (), drawn))


def _figures(
    node: Object, above: tuple[Object, ...], drawn: dict[tuple[int, int], dict[int, list[Painted]]]
) -> Iterator[Figure]:
    if str(node.S) == "/Figure":
        holder = next((one for one in reversed(above) if list(_facts(one))), node)
        paths = [path for page, mcid in _contents(node) for path in drawn[page].get(mcid, ())]
        yield Figure(str(node.get("/Alt", "")), tuple(_facts(holder)), paths)
        return
    for kid in _kids(node):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield from _figures(kid, (*above, node), drawn)


def _facts(node: Object) -> Iterator[str]:
    title = str(node.get("/T", ""))
    if title.startswith("fact:"):
        yield title.removeprefix("fact:")
    for kid in _kids(node):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield from _facts(kid)


def _kids(node: Object) -> list[Object]:
    kids = node.get("/K")
    return [] if kids is None else list(kids) if isinstance(kids, Array) else [kids]


def _contents(node: Object) -> Iterator[tuple[tuple[int, int], int]]:
    for kid in _kids(node):
        if isinstance(kid, Dictionary):
            if "/MCID" in kid:
                yield kid.Pg.objgen, int(kid.MCID)
        else:
            yield node.Pg.objgen, int(kid)


def _drawn(page: pikepdf.Page) -> dict[int, list[Painted]]:
    """What the page paints, by the marked content it stands in."""
    forms = page.Resources.get("/XObject", Dictionary())
    reader = _Reader({name: form for name, form in forms.items() if form.Subtype == "/Form"})
    reader.follow(page)
    return reader.found


@dataclass
class _Reader:
    """Follows one content stream."""

    forms: dict[str, Object] = field(default_factory=dict)
    found: dict[int, list[Painted]] = field(default_factory=dict)
    matrix: Matrix = (1, 0, 0, 1, 0, 0)
    width: float = 1.0
    stack: list[tuple[Matrix, float]] = field(default_factory=list)
    inside: list[int] = field(default_factory=list)
    subpaths: list[list[Point]] = field(default_factory=list)

    def follow(self, stream: pikepdf.Page | Object) -> None:
        """All operators of a page or a form."""
        for instruction in pikepdf.parse_content_stream(stream):
            self.read(str(instruction.operator), list(instruction.operands))

    def read(self, operator: str, operands: list[Object]) -> None:
        """One operator."""
        if operator == "Do" and str(operands[0]) in self.forms:
            self.follow(self.forms[str(operands[0])])
            return
        if operator in {"BDC", "BMC"}:
            properties = operands[1] if operator == "BDC" else Dictionary()
            self.inside.append(int(properties["/MCID"]) if "/MCID" in properties else -1)
        elif operator == "EMC":
            self.inside.pop()
        elif operator in {"q", "Q", "cm", "w"}:
            self.state(operator, [float(value) for value in operands])
        elif operator == "m":
            self.subpaths.append([_on_page(operands, self.matrix)])
        elif operator in {"l", "c"}:
            self.subpaths[-1] += [_on_page(operands[at : at + 2], self.matrix) for at in range(0, len(operands), 2)]
        elif operator in PAINTS or operator == "n":
            self.paint(operator)

    def state(self, operator: str, numbers: list[float]) -> None:
        """The graphics state."""
        if operator == "q":
            self.stack.append((self.matrix, self.width))
        elif operator == "Q":
            self.matrix, self.width = self.stack.pop()
        elif operator == "cm":
            self.matrix = _times(numbers, self.matrix)
        else:
            self.width = numbers[0]

    def paint(self, operator: str) -> None:
        """The path that was made, if it is painted."""
        if operator != "n":
            painted = Painted(
                tuple(map(tuple, self.subpaths)), operator[0] in "fFBb", operator[0] in "SsBb", self.width
            )
            self.found.setdefault(self.inside[-1] if self.inside else -1, []).append(painted)
        self.subpaths = []


def _times(one: list[float], other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _on_page(operands: list[Object], matrix: Matrix) -> Point:
    x, y = float(str(operands[0])), float(str(operands[1]))
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
