"""A bare "1 in X" in, a warning out.

Why: people misjudge "1 in X" when X changes from risk to risk; a handout keeps one denominator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handouts.checks.places import place_in, warning
from handouts.checks.said import Said
from handouts.content.prose import NumberMark, Words
from handouts.problems import Problem

_IN = re.compile(r"\s+in\s+(?:every\s+)?(?:an?\s+)?(?:$|hundred|thousand|ten\b|\d)", re.IGNORECASE)
_WORDS = re.compile(
    r"\bone in (?:every )?(?:an? )?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|hundred|thousand|million)",
    re.IGNORECASE,
)
ADVICE = "Write it as a fact: it then prints with the handout's one denominator, as in “10 in 1,000”."


def one_in(said: Said) -> Iterator[Problem]:
    """A warning for {1} or "one" followed by "in" and a number."""
    kids = said.paragraph.kids
    for mark, after in zip(kids, (*kids[1:], None), strict=True):
        if isinstance(mark, NumberMark) and mark.digits == "1" and isinstance(after, Words) and _IN.match(after.text):
            yield warning("text-one-in", mark.where, "A bare “1 in …” is hard to compare.", ADVICE)
        if isinstance(mark, Words):
            for found in _WORDS.finditer(mark.text):
                yield warning("text-one-in", place_in(mark, found.start()), f"“{found[0]}” is hard to compare.", ADVICE)
