"""A document tree in, an error for each character that no font has: never a box on a page."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from handouts.document.tree import Element, Leaf
from handouts.lettering.packages import FontSource
from handouts.lettering.shelf import FontShelf
from handouts.problems import Problem, Severity, Where

IN_WORDS = MappingProxyType(
    {
        "≤": "Write “up to” or “at most”.",
        "≥": "Write “at least” or “or more”.",
        "≈": "Write “about”.",
        "→": "Write “then” or “leads to”.",
        "☐": "Use `questions:` for a list with boxes.",
    }
)
"""What to write instead of characters that text fonts lack."""


def missing_glyphs(tree: Element, shelf: FontShelf) -> Iterator[Problem]:
    """One error per text and character, at the text's place in content, else in the template; one per package that is
    not installed.
    """
    packages: set[str] = set()
    for leaf in _leaves(tree):
        for char in shelf.missing(leaf.text, leaf.lang):
            where = leaf.content or leaf.template or Where("templates")
            if package := shelf.package_for(char, leaf.lang):
                if package.requirement not in packages:
                    packages.add(package.requirement)
                    yield _not_installed(package, leaf, where)
                continue
            yield Problem(
                "glyph-missing",
                Severity.ERROR,
                f"No font has {char!r} (U+{ord(char):04X}), in “{_shortened(leaf.text, char)}”, language {leaf.lang}.",
                IN_WORDS.get(char, "Write it in other characters, or put a font that has it in content/fonts/."),
                where,
            )


def _not_installed(package: FontSource, leaf: Leaf, where: Where) -> Problem:
    """The language's font has a package; it is not there."""
    return Problem(
        "font-package-missing",
        Severity.ERROR,
        f"{package.family} is not installed; {leaf.lang} needs it, first in “{leaf.text[:24].strip()}”.",
        f"Install it with: pip install {package.requirement}",
        where,
    )


def _leaves(element: Element) -> Iterator[Leaf]:
    for kid in element.kids:
        if isinstance(kid, Leaf):
            yield kid
        else:
            yield from _leaves(kid)


def _shortened(text: str, char: str, around: int = 24) -> str:
    at = text.index(char)
    return text[max(0, at - around) : at + around].strip()
