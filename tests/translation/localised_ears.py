"""The tests' small project, with lines changed, localised: what each text says, in words."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType

from tiny_project import TINY, copied, edited

from handouts.content.digest import Reader
from handouts.content.load import load
from handouts.content.project import Content
from handouts.document.shelf import TemplateShelf
from handouts.translation.facts import FactWords
from handouts.translation.formats import ENGLISH
from handouts.translation.localise import LocalisedResult, localise
from handouts.translation.localised import Localised
from handouts.translation.localised_text import Cite, Inline, Link, Strong, Term, Text

WORDS = MappingProxyType(dict(TemplateShelf(None).words()[0]))
THOUSAND = FactWords(ENGLISH, WORDS, 1000)
HUNDRED = FactWords(ENGLISH, WORDS, 100)

Edit = tuple[str, str, str]


def content_with(folder: Path, *edits: Edit) -> Content:
    """The small project after edits (file, old, new); `folder` is used for the copy."""
    if not edits:
        return _loaded(TINY)
    root = copied(folder)
    for edit in edits:
        edited(root, *edit)
    return _loaded(root)


@cache
def _loaded(root: Path) -> Content:
    found = load(root)
    assert found.content is not None, found.problems
    assert [str(problem) for problem in found.problems if problem.is_error] == []
    return found.content


def result(content: Content, audience: str = "patient", handout: str = "ear-wax") -> LocalisedResult:
    """A handout of the content for an audience in the United Kingdom."""
    return localise(content, handout, Reader(audience, "en-GB", "GB"), WORDS)


def localised(content: Content, audience: str = "patient", handout: str = "ear-wax") -> Localised:
    """The handout itself, which there must be."""
    found = result(content, audience, handout).handout
    assert found is not None
    return found


def marked(text: Text | None) -> str:
    """A text with its marks: **strong**, <link>, _term_, [source]."""
    return "".join(_marked(inline) for inline in text.inlines) if text else ""


def _marked(inline: Inline) -> str:
    match inline:
        case Strong():
            return f"**{''.join(map(_marked, inline.kids))}**"
        case Link():
            return f"<{''.join(map(_marked, inline.kids))}>"
        case Term():
            words = "".join(map(_marked, inline.kids))
            return f"_{words}_" if inline.first else f"({words})"
        case Cite():
            return f"[{', '.join(inline.sources)}]"
    return inline.text


def all_marked(texts: tuple[Text, ...]) -> list[str]:
    """Several texts with their marks."""
    return [marked(text) for text in texts]
