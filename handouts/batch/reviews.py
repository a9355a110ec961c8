"""Content and the day in; whose reviews are due or near, by keeper, and the days from which on that changes, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from handouts.batch.outcome import Reviews
from handouts.checks.dates import step, steps
from handouts.content.project import AnyHandout, Content


def reviews_due(content: Content, as_of: date) -> tuple[Reviews, ...]:
    """The most urgent first, and of these the project's keeper first."""
    asked = defaultdict[tuple[int, bool, str], set[tuple[str, str]]](set)
    known = [*_asked(content)]
    for handout in _in_use(content):
        next_review = handout.dates.next_review
        within = step(next_review, as_of, str(content.project.warn_before))
        for keeper, wanted in known if within is not None else ():
            if not wanted or handout.id in wanted:
                asked[within or 0, keeper != content.project.keeper, keeper].add((next_review.isoformat(), handout.id))
    groups = ((key, tuple((name, day) for day, name in sorted(asked[key]))) for key in sorted(asked))
    return tuple(Reviews(within, keeper, handouts) for (within, _, keeper), handouts in groups)


def review_days(content: Content) -> Iterator[date]:
    """The days from which on a review is due, or nearer by a step; of what was withdrawn too, which `check` tells."""
    before = (0, *steps(str(content.project.warn_before)))
    for handout in content.handouts.values():
        yield from (handout.dates.next_review - timedelta(days) for days in before)


def keepers_of_clinics(content: Content) -> tuple[tuple[str, str], ...]:
    """Each clinic that has a keeper of its own, and the keeper."""
    return tuple((clinic.id, str(clinic.keeper)) for clinic in content.clinics.values() if clinic.keeper)


def _in_use(content: Content) -> Iterator[AnyHandout]:
    """A handout that was withdrawn is reviewed by nobody."""
    return (handout for handout in content.handouts.values() if handout.withdrawn is None)


def _asked(content: Content) -> Iterator[tuple[str, frozenset[str]]]:
    """Each keeper with the handouts that keeper is asked about; none named: all of them."""
    yield content.project.keeper, frozenset()
    for clinic in content.clinics.values():
        if clinic.keeper:
            yield str(clinic.keeper), frozenset(handout.text for handout in clinic.leaflets)
