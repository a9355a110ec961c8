"""Content and selectors in, the jobs to print out: pure, in a fixed order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from types import MappingProxyType

from handouts.batch.paths import STANDARD
from handouts.content.models.base import AUDIENCES
from handouts.content.project import Content
from handouts.press.job import Job
from handouts.problems import Problem, Severity, UsageError
from handouts.translation.catalogue import LocaleTexts
from handouts.translation.locales import is_form_of, printed_for

SELECTORS = ("handout", "audience", "locale", "region", "edition", "clinic")
_LISTED = 12
NO_TEXTS: Mapping[str, LocaleTexts] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Selection:
    """What the caller narrowed the build to; globs, an empty tuple means all."""

    handouts: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    clinics: tuple[str, ...] = ()
    shard: tuple[int, int] | None = field(default=None, kw_only=True)
    """The part of so many that is printed here, from 1: a job's hash says which one it is in."""

    @property
    def narrows(self) -> bool:
        """Whether anything at all is left out."""
        return any((*self.wanted, self.shard))

    @property
    def wanted(self) -> tuple[tuple[str, ...], ...]:
        """What each selector names, in the order of SELECTORS."""
        return self.handouts, self.audiences, self.locales, self.regions, self.editions, self.clinics

    def takes(self, job: Job) -> bool:
        """Whether the job matches each selector."""
        wanted = zip(_values(job), self.wanted, strict=True)
        named = all(not globs or any(fnmatchcase(value, glob) for glob in globs) for value, globs in wanted)
        return named and (self.shard is None or int(job.address[:12], 16) % self.shard[1] + 1 == self.shard[0])


@dataclass(frozen=True, slots=True)
class Unbegun:
    """Jobs that nobody has begun to translate, told as sheets, each with the clinics ("": none) it is asked for: there
    may be more of them than of all others, and they are looked at once.
    """

    sheets: tuple[tuple[Job, tuple[str, ...]], ...] = ()

    def __iter__(self) -> Iterator[Job]:
        for sheet, clinics in self.sheets:
            yield from (replace(sheet, clinic=clinic) for clinic in clinics)

    def __len__(self) -> int:
        return sum(len(clinics) for _, clinics in self.sheets)


@dataclass(frozen=True, slots=True)
class Plan:
    """The jobs in order, and those that nobody has begun to translate."""

    jobs: tuple[Job, ...]
    absent: Unbegun = Unbegun()

    @property
    def silent(self) -> tuple[str, ...]:
        """The locales in which there is nothing to print at all."""
        said = {job.locale for job in self.jobs}
        return tuple(dict.fromkeys(sheet.locale for sheet, _ in self.absent.sheets if sheet.locale not in said))


def plan(
    content: Content,
    selection: Selection,
    texts: Mapping[str, LocaleTexts] = NO_TEXTS,
    unread: Collection[tuple[str, str]] = frozenset(),
) -> Plan:
    """Every handout × audience × locale × region × clinic as declared, narrowed by the selection. `unread`: the locales
    and handouts whose translation can't be read, and may have been begun.
    """
    known, jobs, absent = dict[tuple[str, str, str], bool](), list[Job](), dict[Job, list[str]]()
    for job in filter(selection.takes, _all_jobs(content)):
        sheet = _sheet(job)
        if sheet not in known:
            known[sheet] = _is_begun(job, content, texts, unread)
        if known[sheet]:
            jobs.append(job)
        else:
            absent.setdefault(replace(job, clinic=""), []).append(job.clinic)
    return Plan(tuple(jobs), Unbegun(tuple((job, tuple(clinics)) for job, clinics in absent.items())))


def refuse_unmatched(content: Content, selection: Selection) -> None:
    """Raises UsageError where a selector names nothing there is, or all of them together no sheet."""
    if not any(selection.wanted):
        return
    jobs = tuple(_all_jobs(content))
    for name, globs, values in zip(SELECTORS, selection.wanted, zip(*map(_values, jobs), strict=True), strict=False):
        for glob in globs:
            if not any(fnmatchcase(value, glob) for value in values):
                known = _listed(dict.fromkeys(filter(None, values)))
                raise UsageError(f"there is no {name} {glob!r} in this project; there are: {known}.")
    if not any(replace(selection, shard=None).takes(job) for job in jobs):
        raise UsageError("no sheet is all that was asked for together; leave a selector out.")


