"""`content/project.yaml`: what the project is, who reads it and what may be printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, ClassVar, TypeAlias

from handouts.content.models import faults
from handouts.content.models.base import AUDIENCES, Model, Reading
from handouts.content.models.fields import (
    LOCALES,
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
from handouts.content.models.shapes import FilledList, Items, Keyed, Listed
from handouts.content.nodes import Mapping, Node, Scalar, Sequence
from handouts.problems import Problem


class AudienceSettings(Model):
    """How an audience is called, and whose words it gets where its own are missing."""

    name: Name
    if_missing_use: AudienceName | None = None

    called: ClassVar[str] = "an audience"

    @classmethod
    def take(cls, node: Mapping, reading: Reading) -> tuple[dict[str, Any], list[Problem]]:
        """The fields; the audience to borrow from must be one of the project's."""
        values, problems = super().take(node, reading)
        used = node.get("if missing use")
        if isinstance(used, Scalar) and used.text in AUDIENCES and used.text not in reading.options:
            advice = f"Name an audience of this project: {faults.listed(reading.options)}."
            problems.append(
                faults.error("audience-unknown", f"This project has no audience `{used.text}`.", advice, used.where)
            )
        return values, problems


class ReleaseNeeds(Model):
    """The roles that must sign before a handout, or a translation of it, loses its draft banner."""

    leaflet: FilledList[Typed]
    translation: Items[Typed] = ()

    called: ClassVar[str] = "`release needs`"


AudienceList: TypeAlias = Annotated[tuple[tuple[str, AudienceSettings], ...], Keyed(one_of(AUDIENCES, "audience"))]


class Project(Model):
    """The project's own file."""

    name: Name
    code: Code
    made_by: Name
    funding: Name
    corrections: Mail
    keeper: Mail
    source_language: Locale
    languages: Annotated[tuple[Locale, ...], Listed(unique=True)] = ()
    regions: Annotated[tuple[RegionCode, ...], Listed("region", at_least=1, unique=True)]
    editions: Annotated[tuple[EditionName, ...], Listed(at_least=1, unique=True)] = ("standard",)
    clinic_is_called: Name | None = None
    audiences: AudienceList
    release_needs: ReleaseNeeds
    review_every: Period
    warn_before: Period
    numbers_in_names: Items[Typed] = ()

    called: ClassVar[str] = "the project"

    @classmethod
    def take(cls, node: Mapping, reading: Reading) -> tuple[dict[str, Any], list[Problem]]:
        """The fields, seen together: languages against regions, and who borrows from whom."""
        audiences = node.get("audiences")
        if isinstance(audiences, Mapping):
            reading.options = tuple(key.text for key, _ in audiences.entries)
        values, problems = super().take(node, reading)
        return values, [*problems, *_locale_faults(node), *_borrowing_faults(audiences)]

    def own_faults(self) -> Iterable[Problem]:
        """Somebody must be there to read."""
        if not self.audiences:
            advice = f"Write one at least below `audiences:`: {faults.listed(AUDIENCES)}."
            yield faults.error("audience-none", "This project has no audiences.", advice, self.where)

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


def _locale_faults(node: Mapping) -> Iterator[Problem]:
    """A language of a region that the project doesn't print for would never be printed."""
    regions, languages = node.get("regions"), node.get("languages")
    source = node.get("source language")
    codes = [item.text for item in regions.items if isinstance(item, Scalar)] if isinstance(regions, Sequence) else []
    for tag in (source, *(languages.items if isinstance(languages, Sequence) else ())):
        match = LOCALES.fullmatch(tag.text) if isinstance(tag, Scalar) else None
        region = (match[2] or "").lstrip("-") if match else ""
        if tag and codes and region and not any(code.split("-")[0] == region for code in codes):
            advice = f"Add {region} to `regions:`, or name a language of: {faults.listed(codes)}."
            message = f"{region} is no region of this project, so this language would never be printed."
            yield faults.error("locale-region", message, advice, tag.where)


def _borrowing_faults(audiences: Node | None) -> Iterator[Problem]:
    """Audiences that borrow in a circle."""
    entries = audiences.entries if isinstance(audiences, Mapping) else ()
    lenders = {key.text: node.get("if missing use") for key, node in entries if isinstance(node, Mapping)}
    for name in lenders:
        seen, lender = {name}, lenders.get(name)
        while isinstance(lender, Scalar) and lender.text not in seen:
            seen.add(lender.text)
            lender = lenders.get(lender.text)
        if isinstance(lender, Scalar) and lender.text == name:
            message = f"`{name}` would borrow its own words."
            yield faults.error("audience-circle", message, "Leave this line out for one of them.", lender.where)
