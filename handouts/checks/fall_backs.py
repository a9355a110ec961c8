"""What each reader gets of a handout in; what an audience borrows from another, or is not told at all, out.

One text in ten may be borrowed; a red flag never is; a text that nobody wrote for an audience is told by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handouts.checks.places import error, sheets, warning
from handouts.content.project import AnyHandout
from handouts.content.select import Selected
from handouts.problems import Problem, Where

TEXTS_PER_FALL_BACK = 10


def fall_backs(handout: AnyHandout, selected: Iterable[Selected]) -> Iterator[Problem]:
    """Problems of one handout; `same words for:` accepts what is borrowed."""
    silent: dict[tuple[Where, str], dict[str, None]] = {}
    often: dict[str, tuple[int, int]] = {}
    for one in selected:
        for fall_back in one.fall_backs:
            if not fall_back.used:
                silent.setdefault((fall_back.where, fall_back.part), {})[one.audience] = None
        borrowed, texts = sum(1 for fall_back in one.fall_backs if fall_back.used), sum(1 for _ in one.texts())
        if one.audience not in handout.same_words_for and borrowed * TEXTS_PER_FALL_BACK > texts:
            often.setdefault(one.audience, (borrowed, texts))
    for (where, part), audiences in silent.items():
        yield _not_said(where, part, tuple(audiences))
    for audience, (borrowed, texts) in often.items():
        yield warning(
            "fall-back-often",
            handout.where,
            f"The {audience} sheet borrows {borrowed} of its {texts} texts from another audience.",
            f"Write `{audience}:` texts, or accept it with `same words for: [{audience}]`.",
        )


def _not_said(where: Where, part: str, audiences: tuple[str, ...]) -> Problem:
    if part == "red flags":
        message = f"This red flag says nothing on {sheets(audiences)}: red flags never fall back."
        return error("red-flag-not-said", where, message, f"Add a `{audiences[0]}:` text beside this one.")
    message = f"This text says nothing on {sheets(audiences)}, and nobody's words stand in for it."
    advice = f"Add a `{audiences[0]}:` text, or put it into a block that says with `for:` whom it is meant for."
    return warning("text-not-said", where, message, advice)
