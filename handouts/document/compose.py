"""A localised handout and the shelf of templates in; the document tree, its theme, Problems and what was read, out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace

from handouts.document.builder import build_tree
from handouts.document.environment import Rendered
from handouts.document.shelf import TemplateShelf
from handouts.document.shown import values_of
from handouts.document.theme import Theme
from handouts.document.tree import Element
from handouts.problems import Problem
from handouts.translation.localised import Localised, Reference


@dataclass(frozen=True, slots=True)
class Composed:
    """The tree and theme, None when Problems stand against them; `inputs` names what was read, each with its digest."""

    tree: Element | None
    theme: Theme | None
    problems: tuple[Problem, ...]
    inputs: tuple[tuple[str, str], ...]


class Composer:
    """Composes with the templates of one shelf, which keeps what it has read."""

    def __init__(self, shelf: TemplateShelf) -> None:
        self.shelf = shelf

    def compose(self, handout: Localised) -> Composed:
        """One handout composed."""
        return compose(handout, self.shelf)


def compose(handout: Localised, shelf: TemplateShelf) -> Composed:
    """Render, build, and number the references by their first citation (Vancouver order)."""
    _, word_problems = shelf.words()
    theme, theme_problems = shelf.theme(handout.audience, handout.kind)
    rendered, tree, tree_problems = _tree(handout, shelf)
    if tree and (order := _citation_order(tree, handout)) != handout.references:
        rendered, tree, tree_problems = _tree(replace(handout, references=order), shelf)
    problems = (*word_problems, *theme_problems, *tree_problems)
    inputs = tuple(_inputs(handout, shelf, rendered, theme))
    return Composed(None if problems else tree, theme, problems, inputs)


def _tree(handout: Localised, shelf: TemplateShelf) -> tuple[Rendered, Element | None, tuple[Problem, ...]]:
    name = f"{handout.audience}/{handout.kind}.html.j2"
    rendered = shelf.render(name, values_of(handout))
    if rendered.problem:
        return rendered, None, (rendered.problem,)
    numbers = {reference.source: reference.number for reference in handout.references}
    return rendered, *build_tree(rendered.markup, handout.texts, numbers, name)


def _inputs(
    handout: Localised, shelf: TemplateShelf, rendered: Rendered, theme: Theme | None
) -> Iterator[tuple[str, str]]:
    """Digests of the templates read, of the fixed words said, and of the theme's values."""
    for name in rendered.read:
        yield f"template:{name}", _digest(shelf.text(name) or "")
    yield "words:pages", _digest(dict(rendered.said))
    yield f"theme:{handout.audience}/{handout.kind}", _digest(_values(theme) if theme else "")


def _values(theme: Theme) -> dict[str, object]:
    """The theme as plain values."""
    things = {name: {key: asdict(value) for key, value in getattr(theme, name).items()} for name in ("styles", "boxes")}
    plain = {"colours": dict(theme.colours), "measures": dict(theme.measures)}
    return {"name": theme.name, "page": asdict(theme.page), "rail": theme.rail, **plain, **things}


def _digest(value: object) -> str:
    """sha256 of the value's canonical JSON, in hex."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


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
