from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.document.charts import LABEL_GAP, Ruler, axis_of, kept_labels
from handouts.document.tree import Element
from handouts.translation.axes import Axis

LOG = Axis("log", Decimal("0.02"), Decimal(5))
LINEAR = Axis("linear", Decimal(0), Decimal(24))
NUMBERS = st.decimals(min_value="-5", max_value="200", places=3, allow_nan=False, allow_infinity=False)


@given(st.sampled_from([LOG, LINEAR]), st.floats(30, 600), NUMBERS)
def test_places_stay_on_the_axis_and_give_the_number_back(axis: Axis, width: float, number: Decimal) -> None:
    """To a thousandth of the axis; a number beyond it stands at its end, and that is told."""
    ruler = Ruler(axis, width, 5.67)
    place = ruler.place(number)
    assert ruler.first <= place <= ruler.last
    if ruler.beyond(number):
        assert place in {ruler.first, ruler.last}
    else:
        again = Decimal(ruler.value(place))
        assert axis.share(again) == pytest.approx(axis.share(number), abs=0.001)


def test_an_axis_is_what_the_element_says() -> None:
    """Scale and ends."""
    told = (("scale", "log"), ("start", "0.02"), ("end", "5"))
    assert axis_of(Element("plot-axis", (), "en-GB", told)) == LOG


LABELS = st.lists(st.tuples(st.floats(0, 300), st.floats(1, 60)), max_size=20).map(sorted)


@given(LABELS, st.integers(0, 19))
def test_labels_never_overlap(labels: list[tuple[float, float]], must: int) -> None:
    """2 mm between any two that are kept; the one that must be is, and no dropped one had room."""
    wanted = must if must < len(labels) else None
    kept = kept_labels(labels, wanted)
    assert list(kept) == sorted(set(kept))
    assert wanted is None or wanted in kept
    for one, other in pairwise(sorted((labels[at] for at in kept), key=lambda label: label[0])):
        assert other[0] - one[0] >= (one[1] + other[1]) / 2 + LABEL_GAP - 1e-9
    for at, (middle, width) in enumerate(labels):
        near = [labels[other] for other in kept if other != at]
        room = all(abs(middle - x) >= (width + wide) / 2 + LABEL_GAP for x, wide in near)
        assert at in kept or not room
