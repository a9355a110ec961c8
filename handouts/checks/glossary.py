"""Words the glossary tells not to write in, a warning each out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from handouts.checks.places import warning
from handouts.checks.said import Said
from handouts.content.models.glossary import Term
from handouts.problems import Problem


def words_to_avoid(said: Said, terms: Iterable[Term]) -> Iterator[Problem]:
    """A warning wherever a text uses a term's `do not write:` words."""
    for term in terms:
        for avoided in term.do_not_write:
            pattern = re.compile(rf"(?<!\w){re.escape(str(avoided))}s?(?!\w)", re.IGNORECASE)
            for words, where in said.flat.matches(pattern):
                message = f"“{words}” is not to be written (content/glossary.yaml, {term.id})."
                yield warning("text-avoided-word", where, message, f"Write [[{term.id}]].")
