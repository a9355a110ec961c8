"""A project as it was read, before anything is composed, in; what nobody vouches for any more gone from its tree, out.

It needs no template and no font, so that a sheet which people took back goes whatever else is wrong.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from handouts.batch.files import remove
from handouts.batch.made import Made
from handouts.batch.outcome import Output, State
from handouts.batch.paths import output_path, twin_path
from handouts.batch.survey import Begun
from handouts.content.digest import Reader, digest_of_said, what_is_said
from handouts.content.project import Content
from handouts.content.signing import status
from handouts.press.job import Job
from handouts.translation.spoken import what_is_spoken

UNSIGNED: Final = "not signed by all that `release needs:` names"
OVERDUE: Final = "its next review was due on {day}"
REPORT: Final = "report.html"
"""It shows and links what lies in the tree: it goes with the first sheet that goes, and is written anew at the end."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree as the last run left it, the day it is judged by, and whether it is that of releases."""

    folder: Path
    last: Mapping[str, Output]
    as_of: date
    release: bool


def withdraw_first(begun: Begun, tree: Tree) -> dict[str, str]:
    """The paths of what went, each with the reason. Raises EnvironmentLacksError where the tree cannot be written."""
    gone, judged = dict[str, str](), dict[Job, str]()
    for job, path in _lying(begun, tree):
        sheet = replace(job, clinic="", edition="")  # one signature serves all papers of a sheet
        if sheet not in judged:
            judged[sheet] = _because(begun, sheet, tree)
        if reason := judged[sheet]:
            take_away(tree.folder, path)
            gone[path] = reason
    return gone


def _because(begun: Begun, sheet: Job, tree: Tree) -> str:
    return withdrawn_because(begun, sheet) or (_void(begun, sheet, tree.as_of) if tree.release else "")


def take_away(folder: Path, path: str) -> None:
    """A PDF and its twin go, and before them the report that links them."""
    for name in (REPORT, path, twin_path(path)):
        remove(folder / name)


def _lying(begun: Begun, tree: Tree) -> Iterator[tuple[Job, str]]:
    """The jobs whose files lie in the tree, with their paths; a notice that is whole is none of them."""
    for job in begun.plan.jobs:
        path = output_path(job)
        lies = (tree.folder / path).exists() or (tree.folder / twin_path(path)).exists()
        if lies and not notice_stands(tree.folder, tree.last.get(path)):
            yield job, path


def notice_stands(folder: Path, before: Output | None) -> bool:
    """Whether what lies there is the notice of the last run, whole."""
    if before is None or before.notice is None or before.stands:
        return False
    pdf, twin = before.notice, before.notice.twin
    return is_whole(folder / before.path, pdf.sha256) and is_whole(folder / twin.path, twin.sha256)


def is_whole(file: Path, sha256: str) -> bool:
    """Whether a file is there as it was written."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest() == sha256
    except OSError:
        return False


def withdrawn_because(begun: Begun, job: Job) -> str:
    """When and why people took the handout back; "" where they did not."""
    withdrawn = begun.bundle.content.handouts[job.handout].withdrawn
    return f"{withdrawn.on.isoformat()}: {withdrawn.because}" if withdrawn else ""


def _void(begun: Begun, job: Job, as_of: date) -> str:
    """Why it may not stay in a release; "" where it may, or where errors leave open what it says."""
    content, reader = begun.bundle.content, Reader(job.audience, job.locale, job.region)
    if job.handout in begun.withheld or (job.locale, job.handout) in begun.unread:
        return ""
    try:
        digest = _digest(begun, job.handout, reader)
    except Exception:  # a fault of the machine, which costs this sheet alone and is told when it is composed
        return ""
    if status(content, job.handout, reader, digest).state != "signed":
        return UNSIGNED
    return overdue(content, job.handout, as_of)


def overdue(content: Content, handout: str, as_of: date) -> str:
    """Why a handout may not stay in a release any more on that day, whatever it says; "" where it may."""
    next_review = content.handouts[handout].dates.next_review
    return OVERDUE.format(day=next_review.isoformat()) if next_review <= as_of else ""


def _digest(begun: Begun, handout: str, reader: Reader) -> str:
    spoken = begun.interpreter.speech(begun.bundle, reader.locale)
    content = begun.bundle.content
    return digest_of_said(what_is_spoken(spoken, handout, reader) if spoken else what_is_said(content, handout, reader))


def without(last: Mapping[str, Output], gone: Mapping[str, str]) -> dict[str, Output]:
    """What the last run left, without the files that are gone: what they were stays known."""
    return {path: _bare(output) if path in gone else output for path, output in last.items()}


def _bare(output: Output) -> Output:
    """Which sheet it was, and nothing of its files."""
    made = Made.of(check_letters=output.check_letters)
    return Output(output.job, State.REFUSED, output.reason, output.code, output.version, output.title, made)


def as_gone(output: Output, gone: Mapping[str, str]) -> Output:
    """An output whose sheet is gone is refused, not withheld, whatever else is wrong with it."""
    if output.path not in gone or output.state is not State.WITHHELD:
        return output
    return replace(output, state=State.REFUSED, reason=gone[output.path])
