from __future__ import annotations

import pytest

from handouts.document.pictograms import NAMES, pictogram, stroke_width

OPERANDS = {"M": 2, "L": 2, "C": 6, "Z": 0}


@pytest.mark.parametrize("name", sorted(NAMES))
def test_pictogram(name: str) -> None:
    """Each is drawn with whole M, L, C and Z commands, starts with M, and its ink stays on the grid."""
    drawing = pictogram(name)
    paths = [*drawing.strokes, *drawing.fills]
    assert paths
    for path in paths:
        assert path[0][0] == "M"
        assert [len(operands) for _, operands in path] == [OPERANDS[operator] for operator, _ in path]
        assert all(1 <= value <= 23 for _, operands in path for value in operands)


def test_unknown_name() -> None:
    """A name that isn't there is a KeyError."""
    with pytest.raises(KeyError):
        pictogram("unicorn")


def test_stroke_width() -> None:
    """Small signs have the thicker stroke."""
    assert (stroke_width(7.5), stroke_width(20)) == (1.8, 1.4)
