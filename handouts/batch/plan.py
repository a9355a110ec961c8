"""Content and selectors in, the jobs to print out: pure, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from types import MappingProxyType

from handouts.content.models.base import AUDIENCES
from handouts.content.project import Content
from handouts.press.job import Job
from handouts.translation.catalogue import LocaleTexts
from handouts.translation.locales import is_form_of, printed_for

NO_TEXTS: Mapping[str, LocaleTexts] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Selection:
    """What the caller narrowed the build to; globs, an empty tuple means all."""

    handouts: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    shard: tuple[int, int] | None = None
    """The part of so many that is printed here, from 1: a job's hash says which one it is in."""

    @property
    def narrows(self) -> bool:
        """Whether anything at all is left out."""
        return any((self.handouts, self.audiences, self.locales, self.regions, self.shard))

    def takes(self, job: Job) -> bool:
        """Whether the job matches each selector."""
        wanted = (
            (job.handout, self.handouts),
            (job.audience, self.audiences),
            (job.locale, self.locales),
            (job.region, self.regions),
        )
        named = all(not globs or any(fnmatchcase(value, glob) for glob in globs) for value, globs in wanted)
        return named and (self.shard is None or int(job.address[:12], 16) % self.shard[1] + 1 == self.shard[0])


@dataclass(frozen=True, slots=True)
class Plan:
    """The jobs in order, and those that nobody has begun to translate."""

    jobs: tuple[Job, ...]
    absent: tuple[Job, ...]

    @property
    def silent(self) -> tuple[str, ...]:
        """The locales in which there is nothing to print at all."""
        said = {job.locale for job in self.jobs}
        return tuple(dict.fromkeys(job.locale for job in self.absent if job.locale not in said))


def plan(content: Content, selection: Selection, texts: Mapping[str, LocaleTexts] = NO_TEXTS) -> Plan:
    """Every handout × audience × locale × region as declared, narrowed by the selection."""
    wanted = [job for job in _all_jobs(content) if selection.takes(job)]
    begun = [_is_begun(job, content, texts) for job in wanted]
    return Plan(
        tuple(job for job, is_begun in zip(wanted, begun, strict=True) if is_begun),
        tuple(job for job, is_begun in zip(wanted, begun, strict=True) if not is_begun),
    )


def _is_begun(job: Job, content: Content, texts: Mapping[str, LocaleTexts]) -> bool:
    """Whether anybody has begun this sheet in its language: with the texts for its audience, where it has its own.
    Another region's form of the source language is begun once it is listed.
    """
    source = content.project.source_language
    if job.locale == source or is_form_of(job.locale, source):
        return True
    catalogue = texts[job.locale].catalogues.get(job.handout) if job.locale in texts else None
    entries = catalogue.entries if catalogue else ()
    own = [entry for entry in entries if entry.context.startswith(f"{job.handout}/{job.audience}/")]
    shared = [entry for entry in entries if entry.context.startswith(f"{job.handout}/all/")]
    return any(entry.target for entry in own or shared)


def _all_jobs(content: Content) -> Iterator[Job]:
    """The source language first, then each translation."""
    project = content.project
    declared = dict(project.audiences)
    for locale in dict.fromkeys((project.source_language, *project.languages)):
        for handout in (*sorted(content.leaflets), *sorted(content.comparisons)):
            for audience in (name for name in AUDIENCES if name in declared):
                for region in printed_for(locale, project.regions):
                    yield Job(handout, audience, locale, region)
