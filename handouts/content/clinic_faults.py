"""A clinic and its project in, a Problem for each sheet the clinic asks for that could never be printed out."""

from __future__ import annotations

from collections.abc import Iterator

from handouts.content.models import faults
from handouts.content.models.clinics import Clinic
from handouts.content.models.fields import LOCALES
from handouts.content.models.project import Project
from handouts.problems import Problem


def clinic_faults(clinic: Clinic, project: Project) -> Iterator[Problem]:
    """Its region, languages and editions, seen together with the project's."""
    if clinic.region not in project.regions:
        advice = f"Add {clinic.region} to `regions:` of the project, or name one of: {faults.listed(project.regions)}."
        message = f"Nothing is printed for the region {clinic.region}."
        yield faults.error("clinic-region", message, advice, clinic.where)
        return
    languages = (project.source_language, *project.languages)
    for locale in clinic.languages:
        if locale.text not in languages:
            advice = faults.guess(locale.text, languages, f"Languages of the project: {faults.listed(languages)}.")
            yield faults.error("clinic-language", f"The project has no language `{locale}`.", advice, locale.where)
        elif _country(locale.text) not in {"", clinic.region.partition("-")[0]}:
            message = f"`{locale}` is never printed for the clinic's region, {clinic.region}."
            yield faults.error("clinic-language", message, "Name the language as it is printed there.", locale.where)
    for edition in clinic.editions:
        if edition not in project.editions:
            advice = f"Add it to `editions:` of the project, or name one of: {faults.listed(project.editions)}."
            yield faults.error("clinic-edition", f"The project prints no {edition} edition.", advice, clinic.where)


def _country(locale: str) -> str:
    """The country that a language tag names; "" where it names none."""
    match = LOCALES.fullmatch(locale)
    return (match[2] or "").lstrip("-") if match else ""
