"""Jobs in; an error for each two whose files no disk could tell apart, or whose file's name no disk takes, out.

Disks of some systems take `Ä` and `ä`, or two ways to write the same letter, for one name: the paper that is printed
last would lie in the place of the other.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final

from handouts.batch.paths import output_path, twin_path
from handouts.content.project import Content
from handouts.press.job import Job
from handouts.problems import Problem, Related, Severity, Where

LONGEST: Final = 255
"""Bytes in the name of a file, on every disk in use."""
_DIFFERS: Final = ("handout", "clinic", "locale", "edition")
"""What may tell two sheets apart that lie in one folder."""


def refused_paths(content: Content, jobs: Iterable[Job]) -> Mapping[str, Problem]:
    """By handout that may not be printed, the first reason."""
    found = dict[str, Problem]()
    for handout, problem in _faults(content, jobs):
        found.setdefault(handout, problem)
    return MappingProxyType(found)


def _faults(content: Content, jobs: Iterable[Job]) -> Iterator[tuple[str, Problem]]:
    first, longest = dict[str, Job](), dict[str, str]()
    for job in jobs:
        path = output_path(job)
        name = PurePosixPath(twin_path(path)).name
        if len(name.encode()) > LONGEST:
            longest[job.handout] = max(name, longest.get(job.handout, ""), key=len)
        other = first.setdefault(_as_disks_see(path), job)
        if other is not job:
            problem = _clash(content, other, job)
            yield from ((handout, problem) for handout in (other.handout, job.handout))
    yield from ((handout, _too_long(content, handout, name)) for handout, name in longest.items())


def _as_disks_see(path: str) -> str:
    """The path as a disk sees it that tells no case apart and knows each letter in one form."""
    return path.casefold() if path.isascii() else unicodedata.normalize("NFC", path).casefold()


def _too_long(content: Content, handout: str, name: str) -> Problem:
    over = len(name.encode()) - LONGEST
    message = f"The name of its file would be {len(name.encode())} bytes long ({name[:24]}…): disks take {LONGEST}."
    advice = f"Shorten its id, which is the name of this file, by {over} characters or more."
    return Problem("path-too-long", Severity.ERROR, message, advice, content.handout(handout).where)


def _clash(content: Content, other: Job, job: Job) -> Problem:
    differing = next(name for name in _DIFFERS if getattr(job, name) != getattr(other, name))
    one, two = (_called(each) for each in (other, job))
    message = f"Two sheets would lie in one file, {output_path(job)}: {one}, and {two}."
    advice = "Rename one of them, or leave it out."
    related = (Related(_where(content, other, differing), "The other one is asked for here."),)
    return Problem("path-clash", Severity.ERROR, message, advice, _where(content, job, differing), related)


def _called(job: Job) -> str:
    parts = (job.handout, job.audience, job.locale, job.region, job.clinic, job.edition if job.clinic else "")
    return " ".join(filter(None, parts))


def _where(content: Content, job: Job, differing: str) -> Where:
    """The file that asks for what the two differ by."""
    if differing == "handout":
        return content.handout(job.handout).where
    clinic = content.clinics.get(job.clinic)
    return clinic.where if clinic and differing != "locale" else content.project.where
