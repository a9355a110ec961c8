"""A PDF's identity and a project in: whether the sheet is current there, replaced, withdrawn or unknown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from handouts.batch.plan import Selection, plan
from handouts.batch.releases import BACK, releases
from handouts.batch.survey import survey
from handouts.press.pdf.identity import PdfIdentity

NO_DAY = date(1970, 1, 1)
"""Currency is a matter of texts; the day plays no part."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a sheet, and why."""

    state: Literal["current", "replaced", "withdrawn", "unknown"]
    why: str


def currency(project: Path, identity: PdfIdentity) -> Verdict:
    """Compare code, version and check letters with what the project would print now."""
    found = survey(project, NO_DAY)
    if found.content is None:
        return Verdict("unknown", "the project's content can't be read; run `handouts check`")
    handouts = found.content.handouts
    for job in plan(found.content, Selection()).jobs:
        prepared = found.prepared.get(job)
        if prepared is None or prepared.code != identity.code:
            continue
        withdrawn = handouts[job.handout].withdrawn
        if withdrawn is not None:
            return Verdict("withdrawn", f"on {withdrawn.on.isoformat()}: {withdrawn.because}")
        if back := _taken_back(project, identity):
            return Verdict("withdrawn", back)
        if prepared.check_letters == identity.check_letters and prepared.version == identity.version:
            return Verdict("current", "its texts are the project's texts")
        return Verdict("replaced", f"by version {prepared.version}, check letters {prepared.check_letters}")
    return Verdict("unknown", f"nothing in the project has the code {identity.code}")


def _taken_back(project: Path, identity: PdfIdentity) -> str:
    """When this very sheet was taken out of the release, if nothing has taken its place since; "" if it was not."""
    events = releases(project)
    sheet = (identity.code, identity.version, identity.check_letters)
    last = next((one for one in reversed(events) if (one.code, one.version, one.letters) == sheet), None)
    if last is None or last.event != BACK or any(one.path == last.path for one in events[events.index(last) + 1 :]):
        return ""
    return f"taken out of the release on {last.day}; nothing has taken its place yet"
