"""Facts in, an error for each without a source, and notes on those nobody has judged or that are second-hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handouts.checks.places import error, note
from handouts.content.models.facts import Fact
from handouts.problems import Problem


def unsourced_facts(facts: Iterable[Fact]) -> Iterator[Problem]:
    """An error for each fact that names neither a source nor the facts it is made from."""
    for fact in facts:
        if not fact.sources and not fact.made_from:
            yield error(
                "fact-unsourced",
                fact.where,
                f"The fact {fact.id} has no source.",
                "Add `sources: [an-id]`, with the id of an entry in content/sources.yaml.",
            )


def fact_notes(facts: Iterable[Fact]) -> Iterator[Problem]:
    """Notes on how far each fact can be trusted."""
    for fact in facts:
        if fact.certainty.level is None and fact.kind not in {"status", "duration"}:
            yield note(
                "fact-not-judged",
                fact.where,
                f"Nobody has judged yet how sure {fact.id} is.",
                "Print it with the fixed sentence, or add `certainty: <level>, rated by <source>`.",
            )
        if fact.checked == "second-hand":
            yield note(
                "fact-second-hand",
                fact.where,
                f"{fact.id} was read in another text, not in the paper itself.",
                "It prints as reported by its source; read the paper and set `checked:`.",
            )
