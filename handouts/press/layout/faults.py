"""Settled strips in, Problems out: what does not fit its column or its page, and a last page that is nearly empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handouts.document.pictograms import NAMES
from handouts.document.theme import Theme
from handouts.document.tree import Element, Leaf
from handouts.press.layout.breaks import QUARTER, SLACK
from handouts.press.layout.flow import Settled
from handouts.problems import Problem, Related, Severity, Where, sorted_problems


def faults_of(
    tree: Element, settled: Sequence[Sequence[Settled]], top: float, depth: float, theme: Theme
) -> tuple[Problem, ...]:
    """Every fault of the layout; `top` is where content begins on a page and `depth` how deep it may be, in pt."""
    found: list[Problem] = [*unknown_signs(tree), *_torn(settled, top)]
    found += (
        _too_tall(item, page, depth)
        for page, items in enumerate(settled, 1)
        for item in items
        if item.bottom > depth + SLACK
    )
    found += _nearly_empty(settled, depth, theme)
    return sorted_problems(found)


def unknown_signs(tree: Element) -> Iterator[Problem]:
    """Each element whose pictogram does not exist."""
    for element in tree.walk():
        name = element.get("icon")
        if name and name not in NAMES:
            message = f"There is no pictogram `{name}`."
            advice = f"Choose one of: {', '.join(sorted(NAMES))}."
            yield _problem("layout-pictogram-unknown", Severity.ERROR, message, advice, element)


def _torn(settled: Sequence[Sequence[Settled]], top: float) -> Iterator[Problem]:
    """The first word of each element that is wider than its column, so that it had to be broken."""
    told: set[int] = set()
    for page, items in enumerate(settled, 1):
        for item in items:
            for note in item.strip.notes:
                if note.kind == "torn" and id(note.element) not in told:
                    told.add(id(note.element))
                    at = (note.start, top + item.y + note.y)
                    yield _over_margin(note.element, page, at)


def _over_margin(element: Element, page: int, at: tuple[float, float]) -> Problem:
    place = f"page {page}, {at[0]:.0f} pt from the start edge, {at[1]:.0f} pt from the top"
    message = f"A word of {_quoted(element)} is wider than its column ({place})."
    advice = "Shorten the word, or write it in two words."
    return _problem("layout-over-margin", Severity.ERROR, message, advice, element)


def _too_tall(item: Settled, page: int, depth: float) -> Problem:
    element = item.strip.source
    name = "layout-row-too-tall" if element is not None and element.tag == "tr" else "layout-too-tall"
    return _problem(
        name,
        Severity.ERROR,
        f"This is {item.strip.height:.0f} pt high and may not be split, but a page holds {depth:.0f} pt (page {page}).",
        "Shorten it, or make two of it.",
        element,
    )


def _nearly_empty(settled: Sequence[Sequence[Settled]], depth: float, theme: Theme) -> Iterator[Problem]:
    """A last page under a quarter full."""
    used = max((item.bottom for item in settled[-1]), default=0.0)
    if len(settled) > 1 and used < depth * QUARTER:
        element = settled[-1][0].strip.source if settled[-1] else None
        message = f"The last page ({len(settled)}) of this {theme.name} sheet is only {used / depth:.0%} full."
        yield _problem(
            "layout-last-page", Severity.NOTE, message, "Shorten the text a little to save a sheet.", element
        )


def face_parted(tree: Element, face: frozenset[str], theme: Theme) -> Problem:
    """The last of the boxes for the title's page, as there is no room for all of them on it."""
    last = [kid for kid in tree.elements if kid.tag == "aside" and face & set(kid.get("class").split())][-1]
    message = f"Key points and red flags do not both stand on the first page of this {theme.name} sheet."
    advice = "Shorten the title, the key points or the red flags."
    return _problem("layout-first-page", Severity.WARNING, message, advice, last)


def _problem(name: str, severity: Severity, message: str, advice: str, element: Element | None) -> Problem:
    content, template = origins(element)
    where = content or template or Where("templates")
    related = (Related(template, "set by this template"),) if content and template else ()
    return Problem(name, severity, message, advice, where, related)


def origins(element: Element | None) -> tuple[Where | None, Where | None]:
    """The places in content and template of the first words below an element, or its own."""
    if element is None:
        return None, None
    leaves = list(_leaves(element))
    content = next((leaf.content for leaf in leaves if leaf.content), element.content)
    template = next((leaf.template for leaf in leaves if leaf.template), None) or element.template
    return content, template


def _leaves(element: Element) -> Iterator[Leaf]:
    for kid in element.kids:
        if isinstance(kid, Leaf):
            yield kid
        else:
            yield from _leaves(kid)


def _quoted(element: Element) -> str:
    words = " ".join(element.text().split())
    return f"“{words[:57]}…”" if len(words) > 58 else f"“{words}”"
