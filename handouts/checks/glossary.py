"""Words the glossary tells not to write in, a warning each out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from handouts.checks.places import place_in, warning
from handouts.checks.said import Said, words_in
from handouts.content.models.glossary import Term
from handouts.problems import Problem


def words_to_avoid(said: Said, terms: Iterable[Term]) -> Iterator[Problem]:
    """A warning wherever a text uses a term's `do not write:` words."""
    for term in terms:
        for avoided in term.do_not_write:
            pattern = re.compile(rf"\b{re.escape(str(avoided))}s?\b", re.IGNORECASE)
            for words in words_in(said.paragraph):
                for found in pattern.finditer(words.text):
                    yield warning(
                        "text-avoided-word",
                        place_in(words, found.start()),
                        f"“{found[0]}” is not to be written (content/glossary.yaml, {term.id}).",
                        f"Write [[{term.id}]].",
                    )
