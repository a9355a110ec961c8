"""Handouts and regions in, a Problem for each `{clinic.…}` and `{region.…}` that can't be printed where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from handouts.content.marks import CLINIC_KEYS
from handouts.content.models import faults
from handouts.content.models.comparison import Comparison
from handouts.content.models.leaflet import Leaflet
from handouts.content.models.project import Project
from handouts.content.models.regions import Region
from handouts.content.prose import PlaceMark
from handouts.content.select import Selected
from handouts.content.walk import ALWAYS_PRINTED, Told, marks_of, texts_of
from handouts.problems import Problem, Related, Severity, Where

NAMES = MappingProxyType({"title": "title", "heading": "heading", "option": "option's name", "ask": "question"})


def check_places(handout: Leaflet | Comparison, project: Project, regions: Mapping[str, Region]) -> Iterator[Problem]:
    """What is wrong with the places that a handout's texts name."""
    for told in texts_of(handout):
        for mark in marks_of(told.paragraph.kids):
            if isinstance(mark, PlaceMark):
                yield from _place(mark, told, project, regions)


def _place(mark: PlaceMark, told: Told, project: Project, regions: Mapping[str, Region]) -> Iterator[Problem]:
    if mark.owner == "region" and any(mark.key in region.values() for region in regions.values()):
        yield from _region(mark, told, project, regions)
    elif mark.owner == "clinic" and mark.key in CLINIC_KEYS and told.part != "red flags":
        yield from _clinic(mark, told, project)


def _clinic(mark: PlaceMark, told: Told, project: Project) -> Iterator[Problem]:
    if told.block is not None and told.block.for_clinics:
        return
    if mark.key == "name" and project.clinic_is_called is None:
        advice = "Add a line such as `clinic is called: your MS team` to content/project.yaml."
        message = "Without a clinic there is nothing to print for {clinic.name}."
        yield faults.error("clinic-not-called", message, advice, mark.where)
    elif mark.key not in ALWAYS_PRINTED:
        message = f"Without a clinic there is nothing to print for {{clinic.{mark.key}}}."
        advice = (
            "Put the text into a block of its own with `for clinics: yes`; it is left out where there is no clinic."
        )
        yield faults.error("clinic-only", message, advice, mark.where)


def _region(mark: PlaceMark, told: Told, project: Project, regions: Mapping[str, Region]) -> Iterator[Problem]:
    wanted = told.block.region if told.block is not None and told.block.region else project.regions
    for code in project.regions:
        region = regions.get(code)
        if code not in wanted or region is None or region.value(mark.key) is not None:
            continue
        key = mark.key.replace("_", " ")
        message = f"The region {code} has no `{key}`, so nothing can be printed here."
        advice = f"Add it to content/regions/{code}.yaml, or say `region:` in the block to leave {code} out."
        related = (Related(region.where, f"{code} is described here."),)
        yield Problem("region-key-missing", Severity.ERROR, message, advice, mark.where, related)


def check_named(selections: Iterable[Selected]) -> Iterator[Problem]:
    """Titles, headings, options and questions without words for an audience that gets them; each text once."""
    found: dict[tuple[Where, str], list[str]] = {}
    for selected in selections:
        for text in selected.missing:
            audiences = found.setdefault((text.where, text.part), [])
            if text.audience not in audiences:
                audiences.append(text.audience)
    for (where, part), audiences in found.items():
        message = f"This {NAMES[part]} says nothing to: {faults.listed(audiences)}."
        advice = f"Add a line for each, such as `{audiences[0]}: …`, or write it once for all."
        yield faults.error("text-audience-missing", message, advice, where)
