"""What is known of a sheet and the day in, every reason why it may not be released out.

A release refuses: a missing or void signature; a fact `checked: not checked`; a source `title: not seen yet`;
`next review` on or before the day; a `corrections:` address that is an example.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from handouts.batch.judged import Judged
from handouts.checks.example_addresses import is_example
from handouts.content.project import Content


def refusals(content: Content | None, sheet: Judged, as_of: date) -> tuple[str, ...]:
    """The reasons, in words; none means it may go out."""
    return tuple(_reasons(content, sheet, as_of)) if content else ("the content can't be read",)


def _reasons(content: Content, sheet: Judged, as_of: date) -> Iterator[str]:
    if sheet.draft:
        yield "not signed by all that `release needs:` names"
    if sheet.lacking:
        yield f"texts not translated, or not confirmed: {sheet.lacking}"
    for fact in sheet.facts:
        if content.facts[fact].checked == "not checked":
            yield f"the fact {fact} is not checked"
    for source in sheet.sources:
        if not content.sources[source].title_seen:
            yield f"the title of the source {source} is not seen yet"
    if sheet.next_review <= as_of:
        yield f"its next review was due on {sheet.next_review.isoformat()}"
    if is_example(content.project.corrections):
        yield "`corrections:` in project.yaml is an example address"
