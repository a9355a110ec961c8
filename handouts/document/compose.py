"""A localised handout and the shelf of templates in; the document tree, its theme, Problems and what was read, out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from handouts.document.builder import build_tree
from handouts.document.environment import Renderer
from handouts.document.shelf import TemplateShelf
from handouts.document.theme import Theme
from handouts.document.tree import Element
from handouts.problems import Problem
from handouts.translation.localised import Localised, Reference


@dataclass(frozen=True, slots=True)
class Composed:
    """The tree and theme, None when Problems stand against them; `inputs` names each file read with its digest."""

    tree: Element | None
    theme: Theme | None
    problems: tuple[Problem, ...]
    inputs: tuple[tuple[str, str], ...]


class Composer:
    """Composes with the templates of one shelf; its caches never change a result."""

    def __init__(self, shelf: TemplateShelf) -> None:
        self.shelf = shelf
        self._renderer = Renderer(shelf)

    def compose(self, handout: Localised) -> Composed:
        """Render, build, and number the references by their first citation (Vancouver order)."""
        words, word_problems = self.shelf.words()
        theme, theme_problems = self.shelf.theme(handout.audience, handout.kind)
        tree, tree_problems = self._tree(handout, words)
        if tree and (order := _citation_order(tree, handout)) != handout.references:
            tree, tree_problems = self._tree(replace(handout, references=order), words)
        problems = (*word_problems, *theme_problems, *tree_problems)
        return Composed(None if problems else tree, theme, problems, self._inputs(handout))

    def _tree(self, handout: Localised, words: Mapping[str, str]) -> tuple[Element | None, tuple[Problem, ...]]:
        name = f"{handout.audience}/{handout.kind}.html.j2"
        markup = self._renderer.render(name, {"handout": handout}, words)
        if isinstance(markup, Problem):
            return None, (markup,)
        numbers = {reference.source: reference.number for reference in handout.references}
        return build_tree(markup, handout.texts, numbers, name)

    def _inputs(self, handout: Localised) -> tuple[tuple[str, str], ...]:
        """The digests of everything a template of this audience may have read."""
        names = (f"{handout.audience}/{handout.kind}.html.j2", f"{handout.audience}/theme.yaml", "words.yaml", *MACROS)
        return tuple((f"template:{name}", _digest(self.shelf.text(name))) for name in names)


MACROS = ("macros/blocks.html.j2", "macros/figures.html.j2", "macros/page.html.j2", "macros/sheet.html.j2")
"""The templates that those of the audiences import."""


def _digest(text: str | None) -> str:
    return hashlib.sha256((text or "").encode()).hexdigest()


def _citation_order(tree: Element, handout: Localised) -> tuple[Reference, ...]:
    """The references numbered as the page cites them first; those it doesn't cite follow in their old order."""
    by_number = {reference.number: reference for reference in handout.references}
    cited = [by_number[number] for number in dict.fromkeys(_cited(tree)) if number in by_number]
    uncited = [reference for reference in handout.references if reference not in cited]
    return tuple(replace(reference, number=at) for at, reference in enumerate([*cited, *uncited], 1))


def _cited(tree: Element) -> Iterator[int]:
    for element in tree.walk():
        if element.tag == "cite":
            yield from map(int, element.get("refs").split(","))


def compose(handout: Localised, shelf: TemplateShelf) -> Composed:
    """One handout composed with a shelf's templates."""
    return Composer(shelf).compose(handout)