def _listed(names: Iterable[str]) -> str:
    known = tuple(names) or ("none",)
    more = f" and {len(known) - _LISTED} more" if len(known) > _LISTED else ""
    return ", ".join(known[:_LISTED]) + more


def empty_cells(content: Content, found: Plan) -> Iterator[Problem]:
    """A warning for each language that a clinic names and in which nothing it asks for is begun."""
    naming = {clinic.id for clinic in content.clinics.values() if clinic.languages}
    said = {(job.clinic, job.locale) for job in found.jobs if job.clinic in naming}
    silent = {(job.clinic, job.locale) for job in found.absent if job.clinic in naming} - said
    for clinic in content.clinics.values():
        for locale in clinic.languages:
            if (clinic.id, locale.text) in silent:
                message = f"Of what {clinic.name} asks for, nothing is translated to {locale} yet."
                advice = f"Have it translated (handouts i18n export --locale {locale}), or leave the language out."
                yield Problem("clinic-language-empty", Severity.WARNING, message, advice, locale.where)


def _values(job: Job) -> tuple[str, ...]:
    """What selectors look at, in the order of SELECTORS."""
    return job.handout, job.audience, job.locale, job.region, job.edition, job.clinic


def _sheet(job: Job) -> tuple[str, str, str]:
    """What is translated: whatever the region or clinic it is printed for."""
    return job.handout, job.audience, job.locale


def _is_begun(
    job: Job, content: Content, texts: Mapping[str, LocaleTexts], unread: Collection[tuple[str, str]]
) -> bool:
    """Whether anybody has begun this sheet in its language: with the texts for its audience, where it has its own.
    Another region's form of the source language is begun once it is listed.
    """
    source = content.project.source_language
    if job.locale == source or is_form_of(job.locale, source):
        return True
    catalogue = texts[job.locale].catalogues.get(job.handout) if job.locale in texts else None
    if catalogue is None and (job.locale, job.handout) in unread:
        return True
    entries = catalogue.entries if catalogue else ()
    own = [entry for entry in entries if entry.context.startswith(f"{job.handout}/{job.audience}/")]
    shared = [entry for entry in entries if entry.context.startswith(f"{job.handout}/all/")]
    return any(entry.target for entry in own or shared)


def _all_jobs(content: Content) -> Iterator[Job]:
    """The source language first, then each translation; each sheet, then the same for each clinic that asks for it."""
    project, clinics = content.project, _wishes_of_clinics(content)
    declared = dict(project.audiences)
    for locale in dict.fromkeys((project.source_language, *project.languages)):
        for handout in (*sorted(content.leaflets), *sorted(content.comparisons)):
            for audience in (name for name in AUDIENCES if name in declared):
                for region in printed_for(locale, project.regions):
                    yield Job(handout, audience, locale, region)
                    for one in clinics.get(region, ()):
                        if one.asks_for(handout, locale):
                            yield Job(handout, audience, locale, region, STANDARD, one.clinic)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a clinic asks for; empty: everything."""

    clinic: str
    languages: frozenset[str]
    handouts: frozenset[str]

    def asks_for(self, handout: str, locale: str) -> bool:
        return (not self.languages or locale in self.languages) and (not self.handouts or handout in self.handouts)


def _wishes_of_clinics(content: Content) -> Mapping[str, list[_Wish]]:
    """Those of the clinics of each region that take the standard edition, the only one there is."""
    found = dict[str, list[_Wish]]()
    for clinic in content.clinics.values():
        if STANDARD in clinic.editions:
            languages = frozenset(locale.text for locale in clinic.languages)
            wish = _Wish(clinic.id, languages, frozenset(handout.text for handout in clinic.leaflets))
            found.setdefault(clinic.region, []).append(wish)
    return found
