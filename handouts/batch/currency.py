"""A PDF's identity and a project in: whether the sheet is current there, replaced, withdrawn or unknown."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from handouts.batch.plan import Selection, plan
from handouts.batch.releases import BACK, releases
from handouts.content.digest import check_letters
from handouts.content.load import load
from handouts.content.project import Content
from handouts.document.shelf import TemplateShelf
from handouts.press.interpreter import Interpreter, reader_of
from handouts.press.job import Bundle, Job
from handouts.press.pdf.identity import PdfIdentity
from handouts.translation.imprint import codes_of, letters_of
from handouts.translation.locale_files import read_translations


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a sheet, and why."""

    state: Literal["current", "replaced", "withdrawn", "unknown"]
    why: str


def currency(project: Path, identity: PdfIdentity) -> Verdict:
    """Compare code, version and check letters with what the project would print now: for anybody, or for a clinic.

    Nothing is composed: all three are known from what is read.
    """
    content = load(project).content
    if content is None:
        return Verdict("unknown", "the project's content can't be read; run `handouts check`")
    bundle = Bundle(content, read_translations(content).texts)
    jobs = [job for job in plan(content, Selection(), bundle.texts).jobs if _code(content, job) == identity.code]
    if not jobs:
        return Verdict("unknown", f"nothing in the project has the code {identity.code}")
    handout = content.handouts[jobs[0].handout]
    if withdrawn := handout.withdrawn:
        return Verdict("withdrawn", f"on {withdrawn.on.isoformat()}: {withdrawn.because}")
    if back := _taken_back(project, identity):
        return Verdict("withdrawn", back)
    return _compared(jobs, bundle, Interpreter(TemplateShelf(project / "templates")), identity)


def _code(content: Content, job: Job) -> str:
    return codes_of(content, content.handouts[job.handout], reader_of(job))[0][1]


def _compared(jobs: list[Job], bundle: Bundle, interpreter: Interpreter, identity: PdfIdentity) -> Verdict:
    """Whether any sheet of this code, whoever it is printed for, has the version and the letters."""
    version = str(bundle.content.handouts[jobs[0].handout].version)
    letters = {job: _letters(bundle, interpreter, job) for job in jobs}
    if version != identity.version or identity.check_letters not in letters.values():
        return Verdict("replaced", f"by version {version}, check letters {letters[jobs[0]]}")
    clinic = next(job.clinic for job in jobs if letters[job] == identity.check_letters)
    whose = f", and its numbers those of {bundle.content.clinics[clinic].name}" if clinic else ""
    return Verdict("current", f"its texts are the project's texts{whose}")


def _letters(bundle: Bundle, interpreter: Interpreter, job: Job) -> str:
    speech = interpreter.speech(bundle, job.locale)
    clinics = (speech.content if speech else bundle.content).clinics
    digest = interpreter.reading(bundle, job).digest
    return check_letters(letters_of(digest, clinics[job.clinic] if job.clinic else None))


def _taken_back(project: Path, identity: PdfIdentity) -> str:
    """When this very sheet was taken out of the release, if nothing has taken its place since; "" if it was not."""
    events = releases(project)
    sheet = (identity.code, identity.version, identity.check_letters)
    last = next((one for one in reversed(events) if (one.code, one.version, one.letters) == sheet), None)
    if last is None or last.event != BACK or any(one.path == last.path for one in events[events.index(last) + 1 :]):
        return ""
    return f"taken out of the release on {last.day}; nothing has taken its place yet"
