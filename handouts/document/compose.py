"""A localised handout and the shelf of templates in; the document tree, its theme, Problems and what was read, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from handouts.document.builder import build_tree
from handouts.document.cards import MOST_COLUMNS, in_cards
from handouts.document.digests import word_digest
from handouts.document.environment import Rendered
from handouts.document.shelf import TemplateShelf
from handouts.document.shown import values_of
from handouts.document.theme import Theme
from handouts.document.tree import Element
from handouts.problems import Problem
from handouts.translation.localised import Localised, Reference


@dataclass(frozen=True, slots=True)
class Composed:
    """The tree and theme, None when Problems stand against them; `inputs` names what was read, each with its digest;
    `said` are the ids of the fixed words that the templates said.
    """

    tree: Element | None
    theme: Theme | None
    problems: tuple[Problem, ...]
    inputs: tuple[tuple[str, str], ...]
    said: frozenset[str] = frozenset()


class Composer:
    """Composes with the templates of one shelf, which keeps what it has read."""

    def __init__(self, shelf: TemplateShelf) -> None:
        self.shelf = shelf

    def compose(self, handout: Localised, words: Mapping[str, str] | None = None) -> Composed:
        """One handout composed; `words` are the fixed words of its language where that is not the source's."""
        return compose(handout, self.shelf, words)


def compose(handout: Localised, shelf: TemplateShelf, words: Mapping[str, str] | None = None) -> Composed:
    """Render, build, and number the references by their first citation (Vancouver order)."""
    _, word_problems = shelf.words()
    theme, theme_problems = shelf.theme(handout.audience, handout.kind)
    rendered, tree, tree_problems = _tree(handout, shelf, words)
    if tree and (order := _citation_order(tree, handout)) != handout.references:
        rendered, tree, tree_problems = _tree(replace(handout, references=order), shelf, words)
    problems = (*word_problems, *theme_problems, *tree_problems)
    inputs = tuple(_inputs(handout, shelf, rendered))
    return Composed(None if problems else tree, theme, problems, inputs, frozenset(rendered.said))


def _tree(
    handout: Localised, shelf: TemplateShelf, words: Mapping[str, str] | None
) -> tuple[Rendered, Element | None, tuple[Problem, ...]]:
    name = f"{handout.audience}/{handout.kind}.html.j2"
    rendered = shelf.render(name, values_of(handout), words)
    if rendered.problem:
        return rendered, None, (rendered.problem,)
    numbers = {reference.source: reference.number for reference in handout.references}
    tree, problems = build_tree(rendered.markup, handout.texts, numbers, name)
    if tree and len(handout.options) > MOST_COLUMNS:
        tree = in_cards(tree)
    return rendered, tree, problems


def _inputs(handout: Localised, shelf: TemplateShelf, rendered: Rendered) -> Iterator[tuple[str, str]]:
    """Digests of the templates read, of the fixed words said, and of the theme's values."""
    for name in rendered.read:
        yield f"template:{name}", shelf.digest(name)
    yield from ((f"said:{word_id}", word_digest(word)) for word_id, word in rendered.said.items())
    yield f"theme:{handout.audience}/{handout.kind}", shelf.theme_digest(handout.audience, handout.kind)


def _citation_order(tree: Element, handout: Localised) -> tuple[Reference, ...]:
    """The references numbered as the page cites them first; those it doesn't cite follow in their old order."""
    by_number = {reference.number: reference for reference in handout.references}
    first = dict.fromkeys(number for number in _cited(tree) if number in by_number)
    order = [*first, *(number for number in by_number if number not in first)]
    return tuple(replace(by_number[number], number=place) for place, number in enumerate(order, 1))


def _cited(tree: Element) -> Iterator[int]:
    for element in tree.walk():
        if element.tag == "cite":
            yield from map(int, element.get("refs").split(","))
