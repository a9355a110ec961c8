"""One text as localised: words, and what is set among them, all frozen.

Every printed word is a Text; a Text enters markup as an opaque handle, so author text never becomes markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from handouts.problems import Where


@dataclass(frozen=True, slots=True)
class Words:
    """Characters to print."""

    text: str
    where: Where | None


@dataclass(frozen=True, slots=True)
class Strong:
    """Heavier words."""

    kids: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address outside."""

    kids: tuple[Inline, ...]
    url: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A value put in by the program: `what` it is, its id and form, the exact value, and how it reads here."""

    what: Literal["fact", "number", "place"]
    id: str
    form: str
    value: str
    text: str
    where: Where | None


@dataclass(frozen=True, slots=True)
class Term:
    """Words that the glossary explains; `first` on a term's first use in the handout."""

    id: str
    kids: tuple[Inline, ...]
    first: bool


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation; the tree builder prints its numbers, "[1, 2]"."""

    sources: tuple[str, ...]
    where: Where | None


Inline: TypeAlias = Words | Strong | Link | Shown | Term | Cite


class Untranslated(str):
    """A fixed word that nobody has translated, with the language it is in."""

    __slots__ = ("lang",)

    def __new__(cls, text: str, lang: str) -> Untranslated:
        """The word as it stands in the source language."""
        made = super().__new__(cls, text)
        made.lang = lang
        return made

    lang: str


@dataclass(frozen=True, slots=True)
class Text:
    """One localised paragraph, item, cell, heading or caption. `n` is its index in Localised.texts; `untranslated`
    says that it stands in the source language only because nobody has translated it.
    """

    n: int
    inlines: tuple[Inline, ...]
    lang: str
    where: Where | None
    untranslated: bool = False

    def __html__(self) -> str:
        """The handle that the tree builder replaces."""
        return f'<t n="{self.n}"/>'
