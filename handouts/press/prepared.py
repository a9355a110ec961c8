"""A job composed and not yet printed: the value between composing and laying out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from handouts.content.models.handout import Dates
from handouts.document.theme import Theme
from handouts.document.tree import Element
from handouts.press.job import Job
from handouts.press.layout.blocks_kept import BlocksKept
from handouts.press.marks import Picture
from handouts.press.pdf.pages_kept import PagesKept
from handouts.problems import Problem
from handouts.translation.catalogue import Key
from handouts.translation.localised import Localised

NO_PICTURES: Mapping[str, Picture] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Prepared:
    """A job composed but not yet printed: cheap, and enough to know whether it is due.

    `handout` and `tree` are None where Problems stand against them; `lacking` are the texts that nobody has translated,
    by catalogue and identity; `kept` is what was set of sheets like it, `pages_kept` what was painted of them: neither
    changes a result.
    """

    job: Job
    handout: Localised | None
    tree: Element | None
    theme: Theme | None
    pictures: Mapping[str, Picture]
    problems: tuple[Problem, ...]
    inputs: tuple[tuple[str, str], ...]
    fingerprint: str
    facts: tuple[str, ...]
    sources: tuple[str, ...]
    dates: Dates
    lacking: tuple[tuple[str, Key], ...] = ()
    digest: str = ""
    words_digest: str = ""
    kept: BlocksKept | None = None
    pages_kept: PagesKept | None = None

    @property
    def code(self) -> str:
        """The code on the page."""
        return self.handout.imprint.code if self.handout else ""

    @property
    def version(self) -> str:
        """The version on the page."""
        return self.handout.imprint.version if self.handout else ""

    @property
    def check_letters(self) -> str:
        """The check letters on the page."""
        return self.handout.imprint.check_letters if self.handout else ""

    @property
    def title(self) -> str:
        """The title without marks."""
        return self.handout.plain_title if self.handout else ""

    @property
    def draft(self) -> bool:
        """Whether a signature is missing or void."""
        return self.handout is None or self.handout.imprint.draft

    @property
    def next_review(self) -> date:
        """The day from which it may not be released."""
        return self.dates.next_review
