"""What was made of a job, in few bytes and back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.batch.made import NOTHING, Digests, Made

DIGEST = st.just("") | st.binary(min_size=32, max_size=32).filter(any).map(bytes.hex)
SIZE = st.integers(0, 2**32 - 1)


@given(
    st.builds(Digests, DIGEST, DIGEST, DIGEST, DIGEST),
    SIZE,
    SIZE,
    st.integers(0, 65_535),
    st.text("BCDFGHJ", max_size=4),
)
def test_what_is_packed_comes_back(digests: Digests, size: int, twin_size: int, pages: int, letters: str) -> None:
    """Every value as it was, in the same few bytes."""
    made = Made.of(digests, size, twin_size, pages, letters)
    assert (made.digests, made.size, made.twin_size, made.pages, made.check_letters) == (
        digests,
        size,
        twin_size,
        pages,
        letters,
    )
    assert made.fingerprint == digests.fingerprint
    assert len(made) == len(NOTHING) == 142


def test_of_a_job_that_was_never_printed_nothing_is_told() -> None:
    """No digest, no size, no letters."""
    assert (NOTHING.digests, NOTHING.size, NOTHING.pages, NOTHING.check_letters) == (Digests(), 0, 0, "")


@pytest.mark.parametrize(
    "wrong",
    [
        (Digests("x" * 64),),
        (Digests("ab"),),
        (Digests("AB" * 32),),
        (Digests(" ".join(["ab"] * 32)),),
        (Digests(), -1),
        (Digests(), 2**32),
        (Digests(), 1, 1, 65_536),
        (Digests(), 1, 1, 1, "BCDFG"),
        (Digests(), 1, 1, 1, "ÄÖ"),
    ],
)
def test_what_can_not_be_is_refused(wrong: tuple[Any, ...]) -> None:
    """A damaged manifest tells such things; it counts as none."""
    with pytest.raises(ValueError, match=r"digest|size|range|letters|ascii|argument|format|hex"):
        Made.of(*wrong)
