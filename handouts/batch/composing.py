"""Jobs, a Bundle and a press in; what is known of each composed sheet, and the first so many sheets themselves, out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from handouts.batch.input_sets import HeldOnce
from handouts.batch.judged import Judged, known_of
from handouts.batch.worker import Limits, bounded, why_failed
from handouts.press.job import Bundle, Job
from handouts.press.prepared import Prepared
from handouts.press.press import Press
from handouts.problems import Problem
from handouts.translation.locale_files import po_path
from handouts.translation.units import SHARED


@dataclass(frozen=True, slots=True)
class Composed:
    """`judged` has all that could be composed, `prepared` the first of them; `failed` says why the machine failed."""

    prepared: dict[Job, Prepared]
    judged: dict[Job, Judged]
    failed: dict[Job, str]


def composed(
    press: Press, bundle: Bundle, jobs: Iterable[Job], translations: Sequence[Problem], limits: Limits, most: int
) -> Composed:
    """Each job composed within its limits; one job's failure costs no other. `most`: so many sheets are held."""
    found, held = Composed({}, {}, {}), HeldOnce()
    for job in jobs:
        try:
            with bounded(limits):
                sheet = _with_faults(press.prepare(bundle, job), translations)
        except Exception as error:
            found.failed[job] = why_failed(error)
            continue
        found.judged[job] = known_of(sheet, held)
        if len(found.prepared) < most:
            found.prepared[job] = sheet
    return found


def _with_faults(sheet: Prepared, translations: Iterable[Problem]) -> Prepared:
    """The sheet with the errors in the catalogues it is made from: they withhold it, and no other language."""
    names = {po_path(sheet.job.locale, name) for name in (sheet.job.handout, *SHARED)}
    found = tuple(problem for problem in translations if problem.is_error and problem.where.file in names)
    return replace(sheet, problems=(*sheet.problems, *found)) if found else sheet
