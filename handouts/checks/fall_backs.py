"""A handout in, a warning for an audience that borrows more than one text in ten from another."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.checks.places import warning
from handouts.content.project import Content
from handouts.content.select import Selected
from handouts.problems import Problem

MOST = 10
"""One text in so many may fall back."""


def fall_backs(content: Content, selected: Selected) -> Iterator[Problem]:
    """At the most one warning per sheet, unless the handout says `same words for:` this audience."""
    handout = selected.handout
    borrowed, texts = len(selected.fall_backs), selected.texts
    if selected.audience in handout.same_words_for or borrowed * MOST <= texts:
        return
    yield warning(
        "fall-back-often",
        handout.where,
        f"The {selected.audience} sheet borrows {borrowed} of its {texts} texts from another audience.",
        f"Write `{selected.audience}:` texts, or accept it with `same words for: [{selected.audience}]`.",
    )
