"""A bare "1 in X" in, a warning out.

Why: people misjudge "1 in X" when X changes from risk to risk; a handout keeps one denominator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handouts.checks.places import warning
from handouts.checks.said import Said
from handouts.problems import Problem

_ONE_IN = re.compile(
    r"(?:\bone|\{1\})\s+(?:\w+\s+)?(?:in|out of)\s+(?:every\s+)?(?:an?\s+)?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred|thousand|million)\b",
    re.IGNORECASE,
)
ADVICE = "Write it as a fact: it then prints with the handout's one denominator, as in “10 in 1,000”."


def one_in(said: Said) -> Iterator[Problem]:
    """A warning for {1} or "one" followed by "in" and a number in words."""
    for words, where in said.flat.matches(_ONE_IN):
        yield warning("text-one-in", where, f"“{words}” is hard to compare.", ADVICE)
