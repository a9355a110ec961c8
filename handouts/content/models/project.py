"""`content/project.yaml`: what the project is, who reads it and what may be printed."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from handouts.content.models.base import AUDIENCES, Model
from handouts.content.models.fields import (
    AudienceName,
    Code,
    EditionName,
    Locale,
    Mail,
    Name,
    Period,
    RegionCode,
    Typed,
    one_of,
)
from handouts.content.models.shapes import Items, Keyed, Listed


class AudienceSettings(Model):
    """How an audience is called, and whose words it gets where its own are missing."""

    name: Name
    if_missing_use: AudienceName | None = None

    @classmethod
    def what(cls) -> str:
        return "an audience"


class ReleaseNeeds(Model):
    """The roles that must sign before a handout, or a translation of it, loses its draft banner."""

    leaflet: Items[Typed] = ()
    translation: Items[Typed] = ()

    @classmethod
    def what(cls) -> str:
        return "`release needs`"


AudienceList: TypeAlias = Annotated[
    tuple[tuple[str, AudienceSettings], ...], Keyed(one_of(AUDIENCES, "audience"))
]


class Project(Model):
    """The project's own file."""

    name: Name
    code: Code
    made_by: Name
    funding: Name
    corrections: Mail
    keeper: Mail
    source_language: Locale
    languages: Items[Locale] = ()
    regions: Annotated[tuple[RegionCode, ...], Listed("region")]
    editions: Items[EditionName] = ("standard",)
    clinic_is_called: Name | None = None
    audiences: AudienceList
    release_needs: ReleaseNeeds
    review_every: Period
    warn_before: Period
    numbers_in_names: Items[Typed] = ()

    @classmethod
    def what(cls) -> str:
        return "the project"

    def settings(self, audience: str) -> AudienceSettings | None:
        """The settings of an audience, or None if the project does not print for it."""
        return next((settings for name, settings in self.audiences if name == audience), None)

    def voices_for(self, audience: str) -> tuple[str, ...]:
        """The audience and those whose words it gets where its own are missing, in order, none twice."""
        chain: list[str] = []
        following: str | None = audience
        while following and following not in chain:
            chain.append(following)
            settings = self.settings(following)
            following = settings.if_missing_use if settings else None
        return tuple(chain)


