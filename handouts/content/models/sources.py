"""`content/sources.yaml`: where the facts come from, in the field names of CSL-JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, ClassVar, TypeAlias

from pydantic import Field

from handouts.content.models import faults
from handouts.content.models.base import Given, Model
from handouts.content.models.fields import Doi, Name, Pmid, Typed, WebAddress, YearTyped, YesNo, closed
from handouts.content.models.shapes import Items
from handouts.problems import Problem

NOT_SEEN = "not seen yet"
TYPES = (
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "book",
    "chapter",
    "dataset",
    "document",
    "legislation",
    "paper-conference",
    "post-weblog",
    "report",
    "speech",
    "thesis",
    "webpage",
)
SourceType: TypeAlias = Annotated[str, *closed(TYPES, "type of source")]


class Author(Model):
    """A person by family and given name, or a group as it signs (`literal`)."""

    family: Typed = ""
    given: Typed = ""
    literal: Typed = ""

    called: ClassVar[str] = "an author"

    def own_faults(self) -> Iterable[Problem]:
        """A person or a group, not both, not neither."""
        if bool(self.family) == bool(self.literal) or (self.given and not self.family):
            advice = "Write {family: Burt, given: RK} for a person, {literal: …} for a group."
            yield faults.error("author-bad", "An author has a family name, or a literal one.", advice, self.where)


class Source(Model):
    """One source. Fields are characters as typed; "" where the key is missing."""

    id: Given[str]
    type: SourceType
    author: Items[Author] = ()
    title: Name
    container_title: Typed = Field(default="", alias="container-title")
    issued: YearTyped = ""
    volume: Typed = ""
    issue: Typed = ""
    page: Typed = ""
    edition: Typed = ""
    number: Typed = ""
    publisher: Typed = ""
    publisher_place: Typed = Field(default="", alias="publisher-place")
    DOI: Doi = ""
    PMID: Pmid = ""
    URL: WebAddress = ""
    accessed: YearTyped = ""
    read: Typed = ""
    retracted: YesNo = False

    by_program: ClassVar[frozenset[str]] = frozenset({"id"})

    called: ClassVar[str] = "a source"

    @property
    def title_seen(self) -> bool:
        """Whether somebody has seen the exact title."""
        return self.title.text != NOT_SEEN
