"""Outputs that are due in; their PDFs and twins in the tree, and the same Outputs with what became of them, out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from handouts.batch.crew import Crew, CrewPlan
from handouts.batch.files import write_aside
from handouts.batch.outcome import Output, State, Twin, standing
from handouts.batch.parcel import packed, parcel_of
from handouts.batch.paths import twin_path
from handouts.batch.survey import Survey
from handouts.batch.worker import Bench, Work
from handouts.press.job import Bundle, Job

WORTH_A_WORKER: Final = 60
"""A worker takes as long to start as so many jobs take to print: fewer are printed here."""


def carried_out(
    found: Survey, outputs: Sequence[Output], folder: Path, last: Mapping[str, Output], workers: int
) -> Iterator[Output]:
    """Every Output in its order; those that were due are printed. The machine's faults fail their job alone and leave
    its last PDF.
    """
    due = {output.job: output for output in outputs if output.state is State.DUE}
    works = _works(found, tuple(due), workers) if due else ()
    done = {work.job: _delivered(due[work.job], work, folder, last) for work in works}
    return (done.get(output.job, output) for output in outputs)


def _works(found: Survey, jobs: Sequence[Job], workers: int) -> Iterator[Work]:
    """What became of each job, here or by as many workers as are worth it."""
    assert found.content is not None
    assert found.press is not None
    bundle = Bundle(found.content, found.texts)
    size = min(workers, len(jobs) // WORTH_A_WORKER)
    if size < 2:
        bench = Bench(bundle, found.press)
        yield from (bench.print_job(job, found.prepared[job]) for job in jobs)
        return
    with Crew(packed(parcel_of(found.content.root, bundle)), CrewPlan(size)) as crew:
        yield from crew.print_all(jobs)


def _delivered(output: Output, work: Work, folder: Path, last: Mapping[str, Output]) -> Output:
    """The files written, whole or not at all, and what is to be told of them."""
    before = last.get(output.path)
    if work.failure:
        return standing(output.job, output.path, before, State.FAILED, work.failure)
    if not work.pdf:
        withheld = standing(output.job, output.path, before, State.WITHHELD, "it can't be laid out")
        return replace(withheld, problems=work.problems)
    write_aside(folder / output.path, work.pdf)
    write_aside(folder / twin_path(output.path), work.twin)
    return _printed(output, work)


def _printed(output: Output, work: Work) -> Output:
    return replace(
        output,
        state=State.PRINTED,
        fingerprint=work.fingerprint,
        inputs=work.inputs,
        sha256=work.sha256,
        content_sha256=work.content_sha256,
        pages=work.pages,
        size=len(work.pdf),
        twin=Twin(twin_path(output.path), hashlib.sha256(work.twin).hexdigest(), len(work.twin)),
        problems=work.problems,
    )
