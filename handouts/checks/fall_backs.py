"""A handout in; what an audience borrows from another, or is not told at all, out.

One text in ten may be borrowed; a red flag never is; a text that nobody wrote for an audience is told by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks.places import error, warning
from handouts.content.project import AnyHandout, Content
from handouts.content.select import FallBack, select
from handouts.problems import Problem

TEXTS_PER_FALL_BACK = 10


def fall_backs(content: Content, handout: AnyHandout, audience: str) -> Iterator[Problem]:
    """Problems of one sheet, over the regions of the project; `same words for:` accepts what is borrowed."""
    for region in content.project.regions:
        selected = select(content, handout.id, audience, region)
        borrowed = [fall_back for fall_back in selected.fall_backs if fall_back.used]
        texts = sum(1 for _ in selected.texts())
        yield from (_not_said(fall_back) for fall_back in selected.fall_backs if not fall_back.used)
        if audience not in handout.same_words_for and len(borrowed) * TEXTS_PER_FALL_BACK > texts:
            yield warning(
                "fall-back-often",
                handout.where,
                f"The {audience} sheet borrows {len(borrowed)} of its {texts} texts from another audience.",
                f"Write `{audience}:` texts, or accept it with `same words for: [{audience}]`.",
            )


def _not_said(fall_back: FallBack) -> Problem:
    if fall_back.part == "red flags":
        return error(
            "red-flag-not-said",
            fall_back.where,
            f"This red flag says nothing on the {fall_back.audience} sheet: red flags never fall back.",
            f"Add a `{fall_back.audience}:` text beside this one.",
        )
    return warning(
        "text-not-said",
        fall_back.where,
        f"This text says nothing on the {fall_back.audience} sheet, and nobody's words stand in for it.",
        f"Add a `{fall_back.audience}:` text, or say for whom it is meant with `for:`.",
    )
