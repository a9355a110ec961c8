"""Marks that are drawn many times in one document: a path's text in, a form XObject that draws it out, stored once.

A form takes the graphics state it is painted in (ISO 32000-1, 8.10.1), and what it paints belongs to the marked content
around it (14.6.1).
"""

from __future__ import annotations

from handouts.press.marks import PathMark
from handouts.press.pdf.document import HandoutDocument
from handouts.press.pdf.operators import Commands, outline, paint
from handouts.press.pdf.syntax import Stream, number


class DocumentStamps:
    """Names marks in the order of their first use; the same path, painted in the same way, has one name."""

    def __init__(self) -> None:
        self._forms: dict[tuple[str, str], tuple[float, float, float, float]] = {}
        self._names: dict[tuple[str, str], str] = {}

    def named(self, mark: PathMark) -> str:
        """The operator that draws the mark around the origin."""
        key = outline(mark.commands), paint(mark)
        if key not in self._names:
            self._forms[key] = _box(mark.commands, mark.line_width)
            self._names[key] = f"/M{len(self._names) + 1} Do"
        return self._names[key]

    def write(self, document: HandoutDocument) -> bytes:
        """Stores all forms; the entries of the resources' /XObject dictionary."""
        numbers = [
            document.put(Stream(_entries(box), f"{path} {painted}".encode("ascii")))
            for (path, painted), box in self._forms.items()
        ]
        return b"".join(b"/M%d %d 0 R" % entry for entry in enumerate(numbers, 1))


def _entries(box: tuple[float, float, float, float]) -> bytes:
    edges = " ".join(map(number, box)).encode("ascii")
    return b"/Type/XObject/Subtype/Form/BBox[%b]/Resources<<>>" % edges


def _box(commands: Commands, line_width: float) -> tuple[float, float, float, float]:
    """What holds the path's points, and so its curves, with room for its lines and their joins."""
    across = [value for _, operands in commands for value in operands[::2]]
    down = [value for _, operands in commands for value in operands[1::2]]
    room = 2 * line_width + 1
    return min(across) - room, min(down) - room, max(across) + room, max(down) + room
