"""Content and selectors in, the jobs to print out: pure, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from handouts.content.models.base import AUDIENCES
from handouts.content.project import Content
from handouts.press.job import Job
from handouts.translation.locales import printed_for, tag


@dataclass(frozen=True, slots=True)
class Selection:
    """What the caller narrowed the build to; globs, an empty tuple means all."""

    handouts: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()

    @property
    def narrows(self) -> bool:
        """Whether anything at all is left out."""
        return any((self.handouts, self.audiences, self.locales, self.regions))

    def takes(self, job: Job) -> bool:
        """Whether the job matches each selector."""
        wanted = (
            (job.handout, self.handouts),
            (job.audience, self.audiences),
            (job.locale, self.locales),
            (job.region, self.regions),
        )
        return all(not globs or any(fnmatchcase(value, glob) for glob in globs) for value, globs in wanted)


@dataclass(frozen=True, slots=True)
class Plan:
    """The jobs in order, and the locales that have no translation to print."""

    jobs: tuple[Job, ...]
    absent: tuple[str, ...]


def plan(content: Content, selection: Selection) -> Plan:
    """Every handout × audience × locale × region as declared, narrowed by the selection."""
    project = content.project
    jobs = tuple(job for job in _all_jobs(content) if selection.takes(job))
    absent = tuple(locale for locale in project.languages if locale != project.source_language)
    return Plan(jobs, absent)


def _all_jobs(content: Content) -> Iterator[Job]:
    locale = content.project.source_language
    declared = dict(content.project.audiences)
    for handout in (*sorted(content.leaflets), *sorted(content.comparisons)):
        for audience in (name for name in AUDIENCES if name in declared):
            for region in printed_for(locale, content.project.regions):
                yield Job(handout, audience, locale, region)


def output_path(job: Job) -> str:
    """Where a job's PDF lies, below build/draft or build/release; the name tells all by itself."""
    named = tag(job.locale, job.region)
    return f"{named}/{job.audience}/{job.handout}-{job.audience}-{named}.pdf"


def twin_path(path: str) -> str:
    """Where the HTML twin of a PDF lies: beside it, under the same name."""
    return f"{path.removesuffix('.pdf')}.html"
